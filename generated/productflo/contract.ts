// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { ServiceDescription } from "../runtime/index.js";
import * as messages from "./messages.js";

/** How the application says no. */
const errorMessageRefusal = {
  message: messages.errorMessage,
  payload: {
    status: "error",
    code: "system",
    user_id: "$identity#/userId | $request#/user_id | unknown",
    room_id: "$request#/room_id",
    timestamp: "$now",
    data: {
      message: "$reason",
      details: { error: "$reason", message: "$reason", error_code: "$code", errors: "$issues" },
    },
  },
  issue: { loc: "$steps", msg: "$message", type: "$keyword" },
  codes: {
    "not-json": "PROCESSING_ERROR",
    "not-an-object": "PROCESSING_ERROR",
    "tag-missing": "MESSAGE_CODE_REQUIRED",
    "tag-unknown": "UNSUPPORTED_MESSAGE_TYPE",
    "missing /room_id": "ROOM_ID_REQUIRED",
    "invalid-message": "VALIDATION_ERROR",
    unauthenticated: "PERMISSION_DENIED",
    forbidden: "PERMISSION_DENIED",
    "bad-state": "PROCESSING_ERROR",
    "not-found": "PROCESSING_ERROR",
    busy: "PROCESSING_ERROR",
    "rate-limited": "PROCESSING_ERROR",
    "too-large": "PROCESSING_ERROR",
    timeout: {
      haitchChat: "HAITCH_CHAT_ERROR",
      documentation: "DOCUMENTATION_ERROR",
      idea: "IDEA_GENERATION_ERROR",
      engineering: "ENGINEERING_ERROR",
      "*": "PROCESSING_ERROR",
    },
    internal: {
      haitchChat: "HAITCH_CHAT_ERROR",
      documentation: "DOCUMENTATION_ERROR",
      idea: "IDEA_GENERATION_ERROR",
      engineering: "ENGINEERING_ERROR",
      "*": "PROCESSING_ERROR",
    },
  },
} as const;

/** ProductFlo as data, for clients and servers. */
export const productflo = {
  name: "productflo",
  servers: {
    "productflo.ws": { protocol: "wss", host: "api.productflo.io", pathname: "" },
    "productflo.wsSecure": {
      protocol: "wss",
      host: "api.productflo.io",
      pathname: "",
      security: ["accessTokenQuery", "accessTokenCookie"],
    },
    "productflo.socketIo": {
      protocol: "socket.io",
      host: "api.productflo.io",
      pathname: "",
      socketio: { path: "/ws" },
    },
  },
  security: {
    accessTokenCookie: { type: "httpApiKey", in: "cookie", name: "access_token" },
    accessTokenQuery: { type: "httpApiKey", in: "query", name: "access_token" },
  },
  channels: {
    socketIo: {
      address: "/ws",
      servers: ["productflo.socketIo"],
      receives: messages.channels.socketIo.receives,
      sends: messages.channels.socketIo.sends,
      mirrors: "ws",
      socketio: { namespace: "/", event: "message", wrap: "data", replies: "event" },
      sender: { same: ["/user_id", "/data/sender"], identity: "userId" },
      refusal: errorMessageRefusal,
    },
    ws: {
      address: "/ws",
      servers: ["productflo.ws"],
      receives: messages.channels.ws.receives,
      sends: messages.channels.ws.sends,
      sender: { same: ["/user_id", "/data/sender"], identity: "userId" },
      refusal: errorMessageRefusal,
    },
    wsSecure: {
      address: "/ws/secure",
      servers: ["productflo.wsSecure"],
      receives: messages.channels.wsSecure.receives,
      sends: messages.channels.wsSecure.sends,
      query: { required: [], optional: ["access_token"] },
      mirrors: "ws",
      sender: { same: ["/user_id", "/data/sender"], identity: "userId" },
      refusal: errorMessageRefusal,
    },
  },
  operations: {
    chat: {
      kind: "respond",
      channel: "ws",
      messages: [messages.chatMessage],
      reply: {
        messages: [messages.chatResponse, messages.errorMessage],
        match: {
          chatResponse: {
            equal: [
              ["/data/message_id", "/data/message_id"],
              ["/room_id", "/room_id"],
              ["/data/sender", "/data/sender"],
            ],
          },
          errorMessage: { equal: [["/room_id", "/room_id"]] },
        },
      },
    },
    documentation: {
      kind: "respond",
      channel: "ws",
      messages: [messages.documentationRequest],
      reply: {
        messages: [messages.documentationResponse, messages.errorMessage],
        match: {
          documentationResponse: { equal: [["/room_id", "/room_id"]] },
          errorMessage: { equal: [["/room_id", "/room_id"]] },
        },
        pending: { pointer: "/status", values: ["pending"] },
      },
    },
    engineering: {
      kind: "respond",
      channel: "ws",
      messages: [messages.engineeringRequest],
      reply: {
        messages: [messages.engineeringResponse, messages.errorMessage],
        match: {
          engineeringResponse: { equal: [["/room_id", "/room_id"]] },
          errorMessage: { equal: [["/room_id", "/room_id"]] },
        },
        pending: { pointer: "/status", values: ["pending"] },
      },
    },
    haitchChat: {
      kind: "respond",
      channel: "ws",
      messages: [messages.haitchChatMessage],
      reply: {
        messages: [messages.chatResponse, messages.errorMessage],
        match: {
          chatResponse: { equal: [["/room_id", "/room_id"]], absent: ["/data/sender"] },
          errorMessage: { equal: [["/room_id", "/room_id"]], absent: ["/data/sender"] },
        },
        pending: { pointer: "/status", values: ["pending"] },
      },
    },
    history: {
      kind: "respond",
      channel: "ws",
      messages: [messages.historyRequest],
      reply: {
        messages: [messages.historyResponse, messages.errorMessage],
        match: {
          historyResponse: { equal: [["/room_id", "/room_id"]] },
          errorMessage: { equal: [["/room_id", "/room_id"]] },
        },
      },
      isIdempotent: true,
    },
    idea: {
      kind: "respond",
      channel: "ws",
      messages: [messages.ideaRequest],
      reply: {
        messages: [messages.ideaResponse, messages.errorMessage],
        match: {
          ideaResponse: { equal: [["/room_id", "/room_id"]] },
          errorMessage: { equal: [["/room_id", "/room_id"]] },
        },
        pending: { pointer: "/status", values: ["pending"] },
      },
    },
    join: { kind: "receive", channel: "ws", messages: [messages.joinRoom], isIdempotent: true },
    presence: {
      kind: "receive",
      channel: "ws",
      messages: [messages.presenceUpdate],
      isIdempotent: true,
    },
    readReceipt: { kind: "receive", channel: "ws", messages: [messages.readReceipt], isIdempotent: true },
    sendServerMessageWs: {
      kind: "send",
      channel: "ws",
      messages: [
        messages.chatResponse,
        messages.ideaResponse,
        messages.documentationResponse,
        messages.engineeringResponse,
        messages.systemMessage,
        messages.welcomeMessage,
        messages.errorMessage,
        messages.notificationMessage,
        messages.logsMessage,
        messages.cookieMessage,
        messages.fileUpdate,
        messages.historyResponse,
        messages.typingIndicator,
        messages.readReceipt,
        messages.presenceUpdate,
      ],
    },
    typing: {
      kind: "receive",
      channel: "ws",
      messages: [messages.typingIndicator],
      isIdempotent: true,
    },
  },
} as const satisfies ServiceDescription;
