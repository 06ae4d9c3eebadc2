import { randomUUID } from "node:crypto";
import type {
  ChatData,
  ChatMessage,
  ChatResponse,
  NotificationMessage,
  SystemMessage,
} from "../../generated/productflo/models.js";
import {
  createProductFloServer,
  type ProductFloAuthentication,
  type ProductFloServer,
  type WsContext,
} from "../../generated/productflo/server.js";
import { AsyncApiError } from "../../generated/runtime/index.js";

/** Who is at the other end: the claim of a token, the cookie, a header, or a name that was made up here. */
export interface Visitor {
  readonly userId: string;
  /** Came without the cookie: gets one. */
  readonly isNew: boolean;
}

export interface ProductFloOptions {
  /** The user that a token is good for; undefined where it is good for nobody. */
  readonly userOf: (token: string) => string | undefined | Promise<string | undefined>;
  /** Answers a question in pieces. */
  readonly assistant?: (question: string) => AsyncIterable<string>;
}

/** A ProductFlo server, and what only its operator may do. */
export interface ProductFlo {
  readonly server: ProductFloServer<Visitor>;
  /** To all connections of one user. */
  notify(userId: string, notification: NotificationMessage["data"]): void;
  /** To everybody in these rooms: clients can address one room only. */
  announce(rooms: readonly string[], announcement: SystemMessage["data"]): void;
  /** To everybody in a room. */
  fileChanged(roomId: string, fileId: string, userId: string): void;
  /** To all connections of one user. */
  log(userId: string, line: string): void;
}

/** Messages that a room remembers, and rooms that are remembered. */
const remembered = { messages: 100, rooms: 10_000 };

/** Chat rooms with an assistant, over WebSocket and Socket.IO. */
export function createProductFlo({ userOf, assistant = repeat }: ProductFloOptions): ProductFlo {
  const histories = new Map<string, ChatData[]>();

  function remember(roomId: string, message: ChatData): void {
    const history = histories.get(roomId) ?? [];
    histories.delete(roomId);
    histories.set(roomId, [...history, message].slice(-remembered.messages));
    const [oldest] = histories.keys();
    if (histories.size > remembered.rooms && oldest !== undefined) histories.delete(oldest);
  }

  /** By connection: ends when the assistant has answered what it was asked last there. */
  const turns = new Map<string, Promise<void>>();

  /** Nothing but code and room ties pieces to a question: those of one connection are answered one after the other. */
  async function* answer(request: Asking, { connection }: WsContext<Visitor>, question: string) {
    const { user_id, room_id } = request;
    const base = { user_id, ...(room_id !== undefined && { room_id }) };
    const before = turns.get(connection.id);
    let end = () => {};
    const turn = new Promise<void>((resolve) => {
      end = resolve;
    });
    turns.set(connection.id, turn);
    try {
      await before;
      for await (const piece of assistant(question))
        yield { ...base, status: "pending", timestamp: now(), data: { message: piece } } as const;
      yield { ...base, status: "success", timestamp: now(), data: {} } as const;
    } finally {
      end();
      if (turns.get(connection.id) === turn) turns.delete(connection.id);
    }
  }

  const server = createProductFloServer({
    authenticate: (request) => identify(request, userOf),
    connected: { ws: welcome },
    handlers: {
      chat(message, context) {
        const { room_id, user_id } = message;
        context.join(roomOf(room_id));
        const data = toChatData(message);
        remember(room_id, data);
        const response: ChatResponse = {
          ...{ status: "success", code: "chat_response", user_id, room_id },
          ...{ timestamp: message.timestamp ?? now(), data },
        };
        // To the whole room, the sender among them: this is the answer to the message, too.
        context.room(roomOf(room_id)).send("chatResponse", response);
      },
      join(message, context) {
        context.join(roomOf(message.room_id));
      },
      history({ user_id, room_id, data: { limit = remembered.messages, before } }) {
        const all = histories.get(room_id) ?? [];
        const end = all.findIndex(({ message_id }) => message_id === before);
        const messages = (end < 0 ? all : all.slice(0, end)).slice(-limit);
        return {
          ...{ status: "success", code: "history_response", user_id, room_id },
          ...{ timestamp: now(), data: { messages } },
        };
      },
      typing(message, context) {
        const stamped = { ...message, timestamp: message.timestamp ?? now() };
        context.others(roomOf(message.room_id)).send("typingIndicator", stamped, { priority: "low" });
      },
      readReceipt(message, context) {
        const stamped = { ...message, timestamp: message.timestamp ?? now() };
        context.others(roomOf(message.room_id)).send("readReceipt", stamped);
      },
      presence(message, context) {
        const stamped = { ...message, timestamp: message.timestamp ?? now() };
        const rooms = message.room_id === undefined ? context.rooms : [roomOf(message.room_id)];
        for (const room of rooms) context.others(room).send("presenceUpdate", stamped, { priority: "low" });
      },
      async *haitchChat(message, context) {
        const { message: text, query } = message.data;
        for await (const piece of answer(message, context, query ?? String(text)))
          yield { ...piece, code: "chat_response" };
      },
      async *idea(message, context) {
        for await (const piece of answer(message, context, message.data.message))
          yield { ...piece, code: "idea_response" };
      },
      async *documentation(message, context) {
        for await (const piece of answer(message, context, message.data.message))
          yield { ...piece, code: "documentation_response" };
      },
      async *engineering(message, context) {
        for await (const piece of answer(message, context, message.data.message))
          yield { ...piece, code: "engineering_response" };
      },
    },
  });

  return {
    server,
    notify(user_id, data) {
      const message = { status: "success", code: "notification", user_id, timestamp: now(), data } as const;
      server.room(userRoomOf(user_id)).send("notificationMessage", message);
    },
    announce(rooms, data) {
      for (const room_id of rooms) {
        const message = { status: "success", code: "system", user_id: "server", room_id } as const;
        server.room(roomOf(room_id)).send("systemMessage", { ...message, timestamp: now(), data });
      }
    },
    fileChanged(room_id, file_id, user_id) {
      const message = { status: "success", code: "file_update", user_id, room_id } as const;
      server.room(roomOf(room_id)).send("fileUpdate", { ...message, timestamp: now(), data: { file_id } });
    },
    log(user_id, line) {
      const message = { status: "pending", code: "logs", user_id, timestamp: now() } as const;
      server.room(userRoomOf(user_id)).send("logsMessage", { ...message, data: { message: line } });
    },
  };
}

interface Asking {
  readonly user_id: string;
  readonly room_id?: string;
}

/** The token's user, else that of the cookie, else that of the header, else somebody new. */
async function identify(
  request: ProductFloAuthentication,
  userOf: ProductFloOptions["userOf"],
): Promise<Visitor> {
  const { credentials, cookies, headers, replyHeaders } = request;
  const token = credentials.accessTokenQuery ?? credentials.accessTokenCookie;
  const known = token === undefined ? undefined : await userOf(token);
  // A token that is good for nothing is worse than none.
  if (token !== undefined && known === undefined)
    throw new AsyncApiError("unauthenticated", "the token is not valid");
  const userId = known ?? cookies.user_id ?? headers("user-id") ?? randomUUID();
  const isNew = cookies.user_id === undefined;
  if (isNew)
    replyHeaders.push([
      "set-cookie",
      `user_id=${encodeURIComponent(userId)}; Path=/; HttpOnly; SameSite=Lax`,
    ]);
  return { userId, isNew };
}

/** The first frame says who the other side is; a second one, where it had no cookie, names the cookie. */
function welcome(context: WsContext<Visitor>): void {
  const { userId: user_id, isNew } = context.identity;
  context.join(userRoomOf(user_id));
  const base = { status: "success", user_id, timestamp: now() } as const;
  const details = { user_id, timestamp: base.timestamp };
  const data = { message: "Connected to ProductFlo WebSocket server", details };
  context.send("welcomeMessage", { ...base, code: "system", data });
  if (isNew)
    context.send("cookieMessage", { ...base, code: "cookie", data: { name: "user_id", value: user_id } });
}

const toChatData = ({ data }: ChatMessage): ChatData => ({
  ...data,
  message_id: data.message_id ?? randomUUID(),
});

/** Clients choose the ids of rooms: with a prefix none is mistaken for that of a user. */
const roomOf = (roomId: string) => `room ${roomId}`;
const userRoomOf = (userId: string) => `user ${userId}`;

const now = () => new Date().toISOString();

async function* repeat(question: string): AsyncGenerator<string> {
  yield "You asked: ";
  yield question;
}
