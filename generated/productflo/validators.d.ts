// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { Validate } from "../runtime/index.js";
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

/** The payload of `chatMessage`. */
export declare const chatMessage: Validate<ChatMessage>;

/** The payload of `chatResponse`. */
export declare const chatResponse: Validate<ChatResponse>;

/** The payload of `cookieMessage`. */
export declare const cookieMessage: Validate<CookieMessage>;

/** The payload of `documentationRequest`. */
export declare const documentationRequest: Validate<DocumentationRequest>;

/** The payload of `documentationResponse`. */
export declare const documentationResponse: Validate<DocumentationResponse>;

/** The payload of `engineeringRequest`. */
export declare const engineeringRequest: Validate<EngineeringRequest>;

/** The payload of `engineeringResponse`. */
export declare const engineeringResponse: Validate<EngineeringResponse>;

/** The payload of `errorMessage`. */
export declare const errorMessage: Validate<ErrorMessage>;

/** The payload of `fileUpdate`. */
export declare const fileUpdate: Validate<FileUpdate>;

/** The payload of `haitchChatMessage`. */
export declare const haitchChatMessage: Validate<HaitchChatMessage>;

/** The payload of `historyRequest`. */
export declare const historyRequest: Validate<HistoryRequest>;

/** The payload of `historyResponse`. */
export declare const historyResponse: Validate<HistoryResponse>;

/** The payload of `ideaRequest`. */
export declare const ideaRequest: Validate<IdeaRequest>;

/** The payload of `ideaResponse`. */
export declare const ideaResponse: Validate<IdeaResponse>;

/** The payload of `joinRoom`. */
export declare const joinRoom: Validate<JoinRoom>;

/** The payload of `logsMessage`. */
export declare const logsMessage: Validate<LogsMessage>;

/** The payload of `notificationMessage`. */
export declare const notificationMessage: Validate<NotificationMessage>;

/** The payload of `presenceUpdate`. */
export declare const presenceUpdate: Validate<PresenceUpdate>;

/** The payload of `readReceipt`. */
export declare const readReceipt: Validate<ReadReceipt>;

/** The payload of `systemMessage`. */
export declare const systemMessage: Validate<SystemMessage>;

/** The payload of `typingIndicator`. */
export declare const typingIndicator: Validate<TypingIndicator>;

/** The payload of `welcomeMessage`. */
export declare const welcomeMessage: Validate<WelcomeMessage>;
