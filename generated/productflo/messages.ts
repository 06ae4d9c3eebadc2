// Generated from asyncapi.yaml by asyncwright. Do not edit.

import { type Message, by, channel, message, refined } from "../runtime/index.js";
import type {
  ChatMessage,
  ChatResponse,
  CookieMessage,
  DocumentationRequest,
  DocumentationResponse,
  EngineeringRequest,
  EngineeringResponse,
  ErrorMessage,
  FileUpdate,
  HaitchChatMessage,
  HistoryRequest,
  HistoryResponse,
  IdeaRequest,
  IdeaResponse,
  JoinRoom,
  LogsMessage,
  NotificationMessage,
  PresenceUpdate,
  ReadReceipt,
  SystemMessage,
  TypingIndicator,
  WelcomeMessage,
} from "./models.js";
import * as validate from "./validators.js";

/**
 * Say something to the people in a room.
 * Goes to one room; a client cannot broadcast to several rooms, only the server can. Without `room_id` the
 * answer is ROOM_ID_REQUIRED. The first chat in a room joins its sender to the room. The server generates
 * `message_id` and `timestamp` where they are absent, and returns them in the `chat_response` that every
 * member of the room gets, the sender among them.
 */
export const chatMessage: Message<"chatMessage", ChatMessage> = /* @__PURE__ */ message({
  name: "chatMessage",
  wire: "chat",
  validate: validate.chatMessage,
  source: "spec/productflo/client-messages.yaml#/ChatMessage",
  examples: [
    {
      code: "chat",
      user_id: "u-17",
      room_id: "conv-9",
      data: { message: "Draft B is ready for review", sender: "u-17" },
    },
    {
      code: "chat",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Draft B is ready for review",
        sender: "u-17",
        message_id: "m-501",
        reply_to: "m-498",
        attached_files: ["file-31"],
        metadata: { importance: "high", category: "design_review" },
      },
    },
    {
      code: "chat",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Has anyone reviewed the latest design update?",
        sender: "user-123",
        message_id: "msg-789",
        reply_to: "msg-456",
        attached_files: ["file-123", "file-456"],
        metadata: { importance: "high", category: "design_review" },
      },
    },
    {
      code: "chat",
      user_id: "user-123",
      room_id: "product-456",
      data: { message: "I agree with the material selection", sender: "user-123", reply_to: "msg-789" },
    },
    {
      code: "chat",
      user_id: "user-123",
      room_id: "product-456",
      data: { message: "Has anyone reviewed the latest design update?", sender: "user-123" },
    },
    {
      code: "chat",
      user_id: "user-123",
      room_id: "product-456",
      data: { message: "message", sender: "user-123" },
    },
  ],
});

/**
 * A chat message, or an answer of the assistant.
 * Sent to every member of the room, the sender among them: the sender learns `message_id` and `timestamp`
 * from it. An answer of the assistant (to `haitch_chat`) has the same code and no sender; it is streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 */
export const chatResponse: Message<"chatResponse", ChatResponse> = /* @__PURE__ */ message({
  name: "chatResponse",
  wire: "chat_response",
  validate: validate.chatResponse,
  source: "spec/productflo/server-messages.yaml#/ChatResponse",
  examples: [
    {
      status: "success",
      code: "chat_response",
      user_id: "u-17",
      timestamp: "2025-02-03T08:15:00.120Z",
      data: {},
    },
    {
      status: "success",
      code: "chat_response",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:15:00.120Z",
      data: {
        message: "Draft B is ready for review",
        sender: "u-17",
        message_id: "m-501",
        reply_to: "m-498",
        attached_files: [],
        metadata: { sent_from_device: "web" },
      },
    },
    {
      status: "pending",
      code: "chat_response",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:16:00Z",
      data: { message: "A silicone " },
    },
  ],
});

/**
 * The user id cookie, for clients that had none.
 * Sent after the WelcomeMessage, only where the client came without a user id cookie and the server assigned
 * an id; the answer to the upgrade also sets the cookie. The documentation names the step; the code and the
 * fields are a proposal. Clients may ignore it.
 */
export const cookieMessage: Message<"cookieMessage", CookieMessage> = /* @__PURE__ */ message({
  name: "cookieMessage",
  wire: "cookie",
  validate: validate.cookieMessage,
  source: "spec/productflo/server-messages.yaml#/CookieMessage",
  examples: [
    {
      status: "success",
      code: "cookie",
      user_id: "u-17",
      timestamp: "2025-02-03T08:10:01Z",
      data: {},
    },
    {
      status: "success",
      code: "cookie",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:01Z",
      data: { user_id: "u-17", name: "user_id", value: "u-17", max_age: 86400 },
    },
  ],
});

/**
 * Have a document written.
 * Answered by `documentation_response`; a failure is DOCUMENTATION_ERROR.
 */
export const documentationRequest: Message<"documentationRequest", DocumentationRequest> = /* @__PURE__ */ message({
  name: "documentationRequest",
  wire: "documentation",
  validate: validate.documentationRequest,
  source: "spec/productflo/client-messages.yaml#/DocumentationRequest",
  examples: [
    {
      code: "documentation",
      user_id: "u-17",
      data: { message: "Write the test plan for the pump", sender: "u-17" },
    },
    {
      code: "documentation",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Write the test plan for the pump",
        sender: "u-17",
        doc_type: "test_plan",
        product_id: "prod-2",
        attached_files: ["file-31"],
        metadata: { document_format: "pdf", sections: ["scope", "steps"] },
      },
    },
    {
      code: "documentation",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Generate a technical specification for our thermostat",
        sender: "user-123",
        doc_type: "technical_specification",
        product_id: "prod-789",
        attached_files: ["requirements.pdf"],
        metadata: { document_format: "pdf", sections: ["features", "electrical_specs", "mechanical_specs"] },
      },
    },
    {
      code: "documentation",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Create a bill of materials for our smart thermostat",
        sender: "user-123",
        doc_type: "bom",
        product_id: "prod-789",
        metadata: { format: "excel", include_costs: true, include_suppliers: true },
      },
    },
    {
      code: "documentation",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Generate a technical specification document for our thermostat",
        sender: "user-123",
        attached_files: ["requirements.pdf"],
      },
    },
  ],
});

/**
 * A document, or a piece of it.
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 */
export const documentationResponse: Message<"documentationResponse", DocumentationResponse> = /* @__PURE__ */ message({
  name: "documentationResponse",
  wire: "documentation_response",
  validate: validate.documentationResponse,
  source: "spec/productflo/server-messages.yaml#/DocumentationResponse",
  examples: [
    {
      status: "success",
      code: "documentation_response",
      user_id: "u-17",
      timestamp: "2025-02-03T08:16:00Z",
      data: {},
    },
    {
      status: "pending",
      code: "documentation_response",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:16:00Z",
      data: {
        message: "Plan written",
        doc_type: "test_plan",
        document_url: "https://files.example/plan.pdf",
      },
    },
  ],
});

/**
 * Have engineering work done, such as a CAD model.
 * Answered by `engineering_response`; a failure is ENGINEERING_ERROR.
 */
export const engineeringRequest: Message<"engineeringRequest", EngineeringRequest> = /* @__PURE__ */ message({
  name: "engineeringRequest",
  wire: "engineering",
  validate: validate.engineeringRequest,
  source: "spec/productflo/client-messages.yaml#/EngineeringRequest",
  examples: [
    {
      code: "engineering",
      user_id: "u-17",
      data: { message: "Bracket for the sensor", sender: "u-17" },
    },
    {
      code: "engineering",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Bracket for the sensor",
        sender: "u-17",
        engineering_type: "cad_generation",
        product_id: "prod-2",
        specifications: { material: "PETG", dimensions: "40x20x5mm" },
        attached_files: ["sketch.png"],
        metadata: { urgent: true },
      },
    },
    {
      code: "engineering",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Generate a mounting bracket for the thermostat",
        sender: "user-123",
        engineering_type: "cad_generation",
        product_id: "prod-789",
        specifications: { dimensions: "100x80x20mm", material: "ABS plastic", mounting_type: "wall_mount" },
        attached_files: ["reference_design.jpg"],
      },
    },
  ],
});

/**
 * A result of engineering work, or a piece of it.
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 */
export const engineeringResponse: Message<"engineeringResponse", EngineeringResponse> = /* @__PURE__ */ message({
  name: "engineeringResponse",
  wire: "engineering_response",
  validate: validate.engineeringResponse,
  source: "spec/productflo/server-messages.yaml#/EngineeringResponse",
  examples: [
    {
      status: "success",
      code: "engineering_response",
      user_id: "u-17",
      timestamp: "2025-02-03T08:16:00Z",
      data: {},
    },
    {
      status: "pending",
      code: "engineering_response",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:16:00Z",
      data: { message: "Bracket done", engineering_type: "cad_generation" },
    },
  ],
});

/**
 * A frame was refused, or its work failed.
 * `code` is `system` and `status` is `error`; there is no code `error` on the wire. Sent to the sender of the
 * frame; the connection stays open. A server checks in this order, so that each code has one cause: not JSON
 * or not an object (PROCESSING_ERROR); no code; unknown code; a room is needed and absent (chat, typing,
 * read_receipt, join, history); the schema (VALIDATION_ERROR, with `errors`); identity or rights, such as a
 * `user_id` that is not the token's (PERMISSION_DENIED); the work itself failed (the code of the feature,
 * else PROCESSING_ERROR). The long text stands in `details.error` or `details.message`: write both, read
 * either.
 */
export const errorMessage: Message<"errorMessage", ErrorMessage> = /* @__PURE__ */ message({
  name: "errorMessage",
  wire: "system",
  validate: validate.errorMessage,
  source: "spec/productflo/server-messages.yaml#/ErrorMessage",
  examples: [
    {
      status: "error",
      code: "system",
      user_id: "u-17",
      timestamp: "2025-02-03T08:15:00Z",
      data: { message: "Unknown message", details: {} },
    },
    {
      status: "error",
      code: "system",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Message validation failed",
        details: {
          error: "data.message is missing",
          message: "data.message is missing",
          error_code: "VALIDATION_ERROR",
          errors: [{ loc: ["data", "attached_files", 0], msg: "str type expected", type: "type_error.str" }],
        },
      },
    },
    {
      status: "error",
      code: "system",
      user_id: "user-123",
      room_id: "product-456",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        message: "Error message text",
        details: {
          error: "Detailed error description",
          error_code: "SPECIFIC_ERROR_CODE",
          errors: [{ loc: ["data", "message"], msg: "field required", type: "value_error.missing" }],
        },
      },
    },
    {
      status: "error",
      code: "system",
      user_id: "user-123",
      room_id: "product-456",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        message: "Message validation failed",
        details: { errors: [{ loc: ["data", "message"], msg: "field required", type: "value_error.missing" }] },
      },
    },
    {
      status: "error",
      code: "system",
      user_id: "user-123",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        message: "Error message here",
        details: { error_code: "SPECIFIC_ERROR_CODE", message: "Detailed error message" },
      },
    },
  ],
});

/**
 * A file of the room has changed.
 * Sent to the members of the room. Known from a handler in the guides only; a server may leave it out.
 */
export const fileUpdate: Message<"fileUpdate", FileUpdate> = /* @__PURE__ */ message({
  name: "fileUpdate",
  wire: "file_update",
  validate: validate.fileUpdate,
  source: "spec/productflo/server-messages.yaml#/FileUpdate",
  examples: [
    {
      status: "success",
      code: "file_update",
      user_id: "u-17",
      timestamp: "2025-02-03T08:30:00Z",
      data: { file_id: "file-31" },
    },
    {
      status: "success",
      code: "file_update",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:30:00Z",
      data: { file_id: "file-31" },
    },
  ],
});

/**
 * Ask the Haitch assistant.
 * There is no `haitch_chat_response`: the answer is a `chat_response` without a sender, streamed as `pending`
 * frames and one `success` frame. A failure is HAITCH_CHAT_ERROR. Two forms exist: `message` with `sender`
 * (send this one), and `query` with `doc_type` and `source_urls` (accept it too).
 */
export const haitchChatMessage: Message<"haitchChatMessage", HaitchChatMessage> = /* @__PURE__ */ message({
  name: "haitchChatMessage",
  wire: "haitch_chat",
  validate: validate.haitchChatMessage,
  source: "spec/productflo/client-messages.yaml#/HaitchChatMessage",
  examples: [
    {
      code: "haitch_chat",
      user_id: "u-17",
      data: { message: "Which seal suits an IP67 case?", sender: "u-17" },
    },
    {
      code: "haitch_chat",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Which seal suits an IP67 case?",
        sender: "u-17",
        product_id: "prod-2",
        attached_files: ["seals.pdf"],
        metadata: { constraints: ["low_cost"], industry: "consumer_electronics" },
      },
    },
    {
      code: "haitch_chat",
      user_id: "u-17",
      room_id: "prod-2",
      data: {
        query: "Which seal suits an IP67 case?",
        doc_type: "consultation",
        source_urls: ["https://seals.example/ip67"],
      },
    },
    {
      code: "haitch_chat",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "What materials would be best for a waterproof enclosure?",
        sender: "user-123",
        product_id: "prod-789",
        attached_files: ["datasheet.pdf"],
        metadata: { constraints: ["temperature_resistant", "cost_effective"], industry: "consumer_electronics" },
      },
    },
    {
      code: "haitch_chat",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Can you suggest improvements to this PCB layout?",
        sender: "user-123",
        attached_files: ["pcb_layout.pdf"],
        metadata: { constraints: ["space_limited", "cost_sensitive"], component_count: "minimize" },
      },
    },
    {
      code: "haitch_chat",
      user_id: "user-123",
      room_id: "product-456",
      data: { message: "What materials would be best for a waterproof enclosure?", sender: "user-123" },
    },
  ],
});

/**
 * Ask for the earlier messages of a room.
 * Second, optional step into a conversation. The documentation names the step only; the code and the fields
 * are a proposal.
 */
export const historyRequest: Message<"historyRequest", HistoryRequest> = /* @__PURE__ */ message({
  name: "historyRequest",
  wire: "history",
  validate: validate.historyRequest,
  source: "spec/productflo/client-messages.yaml#/HistoryRequest",
  examples: [
    { code: "history", user_id: "u-17", room_id: "conv-9", data: {} },
    {
      code: "history",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:00Z",
      data: { limit: 20, before: "m-480" },
    },
  ],
});

/**
 * Earlier messages of a room.
 * The answer to `history`. Not documented; its name follows the pattern of the other responses.
 */
export const historyResponse: Message<"historyResponse", HistoryResponse> = /* @__PURE__ */ message({
  name: "historyResponse",
  wire: "history_response",
  validate: validate.historyResponse,
  source: "spec/productflo/server-messages.yaml#/HistoryResponse",
  examples: [
    {
      status: "success",
      code: "history_response",
      user_id: "u-17",
      timestamp: "2025-02-03T08:10:02Z",
      data: { messages: [] },
    },
    {
      status: "success",
      code: "history_response",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:02Z",
      data: { messages: [{ message: "hi", sender: "u-18", message_id: "m-1" }] },
    },
  ],
});

/**
 * Have product ideas generated.
 * Answered by `idea_response`; a failure is IDEA_GENERATION_ERROR.
 */
export const ideaRequest: Message<"ideaRequest", IdeaRequest> = /* @__PURE__ */ message({
  name: "ideaRequest",
  wire: "idea",
  validate: validate.ideaRequest,
  source: "spec/productflo/client-messages.yaml#/IdeaRequest",
  examples: [
    { code: "idea", user_id: "u-17", data: { message: "Ideas for a quiet desk fan", sender: "u-17" } },
    {
      code: "idea",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:15:00Z",
      data: {
        message: "Ideas for a quiet desk fan",
        sender: "u-17",
        constraints: ["battery"],
        target_market: "office",
        metadata: { competitive_analysis: true },
      },
    },
    {
      code: "idea",
      user_id: "user-123",
      room_id: "product-456",
      data: {
        message: "Generate ideas for a smart home climate control system",
        sender: "user-123",
        constraints: ["energy_efficient", "wireless", "affordable"],
        target_market: "residential",
        metadata: { competitive_analysis: true, feature_priority: true },
      },
    },
  ],
});

/**
 * Ideas, or a piece of them.
 * The documentation names the code; its example is lost, so the fields of `data` are a proposal. Streamed as
 * `pending` frames whose `data.message` are joined, then one `success` frame.
 */
export const ideaResponse: Message<"ideaResponse", IdeaResponse> = /* @__PURE__ */ message({
  name: "ideaResponse",
  wire: "idea_response",
  validate: validate.ideaResponse,
  source: "spec/productflo/server-messages.yaml#/IdeaResponse",
  examples: [
    {
      status: "success",
      code: "idea_response",
      user_id: "u-17",
      timestamp: "2025-02-03T08:16:00Z",
      data: {},
    },
    {
      status: "pending",
      code: "idea_response",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:16:00Z",
      data: { message: "Three ideas", ideas: [{ title: "Clip fan" }] },
    },
  ],
});

/**
 * Become a member of a room.
 * First of the three steps into a conversation: join, ask for the history (optional), update the presence.
 * Not needed before a chat message, which joins its sender. No answer is documented.
 */
export const joinRoom: Message<"joinRoom", JoinRoom> = /* @__PURE__ */ message({
  name: "joinRoom",
  wire: "join",
  validate: validate.joinRoom,
  source: "spec/productflo/client-messages.yaml#/JoinRoom",
  examples: [
    { code: "join", user_id: "u-17", room_id: "conv-9", data: {} },
    { code: "join", user_id: "u-17", room_id: "conv-9", timestamp: "2025-02-03T08:10:00Z", data: {} },
  ],
});

/**
 * Progress and debugging notes of a longer piece of work.
 * The documentation names the code and its purpose; the fields of `data` are a proposal.
 */
export const logsMessage: Message<"logsMessage", LogsMessage> = /* @__PURE__ */ message({
  name: "logsMessage",
  wire: "logs",
  validate: validate.logsMessage,
  source: "spec/productflo/server-messages.yaml#/LogsMessage",
  examples: [
    { status: "success", code: "logs", user_id: "u-17", timestamp: "2025-02-03T08:16:01Z", data: {} },
    {
      status: "pending",
      code: "logs",
      user_id: "u-17",
      room_id: "prod-2",
      timestamp: "2025-02-03T08:16:01Z",
      data: { message: "step 1 of 3", level: "info", details: { step: 1 } },
    },
  ],
});

/**
 * Something that one user should notice.
 * Sent to one user, on all connections of that user.
 */
export const notificationMessage: Message<"notificationMessage", NotificationMessage> = /* @__PURE__ */ message({
  name: "notificationMessage",
  wire: "notification",
  validate: validate.notificationMessage,
  source: "spec/productflo/server-messages.yaml#/NotificationMessage",
  examples: [
    {
      status: "success",
      code: "notification",
      user_id: "u-17",
      timestamp: "2025-02-03T08:20:00Z",
      data: { title: "Mention", message: "You were mentioned", priority: "low" },
    },
    {
      status: "success",
      code: "notification",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:20:00Z",
      data: {
        title: "Mention",
        message: "You were mentioned",
        priority: "critical",
        action_url: "https://example.test/n/1",
        metadata: { notification_type: "mention" },
      },
    },
    {
      status: "success",
      code: "notification",
      user_id: "user-123",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        title: "Notification Title",
        message: "Notification message text",
        priority: "medium",
        action_url: "https://productflo.io/notifications/123",
        metadata: { notification_type: "mention", product_id: "prod-789" },
      },
    },
  ],
});

/**
 * Say whether the user is there.
 * Sent by a client, also right after joining a room; the server passes the same frame on to the other members
 * of the room. The code belongs to the RoomStatus values. The documentation states the purpose and the code;
 * its example is lost, so the fields of `data` are a proposal.
 */
export const presenceUpdate: Message<"presenceUpdate", PresenceUpdate> = /* @__PURE__ */ message({
  name: "presenceUpdate",
  wire: "presence",
  validate: validate.presenceUpdate,
  source: "spec/productflo/client-messages.yaml#/PresenceUpdate",
  examples: [
    { code: "presence", user_id: "u-18", data: { status: "online" } },
    {
      code: "presence",
      user_id: "u-18",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:00Z",
      data: { status: "away", sender: "u-18", last_seen: "2025-02-03T08:05:00Z" },
    },
  ],
});

/**
 * Mark a message as read.
 * Sent by a client; the server passes the same frame on to the other members of the room. The code belongs to
 * the RoomStatus values. The documentation states the purpose and the code; its example is lost, so the
 * fields of `data` are a proposal.
 */
export const readReceipt: Message<"readReceipt", ReadReceipt> = /* @__PURE__ */ message({
  name: "readReceipt",
  wire: "read_receipt",
  validate: validate.readReceipt,
  source: "spec/productflo/client-messages.yaml#/ReadReceipt",
  examples: [
    { code: "read_receipt", user_id: "u-18", room_id: "conv-9", data: { message_id: "m-501" } },
    {
      code: "read_receipt",
      user_id: "u-18",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:16:00Z",
      data: { message_id: "m-501", sender: "u-18", read_at: "2025-02-03T08:15:59Z" },
    },
  ],
});

/**
 * Something about the connection or the service.
 * `code` is `system` and `status` is not `error`; with `error` it is an ErrorMessage. The first one after
 * connecting is the WelcomeMessage.
 */
export const systemMessage: Message<"systemMessage", SystemMessage> = /* @__PURE__ */ message({
  name: "systemMessage",
  wire: "system",
  validate: validate.systemMessage,
  source: "spec/productflo/server-messages.yaml#/SystemMessage",
  examples: [
    {
      status: "success",
      code: "system",
      user_id: "u-17",
      timestamp: "2025-02-03T08:10:00Z",
      data: { message: "Maintenance soon" },
    },
    {
      status: "pending",
      code: "system",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:00Z",
      data: { message: "Maintenance soon", details: { event_type: "notice", additional_info: "5 minutes" } },
    },
    {
      status: "success",
      code: "system",
      user_id: "user-123",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        message: "System notification text",
        details: {
          event_type: "connection_status",
          additional_info: "Connected to ProductFlo WebSocket server",
        },
      },
    },
  ],
});

/**
 * Say that the user types, or has stopped.
 * Sent by a client; the server passes the same frame on to the other members of the room. The code belongs to
 * the RoomStatus values, not to the CodeType values.
 */
export const typingIndicator: Message<"typingIndicator", TypingIndicator> = /* @__PURE__ */ message({
  name: "typingIndicator",
  wire: "typing",
  validate: validate.typingIndicator,
  source: "spec/productflo/client-messages.yaml#/TypingIndicator",
  examples: [
    {
      code: "typing",
      user_id: "u-17",
      room_id: "conv-9",
      data: { status: "started", sender: "u-17" },
    },
    {
      code: "typing",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:15:00Z",
      data: { status: "stopped", sender: "u-17" },
    },
  ],
});

/**
 * The first frame after connecting.
 * A special case of the SystemMessage whose details tell the user id that counts on this connection. The id
 * is, in this order: the subject of the token, the user id cookie, the `User-ID` header of Socket.IO, one
 * that the server generates.
 */
export const welcomeMessage: Message<"welcomeMessage", WelcomeMessage> = /* @__PURE__ */ message({
  name: "welcomeMessage",
  wire: "system",
  validate: validate.welcomeMessage,
  source: "spec/productflo/server-messages.yaml#/WelcomeMessage",
  examples: [
    {
      status: "success",
      code: "system",
      user_id: "u-17",
      timestamp: "2025-02-03T08:10:00Z",
      data: {
        message: "Connected to ProductFlo WebSocket server",
        details: { user_id: "u-17", timestamp: "2025-02-03T08:10:00Z" },
      },
    },
    {
      status: "success",
      code: "system",
      user_id: "u-17",
      room_id: "conv-9",
      timestamp: "2025-02-03T08:10:00Z",
      data: {
        message: "Connected to ProductFlo WebSocket server",
        details: { user_id: "u-17", timestamp: "2025-02-03T08:10:00Z" },
      },
    },
    {
      status: "success",
      code: "system",
      user_id: "user-123",
      timestamp: "2024-05-19T10:30:45Z",
      data: {
        message: "Connected to ProductFlo WebSocket server",
        details: { user_id: "user-123", timestamp: "2024-05-19T10:30:45Z" },
      },
    },
  ],
});

/** What each channel receives and sends, seen from the application that the contract describes. */
export const channels = {
  /**
   * As `/ws`, over Socket.IO: each frame is the argument of the event `message`, in both directions. What the
   * server sends is wrapped as `{"data": frame}`; what the client sends is not. A client takes the wrapped
   * form where `data.code` is there, else the plain one. The life of a connection: the client connects; the
   * server sends the WelcomeMessage as its first frame, then the CookieMessage where the client came without
   * a user id cookie; frames go both ways; the client closes, or a time-out does.
   */
  socketIo: /* @__PURE__ */ channel({
    name: "socketIo",
    address: "/ws",
    receives: /* @__PURE__ */ by(["code"], [
      ["chat", chatMessage],
      ["documentation", documentationRequest],
      ["engineering", engineeringRequest],
      ["haitch_chat", haitchChatMessage],
      ["history", historyRequest],
      ["idea", ideaRequest],
      ["join", joinRoom],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["typing", typingIndicator],
    ]),
    sends: /* @__PURE__ */ by(["code"], [
      ["chat_response", chatResponse],
      ["cookie", cookieMessage],
      ["documentation_response", documentationResponse],
      ["engineering_response", engineeringResponse],
      ["file_update", fileUpdate],
      ["history_response", historyResponse],
      ["idea_response", ideaResponse],
      ["logs", logsMessage],
      ["notification", notificationMessage],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["system", /* @__PURE__ */ by(["status"], [
        ["error", errorMessage],
        ["pending", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
        ["success", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
      ])],
      ["typing", typingIndicator],
    ]),
  }),
  /**
   * Needs no token; the server assigns a user id where the client brings none, and does not doubt the one
   * that it brings. The life of a connection: the client connects; the server sends the WelcomeMessage as its
   * first frame, then the CookieMessage where the client came without a user id cookie; frames go both ways;
   * the client closes, or a time-out does. Rooms: a frame goes to its one `room_id`; only the server may
   * address several rooms. Clients reconnect with growing pauses, check what they send against the schema,
   * and must survive codes that they do not know.
   */
  ws: /* @__PURE__ */ channel({
    name: "ws",
    address: "/ws",
    receives: /* @__PURE__ */ by(["code"], [
      ["chat", chatMessage],
      ["documentation", documentationRequest],
      ["engineering", engineeringRequest],
      ["haitch_chat", haitchChatMessage],
      ["history", historyRequest],
      ["idea", ideaRequest],
      ["join", joinRoom],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["typing", typingIndicator],
    ]),
    sends: /* @__PURE__ */ by(["code"], [
      ["chat_response", chatResponse],
      ["cookie", cookieMessage],
      ["documentation_response", documentationResponse],
      ["engineering_response", engineeringResponse],
      ["file_update", fileUpdate],
      ["history_response", historyResponse],
      ["idea_response", ideaResponse],
      ["logs", logsMessage],
      ["notification", notificationMessage],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["system", /* @__PURE__ */ by(["status"], [
        ["error", errorMessage],
        ["pending", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
        ["success", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
      ])],
      ["typing", typingIndicator],
    ]),
  }),
  /**
   * As `/ws`, with a token; a frame whose `user_id` is not the token's is refused with PERMISSION_DENIED. The
   * life of a connection: the client connects; the server sends the WelcomeMessage as its first frame, then
   * the CookieMessage where the client came without a user id cookie; frames go both ways; the client closes,
   * or a time-out does.
   */
  wsSecure: /* @__PURE__ */ channel({
    name: "wsSecure",
    address: "/ws/secure",
    receives: /* @__PURE__ */ by(["code"], [
      ["chat", chatMessage],
      ["documentation", documentationRequest],
      ["engineering", engineeringRequest],
      ["haitch_chat", haitchChatMessage],
      ["history", historyRequest],
      ["idea", ideaRequest],
      ["join", joinRoom],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["typing", typingIndicator],
    ]),
    sends: /* @__PURE__ */ by(["code"], [
      ["chat_response", chatResponse],
      ["cookie", cookieMessage],
      ["documentation_response", documentationResponse],
      ["engineering_response", engineeringResponse],
      ["file_update", fileUpdate],
      ["history_response", historyResponse],
      ["idea_response", ideaResponse],
      ["logs", logsMessage],
      ["notification", notificationMessage],
      ["presence", presenceUpdate],
      ["read_receipt", readReceipt],
      ["system", /* @__PURE__ */ by(["status"], [
        ["error", errorMessage],
        ["pending", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
        ["success", /* @__PURE__ */ refined(systemMessage, [welcomeMessage])],
      ])],
      ["typing", typingIndicator],
    ]),
  }),
};
