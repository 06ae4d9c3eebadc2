import { describe, expect, test } from "vitest";
import { compareContracts } from "../../../src/rewrite/convert/difference.js";
import { toValue } from "../../../src/rewrite/tree.js";
import { build } from "../../contract/document.js";
import { at, checked } from "./document.js";

/** Documents whose contract has to be the same before and after. */
const documents: Readonly<Record<string, string>> = {
  "hostile keys": `
channels:
  __proto__: { publish: { operationId: constructor, message: { name: toString, payload: { properties: { __proto__: { type: string } } } } } }
  constructor: { subscribe: { message: { messageId: __proto__ } } }
  "a/b~c": { publish: { message: { name: "%41~/" } } }
  "a%2Fb": { publish: { message: { title: "{} braces" } } }
  "": { publish: { message: {} } }`,
  "addresses that meet": `
channels:
  a/b: { publish: { message: { payload: { type: object, properties: { x: { type: string } } } } } }
  a.b: { publish: { message: { payload: { type: object, properties: { x: { type: number } } } } } }
  a_b: { subscribe: { message: { payload: { type: object, properties: { y: { type: string } } } } } }`,
  "messages without names": `
channels:
  a: { publish: { message: { oneOf: [{ payload: { type: string } }, { payload: { type: number } }] } } }
  b: { subscribe: { message: { payload: { $ref: "#/components/schemas/S" } } }, publish: { message: { payload: { $ref: "#/components/schemas/S" } } } }
components: { schemas: { S: { type: object, properties: { s: { type: string } } } } }`,
  "names that the language has taken": `
channels:
  send: { publish: { operationId: close, message: { name: class } } }
  messages: { subscribe: { message: { messageId: message } } }`,
  "shared messages": `
channels:
  a: { publish: { message: { $ref: "#/components/messages/M" } } }
  b: { subscribe: { message: { oneOf: [{ $ref: "#/components/messages/M" }, { $ref: "#/components/messages/N" }] } } }
components:
  messages:
    M: { messageId: renamed, payload: { type: object, properties: { k: { const: m } } } }
    N: { $ref: "#/components/messages/O" }
    O: { payload: { type: object, properties: { k: { const: o } } } }
    unused: { headers: { type: object, properties: { h: { type: string } } } }`,
  recursion: `
channels: { a: { publish: { message: { name: m, payload: { $ref: "#/components/schemas/Tree" } } } } }
components: { schemas: { Tree: { type: object, properties: { left: { $ref: "#/components/schemas/Tree" }, right: { $ref: "#/channels/a/publish/message/payload" } } } } }`,
  "merge keys": `
x-base: &base { type: object, properties: { a: { type: string } } }
channels: { a: { publish: { message: { name: m, payload: { <<: *base, required: [a] } } } } }`,
  "several services": `
servers:
  one: { url: ws://one.io, protocol: ws, x-service: one }
  two: { url: mqtt://two.io, protocol: mqtt, x-service: two }
channels:
  a/b: { servers: [one], publish: { message: { name: m, payload: { type: string } } } }
  a.b: { servers: [two], publish: { message: { name: m, payload: { type: number } } } }`,
  traits: `
channels: { a: { publish: { traits: [{ summary: theirs, security: [{ k: [] }] }], summary: own, message: { name: m, traits: [{ headers: { type: object, properties: { h: { type: string } } } }], headers: { type: object, properties: { g: { type: string } } } } } } }
components: { securitySchemes: { k: { type: apiKey, in: user } } }`,
  "scopes that differ": `
servers: { s: { url: a.io, protocol: ws, security: [{ o: [r, w] }] } }
channels: { a: { publish: { security: [{ o: [r] }] } } }
components: { securitySchemes: { o: { type: oauth2, flows: { implicit: { authorizationUrl: "https://a.io", scopes: { r: read, w: write } } } } } }`,
  "members of other tools": `
x-new: { a: [1] }
channels: { a: { x-new: 1, publish: { message: { name: m, payload: { type: string, x-new: { type: 1 } }, examples: [{ x-microcks-default: true, payload: a }] } } } }`,
  "one item of several channels": `
channels:
  a/one: { $ref: "#/components/channels/C" }
  a/two: { $ref: "#/components/channels/C" }
  three: { publish: { message: { name: t, payload: { type: integer } } } }
  four: { $ref: "#/channels/three" }
  five: { x-mirrors: "#/channels/a~1two", publish: { message: { $ref: "#/components/messages/M" } } }
components:
  channels: { C: { publish: { message: { payload: { type: string } } }, subscribe: { operationId: x, message: { $ref: "#/components/messages/M" } } } }
  messages: { M: { payload: { type: object } } }`,
  "messages that refine and mirror": `
channels:
  a: { publish: { message: { oneOf: [{ $ref: "#/components/messages/General" }, { $ref: "#/components/messages/Special" }] } } }
  b: { x-mirrors: "#/channels/a", publish: { message: { $ref: "#/components/messages/General" } } }
components:
  messages:
    General: { messageId: general, payload: { type: object } }
    Special: { x-refines: { $ref: "#/components/messages/General" }, payload: { type: object, required: [a] } }`,
};

describe("a document with", () => {
  test.each(Object.keys(documents))("%s is valid afterwards and has the same contract", async (name) => {
    for (const to of ["3.0.0", "3.1.0"] as const) {
      const { diagnostics, differences } = await checked(documents[name] ?? "", to);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(differences).toEqual([]);
    }
  });

  test("a chain of 5 000 schemas is converted within seconds", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `S${index}`,
        index === 4_999 ? { type: "string" } : { $ref: `#/components/schemas/S${index + 1}` },
      ]),
    );
    const channels = {
      a: { publish: { message: { name: "m", payload: { $ref: "#/components/schemas/S0" } } } },
    };
    const yaml = `channels: ${JSON.stringify(channels)}\ncomponents: ${JSON.stringify({ schemas })}`;
    const { diagnostics, differences } = await checked(yaml);
    expect(diagnostics).toEqual([]);
    expect(differences).toEqual([]);
  });

  test("a fault of its own is not converted, and the fault is named where it stands", async () => {
    const { diagnostics } = await checked(
      "channels: { 'a/{q}': { parameters: { q: {}, p: {} }, publish: { message: { name: m } } } }",
    );
    expect(diagnostics.map(({ code, source }) => [code, source.pointer])).toEqual([
      ["convert-failed", "/channels/a~1{q}/parameters/p"],
    ]);
  });
});

test("references through channels and operations lead to where these went", async () => {
  const { tree } = await checked(`
channels:
  a/b:
    parameters: {}
    publish: { message: { name: m, payload: { type: object, properties: { p: { type: string } } } } }
components:
  schemas:
    P: { $ref: "#/channels/a~1b/publish/message/payload/properties/p" }
    data: { enum: [{ $ref: "#/channels/a~1b" }] }
    named: { properties: { enum: { $ref: "#/channels/a~1b/publish/message/payload" } } }`);
  expect(at(toValue(tree), "components", "schemas")).toEqual({
    P: { $ref: "#/channels/AB/messages/m/payload/properties/p" },
    data: { enum: [{ $ref: "#/channels/a~1b" }] },
    named: { properties: { enum: { $ref: "#/channels/AB/messages/m/payload" } } },
  });
});

describe("two contracts", () => {
  const head = "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\n";
  const contractOf = (yaml: string) => build(head + yaml).contract;
  const before = "channels: { a: { address: a, messages: { m: { payload: { type: string } } } } }";
  test.each([
    { after: before, wanted: [] },
    {
      after: before.replace("{ a: {", "{ a: { bindings: { ws: { bindingVersion: 0.1.0 } },"),
      wanted: ["services.t.channels.a.bindings.ws"],
    },
    { after: before.replace("address: a", "address: b"), wanted: ["services.t.channels.a.address"] },
    { after: before.replace("string", "number"), wanted: ["services.t.schemas.M.type"] },
    {
      after: before.replace("m: {", "n: {"),
      wanted: [
        "services.t.channels.a.messages.0",
        "services.t.messages.m",
        "services.t.messages.n",
        "services.t.schemas.M",
        "services.t.schemas.N",
      ],
    },
  ])("differ in $wanted", ({ after, wanted }) => {
    expect(compareContracts(contractOf(before), contractOf(after)).map(({ path }) => path)).toEqual(wanted);
  });
});
