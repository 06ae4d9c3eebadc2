import { spawn } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashOf } from "../../src/output/manifest.js";
import { writeFiles } from "../folder.js";
import { bin, broken, chat, makeProject, run, runProcess } from "./command.js";

describe("generate", () => {
  test("writes the output folder and nothing else, and says what", async () => {
    const project = makeProject();
    const ended = await project.run("generate");
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^1 service, 2 messages, \d+ files \(\d+ new\)\n$/);
    const paths = Object.keys(project.tree()).filter(
      (path) => path !== "generated/" && path !== "asyncapi.yaml",
    );
    expect(paths.every((path) => path.startsWith("generated/"))).toBe(true);
    expect(paths).toContain("generated/chat/models.ts");
  });

  test("counts what it leaves out, and says where to read about it", async () => {
    const project = makeProject({ "asyncapi.yaml": chat.replace("protocol: ws", "protocol: kafka") });
    const ended = await project.run("generate");
    expect(ended.stdout).toMatch(/\(\d+ new\), 1 left out: see `asyncwright validate`\n$/);
    expect(ended.stderr).toContain("info left-out");
  });

  test("a second run touches no file", async () => {
    const project = makeProject();
    await project.run("generate");
    const file = join(project.cwd, "generated/chat/models.ts");
    utimesSync(file, 1, 1);
    expect((await project.run("generate")).stdout).toContain("nothing changed");
    expect(statSync(file).mtimeMs).toBe(1_000);
  });

  test("a message that goes takes its lines along, an edited file stays and stops the run", async () => {
    const project = makeProject();
    await project.run("generate");
    appendFileSync(join(project.cwd, "generated/chat/models.ts"), "// mine\n");
    writeFileSync(
      join(project.cwd, "asyncapi.yaml"),
      chat.replace("text: { type: string }", "text: { type: number }").replace("text: hello", "text: 1"),
    );
    const tree = project.tree();
    const ended = await project.run("generate");
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain("out-modified");
    expect(ended.stderr).toContain("generated/chat/models.ts (edited)");
    expect(project.tree()).toEqual(tree);
    expect((await project.run("generate", "--force")).status).toBe(0);
    expect((await project.run("generate", "--check")).status).toBe(0);
  });

  test("writes nothing when the document does not allow sound code", async () => {
    const project = makeProject({ "asyncapi.yaml": broken });
    const tree = project.tree();
    const ended = await project.run("generate");
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toMatch(/^asyncapi\.yaml:14:22 error ref-missing/m);
    expect(project.tree()).toEqual(tree);
  });

  test("configuration, package.json and .npmrc beside a document elsewhere are not looked at", async () => {
    const canary =
      'import fs from "node:fs"; fs.writeFileSync("PWNED", ""); export default { output: "evil" };';
    const project = makeProject({
      "theirs/asyncapi.yaml": chat.replace("info:", "x-generator: ./evil.js\nx-plugins: [./evil.js]\ninfo:"),
      "theirs/evil.js": canary,
      "theirs/asyncwright.config.mjs": canary,
      "theirs/package.json": '{"asyncwright":"./evil.js"}',
      "theirs/.npmrc": "script-shell=./evil.js",
      "package.json": "{}",
    });
    const before = Object.keys(project.tree());
    expect((await project.run("generate", "theirs/asyncapi.yaml")).status).toBe(0);
    const added = Object.keys(project.tree()).filter((path) => !before.includes(path));
    expect(added.every((path) => path.startsWith("generated/"))).toBe(true);
  });
});

describe("an unsafe output folder is refused", () => {
  test.each([
    ["the root of the file system", "/"],
    ["a home folder", homedir()],
    ["the project's folder", "."],
    ["a folder above it", ".."],
    ["a folder that holds the document", "spec"],
    ["a symbolic link", "link"],
    ["a folder with hand-written files", "mine"],
    ["a file", "package.json"],
    ["a repository", "repository"],
    ["a folder in node_modules", "node_modules/out"],
  ])("%s", async (_, out) => {
    const project = makeProject({
      "spec/v1/asyncapi.yaml": chat,
      "package.json": "{}",
      "mine/notes.txt": "mine",
      "real/.gitkeep": "",
      "repository/.git/HEAD": "",
    });
    symlinkSync("real", join(project.cwd, "link"));
    const tree = project.tree();
    const ended = await run(["generate", "spec/v1/asyncapi.yaml", "--out", out], { cwd: project.cwd });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain("out-unsafe");
    expect(project.tree()).toEqual(tree);
  });
});

describe("generate --check", () => {
  const cases: readonly [name: string, tamper: (out: string) => void, status: number, stderr: RegExp][] = [
    ["unchanged output is fine", () => undefined, 0, /^$/],
    [
      "an edited file is named",
      (out) => appendFileSync(join(out, "chat/models.ts"), "//"),
      1,
      /generated\/chat\/models\.ts` is edited by hand/,
    ],
    [
      "a missing file is named",
      (out) => rmSync(join(out, "chat/models.ts")),
      1,
      /generated\/chat\/models\.ts` is missing/,
    ],
    [
      "an extra file is named",
      (out) => writeFileSync(join(out, "chat/extra.ts"), ""),
      1,
      /generated\/chat\/extra\.ts` is not written by asyncwright/,
    ],
    ["a missing folder is a difference", (out) => rmSync(out, { recursive: true }), 1, /is missing/],
    ["an interrupted run is a difference", (out) => mkdirSync(join(out, ".asyncwright-staging")), 1, /^$/],
    [
      "a forged manifest does not vouch for a forged file",
      (out) => {
        const path = join(out, "chat/validators.js");
        const text = "export const forged = 1;\n";
        writeFileSync(path, text);
        const manifest = join(out, ".asyncwright.json");
        writeFileSync(
          manifest,
          readFileSync(manifest, "utf8").replace(
            /("chat\/validators\.js": \{ "sha256": ")[0-9a-f]+/,
            `$1${hashOf(text)}`,
          ),
        );
      },
      1,
      /validators\.js` is out of date/,
    ],
  ];
  test.each(cases)("%s", async (_, tamper, status, stderr) => {
    const project = makeProject();
    await project.run("generate");
    tamper(join(project.cwd, "generated"));
    const tree = project.tree();
    const ended = await project.run("generate", "--check");
    expect(ended.stderr).toMatch(stderr);
    expect(ended.status).toBe(status);
    expect(project.tree()).toEqual(tree);
  });

  test("a changed document makes its files out of date; --diff shows how; --dry-run says what would be done", async () => {
    const project = makeProject();
    await project.run("generate");
    writeFiles(project.cwd, {
      "asyncapi.yaml": chat.replace("text: { type: string }", "text: { type: string, description: New. }"),
    });
    const tree = project.tree();
    expect((await project.run("generate", "--check")).stderr).toContain(
      "`generated/chat/models.ts` is out of date",
    );
    const diff = await project.run("generate", "--diff");
    expect(diff.stdout).toMatch(/^--- a\/generated\/chat\/models\.ts$/m);
    expect(diff.stdout).toMatch(/^\+.*New\./m);
    expect((await project.run("generate", "--dry-run")).stdout).toMatch(
      /^change generated\/chat\/models\.ts$/m,
    );
    expect(project.tree()).toEqual(tree);
  });

  test("no file is opened for writing, so a read-only file system will do", async () => {
    const project = makeProject();
    await project.run("generate");
    const guard = join(project.cwd, "guard.mjs");
    writeFileSync(
      guard,
      `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
       for (const name of ["writeFileSync", "mkdirSync", "renameSync", "linkSync", "rmSync", "chmodSync", "copyFileSync", "writeFile", "open"])
         fs[name] = () => { throw Object.assign(new Error("EROFS"), { code: "EROFS", syscall: name }); };
       syncBuiltinESMExports();`,
    );
    const start = { cwd: project.cwd, nodeArgs: ["--import", guard] };
    expect((await runProcess(["generate", "--check"], start)).status).toBe(0);
    writeFileSync(
      join(project.cwd, "asyncapi.yaml"),
      chat.replace("text: { type: string }", "text: { type: string, maxLength: 9 }"),
    );
    expect((await runProcess(["generate", "--check"], start)).status).toBe(1);
    const ended = await runProcess(["generate"], start);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/error write: .*read-only/);
  });
});

test("a run killed at any time leaves something that the next run completes", async () => {
  const project = makeProject();
  await project.run("generate");
  for (let round = 0; round < 12; round += 1) {
    const text =
      round % 2 === 0 ? chat.replace("text: { type: string }", "text: { type: string, maxLength: 9 }") : chat;
    writeFileSync(join(project.cwd, "asyncapi.yaml"), text);
    await runProcess(["generate"], {
      cwd: project.cwd,
      onStart: (kill) => setTimeout(() => kill("SIGKILL"), 90 + Math.random() * 160),
    });
    expect((await project.run("generate")).status).toBe(0);
    expect((await project.run("generate", "--check")).status).toBe(0);
    expect(Object.keys(project.tree()).filter((path) => path.includes("staging"))).toEqual([]);
  }
});

test("an interrupted run ends with 130", async () => {
  const { cwd } = makeProject();
  const child = spawn(process.execPath, [bin, "generate", "--watch"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const seen = watchText(child.stderr);
  await seen(/watching \d+ files?/);
  child.kill("SIGINT");
  expect(await new Promise((done) => child.on("close", (status) => done(status)))).toBe(130);
});

test("--watch follows the references, survives a broken state and takes up new files", async () => {
  const part = chat.slice(chat.indexOf("components:"));
  const root = chat
    .slice(0, chat.indexOf("components:"))
    .replaceAll('"#/components', '"./parts/messages.yaml#/components');
  const { cwd } = makeProject({ "asyncapi.yaml": root, "parts/messages.yaml": part });
  const child = spawn(process.execPath, [bin, "generate", "--watch"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = watchText(child.stdout);
  const remarks = watchText(child.stderr);
  await printed(/new\)/);
  await remarks(/watching 2 files/);
  writeFileSync(join(cwd, "parts/messages.yaml"), "components: [");
  await remarks(/nothing was written/);
  writeFileSync(
    join(cwd, "parts/messages.yaml"),
    part.replace("text: { type: string }", "text: { type: string, maxLength: 9 }"),
  );
  await printed(/changed\)/);
});

/** Waits until a stream has printed something that was not waited for yet. */
function watchText(stream: NodeJS.ReadableStream) {
  let text = "";
  stream.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  return async (wanted: RegExp): Promise<void> => {
    for (const started = Date.now(); !wanted.test(text); ) {
      if (Date.now() - started > 15_000)
        throw new Error(`${wanted} was not printed in ${JSON.stringify(text)}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    text = "";
  };
}
