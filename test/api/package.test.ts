import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chat } from "../cli/command.js";
import { writeFiles } from "../folder.js";
import { readExamples } from "./examples.js";

const cwd = realpathSync(mkdtempSync(join(tmpdir(), "asyncwright-api-")));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const root = join(cwd, "node_modules/asyncwright");
const examples = readExamples("docs/api.md");

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { cwd, encoding: "utf8", stdio: "pipe" });

/** The package as npm would publish it, unpacked into an empty folder, with what it depends on. */
beforeAll(() => {
  writeFiles(cwd, {
    "package.json": '{"private":true,"type":"module"}',
    "asyncapi.yaml": chat.replace("title: Chat", "title: Rooms"),
  });
  mkdirSync(root, { recursive: true });
  const flags = ["--json", "--offline", "--silent", "--ignore-scripts", "--pack-destination", cwd];
  const [packed]: readonly { readonly filename: string }[] = JSON.parse(
    execFileSync("npm", ["pack", ...flags], { encoding: "utf8" }),
  );
  run("tar", ["-xzf", join(cwd, packed?.filename ?? ""), "-C", root, "--strip-components=1"]);
  symlinkSync(resolve("node_modules/jiti"), join(cwd, "node_modules/jiti"));
  mkdirSync(join(cwd, "node_modules/@types"));
  symlinkSync(resolve("node_modules/@types/node"), join(cwd, "node_modules/@types/node"));
}, 60_000);

describe("the examples of docs/api.md, with the published package in an empty folder", () => {
  test("are right for a strict compiler", () => {
    for (const [index, code] of examples.entries()) writeFileSync(join(cwd, `example-${index}.ts`), code);
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ target: "es2023", module: "nodenext", types: ["node"], noEmit: true, isolatedModules: true },
    };
    writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    run(process.execPath, [resolve("node_modules/typescript-7/bin/tsc"), "-p", "."]);
  });

  test.each(
    examples.map((code, index) => [code.match(/\b(?:await|const) .*/)?.[0] ?? "", code, index] as const),
  )("run: %s", (_, code, index) => {
    writeFileSync(join(cwd, `example-${index}.js`), transformSync(code, { loader: "ts" }).code);
    run(process.execPath, [`example-${index}.js`]);
  });
});

test("what the package exports is loaded when it is called, not before", () => {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(
      /(?:^|[;}])(?:import|export)[^"';()]*"(\.[^"]+)"/g,
    ))
      follow(resolve(dirname(file), specifier));
  };
  follow(join(root, "dist/index.js"));
  const bytes = [...reached].reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThan(8_000);
});

test("the declarations hold what the exports name, and little else", () => {
  const names = [
    ...readFileSync(join(root, "dist/types/index.d.ts"), "utf8").matchAll(
      /declare const (\w+)|export \{ (\w+) \}/g,
    ),
  ];
  const exported = names.map(([, value, name]) => value ?? name);
  for (const name of [
    "validate",
    "generate",
    "inspect",
    "bundle",
    "convert",
    "format",
    "buildSite",
    "mock",
    "defineConfig",
  ])
    expect(exported).toContain(name);
  expect(Number(run("sh", ["-c", "find node_modules/asyncwright/dist/types -type f | wc -l"]))).toBeLessThan(
    40,
  );
});
