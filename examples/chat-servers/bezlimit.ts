import type { Chat, Message, User } from "../../generated/bezlimit/models.js";
import {
  type BezlimitAuthentication,
  type BezlimitServer,
  type ChatContext,
  createBezlimitServer,
} from "../../generated/bezlimit/server.js";
import { AsyncApiError, isSameSecret, type Member } from "../../generated/runtime/index.js";

export interface BezlimitOptions {
  /** What other backends have to send as `Api-Token`. */
  readonly apiToken: string;
  /** Who the token of a socket belongs to; undefined for nobody. */
  readonly personOf: (token: string) => Person | undefined | Promise<Person | undefined>;
}

/** Somebody at a socket. */
export interface Person {
  readonly user: User;
  /** Of operators: the widgets that they look after. Without these they hear of all. */
  readonly sources?: readonly string[];
}

/** Somebody at a socket, or a backend. */
export class Caller {
  readonly person: Person | undefined;
  constructor(person: Person | undefined) {
    this.person = person;
  }
  get isOperator(): boolean {
    return this.person?.user.role === "operator";
  }
}

interface Conversation {
  chat: Chat;
  readonly messages: Map<number, Message>;
}

/** Chats, and messages of each, that are remembered. */
const remembered = { chats: 10_000, messages: 1_000 };

/** Chats of clients with operators, a broadcast for operators, and an HTTP interface for other backends. */
export function createBezlimit({ apiToken, personOf }: BezlimitOptions): BezlimitServer<Caller> {
  const conversations = new Map<string, Conversation>();
  let lastId = 0;

  const server: BezlimitServer<Caller> = createBezlimitServer<Caller>({
    async authenticate(request) {
      if (request.operation === undefined) return identify(request);
      const { apiToken: given } = request.credentials;
      if (given !== undefined && (await isSameSecret(given, apiToken))) return new Caller(undefined);
      throw new AsyncApiError("unauthenticated", "the Api-Token is not valid");
    },

    connected: {
      chat(context) {
        const { user } = whoIs(context);
        const { chat } = enter(context);
        context.join(chat.uuid);
        const event = { type: "user_connected", data: { user } } as const;
        context.others(chat.uuid).send("userConnectedEvent", event);
      },
    },
    disconnected: {
      chat(context) {
        const event = { type: "user_disconnected", data: { user: whoIs(context).user } } as const;
        server.room(context.query.chat ?? "").send("userDisconnectedEvent", event);
      },
    },

    handlers: {
      sendMessage({ data: { text, attachments = [] } }, context) {
        if ((text ?? "") === "" && attachments.length === 0)
          throw new AsyncApiError("invalid-message", "a message needs a text or an attachment");
        const { chat, messages } = enter(context);
        const message: Message = {
          ...{ id: lastId + 1, type: "standard", status: "new", message_index: messages.size + 1 },
          ...{ text: text ?? null, send_time: now(), chat, user: whoIs(context).user },
          attachments: attachments.map((uuid) => ({ uuid })),
        };
        // To the whole room, the sender among them: this is the answer, too.
        add(message);
      },
      updateMessageStatus({ type, data: { message_id } }, context) {
        const { messages } = enter(context);
        const known = messages.get(message_id);
        if (known === undefined || !isFor(known, context.identity))
          throw new AsyncApiError("not-found", "there is no such message");
        // What was read is not delivered again.
        const status = type === "mark_message_read" || known.status === "read" ? "read" : "delivered";
        change({ ...known, status });
      },
      updateTyping({ data: { text, stopped } }, context) {
        const { chat } = enter(context);
        const { user } = whoIs(context);
        const event = {
          type: "typing_updated",
          data: { user, chat, stopped, ...(text !== undefined && { text }) },
        } as const;
        server.room(chat.uuid).send("typingUpdatedEvent", event, { priority: "low" });
        server
          .everybody("broadcast")
          .send("typingUpdatedEvent", event, { ...hearing(chat), priority: "low" });
      },

      createMessage(body) {
        add("message" in body ? body.message : body);
      },
      updateMessage(body) {
        change("message" in body ? body.message : body);
      },
      updateChat(chat) {
        const known = conversations.get(chat.uuid);
        if (known !== undefined) known.chat = chat;
        const event = { type: "chat_updated", data: { chat } } as const;
        server.everybody("broadcast").send("chatUpdatedEvent", event, hearing(chat));
      },
      updateOperators(operators) {
        const event = { type: "operator_updated", data: { operators } } as const;
        server.everybody("broadcast").send("operatorUpdatedEvent", event);
      },
      updateGlobal(data) {
        server.everybody("broadcast").send("globalUpdatedEvent", { type: "global_updated", data });
      },
      createNotification(chat) {
        const operator = chat.operator_user?.id;
        if (operator === undefined) return;
        const event = { type: "chat_notification", data: { chat } } as const;
        server.everybody("broadcast").send("chatNotificationEvent", event, {
          where: ({ identity }) => identity.person?.user.id === operator,
        });
      },
      getOnlineUsers: () =>
        server.everybody("broadcast").members.flatMap(({ identity }) => {
          const { person } = identity;
          return person === undefined
            ? []
            : [{ operator_id: person.user.id, sources: [...(person.sources ?? [])] }];
        }),
    },
  });

  /** Clients come into their own chats, operators into all, and the broadcast is for operators. */
  async function identify({ channel, query }: BezlimitAuthentication): Promise<Caller> {
    const caller = new Caller(query.token === undefined ? undefined : await personOf(query.token));
    if (caller.person === undefined) throw new AsyncApiError("unauthenticated", "the token is not valid");
    if (channel === "chat" && query.chat === undefined)
      throw new AsyncApiError("forbidden", "say which chat: ?chat=");
    const owner = conversations.get(query.chat ?? "")?.chat.owner_user;
    const isStranger = owner !== undefined && owner.id !== caller.person.user.id;
    if (!caller.isOperator && (channel === "broadcast" || isStranger))
      throw new AsyncApiError("forbidden", "that is for others");
    return caller;
  }

  /** The chat of a socket. Whoever comes first and is no operator owns it; the first operator looks after it. */
  function enter({ query, identity }: ChatContext<Caller>): Conversation {
    const uuid = query.chat ?? "";
    const user = identity.person?.user;
    const conversation = conversationOf({ uuid, status: "new" });
    const { chat } = conversation;
    const role = identity.isOperator ? "operator_user" : "owner_user";
    if (user !== undefined && (chat[role] ?? undefined) === undefined)
      conversation.chat = { ...chat, [role]: user };
    return conversation;
  }

  function conversationOf(chat: Chat): Conversation {
    const known = conversations.get(chat.uuid);
    if (known !== undefined) return known;
    const made: Conversation = { chat, messages: new Map() };
    conversations.set(chat.uuid, made);
    keepNewest(conversations, remembered.chats);
    return made;
  }

  function keep(message: Message): void {
    const { messages } = conversationOf(message.chat);
    messages.set(message.id, message);
    keepNewest(messages, remembered.messages);
    lastId = Math.max(lastId, message.id);
  }

  function add(message: Message): void {
    keep(message);
    const event = { type: "message_added", data: { message } } as const;
    server.room(message.chat.uuid).send("messageAddedEvent", event, reach(message));
    if (isBroadcast(message))
      server.everybody("broadcast").send("messageAddedEvent", event, hearing(message.chat));
  }

  /** Goes to the same people as the message went: an edited note does not leak. */
  function change(message: Message): void {
    keep(message);
    const event = { type: "message_updated", data: { message } } as const;
    server.room(message.chat.uuid).send("messageUpdatedEvent", event, reach(message));
    if (isBroadcast(message))
      server.everybody("broadcast").send("messageUpdatedEvent", event, hearing(message.chat));
  }

  return server;
}

interface Reach {
  readonly where?: (member: Member<Caller>) => boolean;
}

/** Standard messages and those of bots are for everybody in the room, the others for some. */
const reach = (message: Message): Reach =>
  message.type === "standard" || message.type === "bot"
    ? {}
    : { where: ({ identity }) => isFor(message, identity) };

function isFor(message: Message, caller: Caller): boolean {
  switch (message.type) {
    case "standard":
    case "bot":
      return true;
    case "note":
      return caller.isOperator;
    case "system":
      return caller.person !== undefined && caller.person.user.role === message.type_role;
  }
}

const isBroadcast = ({ type }: Message) => type === "standard" || type === "bot";

/** The operators who look after the widget that a chat came from, and those who look after all. */
function hearing(chat: Chat): Reach {
  const source = chat.widget?.source;
  if (source === undefined) return {};
  return { where: ({ identity }) => identity.person?.sources?.includes(source) ?? true };
}

function whoIs({ identity }: ChatContext<Caller>): Person {
  if (identity.person === undefined) throw new AsyncApiError("forbidden", "backends have no sockets");
  return identity.person;
}

function keepNewest<Key>(map: Map<Key, unknown>, size: number): void {
  const [oldest] = map.keys();
  if (map.size > size && oldest !== undefined) map.delete(oldest);
}

/** With an offset, as all times of this protocol. */
const now = () => new Date().toISOString().replace("Z", "+00:00");
