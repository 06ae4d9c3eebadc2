// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { ServiceDescription } from "../runtime/index.js";
import { queryValues } from "../runtime/wire/query-values.js";
import { checkChatQuery } from "./validators.js";
import * as messages from "./messages.js";

/** How the application says no. */
const messageNotAddedEventRefusal = {
  message: messages.messageNotAddedEvent,
  payload: { type: "message_not_added", data: { error: "$reason" } },
  codes: {},
  operations: ["sendMessage"],
} as const;

/** Bezlimit as data, for clients and servers. */
export const bezlimit = {
  name: "bezlimit",
  servers: {
    "bezlimit.http": { protocol: "https", host: "sockets-chat.bezlimit.ru", pathname: "" },
    "bezlimit.sockets": { protocol: "wss", host: "sockets-chat.bezlimit.ru", pathname: "" },
  },
  security: {
    apiToken: { type: "httpApiKey", in: "header", name: "Api-Token" },
  },
  channels: {
    broadcast: {
      address: "/broadcast",
      servers: ["bezlimit.sockets"],
      sends: messages.channels.broadcast.sends,
      query: { required: [], optional: ["token"] },
    },
    chat: {
      address: "/chat",
      servers: ["bezlimit.sockets"],
      receives: messages.channels.chat.receives,
      sends: messages.channels.chat.sends,
      query: { required: [], optional: ["token", "chat"] },
      queryValues: queryValues({ token: "text", chat: "text" }, checkChatQuery),
      refusal: messageNotAddedEventRefusal,
    },
    chatNotifications: { address: "/notifications/chat", servers: ["bezlimit.http"] },
    global: { address: "/global", servers: ["bezlimit.http"] },
    message: { address: "/message", servers: ["bezlimit.http"] },
    onlineUsers: { address: "/online-users", servers: ["bezlimit.http"] },
    updateChat: { address: "/update/chat", servers: ["bezlimit.http"] },
    updateOperators: { address: "/update/operators", servers: ["bezlimit.http"] },
  },
  operations: {
    createMessage: {
      kind: "receive",
      channel: "message",
      messages: [messages.messageBody],
      http: { method: "POST", body: "json" },
      security: ["apiToken"],
    },
    createNotification: {
      kind: "receive",
      channel: "chatNotifications",
      messages: [messages.chatBody],
      http: { method: "POST", body: "json" },
      security: ["apiToken"],
    },
    getOnlineUsers: {
      kind: "respond",
      channel: "onlineUsers",
      messages: [],
      reply: { messages: [messages.onlineUsersBody] },
      http: { method: "GET", body: "none", statuses: { onlineUsersBody: [200] } },
      security: ["apiToken"],
      isIdempotent: true,
    },
    receiveBroadcast: {
      kind: "send",
      channel: "broadcast",
      messages: [
        messages.messageAddedEvent,
        messages.messageUpdatedEvent,
        messages.chatUpdatedEvent,
        messages.operatorUpdatedEvent,
        messages.typingUpdatedEvent,
        messages.globalUpdatedEvent,
        messages.chatNotificationEvent,
      ],
    },
    receiveMessageUpdate: { kind: "send", channel: "chat", messages: [messages.messageUpdatedEvent] },
    receiveNewMessage: { kind: "send", channel: "chat", messages: [messages.messageAddedEvent] },
    sendMessage: {
      kind: "respond",
      channel: "chat",
      messages: [messages.sendMessageEvent],
      reply: {
        messages: [messages.messageAddedEvent, messages.messageNotAddedEvent],
        match: { messageAddedEvent: { equal: [["/data/text", "/data/message/text"]] } },
      },
    },
    trackUserConnection: {
      kind: "send",
      channel: "chat",
      messages: [messages.userConnectedEvent, messages.userDisconnectedEvent],
    },
    updateChat: {
      kind: "receive",
      channel: "updateChat",
      messages: [messages.chatBody],
      http: { method: "POST", body: "json" },
      security: ["apiToken"],
      isIdempotent: true,
    },
    updateGlobal: {
      kind: "receive",
      channel: "global",
      messages: [messages.globalBody],
      http: { method: "POST", body: "json" },
      security: ["apiToken"],
      isIdempotent: true,
    },
    updateMessage: {
      kind: "receive",
      channel: "message",
      messages: [messages.messageBody],
      http: { method: "PUT", body: "json" },
      security: ["apiToken"],
      isIdempotent: true,
    },
    updateMessageStatus: {
      kind: "respond",
      channel: "chat",
      messages: [messages.markMessageDeliveredEvent, messages.markMessageReadEvent],
      reply: {
        messages: [messages.messageUpdatedEvent],
        match: { messageUpdatedEvent: { equal: [["/data/message_id", "/data/message/id"]] } },
      },
      isIdempotent: true,
    },
    updateOperators: {
      kind: "receive",
      channel: "updateOperators",
      messages: [messages.operatorsBody],
      http: { method: "POST", body: "json" },
      security: ["apiToken"],
      isIdempotent: true,
    },
    updateTyping: {
      kind: "respond",
      channel: "chat",
      messages: [messages.updateTypingEvent],
      reply: {
        messages: [messages.typingUpdatedEvent],
        match: {
          typingUpdatedEvent: { equal: [["/data/text", "/data/text"], ["/data/stopped", "/data/stopped"]] },
        },
      },
      isIdempotent: true,
    },
  },
} as const satisfies ServiceDescription;
