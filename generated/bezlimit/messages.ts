// Generated from asyncapi.yaml by asyncwright. Do not edit.

import { type Message, by, channel, message } from "../runtime/index.js";
import type {
  Chat,
  ChatNotificationEvent,
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
import * as validate from "./validators.js";

/**
 * Json encoded chat.
 * The body of `updateChat` and of `createNotification`, bare.
 */
export const chatBody: Message<"chatBody", Chat> = /* @__PURE__ */ message({
  name: "chatBody",
  wire: "chat_body",
  validate: validate.chatBody,
  source: "spec/bezlimit/bodies.yaml#/chatBody",
  examples: [
    { uuid: "6a1f2b3c-1111-4222-8333-444455556666" },
    {
      uuid: "6a1f2b3c-1111-4222-8333-444455556666",
      widget: { source: "lk" },
      status: "new",
      owner_user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
      operator_user: { id: 9, role: "operator", avatar: null, lastname: "Kim", firstname: "Oleg", patronymic: null },
    },
  ],
});

/**
 * Event emitted by server on chat notification.
 * Sent to one operator, the one whose id is `chat.operator_user.id`; a chat without an operator notifies
 * nobody. The payload is not documented; its fields are a proposal.
 */
export const chatNotificationEvent: Message<"chatNotificationEvent", ChatNotificationEvent> = /* @__PURE__ */ message({
  name: "chatNotificationEvent",
  wire: "chat_notification",
  validate: validate.chatNotificationEvent,
  source: "spec/bezlimit/events.yaml#/chatNotificationEvent",
  examples: [
    { type: "chat_notification", data: {} },
    {
      type: "chat_notification",
      data: {
        chat: {
          uuid: "6a1f2b3c-1111-4222-8333-444455556666",
          widget: { source: "lk" },
          status: "new",
          owner_user: {
            id: 5,
            role: "user",
            avatar: null,
            lastname: "Orlova",
            firstname: "Vera",
            patronymic: null,
          },
          operator_user: {
            id: 9,
            role: "operator",
            avatar: null,
            lastname: "Kim",
            firstname: "Oleg",
            patronymic: null,
          },
        },
      },
    },
  ],
});

/**
 * Event emitted by server on chat updates.
 * Sent to operators, over the broadcast. The payload is not documented; its fields are a proposal.
 */
export const chatUpdatedEvent: Message<"chatUpdatedEvent", ChatUpdatedEvent> = /* @__PURE__ */ message({
  name: "chatUpdatedEvent",
  wire: "chat_updated",
  validate: validate.chatUpdatedEvent,
  source: "spec/bezlimit/events.yaml#/chatUpdatedEvent",
  examples: [
    { type: "chat_updated", data: {} },
    {
      type: "chat_updated",
      data: {
        chat: {
          uuid: "6a1f2b3c-1111-4222-8333-444455556666",
          widget: { source: "lk" },
          status: "new",
          owner_user: {
            id: 5,
            role: "user",
            avatar: null,
            lastname: "Orlova",
            firstname: "Vera",
            patronymic: null,
          },
          operator_user: {
            id: 9,
            role: "operator",
            avatar: null,
            lastname: "Kim",
            firstname: "Oleg",
            patronymic: null,
          },
        },
      },
    },
  ],
});

/**
 * Json encoded global data.
 * Event specific payload data: an object in any form.
 */
export const globalBody: Message<"globalBody", GlobalBody> = /* @__PURE__ */ message({
  name: "globalBody",
  wire: "global_body",
  validate: validate.globalBody,
  source: "spec/bezlimit/bodies.yaml#/globalBody",
  examples: [{}, { unread: 4 }],
});

/**
 * Event emitted by server on global data updates.
 * Sent to broadcast listeners; an object in any form.
 */
export const globalUpdatedEvent: Message<"globalUpdatedEvent", GlobalUpdatedEvent> = /* @__PURE__ */ message({
  name: "globalUpdatedEvent",
  wire: "global_updated",
  validate: validate.globalUpdatedEvent,
  source: "spec/bezlimit/events.yaml#/globalUpdatedEvent",
  examples: [{ type: "global_updated", data: {} }, { type: "global_updated", data: { unread: 4 } }],
});

/**
 * Event emitted when user receives new message.
 * The status of the message changes; the room gets `message_updated`.
 */
export const markMessageDeliveredEvent: Message<"markMessageDeliveredEvent", MarkMessageDeliveredEvent> = /* @__PURE__ */ message({
  name: "markMessageDeliveredEvent",
  wire: "mark_message_delivered",
  validate: validate.markMessageDeliveredEvent,
  source: "spec/bezlimit/events.yaml#/markMessageDeliveredEvent",
  examples: [
    { type: "mark_message_delivered", data: { message_id: 12 } },
    { type: "mark_message_delivered", data: { message_id: 2147483648 } },
  ],
});

/**
 * Event emitted when user reads a message.
 * The status of the message changes; the room gets `message_updated`.
 */
export const markMessageReadEvent: Message<"markMessageReadEvent", MarkMessageReadEvent> = /* @__PURE__ */ message({
  name: "markMessageReadEvent",
  wire: "mark_message_read",
  validate: validate.markMessageReadEvent,
  source: "spec/bezlimit/events.yaml#/markMessageReadEvent",
  examples: [
    { type: "mark_message_read", data: { message_id: 12 } },
    { type: "mark_message_read", data: { message_id: 2147483648 } },
  ],
});

/**
 * Event emitted when server adds new message to the room.
 * Who gets it depends on `type` of the message. `standard` and `bot`: everyone in the room and every
 * broadcast listener. `system`: only users in the room whose role is `type_role`. `note`: only the operators
 * in the room.
 */
export const messageAddedEvent: Message<"messageAddedEvent", MessageAddedEvent> = /* @__PURE__ */ message({
  name: "messageAddedEvent",
  wire: "message_added",
  validate: validate.messageAddedEvent,
  source: "spec/bezlimit/events.yaml#/messageAddedEvent",
  examples: [
    {
      type: "message_added",
      data: { message: { id: 12, type: "note", chat: { uuid: "6a1f2b3c-1111-4222-8333-444455556666" } } },
    },
    {
      type: "message_added",
      data: {
        message: {
          id: 12,
          type: "standard",
          type_role: "user",
          status: "new",
          text: "Hello",
          send_time: "2025-02-03T11:00:00+03:00",
          message_index: 3,
          chat: {
            uuid: "6a1f2b3c-1111-4222-8333-444455556666",
            widget: { source: "lk" },
            status: "new",
            owner_user: {
              id: 5,
              role: "user",
              avatar: null,
              lastname: "Orlova",
              firstname: "Vera",
              patronymic: null,
            },
            operator_user: {
              id: 9,
              role: "operator",
              avatar: null,
              lastname: "Kim",
              firstname: "Oleg",
              patronymic: null,
            },
          },
          user: {
            id: 5,
            role: "user",
            avatar: null,
            lastname: "Orlova",
            firstname: "Vera",
            patronymic: null,
          },
          attachments: [
            {
              uuid: "0b1c2d3e-1111-4222-8333-444455556666",
              type: "image",
              url: "https://files.test/a.png",
              url_preview: "https://files.test/a_s.png",
              filename: "a.png",
              extension: "png",
              size: 2048,
            },
          ],
        },
      },
    },
  ],
});

/**
 * Json encoded message data.
 * Message related information. Writers send the bare message; readers accept it inside an object as well,
 * since the documentation can be read both ways.
 */
export const messageBody: Message<"messageBody", MessageBody> = /* @__PURE__ */ message({
  name: "messageBody",
  wire: "message_body",
  validate: validate.messageBody,
  source: "spec/bezlimit/bodies.yaml#/messageBody",
  examples: [
    { id: 12, type: "note", chat: { uuid: "6a1f2b3c-1111-4222-8333-444455556666" } },
    {
      id: 12,
      type: "standard",
      type_role: "user",
      status: "new",
      text: "Hello",
      send_time: "2025-02-03T11:00:00+03:00",
      message_index: 3,
      chat: {
        uuid: "6a1f2b3c-1111-4222-8333-444455556666",
        widget: { source: "lk" },
        status: "new",
        owner_user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
        operator_user: {
          id: 9,
          role: "operator",
          avatar: null,
          lastname: "Kim",
          firstname: "Oleg",
          patronymic: null,
        },
      },
      user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
      attachments: [
        {
          uuid: "0b1c2d3e-1111-4222-8333-444455556666",
          type: "image",
          url: "https://files.test/a.png",
          url_preview: "https://files.test/a_s.png",
          filename: "a.png",
          extension: "png",
          size: 2048,
        },
      ],
    },
    { message: { id: 12, type: "note", chat: { uuid: "6a1f2b3c-1111-4222-8333-444455556666" } } },
  ],
});

/**
 * Event emitted when server could not add new message to the room.
 * Listed among the messages, named by no operation: taken as the negative answer to `send_message`. The
 * payload is not documented; its fields are a proposal.
 */
export const messageNotAddedEvent: Message<"messageNotAddedEvent", MessageNotAddedEvent> = /* @__PURE__ */ message({
  name: "messageNotAddedEvent",
  wire: "message_not_added",
  validate: validate.messageNotAddedEvent,
  source: "spec/bezlimit/events.yaml#/messageNotAddedEvent",
  examples: [
    { type: "message_not_added", data: {} },
    { type: "message_not_added", data: { error: "chat is closed" } },
  ],
});

/**
 * Event emitted when server modifies existing message in the room.
 * The same people get it as got `message_added`, so that an edited `note` does not leak. The payload is not
 * documented; it is taken to be that of `message_added`.
 */
export const messageUpdatedEvent: Message<"messageUpdatedEvent", MessageUpdatedEvent> = /* @__PURE__ */ message({
  name: "messageUpdatedEvent",
  wire: "message_updated",
  validate: validate.messageUpdatedEvent,
  source: "spec/bezlimit/events.yaml#/messageUpdatedEvent",
  examples: [
    {
      type: "message_updated",
      data: { message: { id: 12, type: "note", chat: { uuid: "6a1f2b3c-1111-4222-8333-444455556666" } } },
    },
    {
      type: "message_updated",
      data: {
        message: {
          id: 12,
          type: "standard",
          type_role: "user",
          status: "read",
          text: "Hello",
          send_time: "2025-02-03T11:00:00+03:00",
          message_index: 3,
          chat: {
            uuid: "6a1f2b3c-1111-4222-8333-444455556666",
            widget: { source: "lk" },
            status: "new",
            owner_user: {
              id: 5,
              role: "user",
              avatar: null,
              lastname: "Orlova",
              firstname: "Vera",
              patronymic: null,
            },
            operator_user: {
              id: 9,
              role: "operator",
              avatar: null,
              lastname: "Kim",
              firstname: "Oleg",
              patronymic: null,
            },
          },
          user: {
            id: 5,
            role: "user",
            avatar: null,
            lastname: "Orlova",
            firstname: "Vera",
            patronymic: null,
          },
          attachments: [
            {
              uuid: "0b1c2d3e-1111-4222-8333-444455556666",
              type: "image",
              url: "https://files.test/a.png",
              url_preview: "https://files.test/a_s.png",
              filename: "a.png",
              extension: "png",
              size: 2048,
            },
          ],
        },
      },
    },
  ],
});

/**
 * List of active broadcast sessions.
 * Active operator sessions with available widget and department sources: an array at the top level. It is the
 * body of the answer; the request has none.
 */
export const onlineUsersBody: Message<"onlineUsersBody", OnlineUsersBody> = /* @__PURE__ */ message({
  name: "onlineUsersBody",
  wire: "online_users_body",
  validate: validate.onlineUsersBody,
  source: "spec/bezlimit/bodies.yaml#/onlineUsersBody",
  examples: [[], [{ operator_id: 9, sources: ["lk"] }]],
});

/**
 * Event emitted by server on operator updates.
 * Sent to broadcast listeners. The name is singular, its HTTP body a list: either field may come. The payload
 * is not documented; its fields are a proposal.
 */
export const operatorUpdatedEvent: Message<"operatorUpdatedEvent", OperatorUpdatedEvent> = /* @__PURE__ */ message({
  name: "operatorUpdatedEvent",
  wire: "operator_updated",
  validate: validate.operatorUpdatedEvent,
  source: "spec/bezlimit/events.yaml#/operatorUpdatedEvent",
  examples: [
    { type: "operator_updated", data: {} },
    { type: "operator_updated", data: { operators: [{ id: 9 }], operator: { id: 9 } } },
  ],
});

/**
 * Json encoded operators data.
 * List of updated operators data: an array at the top level.
 */
export const operatorsBody: Message<"operatorsBody", OperatorsBody> = /* @__PURE__ */ message({
  name: "operatorsBody",
  wire: "operators_body",
  validate: validate.operatorsBody,
  source: "spec/bezlimit/bodies.yaml#/operatorsBody",
  examples: [[], [{ id: 9 }]],
});

/**
 * Event emitted when user sends new message to the chat room.
 * At least one of `text` and `attachments` should be there, it seems. Answered by `message_added` or
 * `message_not_added`.
 */
export const sendMessageEvent: Message<"sendMessageEvent", SendMessageEvent> = /* @__PURE__ */ message({
  name: "sendMessageEvent",
  wire: "send_message",
  validate: validate.sendMessageEvent,
  source: "spec/bezlimit/events.yaml#/sendMessageEvent",
  examples: [
    { type: "send_message", data: {} },
    {
      type: "send_message",
      data: { text: "Hello", attachments: ["0b1c2d3e-1111-4222-8333-444455556666"] },
    },
  ],
});

/**
 * Event emitted by server when user starts or stops typing.
 * Reaches the broadcast and, since its cause notifies the room, the room too. The payload is not documented;
 * its fields are a proposal.
 */
export const typingUpdatedEvent: Message<"typingUpdatedEvent", TypingUpdatedEvent> = /* @__PURE__ */ message({
  name: "typingUpdatedEvent",
  wire: "typing_updated",
  validate: validate.typingUpdatedEvent,
  source: "spec/bezlimit/events.yaml#/typingUpdatedEvent",
  examples: [
    { type: "typing_updated", data: {} },
    {
      type: "typing_updated",
      data: {
        user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
        chat: {
          uuid: "6a1f2b3c-1111-4222-8333-444455556666",
          widget: { source: "lk" },
          status: "new",
          owner_user: {
            id: 5,
            role: "user",
            avatar: null,
            lastname: "Orlova",
            firstname: "Vera",
            patronymic: null,
          },
          operator_user: {
            id: 9,
            role: "operator",
            avatar: null,
            lastname: "Kim",
            firstname: "Oleg",
            patronymic: null,
          },
        },
        text: "Hel",
        stopped: false,
      },
    },
  ],
});

/**
 * Event emitted when user starts or stops typing.
 * `stopped` is a negative flag: true means that the user types no more.
 */
export const updateTypingEvent: Message<"updateTypingEvent", UpdateTypingEvent> = /* @__PURE__ */ message({
  name: "updateTypingEvent",
  wire: "update_typing",
  validate: validate.updateTypingEvent,
  source: "spec/bezlimit/events.yaml#/updateTypingEvent",
  examples: [
    { type: "update_typing", data: { stopped: true } },
    { type: "update_typing", data: { text: "Hel", stopped: false } },
  ],
});

/**
 * Event emitted by server when user connects to the room.
 * Sent to the room. The payload is not documented; its fields are a proposal.
 */
export const userConnectedEvent: Message<"userConnectedEvent", UserConnectedEvent> = /* @__PURE__ */ message({
  name: "userConnectedEvent",
  wire: "user_connected",
  validate: validate.userConnectedEvent,
  source: "spec/bezlimit/events.yaml#/userConnectedEvent",
  examples: [
    { type: "user_connected", data: {} },
    {
      type: "user_connected",
      data: {
        user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
      },
    },
  ],
});

/**
 * Event emitted by server when user disconnects from the room.
 * Sent to the room. The payload is not documented; its fields are a proposal.
 */
export const userDisconnectedEvent: Message<"userDisconnectedEvent", UserDisconnectedEvent> = /* @__PURE__ */ message({
  name: "userDisconnectedEvent",
  wire: "user_disconnected",
  validate: validate.userDisconnectedEvent,
  source: "spec/bezlimit/events.yaml#/userDisconnectedEvent",
  examples: [
    { type: "user_disconnected", data: {} },
    {
      type: "user_disconnected",
      data: {
        user: { id: 5, role: "user", avatar: null, lastname: "Orlova", firstname: "Vera", patronymic: null },
      },
    },
  ],
});

/** What each channel receives and sends, seen from the application that the contract describes. */
export const channels = {
  /**
   * For operators only: new messages of every room, and global updates. Where the widget and department
   * sources of a session are known, it gets what belongs to them, else everything.
   */
  broadcast: /* @__PURE__ */ channel({
    name: "broadcast",
    address: "/broadcast",
    sends: /* @__PURE__ */ by(["type"], [
      ["chat_notification", chatNotificationEvent],
      ["chat_updated", chatUpdatedEvent],
      ["global_updated", globalUpdatedEvent],
      ["message_added", messageAddedEvent],
      ["message_updated", messageUpdatedEvent],
      ["operator_updated", operatorUpdatedEvent],
      ["typing_updated", typingUpdatedEvent],
    ]),
  }),
  /** The room of one chat, for its client and its operators. Connecting and leaving are told to the room. */
  chat: /* @__PURE__ */ channel({
    name: "chat",
    address: "/chat",
    receives: /* @__PURE__ */ by(["type"], [
      ["mark_message_delivered", markMessageDeliveredEvent],
      ["mark_message_read", markMessageReadEvent],
      ["send_message", sendMessageEvent],
      ["update_typing", updateTypingEvent],
    ]),
    sends: /* @__PURE__ */ by(["type"], [
      ["message_added", messageAddedEvent],
      ["message_not_added", messageNotAddedEvent],
      ["message_updated", messageUpdatedEvent],
      ["typing_updated", typingUpdatedEvent],
      ["user_connected", userConnectedEvent],
      ["user_disconnected", userDisconnectedEvent],
    ]),
  }),
};
