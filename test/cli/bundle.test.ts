import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chat, makeProject, run } from "./command.js";

const files = {
  "asyncapi.yaml": `# Rooms.
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
channels:
  room: { $ref: ./parts/channels.yaml#/room } # the only one
operations:
  say: { action: receive, channel: { $ref: "#/channels/room" } }
`,
  "parts/channels.yaml":
    "room:\n  # Where it is.\n  address: /room\n  messages: { say: { payload: { $ref: ./schemas.yaml#/Text } } }\n",
  "parts/schemas.yaml": "Text: { type: string }\n",
};

const wanted = `# Rooms.
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
channels:
  # the only one
  room:
    # Where it is.
    address: /room
    messages: { say: { payload: { $ref: "#/components/schemas/Text" } } }
operations:
  say: { action: receive, channel: { $ref: "#/channels/room" } }
components:
  schemas:
    Text: { type: string }
`;

test("one document comes out of many files, and stays the same", async () => {
  const project = makeProject(files);
  const first = await project.run("bundle");
  expect(first).toMatchObject({ status: 0, stderr: "", stdout: wanted });
  const again = await run(["bundle", "-"], { cwd: project.cwd, input: first.stdout });
  expect(again).toMatchObject({ status: 0, stderr: "", stdout: wanted });
});

test("`--out` and `--language` choose where it goes and how it is written", async () => {
  const project = makeProject(files);
  expect(await project.run("bundle", "--out", "one.json")).toMatchObject({ status: 0, stdout: "" });
  const text = readFileSync(join(project.cwd, "one.json"), "utf8");
  expect(JSON.parse(text).components).toEqual({ schemas: { Text: { type: "string" } } });
  expect(await project.run("bundle", "--language", "json")).toMatchObject({ status: 0, stdout: text });
  expect(await project.run("bundle", "one.json", "--language", "yaml")).toMatchObject({ status: 0 });
  expect(await project.run("bundle", "one.json")).toMatchObject({ status: 0, stdout: text });
});

test("`--dereference` puts content in the place of each `$ref` but that of the channel", async () => {
  const { stdout, status } = await makeProject(files).run("bundle", "--dereference");
  expect(status).toBe(0);
  expect(stdout.match(/\$ref.*/g)).toEqual(['$ref: "#/channels/room" } }']);
  expect(stdout).toContain("messages: { say: { payload: { type: string } } }");
});

describe("nothing is written", () => {
  test.each([
    { why: "over a file that is there", args: ["--out", "there.yaml"], status: 2, says: "--force" },
    {
      why: "over a file of the document",
      args: ["--out", "parts/schemas.yaml", "--force"],
      status: 2,
      says: "document itself",
    },
    {
      why: "over a file of the document behind a link",
      args: ["--out", "link.yaml", "--force"],
      status: 2,
      says: "document itself",
    },
    { why: "to a folder", args: ["--out", "parts", "--force"], status: 2, says: "is a folder" },
    {
      why: "into a folder that is not there",
      args: ["--out", "no/one.yaml"],
      status: 2,
      says: "there is no folder",
    },
    { why: "in a language that is none", args: ["--language", "yml"], status: 2, says: "yaml" },
  ])("$why", async ({ args, status, says }) => {
    const project = makeProject({ ...files, "there.yaml": "mine\n" });
    symlinkSync("parts/schemas.yaml", join(project.cwd, "link.yaml"));
    const before = project.tree();
    const ended = await project.run("bundle", ...args);
    expect(ended).toMatchObject({ status, stdout: "" });
    expect(ended.stderr).toContain(says);
    expect(project.tree()).toEqual(before);
  });

  test("where a reference is broken", async () => {
    const project = makeProject({ ...files, "parts/schemas.yaml": "Txt: { type: string }\n" });
    const { status, stdout, stderr } = await project.run("bundle");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("ref-missing");
  });

  test("where the document is refused", async () => {
    const project = makeProject({
      "asyncapi.yaml": chat.replace('"#/components/messages/say"', '"../up.yaml"'),
    });
    expect(await project.run("bundle")).toMatchObject({ status: 3, stdout: "" });
  });
});

test("`--force` replaces a file, and leaves nothing beside it", async () => {
  const project = makeProject({ ...files, "there.yaml": "mine\n" });
  mkdirSync(join(project.cwd, "out"));
  chmodSync(join(project.cwd, "out"), 0o755);
  expect(await project.run("bundle", "--out", "there.yaml", "--force")).toMatchObject({
    status: 0,
    stdout: "",
  });
  expect(Object.keys(project.tree()).sort()).toEqual(
    [...Object.keys(files), "parts/", "there.yaml", "out/"].sort(),
  );
  expect(readFileSync(join(project.cwd, "there.yaml"), "utf8")).toBe(wanted);
});

test("findings as JSON stay out of the document on stdout", async () => {
  const project = makeProject({
    ...files,
    "asyncapi.yaml": `${files["asyncapi.yaml"]}x-note: { $ref: ./parts/schemas.yaml#/No }\n`,
  });
  const { status, stdout, stderr } = await project.run("bundle", "--format", "json");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^# Rooms\./);
  expect(JSON.stringify(JSON.parse(stderr))).toContain("bundle-extension");
  const { status: strict, stdout: none } = await project.run("bundle", "--strict");
  expect({ strict, none }).toEqual({ strict: 1, none: "" });
});

test("names in generated code stay where two files have the same name", async () => {
  const schema = (file: string) => `{ payload: { $ref: ${file}.yaml#/User } }`;
  const project = makeProject({
    "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Two, version: 1.0.0 }
servers: { one: { host: one.test, protocol: ws }, two: { host: two.test, protocol: ws } }
channels:
  a: { servers: [{ $ref: "#/servers/one" }], messages: { m: ${schema("orders")} } }
  b: { servers: [{ $ref: "#/servers/two" }], messages: { n: ${schema("rooms")} } }
`,
    "orders.yaml": "User: { type: object, properties: { id: { type: string } } }\n",
    "rooms.yaml": "User: { type: object, properties: { name: { type: string } } }\n",
  });
  const { stdout, stderr } = await project.run("bundle");
  expect(stdout).toContain("orders_User");
  expect(stdout.match(/x-ts-name: User/g)).toHaveLength(2);
  expect(stderr.match(/bundle-name/g)).toHaveLength(2);
});
