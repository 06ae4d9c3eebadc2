import { load } from "js-yaml";
import { expect, test } from "vitest";
import type { SourceFile } from "../../../src/read/document.js";
import { bundle } from "../../../src/rewrite/bundle/bundle.js";
import { toValue } from "../../../src/rewrite/tree.js";
import { bundledValue, bundleFiles, head2, head3 } from "./document.js";

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Without the head. */
  readonly wanted: string;
}

const schema = (reference: string): string => `${head3}components: { schemas: { Root: ${reference} } }\n`;

const cases: readonly Case[] = [
  {
    name: "a `$ref` within the root file stays",
    files: { "a.yaml": `${head3}components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: {} } }` },
    wanted: `components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: {} } }`,
  },
  {
    name: "a channel stands where it is listed, and other `$ref`s lead there",
    files: {
      "a.yaml": `${head3}
channels: { room: { $ref: "./c.yaml#/room" } }
operations:
  say:
    action: send
    channel: { $ref: "c.yaml#/room" }
    messages: [{ $ref: "./c.yaml#/room/messages/said" }]
`,
      "c.yaml": "room: { address: /r, messages: { said: { payload: { type: string } } } }",
    },
    wanted: `
channels: { room: { address: /r, messages: { said: { payload: { type: string } } } } }
operations:
  say:
    action: send
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/said" }]
`,
  },
  {
    name: "a channel listed twice stands where it is listed first",
    files: {
      "a.yaml": `${head3}channels: { one: { $ref: "c.yaml#/x" }, two: { $ref: "./c.yaml#/x" } }`,
      "c.yaml": "x: { address: /x }",
    },
    wanted: `channels: { one: { address: /x }, two: { $ref: "#/channels/one" } }`,
  },
  {
    name: "a schema becomes a component, once for all ways to spell the `$ref`",
    files: {
      "a.yaml": `${head3}
components:
  messages:
    a: { payload: { $ref: "./s/x.yaml#/a b" } }
    b: { payload: { $ref: "s/./x.yaml#/a%20b" } }
    c: { payload: { $ref: "%73/x.yaml#/a%20b" } }
`,
      "s/x.yaml": '"a b": { type: string }',
    },
    wanted: `
components:
  messages:
    a: { payload: { $ref: "#/components/schemas/a_b" } }
    b: { payload: { $ref: "#/components/schemas/a_b" } }
    c: { payload: { $ref: "#/components/schemas/a_b" } }
  schemas: { a_b: { type: string } }
`,
  },
  {
    name: "a whole file is called after the file, and its own definitions stay in it",
    files: {
      "a.yaml": `${head3}components: { messages: { m: { payload: { $ref: user.yaml } } } }`,
      "user.yaml": 'properties: { id: { $ref: "#/definitions/Id" } }\ndefinitions: { Id: { type: string } }',
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/user" } } }
  schemas:
    user:
      properties: { id: { $ref: "#/components/schemas/user/definitions/Id" } }
      definitions: { Id: { type: string } }
`,
  },
  {
    name: "something from the middle of a file is called after the path to it",
    files: {
      "a.yaml": `${head3}components: { messages: { m: { payload: { $ref: "x.yaml#/definitions/room/properties/name" } } } }`,
      "x.yaml": "definitions: { room: { properties: { name: { type: string } } } }",
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/room_name" } } }
  schemas: { room_name: { type: string } }
`,
  },
  {
    name: "recursion within a file and across files is kept",
    files: {
      "a.yaml": `${head3}components: { messages: { m: { payload: { $ref: "x.yaml#/Tree" } } } }`,
      "x.yaml": 'Tree: { properties: { left: { $ref: "#/Tree" }, leaf: { $ref: "y.yaml#/Leaf" } } }',
      "y.yaml": 'Leaf: { properties: { tree: { $ref: "x.yaml#/Tree" } } }',
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/Tree" } } }
  schemas:
    Leaf: { properties: { tree: { $ref: "#/components/schemas/Tree" } } }
    Tree:
      properties: { left: { $ref: "#/components/schemas/Tree" }, leaf: { $ref: "#/components/schemas/Leaf" } }
`,
  },
  {
    name: "a file that refers back to the root leads to what the root has",
    files: {
      "api/a.yaml": `${head3}components: { messages: { m: { payload: { $ref: "../s/x.yaml#/A" } } }, schemas: { B: {} } }`,
      "s/x.yaml": 'A: { properties: { b: { $ref: "../api/a.yaml#/components/schemas/B" } } }',
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/A" } } }
  schemas: { B: {}, A: { properties: { b: { $ref: "#/components/schemas/B" } } } }
`,
  },
  {
    name: "two of one name both keep more of their path",
    files: {
      "a.yaml": `${head3}
components:
  messages: { a: { payload: { $ref: "orders.yaml#/user" } }, b: { payload: { $ref: "rooms.yaml#/user" } } }
`,
      "orders.yaml": "user: { type: string }",
      "rooms.yaml": "user: { type: number }",
    },
    wanted: `
components:
  messages:
    a: { payload: { $ref: "#/components/schemas/orders_user" } }
    b: { payload: { $ref: "#/components/schemas/rooms_user" } }
  schemas: { orders_user: { type: string }, rooms_user: { type: number } }
`,
  },
  {
    name: "a name of the root is left to the root",
    files: {
      "a.yaml": schema(`{ properties: { x: { $ref: "x.yaml#/Root" } } }`),
      "x.yaml": "Root: { type: string }",
    },
    wanted: `
components:
  schemas:
    Root: { properties: { x: { $ref: "#/components/schemas/x_Root" } } }
    x_Root: { type: string }
`,
  },
  {
    name: "a chain of `$ref`s through files leads to its end",
    files: {
      "a.yaml": `${head3}components: { messages: { m: { payload: { $ref: "x.yaml#/A" } } } }`,
      "x.yaml": 'A: { $ref: "y.yaml#/B" }',
      "y.yaml": "B: { type: string }",
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/B" } } }
  schemas: { B: { type: string } }
`,
  },
  {
    name: "members beside a `$ref` stay",
    files: {
      "a.yaml": schema(`{ properties: { x: { $ref: "x.yaml#/A", description: here } } }`),
      "x.yaml": "A: { type: string }",
    },
    wanted: `
components:
  schemas:
    Root: { properties: { x: { $ref: "#/components/schemas/A", description: here } } }
    A: { type: string }
`,
  },
  {
    name: "a `$ref` in data is data",
    files: {
      "a.yaml": schema(
        `{ default: { $ref: "x.yaml" }, enum: [{ $ref: "x.yaml" }], properties: { default: { $ref: "x.yaml#/A" } } }`,
      ),
      "x.yaml": "A: { type: string }",
    },
    wanted: `
components:
  schemas:
    Root:
      default: { $ref: "x.yaml" }
      enum: [{ $ref: "x.yaml" }]
      properties: { default: { $ref: "#/components/schemas/A" } }
    A: { type: string }
`,
  },
  {
    name: "a schema in another language stands in its place",
    files: {
      "a.yaml": `${head2}
channels:
  a: { publish: { message: { schemaFormat: "application/vnd.google.protobuf;version=3", payload: { $ref: a.proto } } } }
  b: { publish: { message: { schemaFormat: "application/vnd.apache.avro;version=1.9.0", payload: { $ref: a.avsc } } } }
`,
      "a.proto": 'syntax = "proto3";\nmessage A { }\n',
      "a.avsc": '{ "type": "record", "name": "A", "fields": [] }',
    },
    wanted: `
channels:
  a: { publish: { message: { schemaFormat: "application/vnd.google.protobuf;version=3", payload: "syntax = \\"proto3\\";\\nmessage A { }\\n" } } }
  b:
    publish:
      message:
        schemaFormat: "application/vnd.apache.avro;version=1.9.0"
        payload: { type: record, name: A, fields: [] }
`,
  },
  {
    name: "what has no place under `components` stands where the first `$ref` is",
    files: {
      "a.yaml": `
asyncapi: 2.6.0
info: { $ref: info.yaml }
channels: { a: { publish: { $ref: "o.yaml#/o" } }, b: { subscribe: { $ref: "o.yaml#/o" } } }
`,
      "info.yaml": "title: T\nversion: '1'",
      "o.yaml": "o: { summary: S }",
    },
    wanted: `channels: { a: { publish: { summary: S } }, b: { subscribe: { $ref: "#/channels/a/publish" } } }`,
  },
  {
    name: "maps that stand in files of their own are put in their places",
    files: {
      "a.yaml": `${head3}channels: { $ref: "c.yaml" }\noperations: { o: { action: send, channel: { $ref: "c.yaml#/x" } } }`,
      "c.yaml": "x: { address: /x }",
    },
    wanted: `channels: { x: { address: /x } }\noperations: { o: { action: send, channel: { $ref: "#/channels/x" } } }`,
  },
  {
    name: "an operation names the message of its channel, wherever that is defined",
    files: {
      "a.yaml": `${head3}
channels:
  a: { messages: { said: { $ref: "m.yaml#/said" } } }
  b: { messages: { said: { $ref: "m.yaml#/said" } } }
operations:
  o: { action: send, channel: { $ref: "#/channels/b" }, messages: [{ $ref: "m.yaml#/said" }] }
`,
      "m.yaml": "said: { payload: { type: string } }",
    },
    wanted: `
channels:
  a: { messages: { said: { $ref: "#/components/messages/said" } } }
  b: { messages: { said: { $ref: "#/components/messages/said" } } }
operations:
  o: { action: send, channel: { $ref: "#/channels/b" }, messages: [{ $ref: "#/channels/b/messages/said" }] }
components: { messages: { said: { payload: { type: string } } } }
`,
  },
  {
    name: "a message that channels call differently stands in the first of them",
    files: {
      "a.yaml": `${head3}
channels:
  a: { messages: { one: { $ref: "m.yaml#/said" } } }
  b: { messages: { two: { $ref: "m.yaml#/said" } } }
`,
      "m.yaml": "said: { payload: { type: string } }",
    },
    wanted: `
channels:
  a: { messages: { one: { payload: { type: string } } } }
  b: { messages: { two: { $ref: "#/channels/a/messages/one" } } }
`,
  },
  {
    name: "members called as what every object has are members like others",
    files: {
      "a.yaml": schema(`{ properties: { __proto__: { $ref: "x.yaml#/__proto__" }, constructor: {} } }`),
      "x.yaml": "__proto__: { type: string }",
    },
    wanted: `
components:
  schemas:
    Root: { properties: { "__proto__": { $ref: "#/components/schemas/__proto__" }, constructor: {} } }
    __proto__: { type: string }
`,
  },
  {
    name: "a `$ref` that leads to nothing does not lead to something of the root by chance",
    files: {
      "s/a.yaml": `${head3}components: { messages: { m: { payload: { $ref: "x.yaml#/A" } } }, schemas: { B: {} } }`,
      "s/x.yaml":
        'A: { properties: { b: { $ref: "#/components/schemas/B" }, c: { $ref: "../no.yaml#/c" } } }',
    },
    wanted: `
components:
  messages: { m: { payload: { $ref: "#/components/schemas/A" } } }
  schemas:
    B: {}
    A: { properties: { b: { $ref: "x.yaml#/components/schemas/B" }, c: { $ref: "../no.yaml#/c" } } }
`,
  },
  {
    name: "`$ref`s that would stand in each other's places end",
    files: {
      "a.yaml": `${head2}x: { $ref: "x.yaml#/a/b" }`,
      "x.yaml": 'a: { b: { c: { $ref: "#/a" } } }',
    },
    wanted: `
x: { $ref: "#/components/schemas/a/b" }
components: { schemas: { a: { b: { c: { $ref: "#/components/schemas/a" } } } } }
`,
  },
  {
    name: "references in our own extensions lead on",
    files: {
      "a.yaml": `${head3}
channels:
  a: { messages: { one: { $ref: "m.yaml#/one" }, two: { $ref: "m.yaml#/two" }, three: { $ref: "m.yaml#/three" } } }
`,
      "m.yaml": `
one: {}
two: { x-refines: "#/one" }
three: { x-batch: { pointer: /e, messages: [{ $ref: "#/one" }] } }
`,
    },
    wanted: `
channels:
  a:
    messages:
      one: {}
      two: { x-refines: "#/channels/a/messages/one" }
      three: { x-batch: { pointer: /e, messages: [{ $ref: "#/channels/a/messages/one" }] } }
`,
  },
];

test.each(cases)("$name", async ({ files, wanted }) => {
  const { asyncapi: _, info: __, ...rest } = Object(await bundledValue(files));
  expect(rest).toEqual(load(wanted));
});

test("the order of a document's `$ref`s does not change what components are called", async () => {
  const files = (first: string, second: string) => ({
    "a.yaml": `${head3}components: { messages: { a: { payload: { $ref: "${first}" } }, b: { payload: { $ref: "${second}" } } } }`,
    "p/x.yaml": "A: {}",
    "q/x.yaml": "A: {}",
  });
  const namesOf = async (first: string, second: string) =>
    Object.keys(Object(await bundledValue(files(first, second))).components.schemas);
  const names = await namesOf("p/x.yaml#/A", "q/x.yaml#/A");
  expect(names).toEqual(["p_x_A", "q_x_A"]);
  expect(await namesOf("q/x.yaml#/A", "p/x.yaml#/A")).toEqual(names);
});

test("a `$ref` in an extension to what is nowhere else is left alone and named", async () => {
  const { diagnostics } = await bundleFiles({
    "a.yaml": `${head3}x-notes: { $ref: "x.yaml#/A" }\nx-other: { $ref: "#/info" }`,
    "x.yaml": "A: { type: string }",
  });
  expect(diagnostics.map(({ code, source }) => [code, source.pointer])).toEqual([
    ["bundle-extension", "/x-notes/$ref"],
  ]);
});

test("a file that was fetched is bundled like any other", () => {
  const files = {
    "a.yaml": {
      asyncapi: "3.0.0",
      components: { schemas: { A: { items: { $ref: "https://x.test/s/b.json" } } } },
    },
    "https://x.test/s/b.json": { items: { $ref: "../c.json#/C" } },
    "https://x.test/c.json": { C: { type: "string" } },
  };
  const sources = Object.entries(files).map(([path, value]): SourceFile => ({ path, text: "", value }));
  const [root] = sources;
  if (root === undefined) throw new Error("there is a root");
  const document = {
    version: "3.0.0",
    root,
    files: new Map(sources.map((file) => [file.path, file])),
  } as const;
  expect(Object(toValue(bundle(document).tree)).components.schemas).toEqual({
    A: { items: { $ref: "#/components/schemas/b" } },
    b: { items: { $ref: "#/components/schemas/C" } },
    C: { type: "string" },
  });
});
