import type { Client, ConnectionOptions } from "../../../src/runtime/client/client.js";
import type {
  CallOptions,
  Connection,
  ReplyStream,
  SendOptions,
} from "../../../src/runtime/client/connection.js";
import type { HttpCallOptions } from "../../../src/runtime/client/http-operation.js";
import { by } from "../../../src/runtime/wire/dispatch.js";
import { type Message, message } from "../../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import type { Issue } from "../../../src/runtime/wire/validation.js";

/** A contract that is small and has everything: requests, streams, HTTP, a mirror, Socket.IO with and without one event. */
type Payload = Readonly<Record<string, unknown>>;

const of = <Name extends string>(
  name: Name,
  wire: string = name,
  ...required: readonly string[]
): Message<Name, Payload> =>
  message<Name, Payload>({
    name,
    wire,
    validate(value) {
      const issues: Issue[] = required
        .filter((key) => typeof Reflect.get(Object(value), key) !== "string")
        .map((key) => ({
          path: `/${key}`,
          keyword: "type",
          expected: "a text",
          message: `/${key} must be a text`,
        }));
      // Looked at above as far as these tests go.
      return issues.length === 0 ? { ok: true, value: Object(value) as Payload } : { ok: false, issues };
    },
    source: `rooms.yaml#/${name}`,
    examples: [],
  });

export const say = of("say", "say", "id", "text");
export const shout = of("shout", "shout", "text");
export const typing = of("typing");
export const ask = of("ask", "ask", "id");
export const said = of("said", "said", "text");
export const refused = of("refused", "refused", "reason");
export const piece = of("piece", "piece", "status");
export const lines = of("lines", "lines", "lines");
export const problem = of("problem", "problem", "code");
export const line = of("line", "line", "text");
export const upload = of("upload", "upload", "file");
export const photo = message<"photo", unknown>({
  name: "photo",
  wire: "photo",
  validate: (value) => (value === "" ? { ok: true, value } : { ok: false, issues: [] }),
  source: "",
  examples: [],
});

type Receives = typeof say | typeof shout | typeof typing | typeof ask;
type Sends = typeof said | typeof refused | typeof piece;

const receives = by(
  ["type"],
  [
    ["say", say],
    ["shout", shout],
    ["typing", typing],
    ["ask", ask],
  ],
);
const sends = by(
  ["type"],
  [
    ["said", said],
    ["refused", refused],
    ["piece", piece],
  ],
);

const sameId = { equal: [["/id", "/id"]] } as const;

export const rooms = {
  name: "rooms",
  servers: {
    live: { protocol: "wss", host: "rooms.example.com", pathname: "/v1" },
    guarded: {
      protocol: "wss",
      host: "rooms.example.com",
      pathname: "",
      security: ["token", "cookie"],
    },
    sio: {
      protocol: "socket.io",
      host: "rooms.example.com",
      pathname: "",
      socketio: { path: "/engine" },
    },
    web: {
      protocol: "https",
      host: "{tenant}.example.com:{port}",
      pathname: "/api",
      variables: { tenant: { default: "demo", enum: ["demo", "acme"] }, port: { default: "8443" } },
      security: ["key"],
    },
  },
  security: {
    token: { type: "httpApiKey", in: "query", name: "access_token" },
    cookie: { type: "httpApiKey", in: "cookie", name: "session" },
    key: { type: "httpApiKey", in: "header", name: "Api-Token" },
  },
  channels: {
    room: {
      address: "/rooms/{roomId}",
      servers: ["live"],
      receives,
      sends,
      parameters: { roomId: {} },
      query: { required: [], optional: ["as"] },
    },
    guardedRoom: {
      address: "/guarded",
      servers: ["guarded"],
      receives,
      sends,
      mirrors: "room",
      query: { required: ["access_token"], optional: [] },
    },
    socket: {
      address: "/ws",
      servers: ["sio"],
      receives,
      sends,
      mirrors: "room",
      socketio: { namespace: "/", replies: "ack" },
    },
    lines: { address: "/rooms/{roomId}/lines", servers: ["web"], parameters: { roomId: {} } },
    files: { address: "/files", servers: ["web"] },
  },
  operations: {
    say: {
      kind: "respond",
      channel: "room",
      messages: [say],
      reply: { messages: [said, refused], match: { said: sameId, refused: sameId } },
    },
    look: {
      kind: "respond",
      channel: "room",
      messages: [say],
      reply: { messages: [said], match: { said: sameId } },
      isIdempotent: true,
    },
    tell: { kind: "receive", channel: "room", messages: [say, shout] },
    typing: { kind: "receive", channel: "room", messages: [typing] },
    ask: {
      kind: "respond",
      channel: "room",
      messages: [ask],
      reply: { messages: [piece], pending: { pointer: "/status", values: ["PENDING"] } },
    },
    hear: { kind: "send", channel: "room", messages: [said] },
    getLines: {
      kind: "respond",
      channel: "lines",
      messages: [],
      reply: { messages: [lines, problem] },
      http: {
        method: "GET",
        body: "none",
        query: { required: ["tenantUrl"], optional: ["since"] },
        statuses: { lines: [200], problem: ["4XX", 503] },
      },
      isIdempotent: true,
      security: ["key"],
    },
    addLine: {
      kind: "receive",
      channel: "lines",
      messages: [line],
      http: { method: "POST", body: "json" },
    },
    upload: {
      kind: "respond",
      channel: "files",
      messages: [upload],
      reply: { messages: [photo] },
      http: {
        method: "POST",
        body: "form",
        files: ["file"],
        statuses: { photo: [200] },
        bytes: { photo: "image/png" },
      },
    },
  },
} as const satisfies ServiceDescription;

export interface RoomConnection extends Connection<Sends, Receives> {
  say(message: Payload, options?: CallOptions): Promise<Payload>;
  look(message: Payload, options?: CallOptions): Promise<Payload>;
  tell(message: Payload, options?: SendOptions): Promise<void>;
  tell(name: "say" | "shout", message: Payload, options?: SendOptions): Promise<void>;
  typing(message: Payload, options?: SendOptions): Promise<void>;
  ask(message: Payload, options?: CallOptions): ReplyStream<Payload>;
}

export interface RoomsClient extends Client {
  room(options?: ConnectionOptions): RoomConnection;
  guardedRoom(options?: ConnectionOptions): RoomConnection;
  socket(options?: ConnectionOptions): RoomConnection;
  getLines(options?: HttpCallOptions): Promise<Payload>;
  addLine(message: Payload, options?: HttpCallOptions): Promise<void>;
  upload(message: Payload, options?: HttpCallOptions): Promise<Blob>;
}
