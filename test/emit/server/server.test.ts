import { expect, test } from "vitest";
import { emit, rooms } from "../service-sample.js";

const { "server.ts": text = "" } = emit(rooms);

test("a server has a handler for each operation that it receives", () => {
  expect(text).toContain(`export interface RoomsHandlers<Identity> {
  /** Say one line in the room. */
  closeOperation(message: Say, context: RoomContext<Identity>): Answer<Said | Refused>;
  everything(message: Refused, context: RoomContext<Identity>): void | Promise<void>;
  getPicture(context: ResourceContext<Identity, PicturesParameters>): Blob | Promise<Blob>;`);
});

test("handlers see a query as the values that its schema says", () => {
  expect(text).toContain(`export type RoomContext<Identity> = ConnectionContext<
  Identity,
  SentOn<typeof channels.room>,
  RoomParameters,
  RoomQuery
>;`);
});

test("hooks are those of a conversation, not of its mirrors", () => {
  expect(text).toContain(`export type RoomsConnected<Identity> = {
  readonly room?: (context: RoomContext<Identity>) => void | Promise<void>;
};`);
});

test("polling is a request like any other, which can wait", () => {
  const { "server.ts": polled = "" } = emit(`
asyncapi: 3.0.0
info: { title: Poll, version: 1.0.0 }
servers: { api: { host: a.example, protocol: http } }
channels:
  events:
    address: /events
    messages:
      news: { payload: { type: object, properties: { list: { type: array } } }, x-batch: { pointer: /list, messages: [{ $ref: "#/channels/events/messages/one" }] } }
      one: { payload: { type: object } }
operations:
  wait: { action: receive, channel: { $ref: "#/channels/events" }, messages: [], reply: { messages: [{ $ref: "#/channels/events/messages/news" }] }, x-long-poll: { holdSeconds: [5, 15] } }
`);
  expect(polled).toContain("PollContext<Identity, PayloadOf<Within<typeof batches.news>>>");
  expect(polled).toContain("export type PollServer<Identity = unknown> = ServiceServer<never, Identity>;");
  expect(polled).not.toContain("Connected");
});

test("authenticate is required where the contract asks for credentials", () => {
  const required = "readonly authenticate: (request: RoomsAuthentication) => Identity | Promise<Identity>;";
  expect(text).toContain(required);
  const open = rooms.replace(/\n {4}security: .*/, "").replace(/\n {4}security: .*/, "");
  expect(emit(open)["server.ts"]).not.toContain(required);
});

test("the codes of refusals are a type", () => {
  expect(text).toContain('export type RoomsErrorCode =\n  | "muted"\n  | "7";');
});

test("credentials have the types that clients give them", () => {
  expect(text).toContain(`export type RoomsAuthentication = Authentication<{
  readonly login?: { readonly app: string };
  /** Of the login. */
  readonly token?: string;
}>;`);
});
