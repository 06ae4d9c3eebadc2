import { describe, expect, test } from "vitest";
import { hostileTexts } from "../code/hostile-texts.js";
import {
  assertOnlyDeclaredSyntax,
  contractProfile,
  eventsProfile,
  type GateProfile,
  serviceProfile,
  webhooksProfile,
} from "../syntax-gate.js";
import { compile } from "./service-compile.js";
import { emit, rooms, shop } from "./service-sample.js";

/** What a user writes against the files of `rooms`; each expected error is one that has to be there. */
const use = `
import { memory } from "../runtime/memory/transport.js";
import { createRoomsClient, type RoomsClient } from "./client.js";
import type { Refused, Said } from "./models.js";
import { createRoomsServer } from "./server.js";

export const server = createRoomsServer({
  authenticate: ({ credentials }) => ({ id: String(credentials["token"]) }),
  connected: { room: (context) => context.send("said", { type: "said", answers: context.identity.id }) },
  handlers: {
    closeOperation(message, context) {
      const parameter: string = context.parameters.roomId;
      context.room(parameter).send("refused", { type: "refused" });
      return { type: "said", answers: message.id ?? context.identity.id };
    },
    everything: () => undefined,
    getPicture: () => new Blob([]),
    async putPicture(message, { parameters }) {
      const file: Blob = message.file;
      void [file.size, parameters.id, message.more?.length];
    },
  },
});
// @ts-expect-error a handler is missing
void (() => createRoomsServer({ authenticate: () => 1, handlers: { everything() {} } }));
// @ts-expect-error the contract asks for credentials
void (() => createRoomsServer({ handlers: server }));

export const client: RoomsClient = createRoomsClient({
  variables: { tenant: "acme" },
  server: "live",
  transports: [memory(server)],
  auth: () => ({ token: "t", login: { app: "a" } }),
});
// @ts-expect-error there is no such server
void (() => createRoomsClient({ variables: { tenant: "a" }, server: "dead" }));
const room = client.room({ parameters: { roomId: "1" }, query: { v: "1", n: 2 } });
// @ts-expect-error the contract requires v
void (() => client.room({ parameters: { roomId: "1" }, query: {} }));
room.on("said", (message) => void (message.answers satisfies string | undefined));
// @ts-expect-error nothing of that name is heard here
room.on("say", () => {});
export const last: Promise<Said | Refused> = room.closeOperation({ type: "say" });
for await (const piece of room.closeOperation({ type: "say" }, { timeoutMs: 1 })) void piece.type;
await client.mirror().send("say", { type: "say" });
await client.putPicture({ file: new Blob([]) }, { parameters: { id: "1" } });
// @ts-expect-error a file is no text
void (() => client.putPicture({ file: "bytes" }, { parameters: { id: "1" } }));
export const bytes: Blob = await client.getPicture({ parameters: { id: "1" } });
`;

const head = (title: string) => `asyncapi: 3.0.0\ninfo: { title: ${title}, version: 1.0.0 }\n`;

/** Documents that have only a part of it, or unusual names. */
const documents: Readonly<Record<string, string>> = {
  "only-receives": `${head("A")}
channels: { c: { address: a, messages: { m: { payload: { type: string } } } } }
operations: { tell: { action: receive, channel: { $ref: "#/channels/c" } } }`,
  "only-sends": `${head("A")}
channels: { c: { address: null, messages: { m: { payload: { type: string } }, n: { payload: { type: number } } } } }
operations: { hear: { action: send, channel: { $ref: "#/channels/c" } } }`,
  "no-operations": `${head("A")}
channels: { c: { address: a, messages: { m: { payload: { type: string } } } } }`,
  "no-channels": `${head("A")}
components: { messages: { m: { payload: { type: string } } } }`,
  kafka: `${head("A")}
servers: { k: { host: h, protocol: kafka-secure, security: [{ type: scramSha256 }, { type: userPassword }] } }
channels: { c: { address: t, messages: { m: {} } } }
operations: { tell: { action: receive, channel: { $ref: "#/channels/c" }, messages: [] }, ask: { action: send, channel: { $ref: "#/channels/c" }, reply: { messages: [{ $ref: "#/channels/c/messages/m" }] } } }`,
  "version-2": `asyncapi: 2.6.0
info: { title: Old, version: "1" }
servers: { s: { url: "wss://{h}/p", protocol: wss, variables: { h: { default: x } }, security: [{ user: [] }] } }
channels:
  a/{b}:
    parameters: { b: { schema: { type: string, enum: [x, "y"] } } }
    publish: { operationId: say, message: { oneOf: [{ name: m, payload: { type: object } }, { name: n, payload: { type: object } }] } }
    subscribe: { message: { name: m, payload: { type: object } } }
components: { securitySchemes: { user: { type: userPassword } } }`,
  webhook: `${head("A")}
servers: { s: { host: h, protocol: https } }
channels: { c: { address: /c, messages: { m: { payload: { type: object } } } } }
operations: { callback: { action: send, channel: { $ref: "#/channels/c" }, bindings: { http: { method: POST } } } }`,
  "packed webhook": `${head("A")}
servers: { s: { host: h, protocol: https } }
channels: { c: { address: /c, messages: { m: { contentType: application/msgpack, payload: { type: object } } } } }
operations: { callback: { action: send, channel: { $ref: "#/channels/c" } } }`,
  names: `${head("messages")}
servers: { __proto__: { host: h, protocol: ws }, "a b": { host: h, protocol: http } }
channels:
  "http": { address: /h, messages: { Blob: { payload: { $ref: "#/components/schemas/Blob" } } } }
  "on": { address: /o, messages: { send: { payload: { $ref: "#/components/schemas/Client" } } } }
  "delete": { address: /d, messages: { Promise: { payload: { $ref: "#/components/schemas/OnChannelConnection" } } } }
operations:
  send: { action: receive, channel: { $ref: "#/channels/on" } }
  constructor: { action: receive, channel: { $ref: "#/channels/on" } , messages: [] }
  close: { action: receive, channel: { $ref: "#/channels/delete" }, reply: {} }
  http: { action: receive, channel: { $ref: "#/channels/http" }, bindings: { http: { method: POST } } }
  then: { action: send, channel: { $ref: "#/channels/http" } }
components:
  schemas:
    Blob: { type: object, properties: { a: { type: string } } }
    Client: { type: object, properties: { a: { type: string } } }
    OnChannelConnection: { type: object, properties: { a: { type: string } } }`,
  socketio: `${head("Sio")}
servers: { s: { host: h, protocol: socket.io, x-socketio: { headers: { properties: { "X-A": {} } } } } }
channels:
  c:
    address: /
    x-socketio: { namespace: /n }
    messages:
      one: { payload: { type: array, items: [{ type: string }, { type: number }], additionalItems: false } }
      two: { payload: { type: object } }
      three: {}
operations:
  one: { action: receive, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/one" }], reply: { messages: [{ $ref: "#/channels/c/messages/two" }] } }
  rest: { action: receive, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/two" }, { $ref: "#/channels/c/messages/three" }] }
  tell: { action: send, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/one" }] }`,
};

/** What a subscriber and a sender write against the files of `shop`. */
const useWebhooks = `
import type { Approval } from "./models.js";
import { createAWebhookSender } from "./webhook-sender.js";
import { createAWebhooks } from "./webhooks.js";

const handlers = {
  async paid(message: { id: string }, { parameters, query, identity }: { parameters: { order: string }; query: { test?: string }; identity: { id: string | undefined } }) {
    void [message.id, parameters.order, query.test, identity.id];
  },
};
export const receiver = createAWebhooks({
  secret: ["0123456789abcdef"],
  basePath: "/hooks",
  handlers: { ...handlers, cancelled: (message) => ({ ok: message.kind === "cancelled" }) },
});
// @ts-expect-error a handler is missing
void (() => createAWebhooks({ secret: "", handlers }));
// @ts-expect-error nothing says how a webhook is known to be genuine
void (() => createAWebhooks({ handlers: { ...handlers, cancelled: () => ({ ok: true }) } }));
// @ts-expect-error the contract has an answer
void (() => createAWebhooks({ verify: () => true, handlers: { ...handlers, cancelled: () => undefined } }));

const sender = createAWebhookSender({ secret: "0123456789abcdef", targets: ({ hostname }) => hostname !== "localhost" });
export const id: string = sender.paid({ id: "1" }, { to: "https://a.example", parameters: { order: "1" } });
sender.paid({ id: "1" }, { url: "https://a.example/all", secret: "of the subscriber", id: "1" });
// @ts-expect-error the address has a parameter
void (() => sender.paid({ id: "1" }, { to: "https://a.example" }));
// @ts-expect-error the message has no id
void (() => sender.paid({}, { url: "https://a.example" }));
export const answer: Promise<Approval> = sender.cancelled({ kind: "cancelled" }, { to: "https://a.example" });
`;

const evil = hostileTexts.join(" ");
const quoted = JSON.stringify(evil.replaceAll(/[\ud800-\udfff]/g, "?"));

/** The same text wherever a document can say something that is shown in clients and servers. */
const hostile = `${head(quoted)}
servers: { ${quoted}: { host: ${quoted}, pathname: ${quoted}, protocol: wss, variables: { ${quoted}: { description: ${quoted} } }, security: [{ type: httpApiKey, in: query, name: ${quoted}, description: ${quoted} }], x-socketio: { path: ${quoted} } } }
channels:
  c:
    address: ${quoted}
    title: ${quoted}
    description: ${quoted}
    parameters: { ${quoted}: { description: ${quoted}, enum: [${quoted}] } }
    x-sender: { same: [${quoted}], identity: ${quoted} }
    messages:
      m: { payload: { type: object, properties: { ${quoted}: { type: string } } }, x-refusal: { payload: { ${quoted}: ${quoted} }, codes: { ${quoted}: ${quoted} } }, x-error-codes: [{ code: ${quoted}, status: 1 }] }
operations:
  o: { action: receive, channel: { $ref: "#/channels/c" }, summary: ${quoted}, description: ${quoted}, messages: [{ $ref: "#/channels/c/messages/m" }], reply: { messages: [{ $ref: "#/channels/c/messages/m" }] }, x-reply: { equal: [[${quoted}, ${quoted}]], pending: { pointer: ${quoted}, values: [${quoted}] } } }
`;

const folders = {
  ...Object.fromEntries(Object.entries(documents).map(([name, yaml]) => [name, emit(yaml)])),
  ...Object.fromEntries(
    Object.entries(documents).map(([name, yaml]) => [
      `${name}-flipped`,
      emit(yaml, { perspective: "client" }),
    ]),
  ),
  rooms: { ...emit(rooms), "use.ts": use },
  shop: { ...emit(shop), "use.ts": useWebhooks },
  "shop-flipped": emit(shop, { perspective: "client" }),
  "rooms-flipped": emit(rooms, { perspective: "client" }),
  hostile: emit(hostile),
};

describe("the files of a service", () => {
  test("compile, and what is written against them is held against the contract", { timeout: 120_000 }, () => {
    expect(compile(folders)).toEqual([]);
  });

  const profiles: Readonly<Record<string, GateProfile>> = {
    "contract.ts": contractProfile,
    "client.ts": serviceProfile,
    "server.ts": serviceProfile,
    "webhooks.ts": webhooksProfile,
    "webhook-sender.ts": webhooksProfile,
    "socketio-events.ts": eventsProfile,
  };
  const gated = Object.entries(folders).flatMap(([folder, files]) =>
    Object.entries(files).flatMap(([name, text]) =>
      profiles[name] === undefined ? [] : [{ path: `${folder}/${name}`, text, profile: profiles[name] }],
    ),
  );
  test.each(gated)("$path has only declared syntax", ({ path, text, profile }) => {
    expect(() => assertOnlyDeclaredSyntax(path, text, profile)).not.toThrow();
  });

  test("ask for codecs of webhooks that the runtime has none for", () => {
    const { "webhooks.ts": receiver, "webhook-sender.ts": sender } = emit(documents["packed webhook"] ?? "");
    for (const text of [receiver, sender])
      expect(text).toContain('readonly codecs: Readonly<Record<"application/msgpack", Codec>>;');
  });

  test("ask for credentials and variables where every server does", () => {
    const yaml = `${head("A")}
servers: { s: { host: "{h}", protocol: ws, variables: { h: {} }, security: [{ type: http, scheme: basic }] } }
channels: { c: { address: /, messages: { m: {} } } }
operations: { o: { action: receive, channel: { $ref: "#/channels/c" } } }`;
    const use = `
import { createAClient } from "./client.js";
const auth = () => ({ "0": { username: "u", password: "p" } });
createAClient({ auth, variables: { h: "x" } });
// @ts-expect-error no variables
createAClient({ auth });
// @ts-expect-error no credentials
createAClient({ variables: { h: "x" } });
`;
    expect(compile({ a: { ...emit(yaml), "use.ts": use } })).toEqual([]);
  });

  test("have no line that is wider than the page, but for names that are", () => {
    const wide = ["contract.ts", "client.ts", "server.ts"].flatMap((name) =>
      (emit(rooms)[name] ?? "").split("\n").filter((line) => line.length > 110),
    );
    expect(wide).toEqual([]);
  });
});

describe("what is left out", () => {
  const notesOf = (text: string | undefined) => (text ?? "").split("\n\n")[0]?.split("\n").slice(1).join(" ");
  test.each([
    ["rooms", rooms, "client.ts", "Narrower operations say one by one what is said by `again`."],
    ["shop", shop, "client.ts", "Webhooks are received with `webhooks.ts`: `cancelled`, `paid`"],
    ["shop", shop, "server.ts", "Webhooks are sent with `webhook-sender.ts`: `cancelled`, `paid`"],
    ["no-operations", documents["no-operations"] ?? "", "client.ts", "The document has no operations"],
    ["kafka", documents.kafka ?? "", "client.ts", "No transport for kafka-secure comes along"],
    ["kafka", documents.kafka ?? "", "server.ts", "Nothing here listens for kafka-secure"],
    ["kafka", documents.kafka ?? "", "client.ts", "`tell`: it has no message"],
    ["kafka", documents.kafka ?? "", "client.ts", "`ask`: the server asks and the client answers"],
    ["socketio", documents.socketio ?? "", "client.ts", "pass `transports: [socketio({ io })]`"],
  ])("of %s is said in its first lines", (_, yaml, name, words) => {
    expect(notesOf(emit(yaml)[name])?.replaceAll(" // ", " ")).toContain(words);
  });
});
