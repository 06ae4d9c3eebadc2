import { describe, expect, test } from "vitest";
import { buildContract } from "../../src/contract/build.js";
import type { Service } from "../../src/contract/contract.js";
import { build, documentOf, onlyService, outline } from "./document.js";

const schemaOf = (service: Service, name: string) =>
  service.schemas.find((schema) => schema.name === name)?.json;

describe("AsyncAPI 2.x", () => {
  const { contract } = build(`asyncapi: 2.6.0
info: { title: Street Lights, version: "1" }
servers:
  production: { url: "mqtt://{region}.lights.example:1883/base", protocol: mqtt, security: [{ key: [] }], variables: { region: { enum: [eu, us], default: eu } } }
channels:
  light/{id}/measured:
    parameters: { id: { description: The lamp., schema: { type: string } } }
    publish: { operationId: onMeasured, message: { $ref: "#/components/messages/measured" } }
    subscribe: { message: { oneOf: [{ messageId: turnOn, payload: { type: object } }, { name: turnOff }] } }
components:
  messageTraits: { common: { headers: { type: object, properties: { app: { type: integer } } } } }
  messages:
    measured: { traits: [{ $ref: "#/components/messageTraits/common" }], payload: { type: object, properties: { lumens: { type: integer } } } }
    spare: { payload: { type: string } }
  securitySchemes: { key: { type: apiKey, in: user } }
`);
  const service = onlyService(contract);

  test("what others publish is received, what they subscribe to is sent", () => {
    expect(service.operations.map(({ kind, name }) => [kind, name])).toEqual([
      ["receive", "onMeasured"],
      ["send", "sendLightIdMeasured"],
    ]);
  });

  test("messages are named by id, key or name, and components that nobody uses are kept", () => {
    expect(service.messages.map(({ name, direction }) => [name, direction])).toEqual([
      ["measured", "receive"],
      ["spare", "none"],
      ["turnOff", "send"],
      ["turnOn", "send"],
    ]);
  });

  test("a trait's headers are the message's", () => {
    const measured = service.messages.find(({ name }) => name === "measured");
    expect(schemaOf(service, measured?.headers?.$ref ?? "")).toMatchObject({
      properties: { app: { type: "integer" } },
    });
  });

  test("a url is taken apart, with its variables and security", () => {
    expect(service.servers).toMatchObject([
      {
        key: "production",
        host: "{region}.lights.example:1883",
        pathname: "/base",
        protocol: "mqtt",
        variables: [{ name: "region", enum: ["eu", "us"], default: "eu" }],
        security: [{ key: "key", type: "apiKey", in: "user" }],
      },
    ]);
    expect(service.name).toBe("street-lights");
  });
});

describe("AsyncAPI 3.x", () => {
  const yaml = `asyncapi: 3.0.0
info: { title: T, version: "1" }
servers:
  ws: { host: a.example, pathname: /ws, protocol: wss, x-service: chat }
  io: { host: a.example, protocol: socketio, x-service: chat }
  api: { host: b.example, protocol: https, x-service: admin }
channels:
  room: { address: "/room/{id}", servers: [{ $ref: "#/servers/ws" }, { $ref: "#/servers/io" }], parameters: { id: { enum: [a] } }, messages: { say: { $ref: "#/components/messages/say" }, said: { payload: { type: string } } } }
  users: { address: /users, servers: [{ $ref: "#/servers/api" }], messages: { user: { payload: { $ref: "#/components/schemas/user" } } } }
operations:
  say: { action: receive, channel: { $ref: "#/channels/room" }, messages: [{ $ref: "#/channels/room/messages/say" }], reply: { messages: [{ $ref: "#/channels/room/messages/said" }] } }
  ask: { action: send, channel: { $ref: "#/channels/room" }, messages: [{ $ref: "#/channels/room/messages/said" }], reply: { address: { location: "$message.header#/to" }, channel: { $ref: "#/channels/room" }, messages: [{ $ref: "#/channels/room/messages/say" }] } }
  put: { action: receive, channel: { $ref: "#/channels/users" }, bindings: { http: { method: put, query: { type: object, properties: { q: { type: string } } } } } }
components:
  messages: { say: { traits: [{ summary: From the trait., title: Trait }], title: Own, payload: { type: object, properties: { text: { type: string } } } } }
  schemas: { user: { type: object, properties: { friends: { type: array, items: { $ref: "#/components/schemas/user" } } } } }
`;
  const { contract, diagnostics } = build(yaml);
  const [admin, chat] = contract.services;
  if (admin === undefined || chat === undefined) throw new Error("two services");

  test("servers make services, and channels belong to the services of their servers", () => {
    expect(
      contract.services.map(({ name, channels }) => [name, channels.map(({ name: channel }) => channel)]),
    ).toEqual([
      ["admin", ["users"]],
      ["chat", ["room"]],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["socketio-address"]);
  });

  test("an operation is one of four kinds", () => {
    expect(chat.operations).toMatchObject([
      {
        kind: "request",
        name: "ask",
        reply: { address: "$message.header#/to", messages: [{ name: "say" }] },
      },
      { kind: "respond", name: "say", reply: { channel: { name: "room" }, messages: [{ name: "said" }] } },
    ]);
    expect(admin.operations).toMatchObject([
      { kind: "receive", name: "put", method: "PUT", query: { $ref: "PutQuery" } },
    ]);
  });

  test("a message's own words win over its traits", () => {
    expect(chat.messages.find(({ name }) => name === "say")).toMatchObject({
      title: "Own",
      summary: "From the trait.",
    });
  });

  test("every node knows where it stands", () => {
    expect(chat.messages.map(({ source }) => source)).toEqual([
      { file: "asyncapi.yaml", pointer: "/channels/room/messages/said" },
      { file: "asyncapi.yaml", pointer: "/components/messages/say" },
    ]);
  });

  test("recursion is a reference by name", () => {
    expect(schemaOf(admin, "User")).toEqual({
      type: "object",
      properties: { friends: { type: "array", items: { $ref: "User" } } },
    });
  });
});

describe("x-service", () => {
  const services = (...said: readonly string[]) => {
    const servers = said.map(
      (one, index) =>
        `  s${index}: { host: a.example, protocol: wss, description: Of s${index}, x-service: ${one} }`,
    );
    const { contract, diagnostics } = build(`asyncapi: 3.0.0
info: { title: T, version: "1" }
servers:
${servers.join("\n")}
channels: { c: { address: /c, messages: { m: { payload: { type: string } } } } }
`);
    const found = contract.services.map(({ name, typeName, title, description }) => ({
      ...{ name, typeName, title, description },
    }));
    return { found, told: diagnostics.map(({ code, source }) => `${code} ${source.pointer}`) };
  };

  test("an object names folder and types apart; a text names both", () => {
    expect(
      services(
        "{ name: brightpattern, title: Bright Pattern }",
        "{ name: productflo, title: ProductFlo, description: Rooms }",
        "productflo",
        "plain-text",
      ),
    ).toEqual({
      found: [
        { name: "brightpattern", typeName: "BrightPattern", title: "Bright Pattern", description: "Of s0" },
        { name: "plain-text", typeName: "PlainText", title: "plain-text", description: "Of s3" },
        { name: "productflo", typeName: "ProductFlo", title: "ProductFlo", description: "Rooms" },
      ],
      told: [],
    });
  });

  test("the only service of a document has its own title too", () => {
    expect(services("{ name: a, title: Own, description: D }").found).toEqual([
      { name: "a", typeName: "Own", title: "Own", description: "D" },
    ]);
    expect(services("{ name: a }").found[0]).toMatchObject({ typeName: "A", title: "T" });
  });

  test("a title that cannot be a name in code stays a title", () => {
    expect(services('{ name: a, title: "!?" }', '{ name: b, title: "P\u0430y" }').found).toMatchObject([
      { typeName: "A", title: "!?" },
      { typeName: "B", title: "P\u0430y" },
    ]);
  });

  test("two services of one title keep apart, and two titles of one service are told", () => {
    const twins = services("{ name: a, title: Chat }", "{ name: b, title: chat }");
    expect(twins.found.map(({ typeName }) => typeName)).toEqual(["A", "B"]);
    expect(twins.told).toEqual(["name-collision /servers/s0"]);
    const rivals = services("{ name: a, title: Chat }", "{ name: a, title: Talk }");
    expect(rivals.found).toMatchObject([{ typeName: "Chat", title: "Chat" }]);
    expect(rivals.told).toEqual(["extension-shape /servers/s1/x-service/title"]);
  });

  test("an object without a name is told and passed over", () => {
    const { found, told } = services("{ title: Chat }");
    expect(found).toMatchObject([{ name: "t", typeName: "T" }]);
    expect(told).toEqual(["extension-shape /servers/s0/x-service"]);
  });
});

test("servers with the same channels are one service, others are their own", () => {
  const servers = (channels: string) => `asyncapi: 3.0.0
info: { title: Orders, version: "1" }
servers: { production: { host: a, protocol: kafka }, staging: { host: b, protocol: kafka } }
channels: ${channels}
`;
  const names = (yaml: string) => build(yaml).contract.services.map(({ name }) => name);
  expect(names(servers("{ a: { address: a }, b: { address: b } }"))).toEqual(["orders"]);
  expect(
    names(servers('{ a: { address: a, servers: [{ $ref: "#/servers/staging" }] }, b: { address: b } }')),
  ).toEqual(["production", "staging"]);
});

test("references to other files, to parts of schemas and to whole files give names by what they lead to", () => {
  const { contract } = buildContract(
    documentOf({
      "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: T, version: "1" }
components:
  messages:
    a: { payload: { $ref: "schemas/user.yaml" } }
    b: { payload: { $ref: "schemas/all.yaml#/Address" } }
    c: { payload: { $ref: "schemas/all.yaml#/Address/properties/geo" } }
    d: { $ref: "schemas/message.yaml" }
`,
      "schemas/user.yaml": "{ type: object, properties: { home: { $ref: all.yaml#/Address } } }",
      "schemas/all.yaml":
        "Address: { type: object, properties: { geo: { type: array, items: { type: number } } } }",
      "schemas/message.yaml":
        "{ payload: { type: object, properties: { at: { type: object, properties: { x: { type: number } } } } } }",
    }),
  );
  const service = onlyService(contract);
  expect(service.messages.map(({ name, payload }) => [name, payload?.$ref])).toEqual([
    ["a", "User"],
    ["b", "Address"],
    ["c", "AddressGeo"],
    ["d", "D"],
  ]);
  expect(service.schemas.map(({ name }) => name)).toEqual(["Address", "AddressGeo", "D", "DAt", "User"]);
});

describe("schemas are normalised", () => {
  const normalised = (schema: string) => {
    const { contract, diagnostics } = build(`asyncapi: 3.0.0
info: { title: T, version: "1" }
components: { schemas: { s: ${schema}, other: { type: string } } }
`);
    return { json: schemaOf(onlyService(contract), "S"), codes: diagnostics.map(({ code }) => code) };
  };

  test.each([
    [
      "OpenAPI's nullable",
      "{ type: string, nullable: true, enum: [a] }",
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "a boolean exclusive bound",
      "{ type: number, minimum: 1, exclusiveMinimum: true }",
      { type: "number", exclusiveMinimum: 1 },
    ],
    [
      "a tuple",
      "{ type: array, items: [{ type: string }], additionalItems: false }",
      { type: "array", prefixItems: [{ type: "string" }], items: false },
    ],
    [
      "an implied type",
      "{ properties: { a: { type: string } } }",
      { type: "object", properties: { a: { type: "string" } } },
      ["type-implied"],
    ],
    [
      "no implied type below not",
      "{ type: object, not: { required: [a] } }",
      { type: "object", not: { required: ["a"] } },
    ],
    [
      "siblings of a reference",
      '{ type: object, properties: { a: { $ref: "#/components/schemas/other", maxLength: 3, description: D } } }',
      { type: "object", properties: { a: { $ref: "Other", description: "D" } } },
    ],
    [
      "dependencies",
      "{ type: object, dependencies: { a: [b], c: { required: [d] } } }",
      {
        type: "object",
        dependentRequired: { a: ["b"] },
        dependentSchemas: { c: { required: ["d"], type: "object" } },
      },
    ],
    ["an example", "{ type: string, example: x }", { type: "string", examples: ["x"] }],
  ])("%s", (_, schema, wanted, codes: string[] = []) =>
    expect(normalised(schema)).toEqual({ json: wanted, codes }),
  );

  test.each([
    ["a misspelt keyword", "{ type: object, proeprties: {} }", "schema-keyword-unknown"],
    [
      "a required that is no list",
      "{ type: object, properties: { a: { type: string, required: true } } }",
      "schema-not-understood",
    ],
    ["a pattern that does not parse", "{ type: string, pattern: '(' }", "pattern-invalid"],
    [
      "a value that needs one of its own kind",
      '{ type: object, required: [s], properties: { s: { $ref: "#/components/schemas/s" } } }',
      "schema-uninhabitable",
    ],
    ["a schema that is itself in place", '{ allOf: [{ $ref: "#/components/schemas/s" }] }', "schema-endless"],
  ])("%s is a finding", (_, schema, code) => expect(normalised(schema).codes).toEqual([code]));

  test("the OpenAPI way to write inheritance is opened, not endless", () => {
    const { contract, diagnostics } = build(`asyncapi: 3.0.0
info: { title: T, version: "1" }
components:
  schemas:
    base: { type: object, properties: { kind: { type: string } }, oneOf: [{ $ref: "#/components/schemas/case" }] }
    case: { allOf: [{ $ref: "#/components/schemas/base" }, { type: object, properties: { n: { type: integer } } }] }
`);
    expect(diagnostics).toEqual([]);
    expect(schemaOf(onlyService(contract), "Case")).toEqual({
      allOf: [
        { type: "object", properties: { kind: { type: "string" } } },
        { type: "object", properties: { n: { type: "integer" } } },
      ],
    });
  });
});

test("five thousand schemas in a chain cost no stack", () => {
  const schemas = Array.from({ length: 5_000 }, (_, index) => [
    `s${index}`,
    { type: "object", properties: { next: { $ref: `#/components/schemas/s${index + 1}` } } },
  ]);
  const value = {
    asyncapi: "3.0.0",
    info: { title: "T", version: "1" },
    components: { schemas: { ...Object.fromEntries(schemas), s5000: { type: "string" } } },
  };
  const root = { path: "asyncapi.json", text: "", value };
  const { contract, diagnostics } = buildContract({
    version: "3.0.0",
    root,
    files: new Map([[root.path, root]]),
  });
  expect(onlyService(contract).schemas).toHaveLength(5_001);
  expect(diagnostics).toEqual([]);
});

test("a batch gives its elements a direction and a table of their own", () => {
  const event = (kind: string) =>
    `{ payload: { type: object, required: [event], properties: { event: { const: ${kind} } } } }`;
  const { contract } = build(`asyncapi: 3.0.0
info: { title: T, version: "1" }
channels:
  events:
    address: /events
    messages:
      all: { payload: { type: object, properties: { events: { type: array } } }, x-batch: { pointer: /events, messages: [{ $ref: "#/channels/events/messages/came" }, { $ref: "#/channels/events/messages/left" }] } }
      came: ${event("came")}
      left: ${event("left")}
operations: { poll: { action: send, channel: { $ref: "#/channels/events" }, messages: [{ $ref: "#/channels/events/messages/all" }] } }
`);
  const [all, came] = onlyService(contract).messages;
  expect(came?.direction).toBe("send");
  expect(all?.batch?.pointer).toBe("/events");
  expect(outline(all?.batch?.dispatch)).toEqual({ event: { came: "came", left: "left" } });
});
