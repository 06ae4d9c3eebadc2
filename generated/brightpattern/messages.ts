// Generated from asyncapi.yaml by asyncwright. Do not edit.

import { type Message, batch, by, message } from "../runtime/index.js";
import type {
  ActiveChatResponse,
  ApiError,
  AvailabilityResponse,
  ChatSessionResponse,
  ClientChatSessionDisconnect,
  ClientChatSessionEnd,
  ClientChatSessionFile,
  ClientChatSessionFormData,
  ClientChatSessionMessage,
  ClientChatSessionNotTyping,
  ClientChatSessionSignaling,
  ClientChatSessionTyping,
  EventsResponse,
  ExpectedParametersResponse,
  FileContentResponse,
  FileUploadedResponse,
  ProfilePhotoResponse,
  RequestChatRequest,
  RequestSmsRequest,
  SendEventsRequest,
  ServerChatSessionEnded,
  ServerChatSessionFile,
  ServerChatSessionFormShow,
  ServerChatSessionInactivityTimeout,
  ServerChatSessionMessage,
  ServerChatSessionNotTyping,
  ServerChatSessionPartyJoined,
  ServerChatSessionPartyLeft,
  ServerChatSessionSignaling,
  ServerChatSessionStatus,
  ServerChatSessionTimeoutWarning,
  ServerChatSessionTyping,
  SmsResultResponse,
  UploadFileRequest,
} from "./models.js";
import * as validate from "./validators.js";

/** The session that the client has. */
export const activeChatResponse: Message<"activeChatResponse", ActiveChatResponse> = /* @__PURE__ */ message({
  name: "activeChatResponse",
  wire: "active_chat",
  validate: validate.activeChatResponse,
  source: "spec/brightpattern/responses.yaml#/ActiveChatResponse",
  examples: [
    { chat_id: "2f0c1d6e-5a5a-4b4b-9c9c-000000000001", state: "connected" },
    {
      chat_id: "2f0c1d6e-5a5a-4b4b-9c9c-000000000001",
      state: "queued",
      ewt: 30,
      phone_number: "3005",
    },
  ],
});

/**
 * Why a request failed.
 * Any method can answer it, with a status from 400 to 599; the status of each code is not documented, the
 * table proposes one. The binding names 400 for all of them, since the standard has place for one.
 */
export const apiError: Message<"apiError", ApiError> = /* @__PURE__ */ message({
  name: "apiError",
  wire: "api_error",
  validate: validate.apiError,
  source: "spec/brightpattern/responses.yaml#/ApiError",
  examples: [
    { error_code: 5005, error_message: "Chat session is not found" },
    { error_code: "5509", error_message: "Too many concurrent polls" },
  ],
});

/** Whether one can chat now. */
export const availabilityResponse: Message<"availabilityResponse", AvailabilityResponse> = /* @__PURE__ */ message({
  name: "availabilityResponse",
  wire: "availability",
  validate: validate.availabilityResponse,
  source: "spec/brightpattern/responses.yaml#/AvailabilityResponse",
  examples: [{ chat: "notAvailable" }, { chat: "available", ewt: "3" }],
});

/**
 * The new session, or the one that the client already has.
 * One active session for each client: with `is_new_chat` false the client asks for the history.
 */
export const chatSessionResponse: Message<"chatSessionResponse", ChatSessionResponse> = /* @__PURE__ */ message({
  name: "chatSessionResponse",
  wire: "chat_session",
  validate: validate.chatSessionResponse,
  source: "spec/brightpattern/responses.yaml#/ChatSessionResponse",
  examples: [
    { chat_id: "2f0c1d6e-5a5a-4b4b-9c9c-000000000001", state: "ivr", is_new_chat: false },
    {
      chat_id: "2f0c1d6e-5a5a-4b4b-9c9c-000000000001",
      state: "queued",
      ewt: "12",
      is_new_chat: true,
      phone_number: "3005",
    },
  ],
});

/**
 * End the conversation, not the session.
 * The session stays open, so that the scenario can still show a form, such as a survey.
 */
export const clientChatSessionDisconnect: Message<"clientChatSessionDisconnect", ClientChatSessionDisconnect> = /* @__PURE__ */ message({
  name: "clientChatSessionDisconnect",
  wire: "chat_session_disconnect",
  validate: validate.clientChatSessionDisconnect,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionDisconnect",
  examples: [
    { event: "chat_session_disconnect" },
    { event: "chat_session_disconnect", timestamp: "1738569900000" },
  ],
});

/**
 * End the chat session.
 * The server then ends the session and says so with `chat_session_ended`.
 */
export const clientChatSessionEnd: Message<"clientChatSessionEnd", ClientChatSessionEnd> = /* @__PURE__ */ message({
  name: "clientChatSessionEnd",
  wire: "chat_session_end",
  validate: validate.clientChatSessionEnd,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionEnd",
  examples: [{ event: "chat_session_end" }, { event: "chat_session_end", timestamp: "1738569900000" }],
});

/**
 * Say that a file was uploaded.
 * An upload only gives an id; this event brings the file into the chat.
 */
export const clientChatSessionFile: Message<"clientChatSessionFile", ClientChatSessionFile> = /* @__PURE__ */ message({
  name: "clientChatSessionFile",
  wire: "chat_session_file",
  validate: validate.clientChatSessionFile,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionFile",
  examples: [
    { event: "chat_session_file", msg_id: "c-1:5", file_id: "f-2", file_type: "attachment" },
    {
      event: "chat_session_file",
      msg_id: "c-1:5",
      file_id: "f-2",
      file_type: "image",
      file_name: "a.png",
    },
  ],
});

/**
 * What the user has entered in a form.
 * Answers `chat_session_form_show`.
 */
export const clientChatSessionFormData: Message<"clientChatSessionFormData", ClientChatSessionFormData> = /* @__PURE__ */ message({
  name: "clientChatSessionFormData",
  wire: "chat_session_form_data",
  validate: validate.clientChatSessionFormData,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionFormData",
  examples: [
    { event: "chat_session_form_data", form_request_id: 7, form_name: "", data: {} },
    {
      event: "chat_session_form_data",
      form_request_id: "7",
      form_name: "survey",
      data: { score: "5" },
    },
  ],
});

/** Say something in the chat. */
export const clientChatSessionMessage: Message<"clientChatSessionMessage", ClientChatSessionMessage> = /* @__PURE__ */ message({
  name: "clientChatSessionMessage",
  wire: "chat_session_message",
  validate: validate.clientChatSessionMessage,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionMessage",
  examples: [
    { event: "chat_session_message", msg_id: "c-1:1", msg: "My order is late" },
    { event: "chat_session_message", msg_id: "c-1:1", msg: "My order is late", channel: "web" },
  ],
});

/** The user has stopped typing. */
export const clientChatSessionNotTyping: Message<"clientChatSessionNotTyping", ClientChatSessionNotTyping> = /* @__PURE__ */ message({
  name: "clientChatSessionNotTyping",
  wire: "chat_session_not_typing",
  validate: validate.clientChatSessionNotTyping,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionNotTyping",
  examples: [
    { event: "chat_session_not_typing" },
    { event: "chat_session_not_typing", timestamp: "1738569900000" },
  ],
});

/**
 * A signaling message of WebRTC, from client to server.
 * Not stored in the chat session history.
 */
export const clientChatSessionSignaling: Message<"clientChatSessionSignaling", ClientChatSessionSignaling> = /* @__PURE__ */ message({
  name: "clientChatSessionSignaling",
  wire: "chat_session_signaling",
  validate: validate.clientChatSessionSignaling,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionSignaling",
  examples: [
    {
      event: "chat_session_signaling",
      msg_id: "c-1:3",
      destination_party_id: "p-4",
      data: { type: "REQUEST_CALL" },
    },
    {
      event: "chat_session_signaling",
      msg_id: "c-1:3",
      destination_party_id: "p-4",
      data: { type: "REQUEST_CALL", offerVideo: false },
    },
    {
      event: "chat_session_signaling",
      msg_id: "c-1:5",
      destination_party_id: "p-4",
      data: { type: "ANSWER_CALL", sdp: "v=0" },
    },
    {
      event: "chat_session_signaling",
      msg_id: "c-1:7",
      destination_party_id: "p-4",
      data: { type: "REQUEST_PHONE_CALL", number: "3005" },
    },
    {
      event: "chat_session_signaling",
      msg_id: "c-1:9",
      destination_party_id: "p-4",
      data: { type: "REQUEST_SMS", number: "3005" },
    },
  ],
});

/** The user has started to type. */
export const clientChatSessionTyping: Message<"clientChatSessionTyping", ClientChatSessionTyping> = /* @__PURE__ */ message({
  name: "clientChatSessionTyping",
  wire: "chat_session_typing",
  validate: validate.clientChatSessionTyping,
  source: "spec/brightpattern/client-events.yaml#/ClientChatSessionTyping",
  examples: [{ event: "chat_session_typing" }, { event: "chat_session_typing", msg: "My or" }],
});

/**
 * Events of the server.
 * The answer to `sendEvents` (what is new; a client must not drop it), to `getNewChatEvents` (empty where
 * nothing came in time) and to `getChatHistory`. The history mixes events of client and server, sorted by
 * `timestamp`, without signaling. The same name travels in both directions, so the elements are read as
 * server events: a client's `chat_session_message` in the history is one without a party, and names that only
 * clients send are unknown events, which readers keep and skip.
 */
export const eventsResponse: Message<"eventsResponse", EventsResponse> = /* @__PURE__ */ message({
  name: "eventsResponse",
  wire: "events",
  validate: validate.eventsResponse,
  source: "spec/brightpattern/responses.yaml#/EventsResponse",
  examples: [
    { events: [] },
    {
      events: [
        { event: "chat_session_status", state: "connected" },
        {
          event: "chat_session_message",
          party_id: "p-4",
          msg_id: "c-1:2",
          msg: "How can I help?",
          timestamp: "1738569610000",
        },
      ],
    },
  ],
});

/**
 * What a chat request can tell about the user.
 * A list of objects with one key each, not a map.
 */
export const expectedParametersResponse: Message<"expectedParametersResponse", ExpectedParametersResponse> = /* @__PURE__ */ message({
  name: "expectedParametersResponse",
  wire: "expected_parameters",
  validate: validate.expectedParametersResponse,
  source: "spec/brightpattern/responses.yaml#/ExpectedParametersResponse",
  examples: [{ parameters: [] }, { parameters: [{ first_name: "FIRST_NAME" }, { phone: "PHONE" }] }],
});

/**
 * The bytes of a file.
 * The content type is the file's own.
 */
export const fileContentResponse: Message<"fileContentResponse", FileContentResponse> = /* @__PURE__ */ message({
  name: "fileContentResponse",
  wire: "file_content",
  validate: validate.fileContentResponse,
  source: "spec/brightpattern/responses.yaml#/FileContentResponse",
  examples: ["<bytes>", "The text of a small file."],
});

/**
 * The id of the uploaded file.
 * The client then sends `chat_session_file`, else nobody sees the file.
 */
export const fileUploadedResponse: Message<"fileUploadedResponse", FileUploadedResponse> = /* @__PURE__ */ message({
  name: "fileUploadedResponse",
  wire: "file_uploaded",
  validate: validate.fileUploadedResponse,
  source: "spec/brightpattern/responses.yaml#/FileUploadedResponse",
  examples: [{ file_id: "f-2" }, { file_id: "f-2", file_name: "a.png" }],
});

/**
 * The bytes of a picture.
 * The content type is the picture's own.
 */
export const profilePhotoResponse: Message<"profilePhotoResponse", ProfilePhotoResponse> = /* @__PURE__ */ message({
  name: "profilePhotoResponse",
  wire: "profile_photo",
  validate: validate.profilePhotoResponse,
  source: "spec/brightpattern/responses.yaml#/ProfilePhotoResponse",
  examples: ["<bytes>", "<bytes of a JPEG>"],
});

/** Who asks for a chat, and what for. */
export const requestChatRequest: Message<"requestChatRequest", RequestChatRequest> = /* @__PURE__ */ message({
  name: "requestChatRequest",
  wire: "request_chat",
  validate: validate.requestChatRequest,
  source: "spec/brightpattern/requests.yaml#/RequestChatRequest",
  examples: [{}, { phone_number: "3005", from: "Ann", parameters: { first_name: "Ann", last_name: "Z" } }],
});

/** Who wants to chat by text messages. */
export const requestSmsRequest: Message<"requestSmsRequest", RequestSmsRequest> = /* @__PURE__ */ message({
  name: "requestSmsRequest",
  wire: "request_sms",
  validate: validate.requestSmsRequest,
  source: "spec/brightpattern/requests.yaml#/RequestSmsRequest",
  examples: [
    { phone_number: "4155550100" },
    { phone_number: "4155550100", from: "6505550100", parameters: { topic: "billing" } },
  ],
});

/**
 * Events of the client, one or more.
 * Each element is one of the client events.
 */
export const sendEventsRequest: Message<"sendEventsRequest", SendEventsRequest> = /* @__PURE__ */ message({
  name: "sendEventsRequest",
  wire: "send_events",
  validate: validate.sendEventsRequest,
  source: "spec/brightpattern/requests.yaml#/SendEventsRequest",
  examples: [
    { events: [{ event: "chat_session_typing" }] },
    {
      events: [
        { event: "chat_session_not_typing" },
        { event: "chat_session_message", msg_id: "c-1:1", msg: "My order is late" },
      ],
    },
  ],
});

/**
 * Indicates a normal termination of the chat session, such as one closed by the agent.
 * The client shall assume that the chat session no longer exists: polling stops, further calls are answered
 * 404 with 5005.
 */
export const serverChatSessionEnded: Message<"serverChatSessionEnded", ServerChatSessionEnded> = /* @__PURE__ */ message({
  name: "serverChatSessionEnded",
  wire: "chat_session_ended",
  validate: validate.serverChatSessionEnded,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionEnded",
  examples: [
    { event: "chat_session_ended" },
    { event: "chat_session_ended", timestamp: "1738569900000" },
    { event: "chat_session_ended" },
  ],
});

/**
 * Notifies that a file is being sent to the client.
 * The client can use file_id to download the file. Old servers send `session_id` in place of `party_id`.
 */
export const serverChatSessionFile: Message<"serverChatSessionFile", ServerChatSessionFile> = /* @__PURE__ */ message({
  name: "serverChatSessionFile",
  wire: "chat_session_file",
  validate: validate.serverChatSessionFile,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionFile",
  examples: [
    { event: "chat_session_file", msg_id: "c-1:8", file_id: "f-3", file_type: "attachment" },
    {
      event: "chat_session_file",
      party_id: "p-4",
      msg_id: "c-1:8",
      file_id: "f-3",
      file_type: "image",
      file_name: "a.png",
      timestamp: "1738569650",
    },
    {
      event: "chat_session_file",
      party_id: "party id",
      msg_id: "message id",
      file_id: "file id",
      file_type: "image",
      timestamp: "1738569650",
    },
  ],
});

/**
 * Sent to request user's input from the client application to be entered via a pre-defined form.
 * The client shows the form and sends the entered data back in `chat_session_form_data` with the same
 * `form_request_id`, within `form_timeout`.
 */
export const serverChatSessionFormShow: Message<"serverChatSessionFormShow", ServerChatSessionFormShow> = /* @__PURE__ */ message({
  name: "serverChatSessionFormShow",
  wire: "chat_session_form_show",
  validate: validate.serverChatSessionFormShow,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionFormShow",
  examples: [
    { event: "chat_session_form_show", form_request_id: 7, form_name: "" },
    {
      event: "chat_session_form_show",
      form_request_id: "7",
      form_name: "survey",
      form_timeout: "60",
      timestamp: "1738569650",
    },
    {
      event: "chat_session_form_show",
      form_request_id: "request id",
      form_name: "form name",
      form_timeout: "form timeout",
    },
  ],
});

/**
 * Indicates termination of the chat session due to user's inactivity and provides text to be displayed to the
 * user.
 * The client shall assume that the chat session no longer exists: polling stops, further calls are answered
 * 404 with 5005. The documented name lacks an i. Real clients know the other spelling: write the first, read
 * both.
 */
export const serverChatSessionInactivityTimeout: Message<"serverChatSessionInactivityTimeout", ServerChatSessionInactivityTimeout> = /* @__PURE__ */ message({
  name: "serverChatSessionInactivityTimeout",
  wire: "chat_session_inactvity_timeout",
  validate: validate.serverChatSessionInactivityTimeout,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionInactivityTimeout",
  examples: [
    { event: "chat_session_inactvity_timeout", msg: "Closed for inactivity" },
    {
      event: "chat_session_inactvity_timeout",
      msg: "Closed for inactivity",
      timestamp: "1738569900000",
    },
    { event: "chat_session_inactivity_timeout", msg: "Closed for inactivity" },
    {
      event: "chat_session_inactvity_timeout",
      msg: "inactivity timeout text",
      timestamp: "1738569900000",
    },
  ],
});

/**
 * Contains a new chat message.
 * The party is absent where the history repeats a message of the client.
 */
export const serverChatSessionMessage: Message<"serverChatSessionMessage", ServerChatSessionMessage> = /* @__PURE__ */ message({
  name: "serverChatSessionMessage",
  wire: "chat_session_message",
  validate: validate.serverChatSessionMessage,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionMessage",
  examples: [
    { event: "chat_session_message", msg_id: "3", msg: "Hello" },
    {
      event: "chat_session_message",
      party_id: "p-4",
      msg_id: "c-1:2",
      msg: "How can I help?",
      timestamp: "1738569610000",
    },
    {
      event: "chat_session_message",
      party_id: "party id",
      msg_id: "message id",
      msg: "chat message",
      timestamp: "1738569610000",
    },
  ],
});

/**
 * Sent when the agent stops typing.
 * A separate identifier is generated for each party (agent) that handles this chat session.
 */
export const serverChatSessionNotTyping: Message<"serverChatSessionNotTyping", ServerChatSessionNotTyping> = /* @__PURE__ */ message({
  name: "serverChatSessionNotTyping",
  wire: "chat_session_not_typing",
  validate: validate.serverChatSessionNotTyping,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionNotTyping",
  examples: [
    { event: "chat_session_not_typing", party_id: "p-4" },
    { event: "chat_session_not_typing", party_id: "p-4", timestamp: "1738569611" },
    { event: "chat_session_not_typing", party_id: "party id" },
  ],
});

/**
 * Indicates that a new party (a new agent) has joined the chat session.
 * A separate identifier is generated for each party (agent) that handles this chat session. It comes before
 * that party's messages.
 */
export const serverChatSessionPartyJoined: Message<"serverChatSessionPartyJoined", ServerChatSessionPartyJoined> = /* @__PURE__ */ message({
  name: "serverChatSessionPartyJoined",
  wire: "chat_session_party_joined",
  validate: validate.serverChatSessionPartyJoined,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionPartyJoined",
  examples: [
    { event: "chat_session_party_joined", party_id: "p-4", type: "scenario" },
    {
      event: "chat_session_party_joined",
      party_id: "p-4",
      first_name: "Ada",
      last_name: "L",
      display_name: "Ada",
      type: "internal",
      timestamp: "1738569600000",
    },
    {
      event: "chat_session_party_joined",
      party_id: "party id",
      first_name: "party first name",
      last_name: "party last name",
      display_name: "party display name",
      type: "external",
      timestamp: "1738569600000",
    },
  ],
});

/**
 * Indicates that one of the existing parties (an agent) has left the chat session.
 * A separate identifier is generated for each party (agent) that handles this chat session.
 */
export const serverChatSessionPartyLeft: Message<"serverChatSessionPartyLeft", ServerChatSessionPartyLeft> = /* @__PURE__ */ message({
  name: "serverChatSessionPartyLeft",
  wire: "chat_session_party_left",
  validate: validate.serverChatSessionPartyLeft,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionPartyLeft",
  examples: [
    { event: "chat_session_party_left", party_id: "p-4" },
    { event: "chat_session_party_left", party_id: "p-4", timestamp: "1738569700000" },
    { event: "chat_session_party_left", party_id: "party id", timestamp: "1738569700000" },
  ],
});

/**
 * This is a container message for WebRTC signaling messages from server to client.
 * These messages are not stored in the chat session history.
 */
export const serverChatSessionSignaling: Message<"serverChatSessionSignaling", ServerChatSessionSignaling> = /* @__PURE__ */ message({
  name: "serverChatSessionSignaling",
  wire: "chat_session_signaling",
  validate: validate.serverChatSessionSignaling,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionSignaling",
  examples: [
    { event: "chat_session_signaling", data: { type: "END_CALL" } },
    {
      event: "chat_session_signaling",
      msg_id: "c-1:6",
      party_id: "p-4",
      data: { type: "OFFER_CALL", offerVideo: true, sdp: "v=0" },
      timestamp: "1738569650000",
    },
    {
      event: "chat_session_signaling",
      data: { type: "CALL_REJECTED", reason_code: 1, reason: "busy" },
    },
    {
      event: "chat_session_signaling",
      data: {
        type: "ICE_CANDIDATE",
        sdpMid: "0",
        sdpMLineIndex: 0,
        candidate: "candidate:1 1 UDP 2122 192.0.2.1 5000 typ host",
      },
    },
    {
      event: "chat_session_signaling",
      msg_id: "message id",
      party_id: "party_id",
      data: { type: "END_CALL" },
    },
  ],
});

/**
 * Updates current state of the chat session.
 * queued, connecting, connected, completed is the normal way; failed can come in any live state. If state is
 * failed, the client shall assume that the chat session no longer exists; completed is taken to be final too.
 * These states are not those of the answers about a session: `ivr` and `establishing` never come here.
 */
export const serverChatSessionStatus: Message<"serverChatSessionStatus", ServerChatSessionStatus> = /* @__PURE__ */ message({
  name: "serverChatSessionStatus",
  wire: "chat_session_status",
  validate: validate.serverChatSessionStatus,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionStatus",
  examples: [
    { event: "chat_session_status", state: "connected" },
    { event: "chat_session_status", state: "queued", ewt: "25" },
    { event: "chat_session_status", state: "queued", ewt: "40" },
  ],
});

/**
 * Sent to request that the specified text be displayed to the user of the client application.
 * Typically a warning before the inactivity timeout.
 */
export const serverChatSessionTimeoutWarning: Message<"serverChatSessionTimeoutWarning", ServerChatSessionTimeoutWarning> = /* @__PURE__ */ message({
  name: "serverChatSessionTimeoutWarning",
  wire: "chat_session_timeout_warning",
  validate: validate.serverChatSessionTimeoutWarning,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionTimeoutWarning",
  examples: [
    { event: "chat_session_timeout_warning", msg: "Still there?" },
    { event: "chat_session_timeout_warning", msg: "Still there?", timestamp: "1738569800000" },
    { event: "chat_session_timeout_warning", msg: "warning text", timestamp: "1738569800000" },
  ],
});

/**
 * Sent when the agent starts typing.
 * A separate identifier is generated for each party (agent) that handles this chat session.
 */
export const serverChatSessionTyping: Message<"serverChatSessionTyping", ServerChatSessionTyping> = /* @__PURE__ */ message({
  name: "serverChatSessionTyping",
  wire: "chat_session_typing",
  validate: validate.serverChatSessionTyping,
  source: "spec/brightpattern/server-events.yaml#/ServerChatSessionTyping",
  examples: [
    { event: "chat_session_typing", party_id: "p-4" },
    { event: "chat_session_typing", party_id: "p-4", timestamp: "1738569610" },
    { event: "chat_session_typing", party_id: "party id" },
  ],
});

/**
 * Whether the text chat has started.
 * Errors come here too, under HTTP status 200: look at `sms_error_code`.
 */
export const smsResultResponse: Message<"smsResultResponse", SmsResultResponse> = /* @__PURE__ */ message({
  name: "smsResultResponse",
  wire: "sms_result",
  validate: validate.smsResultResponse,
  source: "spec/brightpattern/responses.yaml#/SmsResultResponse",
  examples: [{ sms_error_code: 0 }, { sms_error_code: 11, error_message: "A session exists" }],
});

/**
 * The file, as one part of a form.
 * At most 25 MB; the server keeps the newest 1000 files.
 */
export const uploadFileRequest: Message<"uploadFileRequest", UploadFileRequest> = /* @__PURE__ */ message({
  name: "uploadFileRequest",
  wire: "upload_file",
  validate: validate.uploadFileRequest,
  source: "spec/brightpattern/requests.yaml#/UploadFileRequest",
  examples: [{ file: "<bytes>" }, { file: "The text of a small file." }],
});

/** The messages that stand in an array inside the payload of another. */
export const batches = {
  eventsResponse: /* @__PURE__ */ batch("/events", /* @__PURE__ */ by(["event"], [
    ["chat_session_ended", serverChatSessionEnded],
    ["chat_session_file", serverChatSessionFile],
    ["chat_session_form_show", serverChatSessionFormShow],
    ["chat_session_inactivity_timeout", serverChatSessionInactivityTimeout],
    ["chat_session_inactvity_timeout", serverChatSessionInactivityTimeout],
    ["chat_session_message", serverChatSessionMessage],
    ["chat_session_not_typing", serverChatSessionNotTyping],
    ["chat_session_party_joined", serverChatSessionPartyJoined],
    ["chat_session_party_left", serverChatSessionPartyLeft],
    ["chat_session_signaling", serverChatSessionSignaling],
    ["chat_session_status", serverChatSessionStatus],
    ["chat_session_timeout_warning", serverChatSessionTimeoutWarning],
    ["chat_session_typing", serverChatSessionTyping],
  ])),
  sendEventsRequest: /* @__PURE__ */ batch("/events", /* @__PURE__ */ by(["event"], [
    ["chat_session_disconnect", clientChatSessionDisconnect],
    ["chat_session_end", clientChatSessionEnd],
    ["chat_session_file", clientChatSessionFile],
    ["chat_session_form_data", clientChatSessionFormData],
    ["chat_session_message", clientChatSessionMessage],
    ["chat_session_not_typing", clientChatSessionNotTyping],
    ["chat_session_signaling", clientChatSessionSignaling],
    ["chat_session_typing", clientChatSessionTyping],
  ])),
};
