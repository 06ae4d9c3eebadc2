import { describe, expect, test } from "vitest";
import { checkRules } from "../../src/rules/rules.js";
import { head2, head3, read } from "../read/document-text.js";

async function check(text: string): Promise<readonly string[]> {
  const { document } = await read(text);
  return document === undefined
    ? ["unread"]
    : checkRules(document).map(({ code, source }) => `${code} ${source.pointer}`);
}

describe("AsyncAPI 3", () => {
  test.each([
    [
      "a parameter that is not declared",
      'channels: { c: { address: "/r/{id}" } }',
      ["channel-parameter-undeclared /channels/c/address"],
    ],
    [
      "a parameter that is not used",
      "channels: { c: { address: /r, parameters: { id: {} } } }",
      ["channel-parameter-unused /channels/c/parameters/id"],
    ],
    [
      "a channel listed twice",
      'channels: { c: { $ref: "#/components/channels/c" } }\ncomponents: { channels: { c: { address: "{id}" } } }',
      ["channel-parameter-undeclared /components/channels/c/address"],
    ],
    [
      "parameters of a reusable channel, with an address and without",
      "channels: {}\ncomponents: { channels: { c: { parameters: { id: {} } }, d: { address: /r, parameters: { id: {} } } } }",
      ["channel-parameter-unused /components/channels/d/parameters/id"],
    ],
    [
      "what stands beside the `$ref` of a message, a channel and a schema",
      `channels: { c: { address: /c, messages: { m: { $ref: "#/components/messages/m", summary: Other, payload: {} } } } }
operations: { o: { action: send, channel: { $ref: "#/channels/c", title: C } } }
components:
  messages: { m: { payload: { $ref: "#/components/schemas/S", description: Mine, nullable: true } } }
  schemas: { S: { properties: { $ref: { type: string }, b: { $ref: "#/components/schemas/B", x-b: 1 } } }, B: { examples: [{ $ref: b, c: 1 }] } }`,
      [
        "reference-sibling /channels/c/messages/m/summary",
        "reference-sibling /components/messages/m/payload/nullable",
        "reference-sibling /operations/o/channel/title",
      ],
    ],
    ["a query in a name", 'channels: { "a?b": {} }', ["channel-address-query /channels/a?b"]],
    [
      "a query in an address",
      'channels: { c: { address: "/c?v=1" }, d: { address: "/d{?e}", parameters: { "?e": {} } } }',
      ["address-query /channels/c/address"],
    ],
    [
      "a query of a server",
      'servers: { s: { host: "h?v=1", protocol: ws }, t: { host: h, pathname: "/?v=1", protocol: ws } }',
      ["address-query /servers/s/host", "address-query /servers/t/pathname"],
    ],
    [
      "a server from the components",
      'channels: { c: { servers: [{ $ref: "#/components/servers/s" }] } }\ncomponents: { servers: { s: { host: h, protocol: ws } } }',
      ["channel-server-elsewhere /channels/c/servers/0/$ref"],
    ],
    [
      "a channel from the components",
      'operations: { o: { action: send, channel: { $ref: "#/components/channels/c" } } }\ncomponents: { channels: { c: {} } }',
      ["operation-channel-elsewhere /operations/o/channel/$ref"],
    ],
    [
      "a message from the components",
      'channels: { c: {} }\noperations: { o: { action: send, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/components/messages/m" }] } }\ncomponents: { messages: { m: {} } }',
      ["operation-message-elsewhere /operations/o/messages/0/$ref"],
    ],
    [
      "a message of the channel",
      'channels: { c: { messages: { m: {} } } }\noperations: { o: { action: send, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/m" }] } }',
      [],
    ],
    [
      "a variable that nothing declares",
      'servers: { s: { host: "{r}.x", protocol: ws } }',
      ["server-variables-missing /servers/s/host"],
    ],
    [
      "a variable that is missing among others",
      'servers: { s: { host: "{r}.x", protocol: ws, variables: { q: {} } } }',
      ["server-variable-undeclared /servers/s/host", "server-variable-unused /servers/s/variables/q"],
    ],
    [
      "an extension among variables",
      'servers: { s: { host: "{r}.x", protocol: ws, variables: { r: {}, x-note: {} } } }',
      [],
    ],
    [
      "an extension of the name of a variable",
      'servers: { s: { host: "{x-r}.x", protocol: ws, variables: { x-r: {} } } }',
      ["server-variable-undeclared /servers/s/host"],
    ],
    [
      "an extension among parameters",
      'channels: { c: { address: "/r/{id}", parameters: { id: {}, x-note: {} } } }',
      [],
    ],
    [
      "a variable that nothing uses, where no address has any",
      "servers: { s: { host: x, protocol: ws, variables: { q: {} } } }",
      [],
    ],
  ])("%s", async (_name, text, wanted) => {
    expect(await check(`${head3}${text}\n`)).toEqual(wanted);
  });
});

describe("AsyncAPI 2", () => {
  const operation = (id: string) => `{ operationId: ${id}, message: { messageId: m${id}, payload: {} } }`;
  test.each([
    [
      "what stands beside the `$ref` of a schema, a message and its traits",
      `channels: { c: { publish: { message: { $ref: "#/components/messages/m", payload: {} } } } }
components:
  messages: { m: { payload: { properties: { a: { $ref: "#/components/schemas/A", maxLength: 2, title: A } } }, traits: [{ $ref: "#/components/messageTraits/t", name: n }] } }
  messageTraits: { t: {} }
  schemas: { A: { type: string } }`,
      [
        "reference-sibling /channels/c/publish/message/payload",
        "reference-sibling /components/messages/m/payload/properties/a/maxLength",
        "reference-sibling /components/messages/m/traits/0/name",
      ],
    ],
    [
      "a parameter that is not declared",
      'channels: { "r/{id}": {} }',
      ["channel-parameter-undeclared /channels/r~1{id}"],
    ],
    [
      "an extension among variables",
      'servers: { live: { url: "{r}.x", protocol: ws, variables: { r: {}, x-note: {} } } }\nchannels: {}',
      [],
    ],
    [
      "a query in a name",
      'channels: { "a?b={c}": { parameters: { c: {} } } }',
      ["address-query /channels/a?b={c}"],
    ],
    ["a fragment in a name", 'channels: { "a#b": {} }', ["channel-address-query /channels/a#b"]],
    [
      "a query of a server",
      'servers: { s: { url: "wss://h/?v=1", protocol: ws } }\nchannels: {}',
      ["address-query /servers/s/url"],
    ],
    ["an extension among parameters", 'channels: { "r/{id}": { parameters: { id: {}, x-note: {} } } }', []],
    [
      "a server that is not there",
      "servers: { live: { url: u, protocol: ws } }\nchannels: { c: { servers: [liv] } }",
      ["channel-server-unknown /channels/c/servers/0"],
    ],
    [
      "a security scheme that is not there",
      "servers: { live: { url: u, protocol: ws, security: [{ token: [] }] } }\nchannels: {}",
      ["security-scheme-unknown /servers/live/security/0/token"],
    ],
    [
      "a scope that is not there",
      "servers: { live: { url: u, protocol: ws, security: [{ o: [a, b] }] } }\nchannels: {}\ncomponents: { securitySchemes: { o: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a', scopes: { a: A } } } } } }",
      ["security-scope-unknown /servers/live/security/0/o/1"],
    ],
    [
      "an operation id twice",
      `channels: { c: { publish: ${operation("a")} }, d: { publish: { operationId: a } } }`,
      ["duplicate-operation-id /channels/d/publish/operationId"],
    ],
    [
      "a message id twice",
      `channels: { c: { publish: ${operation("a")} }, d: { publish: { message: { messageId: ma } } } }`,
      ["duplicate-message-id /channels/d/publish/message/messageId"],
    ],
    [
      "one message in two operations",
      'channels: { c: { publish: { message: { $ref: "#/components/messages/m" } }, subscribe: { message: { oneOf: [{ $ref: "#/components/messages/m" }] } } } }\ncomponents: { messages: { m: { messageId: m } } }',
      [],
    ],
    [
      "a tag twice",
      "channels: {}\ntags: [{ name: a }, { name: b }, { name: a }]",
      ["duplicate-tag /tags/2/name"],
    ],
  ])("%s", async (_name, text, wanted) => {
    expect(await check(`${head2}${text}\n`)).toEqual(wanted);
  });
});
