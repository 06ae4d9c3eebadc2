// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { Validate } from "../runtime/index.js";
import type {
  Chat,
  ChatNotificationEvent,
  ChatQuery,
  ChatUpdatedEvent,
  GlobalBody,
  GlobalUpdatedEvent,
  MarkMessageDeliveredEvent,
  MarkMessageReadEvent,
  MessageAddedEvent,
  MessageBody,
  MessageNotAddedEvent,
  MessageUpdatedEvent,
  OnlineUsersBody,
  OperatorUpdatedEvent,
  OperatorsBody,
  SendMessageEvent,
  TypingUpdatedEvent,
  UpdateTypingEvent,
  UserConnectedEvent,
  UserDisconnectedEvent,
} from "./models.js";

/** The payload of `chatBody`. */
export declare const chatBody: Validate<Chat>;

/** The payload of `chatNotificationEvent`. */
export declare const chatNotificationEvent: Validate<ChatNotificationEvent>;

/** The payload of `chatUpdatedEvent`. */
export declare const chatUpdatedEvent: Validate<ChatUpdatedEvent>;

/** The payload of `globalBody`. */
export declare const globalBody: Validate<GlobalBody>;

/** The payload of `globalUpdatedEvent`. */
export declare const globalUpdatedEvent: Validate<GlobalUpdatedEvent>;

/** The payload of `markMessageDeliveredEvent`. */
export declare const markMessageDeliveredEvent: Validate<MarkMessageDeliveredEvent>;

/** The payload of `markMessageReadEvent`. */
export declare const markMessageReadEvent: Validate<MarkMessageReadEvent>;

/** The payload of `messageAddedEvent`. */
export declare const messageAddedEvent: Validate<MessageAddedEvent>;

/** The payload of `messageBody`. */
export declare const messageBody: Validate<MessageBody>;

/** The payload of `messageNotAddedEvent`. */
export declare const messageNotAddedEvent: Validate<MessageNotAddedEvent>;

/** The payload of `messageUpdatedEvent`. */
export declare const messageUpdatedEvent: Validate<MessageUpdatedEvent>;

/** The payload of `onlineUsersBody`. */
export declare const onlineUsersBody: Validate<OnlineUsersBody>;

/** The payload of `operatorUpdatedEvent`. */
export declare const operatorUpdatedEvent: Validate<OperatorUpdatedEvent>;

/** The payload of `operatorsBody`. */
export declare const operatorsBody: Validate<OperatorsBody>;

/** The payload of `sendMessageEvent`. */
export declare const sendMessageEvent: Validate<SendMessageEvent>;

/** The payload of `typingUpdatedEvent`. */
export declare const typingUpdatedEvent: Validate<TypingUpdatedEvent>;

/** The payload of `updateTypingEvent`. */
export declare const updateTypingEvent: Validate<UpdateTypingEvent>;

/** The payload of `userConnectedEvent`. */
export declare const userConnectedEvent: Validate<UserConnectedEvent>;

/** The payload of `userDisconnectedEvent`. */
export declare const userDisconnectedEvent: Validate<UserDisconnectedEvent>;

/** The values of a query. */
export declare const checkChatQuery: Validate<ChatQuery>;
