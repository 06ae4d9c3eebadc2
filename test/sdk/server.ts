// A server of the generated stubs, as a user would write it. Tests replace `../../generated` by the name of the package.
import { type BezlimitServer, createBezlimitServer } from "../../generated/bezlimit/server.js";
import { createProductFloServer, type ProductFloServer } from "../../generated/productflo/server.js";
import { AsyncApiError } from "../../generated/runtime/index.js";
import { type ServeOptions, serve } from "../../generated/runtime/node/serve.js";

const apiToken = "let me in";
const timestamp = "2025-02-03T08:15:00Z";

/** What this service does not do. */
const refuse = (): never => {
  throw new AsyncApiError("unsupported", "not here");
};

/** Rooms, over WebSocket and over Socket.IO. */
export const productflo: ProductFloServer = createProductFloServer({
  authenticate: ({ credentials }) => ({ userId: String(credentials.accessTokenQuery ?? "u-17") }),
  connected: {
    ws(context) {
      const data = { message: "welcome", details: { user_id: context.identity.userId, timestamp } };
      context.send("welcomeMessage", {
        ...{ status: "success", code: "system", user_id: context.identity.userId, timestamp, data },
      });
    },
  },
  handlers: {
    chat({ user_id, room_id, data }, context) {
      context.room(room_id).send("chatResponse", {
        ...{ status: "success", code: "chat_response", user_id, room_id, timestamp, data },
      });
    },
    join({ room_id }, context) {
      context.join(room_id);
    },
    async *idea({ user_id, room_id, data }) {
      const room = room_id === undefined ? {} : { room_id };
      const base = { code: "idea_response", user_id, ...room, timestamp } as const;
      yield { ...base, status: "pending", data: { message: data.message } };
      yield { ...base, status: "success", data: { message: "done" } };
    },
    documentation: refuse,
    engineering: refuse,
    haitchChat: refuse,
    history: refuse,
    presence: refuse,
    readReceipt: refuse,
    typing: refuse,
  },
});

/** Chats: other backends come over HTTP, people over sockets. */
export const bezlimit: BezlimitServer = createBezlimitServer({
  authenticate({ operation, credentials }) {
    if (operation !== undefined && credentials.apiToken !== apiToken)
      throw new AsyncApiError("unauthenticated", "a token is needed");
    return undefined;
  },
  handlers: {
    createMessage(message) {
      if (!("id" in message)) refuse();
      else
        bezlimit
          .everybody("broadcast")
          .send("messageAddedEvent", { type: "message_added", data: { message } });
    },
    getOnlineUsers: () => [{ operator_id: 9, sources: ["lk"] }],
    createNotification: refuse,
    sendMessage: refuse,
    updateChat: refuse,
    updateGlobal: refuse,
    updateMessage: refuse,
    updateMessageStatus: refuse,
    updateOperators: refuse,
    updateTyping: refuse,
  },
});

/** Serves both, on a server that exists or on one of its own. */
export const start = (options: ServeOptions = {}) => serve({ productflo, bezlimit }, options);
