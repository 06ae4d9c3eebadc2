import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin } from "../cli/command.js";
import { readTree, writeFiles } from "../folder.js";
import { type Asked, type Generator, isPassedOver, runGenerator } from "./peers.js";
import { type Equal, projectFiles, type Refused, type Scenario } from "./scenarios.js";

const checkout = resolve(".");
const work = realpathSync(mkdtempSync(join(tmpdir(), "asyncwright-generator-")));
afterAll(() => rmSync(work, { recursive: true, force: true }), 60_000);

/** What `asyncwright generate` writes in such a project. */
const generated = memoize(({ files, more, flags, input = "" }: Omit<Equal, "name" | "asked">) => {
  const cwd = mkdtempSync(join(work, "wanted-"));
  writeFiles(cwd, { ...projectFiles, ...files, ...more });
  generate(cwd, flags, input);
  return readTree(join(cwd, "out"));
});

const generate = (cwd: string, flags: readonly string[], input = ""): string =>
  execFileSync(process.execPath, [bin, "generate", ...flags, "--out", "out"], {
    ...{ cwd, input, stdio: "pipe", encoding: "utf8" },
  });

/** Calls once for what is asked several times. */
function memoize<G, R>(call: (given: G) => R): (given: G) => R {
  const known = new Map<string, R>();
  return (given) => {
    const key = JSON.stringify(given);
    const result = known.get(key) ?? call(given);
    known.set(key, result);
    return result;
  };
}

/** The package as npm would publish it, unpacked into a folder's node_modules. */
function installPacked(folder: string): void {
  const modules = join(folder, "node_modules/asyncwright");
  mkdirSync(modules, { recursive: true });
  const flags = ["--json", "--offline", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const packed: readonly { readonly filename: string }[] = JSON.parse(
    execFileSync("npm", ["pack", ...flags], { encoding: "utf8" }),
  );
  execFileSync("tar", [
    "-xzf",
    join(folder, packed[0]?.filename ?? ""),
    "-C",
    modules,
    "--strip-components=1",
  ]);
  symlinkSync(join(checkout, "node_modules/jiti"), join(folder, "node_modules/jiti"));
}

const withoutManifest = ({ ".asyncwright.json": _, ...files }: Readonly<Record<string, string>>) => files;

/** Which scenarios to run; those that are about npm, Git and files of others run when `isWhole`. */
export interface Scenarios {
  readonly equal: readonly Equal[];
  readonly refused: readonly Refused[];
  readonly isWhole: boolean;
}

/** Declares the tests of our template with one generator. Its runs are one process, since a start takes long. */
export function describeTemplate(generator: Generator, { equal, refused, isWhole }: Scenarios): void {
  describe(`asyncwright as a template of ${generator.name}`, () => {
    const isSkipped = isPassedOver(generator);
    const note = isSkipped ? " (passed over: `npm run peers` installs the generator)" : "";
    const check = test.skipIf(isSkipped);
    const projects = join(work, generator.name);
    const messages = new Map<string, string>();
    const runs: (Asked & { readonly name: string })[] = [];
    const force = { forceWrite: true };

    const project = (name: string): string => join(projects, name.replaceAll(/\W+/g, "-"));
    const tree = (name: string) => readTree(join(project(name), "out"));

    /** Plans a run; all of them are one process. */
    function plan({ name, asked, files }: Scenario): string {
      const cwd = project(name);
      writeFiles(cwd, { ...projectFiles, ...files });
      const document = asked.text === undefined ? { document: "asyncapi.yaml" } : {};
      runs.push({ name, cwd, template: checkout, out: "out", ...document, ...asked });
      return cwd;
    }

    /** Runs in folders that are not empty, from the packed package, and without our hook. */
    function planFolders(): void {
      plan({ name: "disabled", asked: { options: { disabledHooks: { "generate:after": true } } } });
      installPacked(plan({ name: "packed", asked: { template: "asyncwright" } }));
      plan({ name: "foreign", asked: { options: force }, files: { "out/mine.txt": "mine" } });
      const globs = { noOverwriteGlobs: ["**/client.ts", "mine.txt"] };
      for (const { name, options } of [
        { name: "edited", options: force },
        { name: "kept", options: { ...force, ...globs } },
        { name: "committed", options: {} },
      ]) {
        const cwd = plan({ name, asked: { options } });
        generate(cwd, []);
        writeFiles(cwd, { "out/chat/client.ts": "edited", "out/mine.txt": "mine" });
        if (name === "committed") commit(cwd);
      }
    }

    beforeAll(async () => {
      if (isSkipped) return;
      for (const scenario of [...equal, ...refused]) plan(scenario);
      if (isWhole) planFolders();
      const contract = { cwd: checkout, template: ".", document: "asyncapi.yaml" };
      runs.push({ name: "contract", ...contract, out: join(projects, "contract") });
      const ended = await runGenerator(generator, runs, projects);
      for (const [index, { name }] of runs.entries()) messages.set(name, ended[index] ?? "not run");
    }, 240_000);

    check(`writes our contract as it stands in generated/${note}`, () => {
      expect(messages.get("contract")).toBe("");
      // The committed manifest says which build it was written by.
      const written = withoutManifest(readTree(join(projects, "contract")));
      expect(written).toEqual(withoutManifest(readTree("generated")));
    });

    check.each(equal)("writes what generate writes: $name", ({ name, asked: _, more, flags, ...rest }) => {
      expect(messages.get(name)).toBe("");
      expect(tree(name)).toEqual(generated({ ...rest, ...(more && { more }), flags }));
      if (more === undefined && rest.input === undefined)
        expect(generate(project(name), flags)).toMatch(/^nothing changed/);
    });

    check.each(refused)("writes nothing for $name", ({ name, message }) => {
      expect(messages.get(name)).toMatch(message);
      expect(tree(name)).toEqual({});
    });

    check("leaves nothing in the template's folder", () => {
      expect(readdirSync(checkout)).not.toContain("__transpiled");
    });

    if (!isWhole) return;

    check("works from the published package", () => {
      expect(messages.get("packed")).toBe("");
      expect(tree("packed")).toEqual(generated({ flags: [] }));
    });

    check("says so where the hook is disabled", () => {
      expect(messages.get("disabled")).toBe("");
      expect(tree("disabled")).toEqual({
        "asyncwright-did-not-run.txt": expect.stringContaining("`generate:after`, which was disabled"),
      });
    });

    check("does not touch a folder of somebody else", () => {
      expect(messages.get("foreign")).toMatch(/error out-unsafe: .*`mine\.txt`/);
      expect(Object.keys(tree("foreign"))).toEqual(["mine.txt"]);
    });

    check("replaces what was edited, and only that, when told to force", () => {
      expect(messages.get("edited")).toBe("");
      const { "mine.txt": mine, ...files } = tree("edited");
      expect(mine).toContain("mine");
      expect(files).toEqual(generated({ flags: [] }));
    });

    check("refuses to replace what was edited without", () => {
      expect(messages.get("committed")).toMatch(/error out-modified: [\s\S]*chat\/client\.ts \(edited\)/);
      expect(tree("committed")["chat/client.ts"]).toContain("edited");
    });

    check("leaves a file alone that may not be overwritten", () => {
      expect(messages.get("kept")).toBe("");
      expect(tree("kept")["chat/client.ts"]).toContain("edited");
      expect(tree("kept")["mine.txt"]).toContain("mine");
    });
  });
}

function commit(cwd: string): void {
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd, stdio: "pipe" });
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "all");
}
