import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../cli/command.js";
import { makeFolder } from "../../folder.js";

const document = `# A chat.
asyncapi: 2.6.0
info: { title: Chat, version: 1.0.0 }
channels:
  # Rooms
  rooms/{roomId}:
    parameters: { roomId: { schema: { type: string, pattern: ^a } } }
    publish: { operationId: say, message: { $ref: "messages.yaml#/said" } }
`;
const messages = "said: { name: said, payload: { type: string } } # spoken\n";

const folderWith = (root = document): string =>
  makeFolder({ "asyncapi.yaml": root, "messages.yaml": messages });

test("a document of several files is printed in the newer version, with its comments; warnings go to stderr", async () => {
  const { status, stdout, stderr } = await run(["convert"], { cwd: folderWith() });
  expect(status).toBe(0);
  expect(stdout).toContain("# A chat.");
  expect(stdout).toContain("# Rooms");
  expect(stdout).toContain("roomsRoomId:");
  expect(stdout).not.toContain("messages.yaml");
  expect(stderr).toContain("asyncapi.yaml:7:29 warning convert-kept");
});

test("the result is valid, and has nothing left to convert", async () => {
  const cwd = folderWith();
  await run(["convert", "--to", "3.1", "--out", "new.json"], { cwd });
  const again = await run(["validate", "new.json"], { cwd });
  expect([again.status, again.stdout]).toEqual([0, "new.json: valid, no findings\n"]);
  const twice = await run(["convert", "new.json", "--to", "3.1"], { cwd });
  expect(twice.stderr).toContain("info convert-unchanged");
  expect(twice.stdout).toBe(readFileSync(join(cwd, "new.json"), "utf8"));
});

test.each([
  { given: ["--to", "2.6"], wanted: 2, said: "`--to 2.6` is no version" },
  { given: ["--to", "__proto__"], wanted: 2, said: "is no version" },
  { given: ["--language", "xml"], wanted: 2, said: "`--language xml` is not understood" },
  { given: ["--out", "asyncapi.yaml", "--force"], wanted: 2, said: "is a file of the document itself" },
  { given: ["--strict"], wanted: 1, said: "nothing was written" },
  { given: ["missing.yaml"], wanted: 3, said: "nothing was written" },
])("$given ends with $wanted and writes nothing", async ({ given, wanted, said }) => {
  const { status, stdout, stderr } = await run(["convert", ...given], { cwd: folderWith() });
  expect([status, stdout]).toEqual([wanted, ""]);
  expect(stderr).toContain(said);
});

test("a file that is there is replaced only when that is wanted", async () => {
  const cwd = folderWith();
  writeFileSync(join(cwd, "new.yaml"), "mine");
  expect((await run(["convert", "-o", "new.yaml"], { cwd })).status).toBe(2);
  expect(readFileSync(join(cwd, "new.yaml"), "utf8")).toBe("mine");
  expect((await run(["convert", "-o", "new.yaml", "--force"], { cwd })).status).toBe(0);
  expect(readFileSync(join(cwd, "new.yaml"), "utf8")).toMatch(/^asyncapi: "?3.0.0/m);
});

test("an invalid document is not converted into another: what is wrong is named where it stands", async () => {
  const cwd = folderWith(document.replace("{ title: Chat, version: 1.0.0 }", "{ title: Chat }"));
  const { status, stdout, stderr } = await run(["convert"], { cwd });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("asyncapi.yaml:3:1 error convert-failed");
});
