import { describe, expect, test } from "vitest";
import { build, onlyService } from "./document.js";

const head2 = "asyncapi: 2.6.0\ninfo: { title: T, version: 1.0.0 }\n";
const head3 = "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\n";
const serviceOf = (yaml: string) => onlyService(build(yaml).contract);

describe("a parameter of AsyncAPI 2", () => {
  test.each([
    { given: "{ enum: [a, b], default: a }", wanted: { enum: ["a", "b"], default: "a", examples: [] } },
    { given: "{ const: a }", wanted: { enum: ["a"], examples: [] } },
    {
      given: "{ $ref: '#/components/schemas/S' }",
      wanted: { enum: ["s"], description: "d", examples: ["s"] },
    },
  ])("says what its schema $given says", ({ given, wanted }) => {
    const { channels } = serviceOf(`${head2}
channels: { "a/{p}": { parameters: { p: { schema: ${given} } }, publish: { message: { name: m, payload: { type: string } } } } }
components: { schemas: { S: { enum: [s], description: d, examples: [s] } } }`);
    const { source: _, name: __, ...parameter } = channels[0]?.parameters[0] ?? { source: "", name: "" };
    expect(parameter).toEqual(wanted);
  });
});

test("channels that share one item are named by themselves, and so are its operations", () => {
  const { contract, diagnostics } = build(`${head2}channels:
  a/one: { $ref: "#/components/channels/c" }
  a/two: { $ref: "#/components/channels/c" }
  b: { $ref: "#/channels/a~1one", x-note: ignored }
  c: { x-mirrors: "#/channels/a~1two", publish: { message: { $ref: "#/components/messages/m" } } }
components:
  channels: { c: { publish: { message: { $ref: "#/components/messages/m" } }, subscribe: { operationId: x, message: { $ref: "#/components/messages/m" } } } }
  messages: { m: { payload: { type: string } } }
`);
  const { channels, operations } = onlyService(contract);
  expect(channels.map(({ name, address, mirrors }) => [name, address, mirrors])).toEqual([
    ["aOne", "a/one", undefined],
    ["aTwo", "a/two", undefined],
    ["b", "b", undefined],
    ["c", "c", "aTwo"],
  ]);
  expect(operations.map(({ name, channel }) => [name, channel.key])).toEqual([
    ["aOneXSubscribe", "a/one"],
    ["aTwoXSubscribe", "a/two"],
    ["bxSubscribe", "b"],
    ["receiveAOne", "a/one"],
    ["receiveATwo", "a/two"],
    ["receiveB", "b"],
    ["receiveC", "c"],
  ]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["name-collision"]);
});

test("a oneOf under `components` that nobody uses is its messages, and no message itself", () => {
  const { messages } = serviceOf(
    `${head2}channels: {}\ncomponents: { messages: { All: { oneOf: [{ name: a }, { $ref: "#/components/messages/All" }] } } }`,
  );
  expect(messages.map(({ name }) => name)).toEqual(["a"]);
});

test("a scheme that is a variable belongs to no host", () => {
  const { servers } = serviceOf(
    `${head2}servers: { s: { url: "{scheme}://a.io/b", protocol: ws, variables: { scheme: {} } } }\nchannels: {}`,
  );
  expect(servers.map(({ host, pathname }) => [host, pathname])).toEqual([["a.io", "/b"]]);
});

test("a security scheme in place is known by the component that it is a copy of, whatever its scopes", () => {
  const scheme =
    'type: oauth2, flows: { implicit: { authorizationUrl: "https://a.io", availableScopes: { r: "" } } }';
  const { servers } = serviceOf(`${head3}
servers: { s: { host: a.io, protocol: ws, security: [{ ${scheme}, scopes: [r] }, { type: plain }] } }
components: { securitySchemes: { o: { ${scheme} } } }`);
  expect(servers[0]?.security.map(({ key }) => key)).toEqual(["o", "1"]);
});

test("members of a oneOf without a name that say the same are one message, others stay apart", () => {
  const { messages } = serviceOf(
    `${head2}channels: { c: { publish: { message: { oneOf: [{}, {}, { payload: { type: string } }, { name: a }, { name: a }] } } } }`,
  );
  expect(messages).toHaveLength(4);
});

test("a document with such members has code", () => {
  const { diagnostics } = build(
    `${head2}channels: { c: { publish: { message: { oneOf: [{ payload: {} }, { payload: {} }] } } } }`,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["message-unnamed"]);
});

test.each([
  ["3.x", `${head3}channels: { c: { address: "/{a}/{b}-{a}", parameters: { b: { description: B } } } }`],
  ["2.x", `${head2}channels: { "/{a}/{b}-{a}": { parameters: { b: { description: B } } } }`],
])("a parameter that only the address of %s names is one of the channel's, once", (_, yaml) => {
  const { channels } = serviceOf(`${yaml}\ncomponents: { messages: { m: { payload: {} } } }`);
  expect(channels[0]?.parameters.map(({ name, description }) => [name, description])).toEqual([
    ["b", "B"],
    ["a", undefined],
  ]);
});
