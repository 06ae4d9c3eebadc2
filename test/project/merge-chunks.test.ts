import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const chunks = join("dist", "chunk");

/** The files of dist/ that a file imports statically, itself among them. */
function listLoaded(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(
    /\bimport(?:\{[^{}]*\}from)?"(\.\/[^"]+)";/g,
  ))
    listLoaded(join(file, "..", path), found);
  return found;
}

test("asking for the version loads neither the command nor the reader", () => {
  expect(
    [...listLoaded("dist/bin.js")].filter((file) => /(?:command|core|generate)\.js$/.test(file)),
  ).toEqual([]);
});

test.each([
  ["main-", 6],
  ["validate-", 8],
  ["emit-", 10],
])("%s is loaded with few files", (name, most) => {
  const entries = readdirSync(chunks).filter((file) => file.startsWith(name));
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(listLoaded(join(chunks, entry)).size).toBeLessThanOrEqual(most);
});

test("every import of a chunk leads to a file that has it", () => {
  const files = [...readdirSync(chunks).map((name) => join(chunks, name)), "dist/bin.js", "dist/index.js"];
  const missing = files
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) =>
      [
        ...readFileSync(file, "utf8").matchAll(
          /"(\.\/(?:chunk\/)?(?:chunk-[A-Z0-9]+|command|core|generate)\.js)"/g,
        ),
      ].map(([, path = ""]) => join(file, "..", path)),
    )
    .filter(
      (path) =>
        !readdirSync(chunks)
          .map((name) => join(chunks, name))
          .includes(path),
    );
  expect(missing).toEqual([]);
});

test("validate loads no module of Node's that it does not use", () => {
  const tell =
    'process.on("exit",()=>{for(const name of process.moduleLoadList)if(/^NativeModule (child_process|crypto)$/.test(name))process.stderr.write(name)})';
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${tell}`, "dist/bin.js", "validate", "examples/hello/asyncapi.yaml"],
    { encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
