import { buildContract } from "../../src/contract/build.js";
import type { Contract, Service } from "../../src/contract/contract.js";
import { flipContract } from "../../src/contract/perspective.js";
import { emitters } from "../../src/emit/emit.js";
import { prepareService } from "../../src/emit/scope/emitter.js";
import { documentOf } from "../contract/document.js";

/** The contract of a document, and its only service. */
export function read(
  yaml: string,
  { perspective = "server" }: { readonly perspective?: "server" | "client" } = {},
): { readonly contract: Contract; readonly service: Service } {
  const { contract: own } = buildContract(documentOf({ "asyncapi.yaml": yaml }));
  const contract = perspective === "client" ? flipContract(own) : own;
  const [service] = contract.services;
  if (service === undefined) throw new Error("no service");
  return { contract, service };
}

/** The files of a service that have types, by their name in its folder. */
export function emit(
  yaml: string,
  options: Parameters<typeof read>[1] = {},
): Readonly<Record<string, string>> {
  const { contract, service } = read(yaml, options);
  const input = prepareService(service, contract);
  const files = emitters.filter(({ name }) => name !== "conformance").flatMap((one) => one.emit(input));
  return Object.fromEntries(files.map(({ path, text }) => [path.slice(service.name.length + 1), text]));
}

/** Rooms over a WebSocket, with HTTP beside. */
export const rooms = `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers:
  live:
    host: "{tenant}.example.com"
    protocol: wss
    variables: { tenant: { description: Whose. } }
    security: [{ $ref: "#/components/securitySchemes/token" }]
    x-service: rooms
  web: { host: rooms.example.com, protocol: https, x-service: rooms }
channels:
  room:
    address: /rooms/{roomId}
    description: One room.
    servers: [{ $ref: "#/servers/live" }]
    parameters: { roomId: { description: The room. } }
    bindings: { ws: { query: { type: object, required: [v], properties: { v: { type: string }, n: { type: integer } } } } }
    x-sender: { same: [/from], identity: id }
    messages: &messages
      say: { $ref: "#/components/messages/say" }
      said: { $ref: "#/components/messages/said" }
      refused: { $ref: "#/components/messages/refused" }
  mirror:
    address: /mirror
    servers: [{ $ref: "#/servers/live" }]
    x-mirrors: "#/channels/room"
    messages: *messages
  pictures:
    address: /pictures/{id}
    servers: [{ $ref: "#/servers/web" }]
    parameters: { id: {} }
    messages: { picture: { $ref: "#/components/messages/picture" }, form: { $ref: "#/components/messages/form" } }
operations:
  everything: { action: receive, channel: { $ref: "#/channels/room" }, messages: [{ $ref: "#/channels/room/messages/say" }, { $ref: "#/channels/room/messages/refused" }] }
  again: { action: receive, channel: { $ref: "#/channels/mirror" }, messages: [{ $ref: "#/channels/mirror/messages/say" }] }
  close:
    action: receive
    channel: { $ref: "#/channels/room" }
    summary: Say one line in the room.
    messages: [{ $ref: "#/channels/room/messages/say" }]
    reply: { messages: [{ $ref: "#/channels/room/messages/said" }, { $ref: "#/channels/room/messages/refused" }] }
    x-idempotent: true
    x-reply:
      equal: [[/room, /room]]
      absent: [/by]
      messages: { refused: { equal: [] } }
      pending: { pointer: /status, values: [pending] }
  hear: { action: send, channel: { $ref: "#/channels/room" }, messages: [{ $ref: "#/channels/room/messages/said" }] }
  getPicture:
    action: receive
    channel: { $ref: "#/channels/pictures" }
    messages: []
    reply: { messages: [{ $ref: "#/channels/pictures/messages/picture" }] }
  putPicture:
    action: receive
    channel: { $ref: "#/channels/pictures" }
    messages: [{ $ref: "#/channels/pictures/messages/form" }]
    bindings: { http: { method: put } }
    security: [{ $ref: "#/components/securitySchemes/login" }]
components:
  securitySchemes:
    token: { type: httpApiKey, in: query, name: access_token, description: Of the login. }
    login: { type: http, scheme: Custom, x-parameters: { type: object, properties: { app: { type: string } } } }
  messages:
    say:
      correlationId: { location: $message.payload#/id }
      payload: { type: object, required: [type], properties: { type: { const: say }, id: { type: string } } }
    said:
      correlationId: { location: $message.payload#/answers }
      payload: { type: object, required: [type], properties: { type: { const: said }, answers: { type: string } } }
    refused:
      x-error-codes: [{ code: muted, status: 403 }, { code: 7 }]
      x-refusal:
        payload: { type: refused, why: $code }
        codes: { forbidden: muted, internal: { close: broken, "*": 7 }, nonsense: [1] }
        operations: [close]
      payload: { type: object, required: [type], properties: { type: { const: refused } } }
    picture:
      contentType: image/png
      payload: { type: string, contentEncoding: binary }
      bindings: { http: { statusCode: 200 } }
      x-http-status: [206, 3xx, wrong]
    form:
      contentType: multipart/form-data
      payload:
        type: object
        required: [file]
        properties: { file: { type: string, format: binary }, more: { type: array, items: { type: string, contentEncoding: binary } }, title: { type: string } }
`;

/** A resource, and two webhooks: one with a parameter and a query, one with an answer. */
export const shop = `
asyncapi: 3.0.0
info: { title: A, version: 1.0.0 }
servers: { web: { host: shop.example.com, pathname: /v1, protocol: https } }
channels:
  orders: { address: /orders, messages: { order: { payload: { type: object } } } }
  paid:
    address: /orders/{order}/paid
    parameters: { order: { description: Which. } }
    messages: { paid: { $ref: "#/components/messages/paid" } }
  cancelled:
    address: cancelled
    messages: { cancelled: { $ref: "#/components/messages/cancelled" }, approval: { $ref: "#/components/messages/approval" } }
operations:
  order: { action: receive, channel: { $ref: "#/channels/orders" } }
  paid:
    action: send
    channel: { $ref: "#/channels/paid" }
    summary: An order was paid.
    bindings: { http: { method: PUT, query: { type: object, properties: { test: { type: string } } } } }
  cancelled:
    action: send
    channel: { $ref: "#/channels/cancelled" }
    messages: [{ $ref: "#/channels/cancelled/messages/cancelled" }]
    reply: { messages: [{ $ref: "#/channels/cancelled/messages/approval" }] }
components:
  messages:
    paid: { payload: { type: object, required: [id], properties: { id: { type: string } } } }
    cancelled: { payload: { type: object, required: [kind], properties: { kind: { const: cancelled } } } }
    approval: { payload: { type: object, required: [ok], properties: { ok: { type: boolean } } } }
`;
