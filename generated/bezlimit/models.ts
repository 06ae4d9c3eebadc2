// Generated from asyncapi.yaml by asyncwright. Do not edit.

/**
 * Undocumented: Active operator session and its available broadcast sources. Nothing but this sentence is
 * documented.
 * @see spec/bezlimit/schemas.yaml#/ActiveSession
 */
export interface ActiveSession {
  /** Undocumented. Integer. */
  operator_id?: number;
  /** Undocumented: The widget and department sources of the session. */
  sources?: unknown[];
}

/**
 * A file of a message.
 * @see spec/bezlimit/schemas.yaml#/Attachment
 */
export interface Attachment {
  /** The id that `send_message` lists. Format: uuid. */
  uuid: string;
  /** Only the first value is known. Other values may come. */
  type?: "image" | (string & {});
  /** Where the file is. */
  url?: string;
  /** Where a small picture of it is. */
  url_preview?: string | null;
  filename?: string;
  /** Without a dot. */
  extension?: string;
  /** Undocumented: In bytes, it seems. Integer. */
  size?: number;
}

/**
 * Undocumented.
 * @see spec/bezlimit/channels.yaml#/broadcast/bindings/ws/query
 */
export interface BroadcastQuery {
  /** Who connects. Not documented: an addition of this contract. */
  token?: string;
}

/**
 * Additional chat information.
 * @see spec/bezlimit/schemas.yaml#/Chat
 */
export interface Chat {
  /** The id of the chat and of its room. Format: uuid. */
  uuid: string;
  widget?: Widget;
  /** Only the first value is known. Other values may come. */
  status?: "new" | (string & {});
  owner_user?: User;
  /** The operator of the chat, if there is one. A chat notification goes to this operator alone. */
  operator_user?: User | null;
}

/**
 * Event emitted by server on chat notification.
 *
 * Sent to one operator, the one whose id is `chat.operator_user.id`; a chat without an operator notifies
 * nobody. The payload is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/chatNotificationEvent/payload
 */
export interface ChatNotificationEvent {
  type: "chat_notification";
  data: ChatNotificationEventData;
}

/** @see spec/bezlimit/events.yaml#/chatNotificationEvent/payload/properties/data */
export interface ChatNotificationEventData {
  /** Undocumented. */
  chat?: Chat;
}

/**
 * Undocumented.
 * @see spec/bezlimit/channels.yaml#/chat/bindings/ws/query
 */
export interface ChatQuery {
  /** Who connects. Not documented: an addition of this contract. */
  token?: string;
  /** The uuid of the chat. Not documented: an addition of this contract. Format: uuid. */
  chat?: string;
}

/**
 * Event emitted by server on chat updates.
 *
 * Sent to operators, over the broadcast. The payload is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/chatUpdatedEvent/payload
 */
export interface ChatUpdatedEvent {
  type: "chat_updated";
  data: ChatUpdatedEventData;
}

/** @see spec/bezlimit/events.yaml#/chatUpdatedEvent/payload/properties/data */
export interface ChatUpdatedEventData {
  /** Undocumented. */
  chat?: Chat;
}

/**
 * No field is known.
 * @see spec/bezlimit/bodies.yaml#/globalBody/payload
 */
export interface GlobalBody {
  [key: string]: unknown;
}

/**
 * Event emitted by server on global data updates.
 *
 * Sent to broadcast listeners; an object in any form.
 * @see spec/bezlimit/events.yaml#/globalUpdatedEvent/payload
 */
export interface GlobalUpdatedEvent {
  type: "global_updated";
  /** Event specific payload data. */
  data: { [key: string]: unknown };
}

/**
 * Event emitted when user receives new message.
 *
 * The status of the message changes; the room gets `message_updated`.
 * @see spec/bezlimit/events.yaml#/markMessageDeliveredEvent/payload
 */
export interface MarkMessageDeliveredEvent {
  type: "mark_message_delivered";
  data: MarkMessageDeliveredEventData;
}

/** @see spec/bezlimit/events.yaml#/markMessageDeliveredEvent/payload/properties/data */
export interface MarkMessageDeliveredEventData {
  /** `id` of the message. Integer. */
  message_id: number;
}

/**
 * Event emitted when user reads a message.
 *
 * The status of the message changes; the room gets `message_updated`.
 * @see spec/bezlimit/events.yaml#/markMessageReadEvent/payload
 */
export interface MarkMessageReadEvent {
  type: "mark_message_read";
  data: MarkMessageReadEventData;
}

/** @see spec/bezlimit/events.yaml#/markMessageReadEvent/payload/properties/data */
export interface MarkMessageReadEventData {
  /** `id` of the message. Integer. */
  message_id: number;
}

/**
 * Message related information.
 * @see spec/bezlimit/schemas.yaml#/Message
 */
export interface Message {
  /** The id that the mark events name. Integer. */
  id: number;
  /**
   * Who gets it. `standard`, `bot`: everyone in the room, and the broadcast. `system`: only users in the room
   * whose role is `type_role`, not the broadcast. `note`: only the operators in the room, not the broadcast.
   */
  type: "standard" | "system" | "note" | "bot";
  /** The role that gets a message of type `system`. */
  type_role?: string | null;
  /** Only the first value is printed; the others follow from the mark events. Other values may come. */
  status?: "new" | "delivered" | "read" | (string & {});
  /** The text. */
  text?: string | null;
  /** ISO 8601 with an offset, such as +03:00. Format: date-time. */
  send_time?: string;
  /** Its place in the chat, it seems. Integer. */
  message_index?: number;
  chat: Chat;
  user?: User;
  /** Its files. */
  attachments?: Attachment[];
}

/** The values of `type` in `Message`. */
export const messageTypeValues = ["standard", "system", "note", "bot"] as const;

/**
 * Event emitted when server adds new message to the room.
 *
 * Who gets it depends on `type` of the message. `standard` and `bot`: everyone in the room and every
 * broadcast listener. `system`: only users in the room whose role is `type_role`. `note`: only the operators
 * in the room.
 * @see spec/bezlimit/events.yaml#/messageAddedEvent/payload
 */
export interface MessageAddedEvent {
  type: "message_added";
  data: MessageAddedEventData;
}

/** @see spec/bezlimit/events.yaml#/messageAddedEvent/payload/properties/data */
export interface MessageAddedEventData {
  message: Message;
}

/**
 * Json encoded message data.
 *
 * Message related information. Writers send the bare message; readers accept it inside an object as well,
 * since the documentation can be read both ways.
 * @see spec/bezlimit/bodies.yaml#/messageBody/payload
 */
export type MessageBody = Message | MessageEnvelope;

/**
 * Undocumented: A message inside an object. Readers accept this form too; writers send the bare message.
 * @see spec/bezlimit/schemas.yaml#/MessageEnvelope
 */
export interface MessageEnvelope {
  message: Message;
}

/**
 * Event emitted when server could not add new message to the room.
 *
 * Listed among the messages, named by no operation: taken as the negative answer to `send_message`. The
 * payload is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/messageNotAddedEvent/payload
 */
export interface MessageNotAddedEvent {
  type: "message_not_added";
  data: MessageNotAddedEventData;
}

/** @see spec/bezlimit/events.yaml#/messageNotAddedEvent/payload/properties/data */
export interface MessageNotAddedEventData {
  /** Undocumented: Why. */
  error?: unknown;
}

/**
 * Event emitted when server modifies existing message in the room.
 *
 * The same people get it as got `message_added`, so that an edited `note` does not leak. The payload is not
 * documented; it is taken to be that of `message_added`.
 * @see spec/bezlimit/events.yaml#/messageUpdatedEvent/payload
 */
export interface MessageUpdatedEvent {
  type: "message_updated";
  data: MessageUpdatedEventData;
}

/** @see spec/bezlimit/events.yaml#/messageUpdatedEvent/payload/properties/data */
export interface MessageUpdatedEventData {
  /** Undocumented. */
  message: Message;
}

/**
 * List of active broadcast sessions.
 *
 * Active operator sessions with available widget and department sources: an array at the top level. It is the
 * body of the answer; the request has none.
 * @see spec/bezlimit/bodies.yaml#/onlineUsersBody/payload
 */
export type OnlineUsersBody = ActiveSession[];

/**
 * Undocumented: Operator related information. Nothing but the title is documented.
 * @see spec/bezlimit/schemas.yaml#/Operator
 */
export interface Operator {
  /** Undocumented. Integer. */
  id: number;
}

/**
 * Event emitted by server on operator updates.
 *
 * Sent to broadcast listeners. The name is singular, its HTTP body a list: either field may come. The payload
 * is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/operatorUpdatedEvent/payload
 */
export interface OperatorUpdatedEvent {
  type: "operator_updated";
  data: OperatorUpdatedEventData;
}

/** @see spec/bezlimit/events.yaml#/operatorUpdatedEvent/payload/properties/data */
export interface OperatorUpdatedEventData {
  /** Undocumented. */
  operators?: Operator[];
  /** Undocumented. */
  operator?: Operator;
}

/**
 * Json encoded operators data.
 *
 * List of updated operators data: an array at the top level.
 * @see spec/bezlimit/bodies.yaml#/operatorsBody/payload
 */
export type OperatorsBody = Operator[];

/**
 * Event emitted when user sends new message to the chat room.
 *
 * At least one of `text` and `attachments` should be there, it seems. Answered by `message_added` or
 * `message_not_added`.
 * @see spec/bezlimit/events.yaml#/sendMessageEvent/payload
 */
export interface SendMessageEvent {
  type: "send_message";
  data: SendMessageEventData;
}

/** @see spec/bezlimit/events.yaml#/sendMessageEvent/payload/properties/data */
export interface SendMessageEventData {
  /** The text. */
  text?: string | null;
  /** Ids of files. Each item: format: uuid. */
  attachments?: string[];
}

/**
 * Event emitted by server when user starts or stops typing.
 *
 * Reaches the broadcast and, since its cause notifies the room, the room too. The payload is not documented;
 * its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/typingUpdatedEvent/payload
 */
export interface TypingUpdatedEvent {
  type: "typing_updated";
  data: TypingUpdatedEventData;
}

/** @see spec/bezlimit/events.yaml#/typingUpdatedEvent/payload/properties/data */
export interface TypingUpdatedEventData {
  /** Undocumented. */
  user?: User;
  /** Undocumented. */
  chat?: Chat;
  /** Undocumented: The text so far. */
  text?: string;
  /** Undocumented: True where the user has stopped. */
  stopped?: boolean;
}

/**
 * Event emitted when user starts or stops typing.
 *
 * `stopped` is a negative flag: true means that the user types no more.
 * @see spec/bezlimit/events.yaml#/updateTypingEvent/payload
 */
export interface UpdateTypingEvent {
  type: "update_typing";
  data: UpdateTypingEventData;
}

/** @see spec/bezlimit/events.yaml#/updateTypingEvent/payload/properties/data */
export interface UpdateTypingEventData {
  /** The text so far, which operators see, it seems. */
  text?: string;
  /** True where the user has stopped. */
  stopped: boolean;
}

/**
 * User related information.
 * @see spec/bezlimit/schemas.yaml#/User
 */
export interface User {
  /** Integer. */
  id: number;
  /**
   * Client, operator and so on. One value is printed, the second is read from the routing rules. Other values
   * may come.
   */
  role?: "user" | "operator" | (string & {});
  /** The address of a picture. */
  avatar?: string | null;
  lastname?: string | null;
  firstname?: string | null;
  patronymic?: string | null;
}

/**
 * Event emitted by server when user connects to the room.
 *
 * Sent to the room. The payload is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/userConnectedEvent/payload
 */
export interface UserConnectedEvent {
  type: "user_connected";
  data: UserConnectedEventData;
}

/** @see spec/bezlimit/events.yaml#/userConnectedEvent/payload/properties/data */
export interface UserConnectedEventData {
  /** Undocumented. */
  user?: User;
}

/**
 * Event emitted by server when user disconnects from the room.
 *
 * Sent to the room. The payload is not documented; its fields are a proposal.
 * @see spec/bezlimit/events.yaml#/userDisconnectedEvent/payload
 */
export interface UserDisconnectedEvent {
  type: "user_disconnected";
  data: UserDisconnectedEventData;
}

/** @see spec/bezlimit/events.yaml#/userDisconnectedEvent/payload/properties/data */
export interface UserDisconnectedEventData {
  /** Undocumented. */
  user?: User;
}

/**
 * The widget that a chat came from.
 * @see spec/bezlimit/schemas.yaml#/Widget
 */
export interface Widget {
  /** Where the chat was opened. Only the first value is known. Other values may come. */
  source?: "lk" | (string & {});
}

/**
 * What the application sends on /broadcast.
 * @see spec/bezlimit/channels.yaml#/broadcast
 */
export type BroadcastOutgoing =
  | ChatNotificationEvent
  | ChatUpdatedEvent
  | GlobalUpdatedEvent
  | MessageAddedEvent
  | MessageUpdatedEvent
  | OperatorUpdatedEvent
  | TypingUpdatedEvent;

/**
 * What the application receives on /chat.
 * @see spec/bezlimit/channels.yaml#/chat
 */
export type ChatIncoming =
  MarkMessageDeliveredEvent | MarkMessageReadEvent | SendMessageEvent | UpdateTypingEvent;

/**
 * What the application sends on /chat.
 * @see spec/bezlimit/channels.yaml#/chat
 */
export type ChatOutgoing =
  | MessageAddedEvent
  | MessageNotAddedEvent
  | MessageUpdatedEvent
  | TypingUpdatedEvent
  | UserConnectedEvent
  | UserDisconnectedEvent;
