import type { Client } from "../../src/runtime/client/client.js";
import type { CallOptions, Connection } from "../../src/runtime/client/connection.js";
import type { Answer, ConnectionContext } from "../../src/runtime/server/context.js";
import { createServer, type ServerOptions, type ServiceServer } from "../../src/runtime/server/server.js";
import { by } from "../../src/runtime/wire/dispatch.js";
import { message } from "../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../src/runtime/wire/service-description.js";
import type { Validate } from "../../src/runtime/wire/validation.js";

export interface Say {
  type: "say";
  id: string;
  text: string;
}
export interface Said {
  type: "said";
  id: string;
  by: string;
  text: string;
}
export interface Refused {
  type: "refused";
  id: string;
  reason: string;
}

/** Accepts objects whose properties of these names are texts, as a generated validator would. */
const texts =
  <T>(...names: readonly (keyof T & string)[]): Validate<T> =>
  (value) => {
    const isRecord = typeof value === "object" && value !== null;
    const issues = names
      .filter((name) => !isRecord || typeof Reflect.get(value, name) !== "string")
      .map((name) => ({
        path: `/${name}`,
        keyword: "type",
        expected: "a string",
        message: `/${name} must be a string`,
      }));
    return issues.length === 0 ? { ok: true, value: value as T } : { ok: false, issues };
  };

const source = "rooms.yaml#/components/messages";
export const say = message<"say", Say>({
  ...{ name: "say", wire: "say", source: `${source}/say`, examples: [] },
  validate: texts("id", "text"),
});
export const said = message<"said", Said>({
  ...{ name: "said", wire: "said", source: `${source}/said`, examples: [] },
  validate: texts("id", "by", "text"),
});
export const refused = message<"refused", Refused>({
  ...{ name: "refused", wire: "refused", source: `${source}/refused`, examples: [] },
  validate: texts("id", "reason"),
});

const receives = by(["type"], [["say", say]]);
const sends = by(
  ["type"],
  [
    ["said", said],
    ["refused", refused],
  ],
);
const parameters = { roomId: {} };
const refusal = {
  message: refused,
  payload: { type: "refused", id: "$request#/id | ?", reason: "$code" },
  codes: {
    "not-json": "not-json",
    "not-an-object": "not-an-object",
    "tag-missing": "unknown",
    "tag-unknown": "unknown",
    "invalid-message": "invalid",
    "rate-limited": "rate-limited",
    forbidden: "forbidden",
    internal: "internal",
    timeout: "timeout",
    "too-large": "too-large",
  },
};

/** Rooms in which one can say something: over WebSocket, and over Socket.IO in two ways. */
export const rooms = {
  name: "rooms",
  servers: {
    live: { protocol: "ws", host: "rooms.example.com", pathname: "" },
    io: { protocol: "socket.io", host: "rooms.example.com", pathname: "", socketio: { path: "/io" } },
  },
  security: {},
  channels: {
    room: { address: "/rooms/{roomId}", servers: ["live"], parameters, receives, sends, refusal },
    roomIo: {
      ...{
        address: "/rooms/{roomId}",
        servers: ["io"],
        parameters,
        receives,
        sends,
        refusal,
        mirrors: "room",
      },
      socketio: { namespace: "/rooms/{roomId}", event: "message", wrap: "data", replies: "event" },
    },
    roomAcks: {
      ...{
        address: "/acks/{roomId}",
        servers: ["io"],
        parameters,
        receives,
        sends,
        refusal,
        mirrors: "room",
      },
      socketio: { namespace: "/acks/{roomId}", replies: "ack" },
    },
  },
  operations: {
    say: {
      ...{ kind: "respond", channel: "room", messages: [say] },
      reply: {
        messages: [said, refused],
        match: { said: { equal: [["/id", "/id"]] }, refused: { equal: [["/id", "/id"]] } },
      },
    },
    hear: { kind: "send", channel: "room", messages: [said] },
  },
} as const satisfies ServiceDescription;

export interface Room extends Connection<typeof said | typeof refused, typeof say> {
  say(message: Say, options?: CallOptions): Promise<Said | Refused>;
}
export interface RoomsClient extends Client {
  room(options: { parameters: { roomId: string } }): Room;
  roomIo(options: { parameters: { roomId: string } }): Room;
  roomAcks(options: { parameters: { roomId: string } }): Room;
}

type RoomContext = ConnectionContext<unknown, typeof said | typeof refused, { roomId: string }>;

export interface RoomsHandlers {
  say(message: Say, context: RoomContext): Answer<Said | Refused>;
}

/** Says what was said to everybody else in the room, and to who said it. */
export const repeat = {
  say({ id, text }: Say, context: RoomContext): Said {
    const message = { type: "said", id, by: context.connection.id, text } as const;
    context.others(context.parameters.roomId).send("said", message);
    return message;
  },
} satisfies RoomsHandlers;

/** A server of the rooms; everybody who connects is in the room of the address. */
export const createRoomsServer = (
  handlers: RoomsHandlers = repeat,
  options: Omit<ServerOptions<RoomsHandlers>, "handlers"> = {},
): ServiceServer<typeof said | typeof refused> =>
  createServer(rooms, {
    ...options,
    handlers,
    connected: { room: (context) => context.join(context.parameters.roomId ?? "") },
  });
