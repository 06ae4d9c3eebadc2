// Generated from asyncapi.yaml by asyncwright. Do not edit.

import { http } from "../runtime/http/transport.js";
import {
  type CallOptions,
  type Client,
  type ClientOptions,
  type Connection,
  type ReceivedOn,
  type SentOn,
  createClient,
} from "../runtime/index.js";
import { websocket } from "../runtime/websocket/transport.js";
import { bezlimit } from "./contract.js";
import type { channels } from "./messages.js";
import type {
  BroadcastQuery,
  Chat,
  ChatQuery,
  GlobalBody,
  MarkMessageDeliveredEvent,
  MarkMessageReadEvent,
  MessageAddedEvent,
  MessageBody,
  MessageNotAddedEvent,
  MessageUpdatedEvent,
  OnlineUsersBody,
  OperatorsBody,
  SendMessageEvent,
  TypingUpdatedEvent,
  UpdateTypingEvent,
} from "./models.js";

/** Bezlimit, from the client's side. */
export interface BezlimitClient extends Client {
  /**
   * For operators only: new messages of every room, and global updates. Where the widget and department
   * sources of a session are known, it gets what belongs to them, else everything.
   */
  broadcast(options?: { readonly query?: BroadcastQuery }): BroadcastConnection;
  /** The room of one chat, for its client and its operators. Connecting and leaving are told to the room. */
  chat(options?: { readonly query?: ChatQuery }): ChatConnection;
  /**
   * Used to notify users about new messages.
   * Messages with type=standard are added to both chat and broadcast channels. Messages with type=system are
   * added only to the chat channel, and only users with role=type_role receive them. Messages with type=note
   * are only sent to operators in the relevant chat channel. Messages with type=bot are added to both chat
   * and broadcast channels. They arrive as `message_added`. Status codes are not documented: 200 where it
   * worked, 400 for a body that breaks the schema, 401 for a missing or wrong token.
   */
  createMessage(message: MessageBody, options?: CallOptions): Promise<void>;
  /**
   * Used to notify operator about important events.
   * Notification is only sent to operator with id=chat.operator_user.id, as `chat_notification`; a chat
   * without an operator notifies nobody. Status codes are not documented: 200 where it worked, 400 for a body
   * that breaks the schema, 401 for a missing or wrong token.
   */
  createNotification(message: Chat, options?: CallOptions): Promise<void>;
  /**
   * Used to retrieve active broadcast sessions for operators.
   * Lists the sessions on `/broadcast`, not the users of chats. The documentation names the body of the
   * answer as the message of the operation. Status codes are not documented: 200 where it worked, 400 for a
   * body that breaks the schema, 401 for a missing or wrong token.
   */
  getOnlineUsers(options?: CallOptions): Promise<OnlineUsersBody>;
  /**
   * Used to notify operators about updates in chat.
   * Operators get `chat_updated`. Status codes are not documented: 200 where it worked, 400 for a body that
   * breaks the schema, 401 for a missing or wrong token.
   */
  updateChat(message: Chat, options?: CallOptions): Promise<void>;
  /**
   * Used to notify broadcast listener about updates to global data.
   * Broadcast listeners get `global_updated`. Status codes are not documented: 200 where it worked, 400 for a
   * body that breaks the schema, 401 for a missing or wrong token.
   */
  updateGlobal(message: GlobalBody, options?: CallOptions): Promise<void>;
  /**
   * Used to notify users about updates in messages.
   * The users who got the message get `message_updated`. Status codes are not documented: 200 where it
   * worked, 400 for a body that breaks the schema, 401 for a missing or wrong token.
   */
  updateMessage(message: MessageBody, options?: CallOptions): Promise<void>;
  /**
   * Used to notify broadcast listener about updates related to operators.
   * Broadcast listeners get `operator_updated`. Status codes are not documented: 200 where it worked, 400 for
   * a body that breaks the schema, 401 for a missing or wrong token.
   */
  updateOperators(message: OperatorsBody, options?: CallOptions): Promise<void>;
}

/** A connection to /broadcast. */
export interface BroadcastConnection extends Connection<SentOn<typeof channels.broadcast>, never> {}

/** A connection to /chat. */
export interface ChatConnection
  extends Connection<SentOn<typeof channels.chat>, ReceivedOn<typeof channels.chat>> {
  /**
   * Used to send new messages from clients/operators.
   * Answered on the same channel: `message_added`, or `message_not_added` where the server could not add it.
   * The messages of the answer are not documented.
   */
  sendMessage(
    message: SendMessageEvent,
    options?: CallOptions,
  ): Promise<MessageAddedEvent | MessageNotAddedEvent>;
  /**
   * Used to notify server that user has successfully received/read message.
   * Answered on the same channel, it seems by `message_updated` to the room.
   */
  updateMessageStatus(
    message: MarkMessageDeliveredEvent | MarkMessageReadEvent,
    options?: CallOptions,
  ): Promise<MessageUpdatedEvent>;
  /**
   * Used to notify room about typing updates.
   * Answered on the same channel, it seems by `typing_updated`, which reaches the room and the broadcast.
   */
  updateTyping(message: UpdateTypingEvent, options?: CallOptions): Promise<TypingUpdatedEvent>;
}

/** Credentials by the keys of the contract's security schemes. Where it names several, one is enough. */
export type BezlimitCredentials = {
  /** Asked for on the seven HTTP operations. The documentation shows none for the sockets. */
  readonly apiToken?: string;
};

/** Where the server is, who asks, and how. */
export type BezlimitOptions = ClientOptions<BezlimitCredentials, "bezlimit.http" | "bezlimit.sockets", never>;

/** Makes a client of Bezlimit. It connects when something is first sent. */
export const createBezlimitClient = (options: BezlimitOptions = {}): BezlimitClient =>
  createClient<BezlimitClient>(bezlimit, options, [websocket(), http()]);
