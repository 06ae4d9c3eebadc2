import type { Client, ConnectionOptions } from "../../src/runtime/client/client.js";
import type { CallOptions, Connection, SendOptions } from "../../src/runtime/client/connection.js";
import { by } from "../../src/runtime/wire/dispatch.js";
import { message } from "../../src/runtime/wire/message.js";
import type { Refusal, ServiceDescription } from "../../src/runtime/wire/service-description.js";
import { of, type Payload } from "../runtime/server/server-rooms.js";

/** A contract with everything that faults are tried on: sockets with and without credentials, Socket.IO, resources, polls. */
export type { Payload } from "../runtime/server/server-rooms.js";

export const say = of("say", "type", "id", "text", "user?", "room?");
export const post = of("post", "type", "id", "text");
export const edit = of("edit", "type", "id", "target", "text");
export const join = of("join", "type", "id", "room");
export const said = of("said", "type", "id", "by", "text");
export const posted = of("posted", "type", "id");
export const typing = of("typing", "type", "text");
export const problem = of("problem", "type", "code", "reason", "id?");
export const event = of("event", "id");
export const page = message<"page", Payload>({
  name: "page",
  wire: "page",
  validate: (value) => ({ ok: true, value: Object(value) as Payload }),
  source: "",
  examples: [],
});
export const upload = of("upload");
export const bytes = of("bytes", "never");

const receives = by(
  ["type"],
  [
    ["say", say],
    ["post", post],
    ["edit", edit],
    ["join", join],
  ],
);
const sends = by(
  ["type"],
  [
    ["said", said],
    ["posted", posted],
    ["typing", typing],
    ["problem", problem],
  ],
);

const reasons = [
  ...["not-json", "not-an-object", "tag-missing", "tag-unknown", "invalid-message", "unauthenticated"],
  ...["forbidden", "bad-state", "not-found", "busy", "rate-limited", "too-large", "timeout", "internal"],
];
const refusal: Refusal = {
  message: problem,
  payload: { type: "problem", id: "$request#/id", code: "$code | unknown", reason: "$reason" },
  codes: Object.fromEntries(reasons.map((reason) => [reason, reason])),
};

const sameId = { equal: [["/id", "/id"]] } as const;
const answered = <const M extends typeof said | typeof posted>(answer: M) => ({
  messages: [answer, problem],
  match: { [answer.name]: sameId, problem: sameId },
});
const respond = { kind: "respond", messages: [] } as const;
const get = { method: "GET", body: "none", statuses: { page: [200] } } as const;
const put = { method: "POST", body: "json" } as const;

/** The town; `holdSeconds` is how long polls wait. */
export const describeTown = (holdSeconds: readonly [number, number] = [20, 20]) =>
  ({
    name: "town",
    servers: {
      open: { protocol: "ws", host: "town.example.com", pathname: "" },
      secure: {
        ...{ protocol: "wss", host: "town.example.com", pathname: "" },
        security: ["bearer", "session"],
      },
      ticketed: { protocol: "wss", host: "town.example.com", pathname: "", security: ["ticket"] },
      io: { protocol: "socket.io", host: "town.example.com", pathname: "", socketio: { path: "/io" } },
      web: { protocol: "https", host: "town.example.com", pathname: "/api", security: ["apiToken"] },
    },
    security: {
      bearer: { type: "http", scheme: "bearer" },
      session: { type: "httpApiKey", in: "cookie", name: "session" },
      ticket: { type: "httpApiKey", in: "query", name: "access_token" },
      apiToken: { type: "httpApiKey", in: "header", name: "Api-Token" },
    },
    channels: {
      room: {
        ...{ address: "/rooms/{roomId}", servers: ["open"], parameters: { roomId: {} }, receives, sends },
        ...{ refusal, sender: { same: ["/user"], identity: "id" } },
      },
      secure: { address: "/secure", servers: ["secure"], mirrors: "room" },
      ticket: { address: "/ticket", servers: ["ticketed"], mirrors: "room" },
      io: {
        ...{ address: "/town", servers: ["io"], mirrors: "room" },
        socketio: { namespace: "/town", replies: "ack" },
      },
      profile: { address: "/profile", servers: ["web"] },
      files: { address: "/files", servers: ["web"] },
      file: { address: "/files/{fileId}", servers: ["web"], parameters: { fileId: {} } },
      inbox: { address: "/inboxes/{name}", servers: ["web"], parameters: { name: {} } },
      log: { address: "/logs/{name}", servers: ["web"], parameters: { name: {} } },
      snapshot: { address: "/logs/{name}/snapshot", servers: ["web"], parameters: { name: {} } },
    },
    operations: {
      say: { kind: "respond", channel: "room", messages: [say], reply: answered(said) },
      post: {
        ...{
          kind: "respond",
          channel: "room",
          messages: [post],
          reply: answered(posted),
          isIdempotent: true,
        },
      },
      edit: { kind: "respond", channel: "room", messages: [edit], reply: answered(posted) },
      join: { kind: "respond", channel: "room", messages: [join], reply: answered(posted) },
      hear: { kind: "send", channel: "room", messages: [said, typing] },
      getProfile: { ...respond, channel: "profile", reply: { messages: [page] }, http: get },
      putProfile: {
        ...respond,
        ...{ channel: "profile", messages: [page], reply: { messages: [page] } },
        http: { ...put, statuses: { page: [200] } },
      },
      putFile: {
        ...respond,
        ...{ channel: "files", messages: [upload], reply: { messages: [page] } },
        http: { method: "POST", body: "form", files: ["file"], statuses: { page: [200] } },
      },
      getFile: {
        ...{ ...respond, channel: "file", reply: { messages: [bytes] } },
        http: {
          ...{ method: "GET", body: "none", statuses: { bytes: [200] } },
          bytes: { bytes: "application/octet-stream" },
        },
      },
      hearInbox: {
        ...{ ...respond, channel: "inbox", reply: { messages: [page] }, http: get },
        poll: { holdSeconds, concurrent: 1 },
      },
      tellInbox: { kind: "receive", channel: "inbox", messages: [event], http: put },
      hearLog: {
        ...{ ...respond, channel: "log", reply: { messages: [page] } },
        http: { ...get, query: { required: [], optional: ["cursor"] } },
        poll: { holdSeconds, concurrent: 1, cursor: { query: "cursor", reply: "/cursor" } },
      },
      tellLog: { kind: "receive", channel: "log", messages: [event], http: put },
      getSnapshot: { ...respond, channel: "snapshot", reply: { messages: [page] }, http: get },
    },
  }) as const satisfies ServiceDescription;

export const town = describeTown();

type Receives = typeof say | typeof post | typeof edit | typeof join;
export type Sends = typeof said | typeof posted | typeof typing | typeof problem;

export interface TownRoom extends Connection<Sends, Receives> {
  say(message: Payload, options?: CallOptions): Promise<Payload>;
  post(message: Payload, options?: CallOptions & SendOptions): Promise<Payload>;
  edit(message: Payload, options?: CallOptions): Promise<Payload>;
}

export interface TownClient extends Client {
  room(options: ConnectionOptions): TownRoom;
  secure(options?: ConnectionOptions): TownRoom;
  io(options?: ConnectionOptions): TownRoom;
}
