// Generated from asyncapi.yaml by asyncwright. Do not edit.

/**
 * Ids of files that were uploaded before over `POST /files/upload`. The documentation also prints file names
 * here.
 * @see spec/productflo/schemas.yaml#/AttachedFiles
 */
export type AttachedFiles = string[];

/**
 * A chat message as the server passes it on.
 * @see spec/productflo/schemas.yaml#/ChatData
 */
export interface ChatData {
  /** The text; while `status` is `pending`, the next piece of it. */
  message?: string;
  /** Who wrote it. Absent on answers of the assistant. */
  sender?: string;
  /** Always set by the server on messages of users. */
  message_id?: string;
  /** Undocumented: The message that this one answers. */
  reply_to?: string;
  attached_files?: AttachedFiles;
  metadata?: Metadata;
}

/**
 * Say something to the people in a room.
 *
 * Goes to one room; a client cannot broadcast to several rooms, only the server can. Without `room_id` the
 * answer is ROOM_ID_REQUIRED. The first chat in a room joins its sender to the room. The server generates
 * `message_id` and `timestamp` where they are absent, and returns them in the `chat_response` that every
 * member of the room gets, the sender among them.
 * @see spec/productflo/client-messages.yaml#/ChatMessage/payload
 */
export interface ChatMessage {
  code: "chat";
  user_id: UserId;
  room_id: RoomId;
  timestamp?: Timestamp;
  data: ChatMessageData;
}

/** @see spec/productflo/client-messages.yaml#/ChatMessage/payload/properties/data */
export interface ChatMessageData {
  /** The text. */
  message: string;
  sender: Sender;
  /** Unique id; the server generates one where it is absent. */
  message_id?: string;
  /** Id of the message that this one answers. */
  reply_to?: string;
  attached_files?: AttachedFiles;
  metadata?: Metadata;
}

/**
 * A chat message, or an answer of the assistant.
 *
 * Sent to every member of the room, the sender among them: the sender learns `message_id` and `timestamp`
 * from it. An answer of the assistant (to `haitch_chat`) has the same code and no sender; it is streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 * @see spec/productflo/server-messages.yaml#/ChatResponse/payload
 */
export interface ChatResponse {
  status: ResponseStatus;
  code: "chat_response";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: ChatData;
}

/**
 * The user id cookie, for clients that had none.
 *
 * Sent after the WelcomeMessage, only where the client came without a user id cookie and the server assigned
 * an id; the answer to the upgrade also sets the cookie. The documentation names the step; the code and the
 * fields are a proposal. Clients may ignore it.
 * @see spec/productflo/server-messages.yaml#/CookieMessage/payload
 */
export interface CookieMessage {
  status: ResponseStatus;
  code: "cookie";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: CookieMessageData;
}

/** @see spec/productflo/server-messages.yaml#/CookieMessage/payload/properties/data */
export interface CookieMessageData {
  /** Undocumented: The assigned id. */
  user_id?: string;
  /** Undocumented: The name of the cookie; `user_id` is proposed. */
  name?: string;
  /** Undocumented: Its value. */
  value?: string;
  /** Undocumented: Its life in seconds. Integer, at least 0. */
  max_age?: number;
}

/**
 * Have a document written.
 *
 * Answered by `documentation_response`; a failure is DOCUMENTATION_ERROR.
 * @see spec/productflo/client-messages.yaml#/DocumentationRequest/payload
 */
export interface DocumentationRequest {
  code: "documentation";
  user_id: UserId;
  room_id?: RoomId;
  timestamp?: Timestamp;
  data: DocumentationRequestData;
}

/** @see spec/productflo/client-messages.yaml#/DocumentationRequest/payload/properties/data */
export interface DocumentationRequestData {
  /** What to write. */
  message: string;
  sender: Sender;
  /** The kind of document. Absent in one documented example. Other values may come. */
  doc_type?:
    | "technical_specification"
    | "bom"
    | "dfm_analysis"
    | "user_manual"
    | "datasheet"
    | "requirements"
    | "test_plan"
    | "engineering_drawing"
    | "compliance_documentation"
    | (string & {});
  /** The product that it is about. */
  product_id?: string;
  attached_files?: AttachedFiles;
  metadata?: Metadata;
}

/**
 * A document, or a piece of it.
 *
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 * @see spec/productflo/server-messages.yaml#/DocumentationResponse/payload
 */
export interface DocumentationResponse {
  status: ResponseStatus;
  code: "documentation_response";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: DocumentationResponseData;
}

/** @see spec/productflo/server-messages.yaml#/DocumentationResponse/payload/properties/data */
export interface DocumentationResponseData {
  /** Undocumented: The text, or the next piece of it. */
  message?: string;
  /** Undocumented: The kind that was asked for. */
  doc_type?: string;
  /** Undocumented: Where the document is. Format: uri. */
  document_url?: string;
}

/**
 * Have engineering work done, such as a CAD model.
 *
 * Answered by `engineering_response`; a failure is ENGINEERING_ERROR.
 * @see spec/productflo/client-messages.yaml#/EngineeringRequest/payload
 */
export interface EngineeringRequest {
  code: "engineering";
  user_id: UserId;
  room_id?: RoomId;
  timestamp?: Timestamp;
  data: EngineeringRequestData;
}

/** @see spec/productflo/client-messages.yaml#/EngineeringRequest/payload/properties/data */
export interface EngineeringRequestData {
  /** What to do. */
  message: string;
  sender: Sender;
  /** The kind of work. One value is documented. Other values may come. */
  engineering_type?: "cad_generation" | (string & {});
  /** The product that it is about. */
  product_id?: string;
  /** Dimensions, material and so on, in any form. */
  specifications?: { [key: string]: unknown };
  attached_files?: AttachedFiles;
  /** Undocumented: Extra context, in any form; the sibling messages have it. */
  metadata?: { [key: string]: unknown };
}

/**
 * A result of engineering work, or a piece of it.
 *
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 * @see spec/productflo/server-messages.yaml#/EngineeringResponse/payload
 */
export interface EngineeringResponse {
  status: ResponseStatus;
  code: "engineering_response";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: EngineeringResponseData;
}

/** @see spec/productflo/server-messages.yaml#/EngineeringResponse/payload/properties/data */
export interface EngineeringResponseData {
  /** Undocumented: The text, or the next piece of it. */
  message?: string;
  /** Undocumented: The kind that was asked for. */
  engineering_type?: string;
}

/**
 * Why it failed. Absent in some documented examples, so readers must do without; a server always sets it.
 * Readers treat PROCESSING_ERROR and FAILED_TO_PROCESS_MESSAGE alike. Other values may come.
 * @see spec/productflo/schemas.yaml#/ErrorCode
 */
export type ErrorCode =
  | "MESSAGE_CODE_REQUIRED"
  | "UNSUPPORTED_MESSAGE_TYPE"
  | "ROOM_ID_REQUIRED"
  | "VALIDATION_ERROR"
  | "PROCESSING_ERROR"
  | "FAILED_TO_PROCESS_MESSAGE"
  | "PERMISSION_DENIED"
  | "HAITCH_CHAT_ERROR"
  | "DOCUMENTATION_ERROR"
  | "IDEA_GENERATION_ERROR"
  | "ENGINEERING_ERROR"
  | (string & {});

/**
 * A frame was refused, or its work failed.
 *
 * `code` is `system` and `status` is `error`; there is no code `error` on the wire. Sent to the sender of the
 * frame; the connection stays open. A server checks in this order, so that each code has one cause: not JSON
 * or not an object (PROCESSING_ERROR); no code; unknown code; a room is needed and absent (chat, typing,
 * read_receipt, join, history); the schema (VALIDATION_ERROR, with `errors`); identity or rights, such as a
 * `user_id` that is not the token's (PERMISSION_DENIED); the work itself failed (the code of the feature,
 * else PROCESSING_ERROR). The long text stands in `details.error` or `details.message`: write both, read
 * either.
 * @see spec/productflo/server-messages.yaml#/ErrorMessage/payload
 */
export interface ErrorMessage {
  status: "error";
  code: "system";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: ErrorMessageData;
}

/** @see spec/productflo/server-messages.yaml#/ErrorMessage/payload/properties/data */
export interface ErrorMessageData {
  /** The summary; `Message validation failed` where the schema is broken. */
  message: string;
  details: ErrorMessageDataDetails;
}

/** @see spec/productflo/server-messages.yaml#/ErrorMessage/payload/properties/data/properties/details */
export interface ErrorMessageDataDetails {
  /** The long text, first form. */
  error?: string;
  /** The long text, second form. */
  message?: string;
  error_code?: ErrorCode;
  /** Where the schema is broken. */
  errors?: ValidationIssue[];
}

/**
 * A file of the room has changed.
 *
 * Sent to the members of the room. Known from a handler in the guides only; a server may leave it out.
 * @see spec/productflo/server-messages.yaml#/FileUpdate/payload
 */
export interface FileUpdate {
  status: ResponseStatus;
  code: "file_update";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: FileUpdateData;
}

/** @see spec/productflo/server-messages.yaml#/FileUpdate/payload/properties/data */
export interface FileUpdateData {
  /** The file. */
  file_id: string;
}

/**
 * Ask the Haitch assistant.
 *
 * There is no `haitch_chat_response`: the answer is a `chat_response` without a sender, streamed as `pending`
 * frames and one `success` frame. A failure is HAITCH_CHAT_ERROR. Two forms exist: `message` with `sender`
 * (send this one), and `query` with `doc_type` and `source_urls` (accept it too).
 * @see spec/productflo/client-messages.yaml#/HaitchChatMessage/payload
 */
export interface HaitchChatMessage {
  code: "haitch_chat";
  user_id: UserId;
  room_id?: RoomId;
  timestamp?: Timestamp;
  data: HaitchChatMessageData;
}

/** @see spec/productflo/client-messages.yaml#/HaitchChatMessage/payload/properties/data */
export type HaitchChatMessageData =
  & (
      | {
          message: string;
          sender: string;
        }
      | { query: string }
    )
  & {
      /** The question. */
      message?: string;
      /** The same value as `user_id`. */
      sender?: string;
      /** The product that the question is about. */
      product_id?: string;
      attached_files?: AttachedFiles;
      metadata?: Metadata;
      /** The question, in the second form. */
      query?: string;
      /** The kind of answer that is wanted, in the second form. Other values may come. */
      doc_type?: "consultation" | "engineering_analysis" | (string & {});
      /** Pages to consider, in the second form. Each item: format: uri. */
      source_urls?: string[];
    };

/**
 * Ask for the earlier messages of a room.
 *
 * Second, optional step into a conversation. The documentation names the step only; the code and the fields
 * are a proposal.
 * @see spec/productflo/client-messages.yaml#/HistoryRequest/payload
 */
export interface HistoryRequest {
  code: "history";
  user_id: UserId;
  room_id: RoomId;
  timestamp?: Timestamp;
  data: HistoryRequestData;
}

/** @see spec/productflo/client-messages.yaml#/HistoryRequest/payload/properties/data */
export interface HistoryRequestData {
  /** Undocumented: At most so many messages. Integer, at least 1. */
  limit?: number;
  /** Undocumented: Only what is older than this message id or timestamp. */
  before?: string;
}

/**
 * Earlier messages of a room.
 *
 * The answer to `history`. Not documented; its name follows the pattern of the other responses.
 * @see spec/productflo/server-messages.yaml#/HistoryResponse/payload
 */
export interface HistoryResponse {
  status: ResponseStatus;
  code: "history_response";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: HistoryResponseData;
}

/** @see spec/productflo/server-messages.yaml#/HistoryResponse/payload/properties/data */
export interface HistoryResponseData {
  /** Undocumented: The messages, oldest first. */
  messages: ChatData[];
}

/**
 * Have product ideas generated.
 *
 * Answered by `idea_response`; a failure is IDEA_GENERATION_ERROR.
 * @see spec/productflo/client-messages.yaml#/IdeaRequest/payload
 */
export interface IdeaRequest {
  code: "idea";
  user_id: UserId;
  room_id?: RoomId;
  timestamp?: Timestamp;
  data: IdeaRequestData;
}

/** @see spec/productflo/client-messages.yaml#/IdeaRequest/payload/properties/data */
export interface IdeaRequestData {
  /** What the ideas are for. */
  message: string;
  sender: Sender;
  /** What each idea has to respect. */
  constraints?: string[];
  /** The market segment, such as `residential`. */
  target_market?: string;
  metadata?: Metadata;
}

/**
 * Ideas, or a piece of them.
 *
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 * @see spec/productflo/server-messages.yaml#/IdeaResponse/payload
 */
export interface IdeaResponse {
  status: ResponseStatus;
  code: "idea_response";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: IdeaResponseData;
}

/** @see spec/productflo/server-messages.yaml#/IdeaResponse/payload/properties/data */
export interface IdeaResponseData {
  /** Undocumented: The text, or the next piece of it. */
  message?: string;
  /** Undocumented: The ideas. */
  ideas?: unknown[];
}

/**
 * Become a member of a room.
 *
 * First of the three steps into a conversation: join, ask for the history (optional), update the presence.
 * Not needed before a chat message, which joins its sender. No answer is documented.
 * @see spec/productflo/client-messages.yaml#/JoinRoom/payload
 */
export interface JoinRoom {
  code: "join";
  user_id: UserId;
  room_id: RoomId;
  timestamp?: Timestamp;
  /** No field is known. */
  data: { [key: string]: unknown };
}

/**
 * Progress and debugging notes of a longer piece of work.
 *
 * The documentation names the code and its purpose; the fields of `data` are a proposal.
 * @see spec/productflo/server-messages.yaml#/LogsMessage/payload
 */
export interface LogsMessage {
  status: ResponseStatus;
  code: "logs";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: LogsMessageData;
}

/** @see spec/productflo/server-messages.yaml#/LogsMessage/payload/properties/data */
export interface LogsMessageData {
  /** Undocumented: The note. */
  message?: string;
  /** Undocumented: How serious it is. */
  level?: string;
  /** Undocumented: More about it. */
  details?: { [key: string]: unknown };
}

/**
 * Extra context, in any form.
 * @see spec/productflo/schemas.yaml#/Metadata
 */
export interface Metadata {
  [key: string]: unknown;
}

/**
 * Something that one user should notice.
 *
 * Sent to one user, on all connections of that user.
 * @see spec/productflo/server-messages.yaml#/NotificationMessage/payload
 */
export interface NotificationMessage {
  status: ResponseStatus;
  code: "notification";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: NotificationMessageData;
}

/** @see spec/productflo/server-messages.yaml#/NotificationMessage/payload/properties/data */
export interface NotificationMessageData {
  /** A short title. */
  title: string;
  /** The text. */
  message: string;
  priority: "low" | "medium" | "high" | "critical";
  /** Where to act on it. Format: uri. */
  action_url?: string;
  metadata?: Metadata;
}

/** The values of `priority` in `NotificationMessageData`. */
export const notificationMessageDataPriorityValues = ["low", "medium", "high", "critical"] as const;

/**
 * Say whether the user is there.
 *
 * Sent by a client, also right after joining a room; the server passes the same frame on to the other members
 * of the room. The code belongs to the RoomStatus values. The documentation states the purpose and the code;
 * its example is lost, so the fields of `data` are a proposal.
 * @see spec/productflo/client-messages.yaml#/PresenceUpdate/payload
 */
export interface PresenceUpdate {
  code: "presence";
  user_id: UserId;
  room_id?: RoomId;
  timestamp?: Timestamp;
  data: PresenceUpdateData;
}

/** @see spec/productflo/client-messages.yaml#/PresenceUpdate/payload/properties/data */
export interface PresenceUpdateData {
  /** Undocumented: The state of the user. At least 1 character. Other values may come. */
  status: "online" | "away" | "busy" | "offline" | (string & {});
  /** Undocumented: The same value as `user_id`. */
  sender?: string;
  /** Undocumented: When the user was last active. Format: date-time. */
  last_seen?: string;
}

/**
 * Mark a message as read.
 *
 * Sent by a client; the server passes the same frame on to the other members of the room. The code belongs to
 * the RoomStatus values. The documentation states the purpose and the code; its example is lost, so the
 * fields of `data` are a proposal.
 * @see spec/productflo/client-messages.yaml#/ReadReceipt/payload
 */
export interface ReadReceipt {
  code: "read_receipt";
  user_id: UserId;
  room_id: RoomId;
  timestamp?: Timestamp;
  data: ReadReceiptData;
}

/** @see spec/productflo/client-messages.yaml#/ReadReceipt/payload/properties/data */
export interface ReadReceiptData {
  /** Undocumented: The message that was read. */
  message_id: string;
  /** Undocumented: The reader; the same value as `user_id`. */
  sender?: string;
  /** Undocumented: When it was read. Format: date-time. */
  read_at?: string;
}

/**
 * `success`: done. `error`: failed. `pending`: still in progress; more frames of the same code follow.
 * @see spec/productflo/schemas.yaml#/ResponseStatus
 */
export type ResponseStatus = "success" | "error" | "pending";

/** The values of `ResponseStatus`. */
export const responseStatusValues = ["success", "error", "pending"] as const;

/**
 * The one room that the frame goes to: the id of a conversation or a product. At least 1 character.
 * @see spec/productflo/schemas.yaml#/RoomId
 */
export type RoomId = string;

/**
 * The sender; the same value as `user_id`. At least 1 character.
 * @see spec/productflo/schemas.yaml#/Sender
 */
export type Sender = string;

/**
 * Something about the connection or the service.
 *
 * `code` is `system` and `status` is not `error`; with `error` it is an ErrorMessage. The first one after
 * connecting is the WelcomeMessage.
 * @see spec/productflo/server-messages.yaml#/SystemMessage/payload
 */
export interface SystemMessage {
  status: "success" | "pending";
  code: "system";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: SystemMessageData;
}

/** The values of `status` in `SystemMessage`. */
export const systemMessageStatusValues = ["success", "pending"] as const;

/** @see spec/productflo/server-messages.yaml#/SystemMessage/payload/properties/data */
export interface SystemMessageData {
  /** The text. */
  message: string;
  /** Such as `event_type` and `additional_info`. */
  details?: { [key: string]: unknown };
}

/**
 * ISO 8601, UTC. The server adds it where a client leaves it out, and returns it. Format: date-time.
 * @see spec/productflo/schemas.yaml#/Timestamp
 */
export type Timestamp = string;

/**
 * Say that the user types, or has stopped.
 *
 * Sent by a client; the server passes the same frame on to the other members of the room. The code belongs to
 * the RoomStatus values, not to the CodeType values.
 * @see spec/productflo/client-messages.yaml#/TypingIndicator/payload
 */
export interface TypingIndicator {
  code: "typing";
  user_id: UserId;
  room_id: RoomId;
  timestamp?: Timestamp;
  data: TypingIndicatorData;
}

/** @see spec/productflo/client-messages.yaml#/TypingIndicator/payload/properties/data */
export interface TypingIndicatorData {
  status: "started" | "stopped";
  sender: Sender;
}

/** The values of `status` in `TypingIndicatorData`. */
export const typingIndicatorDataStatusValues = ["started", "stopped"] as const;

/**
 * The user who sends the frame. On `/ws` any id, on `/ws/secure` the one of the token. At least 1 character.
 * @see spec/productflo/schemas.yaml#/UserId
 */
export type UserId = string;

/**
 * One reason why a frame was refused.
 * @see spec/productflo/schemas.yaml#/ValidationIssue
 */
export interface ValidationIssue {
  /** Steps to the offending value: property names and array indexes. Each item: integer. */
  loc: (string | number)[];
  /** What is wrong, for people. */
  msg: string;
  /** What is wrong, for programs, such as `value_error.missing`. */
  type: string;
}

/**
 * The first frame after connecting.
 *
 * A special case of the SystemMessage whose details tell the user id that counts on this connection. The id
 * is, in this order: the subject of the token, the user id cookie, the `User-ID` header of Socket.IO, one
 * that the server generates.
 * @see spec/productflo/server-messages.yaml#/WelcomeMessage/payload
 */
export interface WelcomeMessage {
  status: "success";
  code: "system";
  /** The user whom the response concerns. */
  user_id: string;
  /** The room, where there is one. */
  room_id?: string;
  /** ISO 8601, UTC; on every response. Format: date-time. */
  timestamp: string;
  data: WelcomeMessageData;
}

/** @see spec/productflo/server-messages.yaml#/WelcomeMessage/payload/properties/data */
export interface WelcomeMessageData {
  /** `Connected to ProductFlo WebSocket server` */
  message: string;
  details: WelcomeMessageDataDetails;
}

/** @see spec/productflo/server-messages.yaml#/WelcomeMessage/payload/properties/data/properties/details */
export interface WelcomeMessageDataDetails {
  /** The id of the user, possibly assigned by the server. */
  user_id: string;
  /** When the connection was accepted. Format: date-time. */
  timestamp: string;
}

/** @see spec/productflo/channels.yaml#/wsSecure/bindings/ws/query */
export interface WsSecureQuery {
  /** The token; may be left out where the login cookie is sent. */
  access_token?: string;
}

/**
 * What the application receives on /ws.
 * @see spec/productflo/channels.yaml#/socketIo
 */
export type SocketIoIncoming =
  | ChatMessage
  | DocumentationRequest
  | EngineeringRequest
  | HaitchChatMessage
  | HistoryRequest
  | IdeaRequest
  | JoinRoom
  | PresenceUpdate
  | ReadReceipt
  | TypingIndicator;

/**
 * What the application sends on /ws.
 * @see spec/productflo/channels.yaml#/socketIo
 */
export type SocketIoOutgoing =
  | ChatResponse
  | CookieMessage
  | DocumentationResponse
  | EngineeringResponse
  | ErrorMessage
  | FileUpdate
  | HistoryResponse
  | IdeaResponse
  | LogsMessage
  | NotificationMessage
  | PresenceUpdate
  | ReadReceipt
  | SystemMessage
  | TypingIndicator
  | WelcomeMessage;

/**
 * What the application receives on /ws.
 * @see spec/productflo/channels.yaml#/ws
 */
export type WsIncoming =
  | ChatMessage
  | DocumentationRequest
  | EngineeringRequest
  | HaitchChatMessage
  | HistoryRequest
  | IdeaRequest
  | JoinRoom
  | PresenceUpdate
  | ReadReceipt
  | TypingIndicator;

/**
 * What the application sends on /ws.
 * @see spec/productflo/channels.yaml#/ws
 */
export type WsOutgoing =
  | ChatResponse
  | CookieMessage
  | DocumentationResponse
  | EngineeringResponse
  | ErrorMessage
  | FileUpdate
  | HistoryResponse
  | IdeaResponse
  | LogsMessage
  | NotificationMessage
  | PresenceUpdate
  | ReadReceipt
  | SystemMessage
  | TypingIndicator
  | WelcomeMessage;

/**
 * What the application receives on /ws/secure.
 * @see spec/productflo/channels.yaml#/wsSecure
 */
export type WsSecureIncoming =
  | ChatMessage
  | DocumentationRequest
  | EngineeringRequest
  | HaitchChatMessage
  | HistoryRequest
  | IdeaRequest
  | JoinRoom
  | PresenceUpdate
  | ReadReceipt
  | TypingIndicator;

/**
 * What the application sends on /ws/secure.
 * @see spec/productflo/channels.yaml#/wsSecure
 */
export type WsSecureOutgoing =
  | ChatResponse
  | CookieMessage
  | DocumentationResponse
  | EngineeringResponse
  | ErrorMessage
  | FileUpdate
  | HistoryResponse
  | IdeaResponse
  | LogsMessage
  | NotificationMessage
  | PresenceUpdate
  | ReadReceipt
  | SystemMessage
  | TypingIndicator
  | WelcomeMessage;
