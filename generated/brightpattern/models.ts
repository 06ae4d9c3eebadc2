// Generated from asyncapi.yaml by asyncwright. Do not edit.

/**
 * The session that the client has.
 * @see spec/brightpattern/responses.yaml#/ActiveChatResponse/payload
 */
export interface ActiveChatResponse {
  /** The session; the `chatId` of the other addresses. */
  chat_id: string;
  state: SessionState;
  ewt?: WaitingTime;
  /** The number to call, where there is one. */
  phone_number?: string;
}

/**
 * Client: the answer to the offer.
 * @see spec/brightpattern/schemas.yaml#/AnswerCall
 */
export interface AnswerCall {
  type: "ANSWER_CALL";
  /** The answer of WebRTC. */
  sdp: string;
}

/**
 * Why a request failed.
 *
 * Any method can answer it, with a status from 400 to 599; the status of each code is not documented, the
 * table proposes one. The binding names 400 for all of them, since the standard has place for one.
 * @see spec/brightpattern/responses.yaml#/ApiError/payload
 */
export interface ApiError {
  /** One of the table; mostly as text. Integer. */
  error_code: string | number;
  /** What is wrong, for people. */
  error_message: string;
}

/**
 * Whether one can chat now.
 * @see spec/brightpattern/responses.yaml#/AvailabilityResponse/payload
 */
export interface AvailabilityResponse {
  /** `notAvailable`: the office is closed. */
  chat: "available" | "notAvailable";
  ewt?: WaitingTime;
}

/** The values of `chat` in `AvailabilityResponse`. */
export const availabilityResponseChatValues = ["available", "notAvailable"] as const;

/**
 * Server: no call.
 * @see spec/brightpattern/schemas.yaml#/CallRejected
 */
export interface CallRejected {
  type: "CALL_REJECTED";
  /** Undocumented: Why; the type is not documented. */
  reason_code?: unknown;
  /** Undocumented: Why; not documented. */
  reason?: unknown;
}

/**
 * An event of a chat session; which one, `event` tells. Readers skip events that they do not know.
 * @see spec/brightpattern/schemas.yaml#/ChatEvent
 */
export interface ChatEvent {
  /** What kind of event it is. */
  event: string;
}

/**
 * The new session, or the one that the client already has.
 *
 * One active session for each client: with `is_new_chat` false the client asks for the history.
 * @see spec/brightpattern/responses.yaml#/ChatSessionResponse/payload
 */
export interface ChatSessionResponse {
  /** The session; the `chatId` of the other addresses. */
  chat_id: string;
  state: SessionState;
  ewt?: WaitingTime;
  /** False where an existing session is returned. */
  is_new_chat: boolean;
  /** The number to call, where there is one. */
  phone_number?: string;
}

/**
 * End the conversation, not the session.
 *
 * The session stays open, so that the scenario can still show a form, such as a survey.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionDisconnect/payload
 */
export interface ClientChatSessionDisconnect {
  event: "chat_session_disconnect";
}

/**
 * End the chat session.
 *
 * The server then ends the session and says so with `chat_session_ended`.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionEnd/payload
 */
export interface ClientChatSessionEnd {
  event: "chat_session_end";
}

/**
 * Say that a file was uploaded.
 *
 * An upload only gives an id; this event brings the file into the chat.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionFile/payload
 */
export interface ClientChatSessionFile {
  event: "chat_session_file";
  msg_id: MessageId;
  /** As `uploadFile` answered. */
  file_id: string;
  file_type: FileType;
  /** Undocumented: Its name. */
  file_name?: string;
}

/**
 * What the user has entered in a form.
 *
 * Answers `chat_session_form_show`.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionFormData/payload
 */
export interface ClientChatSessionFormData {
  event: "chat_session_form_data";
  form_request_id: FormRequestId;
  /** As it was asked for. */
  form_name: string;
  /** The entered values, by field. */
  data: { [key: string]: unknown };
}

/**
 * Say something in the chat.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionMessage/payload
 */
export interface ClientChatSessionMessage {
  event: "chat_session_message";
  msg_id: MessageId;
  /** The text. */
  msg: string;
  /** Undocumented: Where the client writes from; later versions. */
  channel?: string;
}

/**
 * The user has stopped typing.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionNotTyping/payload
 */
export interface ClientChatSessionNotTyping {
  event: "chat_session_not_typing";
}

/**
 * A signaling message of WebRTC, from client to server.
 *
 * Not stored in the chat session history.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionSignaling/payload
 */
export interface ClientChatSessionSignaling {
  event: "chat_session_signaling";
  msg_id: MessageId;
  /** The party (agent) that it is for. */
  destination_party_id: string;
  data: Signal;
}

/**
 * The user has started to type.
 * @see spec/brightpattern/client-events.yaml#/ClientChatSessionTyping/payload
 */
export interface ClientChatSessionTyping {
  event: "chat_session_typing";
  /** Undocumented: The text so far, from web clients. */
  msg?: string;
}

/**
 * Both: the call is over.
 * @see spec/brightpattern/schemas.yaml#/EndCall
 */
export interface EndCall {
  type: "END_CALL";
}

/**
 * Events of the server.
 *
 * The answer to `sendEvents` (what is new; a client must not drop it), to `getNewChatEvents` (empty where
 * nothing came in time) and to `getChatHistory`. The history mixes events of client and server, sorted by
 * `timestamp`, without signaling. The same name travels in both directions, so the elements are read as
 * server events: a client's `chat_session_message` in the history is one without a party, and names that only
 * clients send are unknown events, which readers keep and skip.
 * @see spec/brightpattern/responses.yaml#/EventsResponse/payload
 */
export interface EventsResponse {
  /** None or more, in order. */
  events: ChatEvent[];
}

/**
 * What a chat request can tell about the user.
 *
 * A list of objects with one key each, not a map.
 * @see spec/brightpattern/responses.yaml#/ExpectedParametersResponse/payload
 */
export interface ExpectedParametersResponse {
  /**
   * Each has the name of a parameter as its key, and its kind as the value. Each item: at least 1 property.
   */
  parameters: {
    /** Other values may come. */
    [key: string]:
      "PHONE" | "TEXT" | "EMAIL" | "FIRST_NAME" | "LAST_NAME" | "ACCOUNT" | "COMPANY" | (string & {});
  }[];
}

/**
 * The bytes.
 * @see spec/brightpattern/responses.yaml#/FileContentResponse/payload
 */
export type FileContentResponse = string;

/**
 * The query of downloads, which are documented without one.
 * @see spec/brightpattern/schemas.yaml#/FileQuery
 */
export interface FileQuery {
  /**
   * The domain of the tenant; needed unless the request goes to that domain itself. Without it, or with a
   * wrong one, the error is 1000.
   */
  tenantUrl?: string;
}

/** @see spec/brightpattern/schemas.yaml#/FileType */
export type FileType = "image" | "attachment";

/** The values of `FileType`. */
export const fileTypeValues = ["image", "attachment"] as const;

/**
 * The id of the uploaded file.
 *
 * The client then sends `chat_session_file`, else nobody sees the file.
 * @see spec/brightpattern/responses.yaml#/FileUploadedResponse/payload
 */
export interface FileUploadedResponse {
  /** The id. */
  file_id: string;
  /** Undocumented: The name. */
  file_name?: string;
}

/**
 * Ties the entered data to the form that asked for it. Integer.
 * @see spec/brightpattern/schemas.yaml#/FormRequestId
 */
export type FormRequestId = string | number;

/**
 * Both: a way to reach the peer.
 * @see spec/brightpattern/schemas.yaml#/IceCandidate
 */
export interface IceCandidate {
  type: "ICE_CANDIDATE";
  sdpMid?: string | null;
  /** An integer in WebRTC; printed as text. Integer. */
  sdpMLineIndex?: number | string | null;
  /** The candidate of WebRTC. */
  candidate: string;
}

/**
 * The id of the chat message. Documented as chat id, colon, number; web clients send odd numbers from 1.
 * @see spec/brightpattern/schemas.yaml#/MessageId
 */
export type MessageId = string;

/**
 * Server, and web clients too: the offer.
 * @see spec/brightpattern/schemas.yaml#/OfferCall
 */
export interface OfferCall {
  type: "OFFER_CALL";
  /** True for a call with video. */
  offerVideo?: boolean;
  /** The offer of WebRTC. */
  sdp: string;
}

/**
 * The party (agent) that it is about. Each party of a session has an id of its own.
 * @see spec/brightpattern/schemas.yaml#/PartyId
 */
export type PartyId = string;

/**
 * The bytes.
 * @see spec/brightpattern/responses.yaml#/ProfilePhotoResponse/payload
 */
export type ProfilePhotoResponse = string;

/**
 * Client: wants a call.
 * @see spec/brightpattern/schemas.yaml#/RequestCall
 */
export interface RequestCall {
  type: "REQUEST_CALL";
  /** True for a call with video. */
  offerVideo?: boolean;
}

/**
 * Who asks for a chat, and what for.
 * @see spec/brightpattern/requests.yaml#/RequestChatRequest/payload
 */
export interface RequestChatRequest {
  /** Where to call back; may start a call. */
  phone_number?: string;
  /** A name or number; the scenario finds it in $(item.from). */
  from?: string;
  /** Values of the expected parameters; the scenario finds them in $(item.externalChatData). */
  parameters?: { [key: string]: unknown };
}

/**
 * Undocumented: Client: wants to be called; later versions only.
 * @see spec/brightpattern/schemas.yaml#/RequestPhoneCall
 */
export interface RequestPhoneCall {
  type: "REQUEST_PHONE_CALL";
  /** Where to call. */
  number: string;
}

/**
 * Undocumented: Client: wants a text message; later versions only.
 * @see spec/brightpattern/schemas.yaml#/RequestSms
 */
export interface RequestSms {
  type: "REQUEST_SMS";
  /** Where to write. */
  number: string;
}

/**
 * Who wants to chat by text messages.
 * @see spec/brightpattern/requests.yaml#/RequestSmsRequest/payload
 */
export interface RequestSmsRequest {
  /** The number of the customer. */
  phone_number: string;
  /** The number to write from. */
  from?: string;
  /** Values for the scenario. */
  parameters?: { [key: string]: unknown };
}

/**
 * Events of the client, one or more.
 *
 * Each element is one of the client events.
 * @see spec/brightpattern/requests.yaml#/SendEventsRequest/payload
 */
export interface SendEventsRequest {
  /** One or more, in order. */
  events: ChatEvent[];
}

/**
 * Indicates a normal termination of the chat session, such as one closed by the agent.
 *
 * The client shall assume that the chat session no longer exists: polling stops, further calls are answered
 * 404 with 5005.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionEnded/payload
 */
export interface ServerChatSessionEnded {
  event: "chat_session_ended";
}

/**
 * Notifies that a file is being sent to the client.
 *
 * The client can use file_id to download the file. Old servers send `session_id` in place of `party_id`.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionFile/payload
 */
export interface ServerChatSessionFile {
  event: "chat_session_file";
  party_id?: PartyId;
  msg_id: MessageId;
  /** The file, for `getFile`. */
  file_id: string;
  file_type: FileType;
  /** Undocumented: Its name. */
  file_name?: string;
  timestamp?: Timestamp;
}

/**
 * Sent to request user's input from the client application to be entered via a pre-defined form.
 *
 * The client shows the form and sends the entered data back in `chat_session_form_data` with the same
 * `form_request_id`, within `form_timeout`.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionFormShow/payload
 */
export interface ServerChatSessionFormShow {
  event: "chat_session_form_show";
  form_request_id: FormRequestId;
  /** A form that the client knows; an empty name is a plain text form. */
  form_name: string;
  /** How long the server waits for the data. Integer. */
  form_timeout?: string | number;
  /** Undocumented. */
  timestamp?: Timestamp;
}

/**
 * Indicates termination of the chat session due to user's inactivity and provides text to be displayed to the
 * user.
 *
 * The client shall assume that the chat session no longer exists: polling stops, further calls are answered
 * 404 with 5005. The documented name lacks an i. Real clients know the other spelling: write the first, read
 * both.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionInactivityTimeout/payload
 */
export interface ServerChatSessionInactivityTimeout {
  /** Writers send the first, misspelt as it is documented. */
  event: "chat_session_inactvity_timeout" | "chat_session_inactivity_timeout";
  /** The text to show. */
  msg: string;
  timestamp?: Timestamp;
}

/** The values of `event` in `ServerChatSessionInactivityTimeout`. */
export const serverChatSessionInactivityTimeoutEventValues = [
  "chat_session_inactvity_timeout",
  "chat_session_inactivity_timeout",
] as const;

/**
 * Contains a new chat message.
 *
 * The party is absent where the history repeats a message of the client.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionMessage/payload
 */
export interface ServerChatSessionMessage {
  event: "chat_session_message";
  party_id?: PartyId;
  msg_id: MessageId;
  /** The text. */
  msg: string;
  timestamp?: Timestamp;
}

/**
 * Sent when the agent stops typing.
 *
 * A separate identifier is generated for each party (agent) that handles this chat session.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionNotTyping/payload
 */
export interface ServerChatSessionNotTyping {
  event: "chat_session_not_typing";
  party_id: PartyId;
  /** Undocumented. */
  timestamp?: Timestamp;
}

/**
 * Indicates that a new party (a new agent) has joined the chat session.
 *
 * A separate identifier is generated for each party (agent) that handles this chat session. It comes before
 * that party's messages.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionPartyJoined/payload
 */
export interface ServerChatSessionPartyJoined {
  event: "chat_session_party_joined";
  party_id: PartyId;
  first_name?: string;
  last_name?: string;
  display_name?: string;
  type: "scenario" | "external" | "internal";
  timestamp?: Timestamp;
}

/** The values of `type` in `ServerChatSessionPartyJoined`. */
export const serverChatSessionPartyJoinedTypeValues = ["scenario", "external", "internal"] as const;

/**
 * Indicates that one of the existing parties (an agent) has left the chat session.
 *
 * A separate identifier is generated for each party (agent) that handles this chat session.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionPartyLeft/payload
 */
export interface ServerChatSessionPartyLeft {
  event: "chat_session_party_left";
  party_id: PartyId;
  timestamp?: Timestamp;
}

/**
 * This is a container message for WebRTC signaling messages from server to client.
 *
 * These messages are not stored in the chat session history.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionSignaling/payload
 */
export interface ServerChatSessionSignaling {
  event: "chat_session_signaling";
  msg_id?: MessageId;
  party_id?: PartyId;
  data: Signal;
  /** Undocumented. */
  timestamp?: Timestamp;
}

/**
 * Updates current state of the chat session.
 *
 * queued, connecting, connected, completed is the normal way; failed can come in any live state. If state is
 * failed, the client shall assume that the chat session no longer exists; completed is taken to be final too.
 * These states are not those of the answers about a session: `ivr` and `establishing` never come here.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionStatus/payload
 */
export interface ServerChatSessionStatus {
  event: "chat_session_status";
  state: "queued" | "connecting" | "connected" | "failed" | "completed";
  /** Estimated waiting time in seconds, as text; for the state queued. */
  ewt?: string;
}

/** The values of `state` in `ServerChatSessionStatus`. */
export const serverChatSessionStatusStateValues = [
  "queued",
  "connecting",
  "connected",
  "failed",
  "completed",
] as const;

/**
 * Sent to request that the specified text be displayed to the user of the client application.
 *
 * Typically a warning before the inactivity timeout.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionTimeoutWarning/payload
 */
export interface ServerChatSessionTimeoutWarning {
  event: "chat_session_timeout_warning";
  /** The text to show. */
  msg: string;
  timestamp?: Timestamp;
}

/**
 * Sent when the agent starts typing.
 *
 * A separate identifier is generated for each party (agent) that handles this chat session.
 * @see spec/brightpattern/server-events.yaml#/ServerChatSessionTyping/payload
 */
export interface ServerChatSessionTyping {
  event: "chat_session_typing";
  party_id: PartyId;
  /** Undocumented. */
  timestamp?: Timestamp;
}

/**
 * The state in an answer about a session. The states of the event `chat_session_status` are another list.
 * @see spec/brightpattern/schemas.yaml#/SessionState
 */
export type SessionState =
  "queued" | "connecting" | "connected" | "ivr" | "establishing" | "failed" | "completed";

/** The values of `SessionState`. */
export const sessionStateValues = [
  "queued",
  "connecting",
  "connected",
  "ivr",
  "establishing",
  "failed",
  "completed",
] as const;

/**
 * A message of the WebRTC call: an object, although the documentation prints it in quotes.
 * @see spec/brightpattern/schemas.yaml#/Signal
 */
export type Signal =
  | RequestCall
  | CallRejected
  | OfferCall
  | AnswerCall
  | IceCandidate
  | EndCall
  | RequestPhoneCall
  | RequestSms;

/**
 * Whether the text chat has started.
 *
 * Errors come here too, under HTTP status 200: look at `sms_error_code`.
 * @see spec/brightpattern/responses.yaml#/SmsResultResponse/payload
 */
export interface SmsResultResponse {
  /** 0 where it worked. Integer. */
  sms_error_code: number;
  /** What is wrong, for people. */
  error_message?: string;
}

/**
 * The query of most requests. Servers skip parameters that they do not know.
 * @see spec/brightpattern/schemas.yaml#/TenantQuery
 */
export interface TenantQuery {
  /**
   * The domain of the tenant; needed unless the request goes to that domain itself. Without it, or with a
   * wrong one, the error is 1000.
   */
  tenantUrl: string;
}

/**
 * When it happened, UTC. Writers send a string of digits, in milliseconds (`chat_session_file`: in seconds).
 * Readers also take numbers, and ten digits as seconds. Integer. Matches `^[0-9]+$`.
 * @see spec/brightpattern/schemas.yaml#/Timestamp
 */
export type Timestamp = string | number;

/**
 * The file, as one part of a form.
 *
 * At most 25 MB; the server keeps the newest 1000 files.
 * @see spec/brightpattern/requests.yaml#/UploadFileRequest/payload
 */
export interface UploadFileRequest {
  /** The bytes; the part is named `file`. */
  file: string;
}

/**
 * Estimated waiting time in seconds, mostly as text; may be missing. Integer.
 * @see spec/brightpattern/schemas.yaml#/WaitingTime
 */
export type WaitingTime = string | number;
