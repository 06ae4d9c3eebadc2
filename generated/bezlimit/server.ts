// Generated from asyncapi.yaml by asyncwright. Do not edit.

import {
  type Answer,
  type Authentication,
  type Closing,
  type ConnectionContext,
  type ResourceContext,
  type SentOn,
  type ServerOptions,
  type ServiceServer,
  createServer,
} from "../runtime/index.js";
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

/** What a server of Bezlimit has to answer. Each operation is required. */
export interface BezlimitHandlers<Identity> {
  /**
   * Used to notify users about new messages.
   * Messages with type=standard are added to both chat and broadcast channels. Messages with type=system are
   * added only to the chat channel, and only users with role=type_role receive them. Messages with type=note
   * are only sent to operators in the relevant chat channel. Messages with type=bot are added to both chat
   * and broadcast channels. They arrive as `message_added`. Status codes are not documented: 200 where it
   * worked, 400 for a body that breaks the schema, 401 for a missing or wrong token.
   */
  createMessage(message: MessageBody, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to notify operator about important events.
   * Notification is only sent to operator with id=chat.operator_user.id, as `chat_notification`; a chat
   * without an operator notifies nobody. Status codes are not documented: 200 where it worked, 400 for a body
   * that breaks the schema, 401 for a missing or wrong token.
   */
  createNotification(message: Chat, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to retrieve active broadcast sessions for operators.
   * Lists the sessions on `/broadcast`, not the users of chats. The documentation names the body of the
   * answer as the message of the operation. Status codes are not documented: 200 where it worked, 400 for a
   * body that breaks the schema, 401 for a missing or wrong token.
   */
  getOnlineUsers(context: ResourceContext<Identity>): OnlineUsersBody | Promise<OnlineUsersBody>;
  /**
   * Used to send new messages from clients/operators.
   * Answered on the same channel: `message_added`, or `message_not_added` where the server could not add it.
   * The messages of the answer are not documented.
   */
  sendMessage(
    message: SendMessageEvent,
    context: ChatContext<Identity>,
  ): Answer<MessageAddedEvent | MessageNotAddedEvent>;
  /**
   * Used to notify operators about updates in chat.
   * Operators get `chat_updated`. Status codes are not documented: 200 where it worked, 400 for a body that
   * breaks the schema, 401 for a missing or wrong token.
   */
  updateChat(message: Chat, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to notify broadcast listener about updates to global data.
   * Broadcast listeners get `global_updated`. Status codes are not documented: 200 where it worked, 400 for a
   * body that breaks the schema, 401 for a missing or wrong token.
   */
  updateGlobal(message: GlobalBody, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to notify users about updates in messages.
   * The users who got the message get `message_updated`. Status codes are not documented: 200 where it
   * worked, 400 for a body that breaks the schema, 401 for a missing or wrong token.
   */
  updateMessage(message: MessageBody, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to notify server that user has successfully received/read message.
   * Answered on the same channel, it seems by `message_updated` to the room.
   */
  updateMessageStatus(
    message: MarkMessageDeliveredEvent | MarkMessageReadEvent,
    context: ChatContext<Identity>,
  ): Answer<MessageUpdatedEvent>;
  /**
   * Used to notify broadcast listener about updates related to operators.
   * Broadcast listeners get `operator_updated`. Status codes are not documented: 200 where it worked, 400 for
   * a body that breaks the schema, 401 for a missing or wrong token.
   */
  updateOperators(message: OperatorsBody, context: ResourceContext<Identity>): void | Promise<void>;
  /**
   * Used to notify room about typing updates.
   * Answered on the same channel, it seems by `typing_updated`, which reaches the room and the broadcast.
   */
  updateTyping(message: UpdateTypingEvent, context: ChatContext<Identity>): Answer<TypingUpdatedEvent>;
}

/** What handlers of /broadcast have at hand. */
export type BroadcastContext<Identity> = ConnectionContext<
  Identity,
  SentOn<typeof channels.broadcast>,
  Readonly<Record<string, string>>,
  BroadcastQuery
>;

/** What handlers of /chat have at hand. */
export type ChatContext<Identity> = ConnectionContext<
  Identity,
  SentOn<typeof channels.chat>,
  Readonly<Record<string, string>>,
  ChatQuery
>;

/** Called when somebody has come in, before the first message is handled. Throws to turn them away. */
export type BezlimitConnected<Identity> = {
  readonly broadcast?: (context: BroadcastContext<Identity>) => void | Promise<void>;
  readonly chat?: (context: ChatContext<Identity>) => void | Promise<void>;
};

/** Called when a connection has ended. */
export type BezlimitDisconnected<Identity> = {
  readonly broadcast?: (context: BroadcastContext<Identity>, closing: Closing) => void | Promise<void>;
  readonly chat?: (context: ChatContext<Identity>, closing: Closing) => void | Promise<void>;
};

/** Who asks to be let in; credentials by the keys of the security schemes, where they are given. */
export type BezlimitAuthentication = Authentication<{
  /** Asked for on the seven HTTP operations. The documentation shows none for the sockets. */
  readonly apiToken?: string;
}>;

/** A running Bezlimit: give it to `serve`. */
export type BezlimitServer<Identity = unknown> = ServiceServer<
  SentOn<typeof channels.broadcast> | SentOn<typeof channels.chat>,
  Identity
>;

/** What a server is made of. */
export type BezlimitServerOptions<Identity> = ServerOptions<
  BezlimitHandlers<Identity>,
  Identity,
  BezlimitConnected<Identity>,
  BezlimitDisconnected<Identity>,
  BezlimitAuthentication["credentials"]
> & {
  readonly authenticate: (request: BezlimitAuthentication) => Identity | Promise<Identity>;
};

/**
 * Makes a server of Bezlimit. With `authenticate` before `handlers`, TypeScript knows what an identity is.
 */
export const createBezlimitServer = <Identity>(
  options: BezlimitServerOptions<Identity>,
): BezlimitServer<Identity> =>
  createServer(bezlimit, options);
