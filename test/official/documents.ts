import { messages, object, withPayload } from "../acceptance/document.js";
import { broken, chat } from "../cli/command.js";
import { rooms as service } from "../emit/service-sample.js";
import { agreementCases } from "../emit/types/agreement-cases.js";
import { kafka, rooms } from "../mock/document.js";
import { head2, head3 } from "../read/document-text.js";
import { cases } from "../validator/cases.js";

/** A document about which both are asked, and the errors that are wanted: code, then who says it. */
export interface Case {
  readonly text: string;
  readonly wanted: readonly string[];
}

const one = (text: string, ...wanted: readonly string[]): Case => ({ text, wanted });
const with3 = (text: string, ...wanted: readonly string[]): Case => one(`${head3}${text}\n`, ...wanted);
const with2 = (text: string, ...wanted: readonly string[]): Case => one(`${head2}${text}\n`, ...wanted);

/** Small documents, each with one thing wrong. Recommendations of the parser (warnings and infos) do not count. */
export const smallDocuments: Readonly<Record<string, Case>> = {
  "nothing wrong": with3(""),
  "an unknown member": with3("foo: 1", "unknown-member: asyncwright, @asyncapi/parser"),
  "a misspelt member": with3("chanels: {}", "unknown-member: asyncwright, @asyncapi/parser"),
  "an unknown member deep in a message": with3(
    "channels: { c: { messages: { m: { payload: {}, foo: 1 } } } }",
    "unknown-member: asyncwright, @asyncapi/parser",
  ),
  "a missing member": with3(
    "servers: { s: { protocol: ws } }",
    "missing-member: asyncwright, @asyncapi/parser",
  ),
  "a missing member of a discriminated object": with3(
    "components: { securitySchemes: { s: { type: http } } }",
    "missing-member: asyncwright, @asyncapi/parser",
  ),
  "a wrong type": with3("channels: { c: { description: [1] } }", "wrong-type: asyncwright, @asyncapi/parser"),
  "a value that is not allowed": with3(
    'channels: { c: {} }\noperations: { o: { action: sent, channel: { $ref: "#/channels/c" } } }',
    "not-allowed-value: asyncwright, @asyncapi/parser",
  ),
  "a wrong format": one(
    'asyncapi: 3.0.0\ninfo: { title: T, version: "1", license: { name: MIT, url: "no url" } }\n',
    "wrong-format: asyncwright, @asyncapi/parser",
  ),
  "a wrong name": with3('components: { schemas: { "a b": {} } }'),
  "a type of schema that is none": with3(
    "components: { schemas: { A: { type: strin } } }",
    "not-allowed-value: asyncwright, @asyncapi/parser",
  ),
  "such a type behind a reference": with3(
    'channels: { c: { messages: { m: { payload: { properties: { a: { $ref: "#/components/schemas/A" } } } } } } }\ncomponents: { schemas: { A: { properties: { x: { type: strin } } } } }',
    "not-allowed-value: asyncwright, @asyncapi/parser",
  ),
  "such a type in a message of AsyncAPI 2": with2(
    "channels: { c: { subscribe: { message: { payload: { properties: { a: { type: strin } } } } } } }",
    "not-allowed-value: asyncwright, @asyncapi/parser",
  ),
  "a pattern that does not parse": with3(
    'components: { schemas: { A: { pattern: "(" } } }',
    "pattern-invalid: asyncwright",
    "wrong-format: asyncwright",
  ),
  "a reference to nothing": with3(
    'channels: { c: { messages: { m: { payload: { $ref: "#/components/schemas/A" } } } } }',
    "ref-missing: asyncwright, @asyncapi/parser",
  ),
  "a reference to no file": with3(
    'channels: { c: { messages: { m: { payload: { $ref: "./gone.yaml" } } } } }',
    "ref-missing: asyncwright, @asyncapi/parser",
  ),
  "a reference in a circle": with3(
    'channels: { c: { messages: { m: { payload: { $ref: "#/components/schemas/A" } } } } }\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } }',
    "ref-cycle: asyncwright",
  ),
  "a reference that is no text": with3(
    "channels: { c: { messages: { m: { payload: { $ref: 1 } } } } }",
    "ref-not-string: asyncwright, @asyncapi/parser",
    "wrong-type: asyncwright, @asyncapi/parser",
  ),
  "a reference where none may be": one(
    'asyncapi: 3.0.0\ninfo: { $ref: "#/x-info" }\nx-info: { title: T, version: "1" }\n',
    "ref-not-allowed: asyncwright, @asyncapi/parser",
  ),
  "a reference that is data": with3(
    'channels: { c: { messages: { m: { payload: {}, examples: [{ payload: { $ref: "./gone.json" } }] } } } }',
  ),
  "a server that is not there": with2(
    "channels: { c: { servers: [s] } }",
    "channel-server-unknown: asyncwright, @asyncapi/parser",
  ),
  "a server from the components": with3(
    'channels: { c: { servers: [{ $ref: "#/components/servers/s" }] } }\ncomponents: { servers: { s: { host: h, protocol: ws } } }',
    "channel-server-elsewhere: asyncwright, @asyncapi/parser",
  ),
  "a channel from the components": with3(
    'operations: { o: { action: send, channel: { $ref: "#/components/channels/c" } } }\ncomponents: { channels: { c: {} } }',
    "operation-channel-elsewhere: asyncwright, @asyncapi/parser",
  ),
  "a message from the components": with3(
    'channels: { c: {} }\noperations: { o: { action: send, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/components/messages/m" }] } }\ncomponents: { messages: { m: {} } }',
    "operation-message-elsewhere: asyncwright, @asyncapi/parser",
  ),
  "a parameter that is not declared": with3('channels: { c: { address: "/r/{id}" } }'),
  "a parameter that is not declared, of AsyncAPI 2": with2('channels: { "/r/{id}": {} }'),
  "a parameter that is not used": with3(
    "channels: { c: { address: /r, parameters: { id: {} } } }",
    "channel-parameter-unused: asyncwright, @asyncapi/parser",
  ),
  "a query in a name": with3(
    'channels: { "a?b": {} }',
    "channel-address-query: asyncwright, @asyncapi/parser",
  ),
  "a server variable that nothing declares": with2(
    'servers: { s: { url: "{r}.x", protocol: ws } }\nchannels: {}',
  ),
  "a server variable of AsyncAPI 3 that nothing declares": with3(
    'servers: { s: { host: "{r}.x", protocol: ws } }',
  ),
  "a security scheme that is not there": with2(
    "servers: { s: { url: u, protocol: ws, security: [{ nobody: [] }] } }\nchannels: {}",
    "security-scheme-unknown: asyncwright, @asyncapi/parser",
  ),
  "an operationId twice": with2(
    "channels: { a: { publish: { operationId: x } }, b: { publish: { operationId: x } } }",
    "duplicate-operation-id: asyncwright, @asyncapi/parser",
  ),
  "a messageId twice": with2(
    "channels: { a: { publish: { message: { messageId: x, payload: {} } } }, b: { publish: { message: { messageId: x, payload: { type: string } } } } }",
    "duplicate-message-id: asyncwright, @asyncapi/parser",
  ),
  "a tag twice": with2(
    "tags: [{ name: a }, { name: a }]\nchannels: {}",
    "duplicate-tag: asyncwright, @asyncapi/parser",
    "structure: asyncwright, @asyncapi/parser",
  ),
  "a tag twice in AsyncAPI 3": with3(
    "components: { messages: { m: { tags: [{ name: a }, { name: a }] } } }",
    "structure: asyncwright, @asyncapi/parser",
  ),
  "an example that breaks its schema": with3(
    "channels: { c: { messages: { m: { payload: { type: string }, examples: [{ payload: 1 }] } } } }",
    "example-violates-schema: asyncwright",
  ),
  "such an example in AsyncAPI 2": with2(
    "channels: { c: { publish: { message: { payload: { type: string }, examples: [{ payload: 1 }] } } } }",
    "example-violates-schema: asyncwright, @asyncapi/parser",
  ),
  "a default that breaks its schema": with2(
    "channels: { c: { publish: { message: { payload: { type: string, default: 1 } } } } }",
    "official: @asyncapi/parser",
  ),
  "nothing that fits a schema": one(
    object({ a: { minLength: 3, maxLength: 2, type: "string" } }, { required: ["a"] }),
  ),
  "an unknown protocol": with3("servers: { s: { host: h, protocol: carrier-pigeon } }"),
  "a correlation id that points at nothing": with3(
    'channels: { c: { messages: { m: { payload: { type: object, additionalProperties: false }, correlationId: { location: "$message.payload#/id" } } } } }',
  ),
  "a version that is no text": one(
    "asyncapi: 2.0\ninfo: { title: T, version: '1' }\nchannels: {}\n",
    "official-crashed: asyncwright",
  ),
  "an address over two lines": with3(
    'servers: { s: { host: "a\\nb", protocol: ws } }',
    "grammar: asyncwright",
  ),
  "a name that turns direction": one(
    messages("a\u202eb"),
    "name-unicode: asyncwright",
    "name-unicode: asyncwright",
  ),
  "a property that every object has": with3(
    "components: { schemas: { A: { type: object, properties: { hasOwnProperty: { type: string } } } } }",
    "official-crashed: asyncwright",
  ),
  "two faults at once": with3(
    "foo: 1\nchannels: { c: { description: [1] } }",
    "unknown-member: asyncwright, @asyncapi/parser",
    "wrong-type: asyncwright, @asyncapi/parser",
  ),
};

/** Schemas with those that they refer to by name, as one document. A named schema is never `true` or `false`. */
const schemas = (
  list: readonly { readonly schema: unknown; readonly others?: Readonly<Record<string, unknown>> }[],
): string => {
  const named = list.flatMap(({ schema, others = {} }, index) =>
    Object.entries({ Root: schema, ...others }).map(([name, json]) => [
      `case${index}.${name}`,
      typeof json === "boolean"
        ? { properties: { a: json } }
        : JSON.parse(
            JSON.stringify(json).replaceAll(
              /"\$ref":"([^"#]+)"/g,
              `"$ref":"#/components/schemas/case${index}.$1"`,
            ),
          ),
    ]),
  );
  return `${head3}components: { schemas: ${JSON.stringify(Object.fromEntries(named))} }\n`;
};

/** The documents of our other tests. Only the verdicts on them are compared. */
export const knownDocuments: Readonly<Record<string, string>> = {
  "a chat": chat,
  "a chat with a broken reference": broken,
  "rooms of the mock": rooms,
  "rooms over Kafka": kafka,
  "rooms of a service": service,
  "the smallest message": withPayload("{}"),
  "every schema of the models' cases": schemas(
    agreementCases.filter(({ schema }) => !JSON.stringify(schema).includes("hasOwnProperty")),
  ),
  "every schema of the validators' cases": schemas(
    Object.values(cases).map(({ json, others }) => ({ schema: json, ...(others && { others }) })),
  ),
};

/** Documents in files of this repository. */
export const documentFiles = [
  "asyncapi.yaml",
  "examples/hello/asyncapi.yaml",
  "templates/init/asyncapi.yaml",
] as const;
