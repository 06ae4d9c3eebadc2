// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { ServiceDescription } from "../runtime/index.js";
import * as messages from "./messages.js";

/** Parameters of /clientweb/api/v1/chats/{chatId}/events. */
export interface ChatEventsParameters {
  /** The chat session, from `requestChat` or `getActiveChat`. */
  readonly chatId: string;
}

/** Parameters of /clientweb/api/v1/chats/{chatId}/files/{fileId}. */
export interface ChatFileParameters {
  /** The chat session, from `requestChat` or `getActiveChat`. */
  readonly chatId: string;
  /** The file, from `chat_session_file`. */
  readonly fileId: string;
}

/** Parameters of /clientweb/api/v1/chats/{chatId}/history. */
export interface ChatHistoryParameters {
  /** The chat session, from `requestChat` or `getActiveChat`. */
  readonly chatId: string;
}

/** Parameters of /clientweb/api/v1/chats/{chatId}/profilephotos/{partyId}. */
export interface ProfilePhotoParameters {
  /** The chat session, from `requestChat` or `getActiveChat`. */
  readonly chatId: string;
  /** The party, from `chat_session_party_joined`. */
  readonly partyId: string;
}

/** How the application says no. */
const apiErrorRefusal = {
  message: messages.apiError,
  payload: { error_code: "$code", error_message: "$reason" },
  codes: {
    "missing ?tenantUrl": "1000",
    "missing credentials": "2000",
    "malformed credentials": "2001",
    "wrong scheme": "2002",
    "missing =appId": "2003",
    "missing =clientId": "2004",
    unauthenticated: "3000",
    forbidden: "3000",
    "not-json": "5003",
    "not-an-object": "5003",
    "invalid-message": "5003",
    "bad-state": "5005",
    "not-found": {
      checkAvailability: "5006",
      getExpectedParameters: "5006",
      requestChat: "5006",
      requestSmsChatSession: "5006",
      getFile: "5502",
      getAgentProfilePhoto: "5502",
      "*": "5005",
    },
    busy: "5509",
    "rate-limited": "5955",
    "too-large": "5501",
    timeout: "5000",
    internal: { uploadFile: "5558", getFile: "5558", getAgentProfilePhoto: "5558", "*": "5500" },
  },
  statuses: {
    "1000": 400,
    "2000": 401,
    "2001": 401,
    "2002": 401,
    "2003": 401,
    "2004": 401,
    "3000": 401,
    "5000": 504,
    "5001": 503,
    "5003": 400,
    "5004": 503,
    "5005": 404,
    "5006": 404,
    "5500": 500,
    "5501": 413,
    "5502": 404,
    "5509": 400,
    "5511": 200,
    "5558": 500,
    "5955": 500,
  },
} as const;

/** Bright Pattern as data, for clients and servers. */
export const brightpattern = {
  name: "brightpattern",
  servers: {
    "brightpattern.api": {
      protocol: "https",
      host: "{host}:{port}",
      pathname: "",
      variables: { host: { default: "chat.example.com" }, port: { default: "443" } },
      security: ["clientAuthorization"],
    },
  },
  security: {
    clientAuthorization: { type: "http", scheme: "MOBILE-API-140-327-PLAIN", parameters: ["appId", "clientId"] },
  },
  channels: {
    activeChat: {
      address: "/clientweb/api/v1/chats/active",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
    availability: {
      address: "/clientweb/api/v1/availability",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
    chatEvents: {
      address: "/clientweb/api/v1/chats/{chatId}/events",
      servers: ["brightpattern.api"],
      parameters: { chatId: {} },
      refusal: apiErrorRefusal,
      poll: {
        receive: "getNewChatEvents",
        events: messages.batches.eventsResponse,
        send: "sendEvents",
        sent: messages.batches.sendEventsRequest,
      },
    },
    chatFile: {
      address: "/clientweb/api/v1/chats/{chatId}/files/{fileId}",
      servers: ["brightpattern.api"],
      parameters: { chatId: {}, fileId: {} },
      refusal: apiErrorRefusal,
    },
    chatHistory: {
      address: "/clientweb/api/v1/chats/{chatId}/history",
      servers: ["brightpattern.api"],
      parameters: { chatId: {} },
      refusal: apiErrorRefusal,
    },
    chats: {
      address: "/clientweb/api/v1/chats",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
    files: {
      address: "/clientweb/api/v1/files",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
    parameters: {
      address: "/clientweb/api/v1/parameters",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
    profilePhoto: {
      address: "/clientweb/api/v1/chats/{chatId}/profilephotos/{partyId}",
      servers: ["brightpattern.api"],
      parameters: { chatId: {}, partyId: {} },
      refusal: apiErrorRefusal,
    },
    smsRequests: {
      address: "/clientweb/api/v1/requestsms",
      servers: ["brightpattern.api"],
      refusal: apiErrorRefusal,
    },
  },
  operations: {
    checkAvailability: {
      kind: "respond",
      channel: "availability",
      messages: [],
      reply: { messages: [messages.availabilityResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: ["tenantUrl"], optional: [] },
        body: "none",
        statuses: { availabilityResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
      isIdempotent: true,
    },
    getActiveChat: {
      kind: "respond",
      channel: "activeChat",
      messages: [],
      reply: { messages: [messages.activeChatResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: ["tenantUrl"], optional: [] },
        body: "none",
        statuses: { activeChatResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
      isIdempotent: true,
    },
    getAgentProfilePhoto: {
      kind: "respond",
      channel: "profilePhoto",
      messages: [],
      reply: { messages: [messages.profilePhotoResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: [], optional: ["tenantUrl"] },
        body: "none",
        statuses: { profilePhotoResponse: [200], apiError: [400, "4XX", "5XX"] },
        bytes: { profilePhotoResponse: "application/octet-stream" },
      },
      isIdempotent: true,
    },
    getChatHistory: {
      kind: "respond",
      channel: "chatHistory",
      messages: [],
      reply: { messages: [messages.eventsResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: ["tenantUrl"], optional: [] },
        body: "none",
        statuses: { eventsResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
      isIdempotent: true,
    },
    getExpectedParameters: {
      kind: "respond",
      channel: "parameters",
      messages: [],
      reply: { messages: [messages.expectedParametersResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: ["tenantUrl"], optional: [] },
        body: "none",
        statuses: { expectedParametersResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
      isIdempotent: true,
    },
    getFile: {
      kind: "respond",
      channel: "chatFile",
      messages: [],
      reply: { messages: [messages.fileContentResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: [], optional: ["tenantUrl"] },
        body: "none",
        statuses: { fileContentResponse: [200], apiError: [400, "4XX", "5XX"] },
        bytes: { fileContentResponse: "application/octet-stream" },
      },
      isIdempotent: true,
    },
    getNewChatEvents: {
      kind: "respond",
      channel: "chatEvents",
      messages: [],
      reply: { messages: [messages.eventsResponse, messages.apiError] },
      http: {
        method: "GET",
        query: { required: ["tenantUrl"], optional: [] },
        body: "none",
        statuses: { eventsResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
      poll: {
        holdSeconds: [5, 15],
        concurrent: 1,
        busy: "5509",
        gone: ["5005"],
        unique: ["/msg_id", "/timestamp"],
      },
    },
    requestChat: {
      kind: "respond",
      channel: "chats",
      messages: [messages.requestChatRequest],
      reply: { messages: [messages.chatSessionResponse, messages.apiError] },
      http: {
        method: "POST",
        query: { required: ["tenantUrl"], optional: [] },
        body: "json",
        statuses: { chatSessionResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
    },
    requestSmsChatSession: {
      kind: "respond",
      channel: "smsRequests",
      messages: [messages.requestSmsRequest],
      reply: { messages: [messages.smsResultResponse, messages.apiError] },
      http: {
        method: "POST",
        query: { required: ["tenantUrl"], optional: [] },
        body: "json",
        statuses: { smsResultResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
    },
    sendEvents: {
      kind: "respond",
      channel: "chatEvents",
      messages: [messages.sendEventsRequest],
      reply: { messages: [messages.eventsResponse, messages.apiError] },
      http: {
        method: "POST",
        query: { required: ["tenantUrl"], optional: [] },
        body: "json",
        statuses: { eventsResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
    },
    uploadFile: {
      kind: "respond",
      channel: "files",
      messages: [messages.uploadFileRequest],
      reply: { messages: [messages.fileUploadedResponse, messages.apiError] },
      http: {
        method: "POST",
        query: { required: ["tenantUrl"], optional: [] },
        body: "form",
        files: ["file"],
        statuses: { fileUploadedResponse: [200], apiError: [400, "4XX", "5XX"] },
      },
    },
  },
  batches: {
    sendEventsRequest: messages.batches.sendEventsRequest,
  },
} as const satisfies ServiceDescription;
