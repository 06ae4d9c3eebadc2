import { expect, test } from "vitest";
import { defaultLimits } from "../../../src/limits.js";
import { readDocument } from "../../../src/read/read.js";
import { formatDocument } from "../../../src/rewrite/format/format.js";
import { makeFolder } from "../../folder.js";
import { lines } from "./case.js";

async function formatFolder(files: Readonly<Record<string, string>>) {
  const folder = makeFolder(files);
  const { document } = await readDocument({ path: `${folder}/asyncapi.yaml`, limits: defaultLimits });
  expect(document).toBeDefined();
  const formatted = document === undefined ? new Map() : formatDocument(document, defaultLimits);
  return Object.fromEntries([...formatted].map(([path, { text }]) => [path, text]));
}

const root = lines(
  "asyncapi: 3.0.0",
  "info: { title: A, version: 1.0.0 }",
  "channels:",
  "  a:",
  "    messages:",
  "      said: { $ref: ./messages.yaml#/said }",
);

test("a file's parts are what the references to them say", async () => {
  const files = await formatFolder({
    "asyncapi.yaml": root,
    "messages.yaml": lines(
      "said:",
      "  payload: { $ref: '#/shapes/text' }",
      "  name: said",
      "shapes:",
      "  text: { items: { $ref: ./item.json }, type: array }",
      "  other: { items: true, type: array }",
    ),
    "item.json": '{"format":"uuid","type":"string"}',
  });
  expect(files).toEqual({
    "asyncapi.yaml": root,
    "messages.yaml": lines(
      "said:",
      "  name: said",
      "  payload: { $ref: '#/shapes/text' }",
      "shapes:",
      "  text: { type: array, items: { $ref: ./item.json } }",
      "  other: { items: true, type: array }",
    ),
    "item.json": '{ "type": "string", "format": "uuid" }\n',
  });
});

test("a chain of 5 000 references is followed", async () => {
  const schemas = Array.from({ length: 5_000 }, (_, at) => `s${at}: { $ref: '#/s${at + 1}' }`);
  const files = await formatFolder({
    "asyncapi.yaml": root,
    "messages.yaml": lines(
      "said: { payload: { $ref: '#/s0' } }",
      ...schemas,
      "s5000: { format: x, type: string }",
    ),
  });
  expect(files["messages.yaml"]).toContain("s5000: { type: string, format: x }");
});

test("a circle of references ends", async () => {
  const files = await formatFolder({
    "asyncapi.yaml": root,
    "messages.yaml": lines(
      "said: { payload: { $ref: '#/a' } }",
      "a: { items: { $ref: '#/a' }, type: array }",
    ),
  });
  expect(files["messages.yaml"]).toContain("a: { type: array, items: { $ref: '#/a' } }");
});

test("a referenced file that is no data is not looked at", async () => {
  const files = await formatFolder({
    "asyncapi.yaml": root,
    "messages.yaml": lines(
      "said: { schemaFormat: application/vnd.google.protobuf, payload: { $ref: ./a.proto } }",
    ),
    "a.proto": 'syntax = "proto3";\n',
  });
  expect(Object.keys(files)).toEqual(["asyncapi.yaml", "messages.yaml"]);
});
