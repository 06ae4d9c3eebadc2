// Generated from asyncapi.yaml by asyncwright. Do not edit.

import type { Validate } from "../runtime/index.js";
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

/** The payload of `activeChatResponse`. */
export declare const activeChatResponse: Validate<ActiveChatResponse>;

/** The payload of `apiError`. */
export declare const apiError: Validate<ApiError>;

/** The payload of `availabilityResponse`. */
export declare const availabilityResponse: Validate<AvailabilityResponse>;

/** The payload of `chatSessionResponse`. */
export declare const chatSessionResponse: Validate<ChatSessionResponse>;

/** The payload of `clientChatSessionDisconnect`. */
export declare const clientChatSessionDisconnect: Validate<ClientChatSessionDisconnect>;

/** The payload of `clientChatSessionEnd`. */
export declare const clientChatSessionEnd: Validate<ClientChatSessionEnd>;

/** The payload of `clientChatSessionFile`. */
export declare const clientChatSessionFile: Validate<ClientChatSessionFile>;

/** The payload of `clientChatSessionFormData`. */
export declare const clientChatSessionFormData: Validate<ClientChatSessionFormData>;

/** The payload of `clientChatSessionMessage`. */
export declare const clientChatSessionMessage: Validate<ClientChatSessionMessage>;

/** The payload of `clientChatSessionNotTyping`. */
export declare const clientChatSessionNotTyping: Validate<ClientChatSessionNotTyping>;

/** The payload of `clientChatSessionSignaling`. */
export declare const clientChatSessionSignaling: Validate<ClientChatSessionSignaling>;

/** The payload of `clientChatSessionTyping`. */
export declare const clientChatSessionTyping: Validate<ClientChatSessionTyping>;

/** The payload of `eventsResponse`. */
export declare const eventsResponse: Validate<EventsResponse>;

/** The payload of `expectedParametersResponse`. */
export declare const expectedParametersResponse: Validate<ExpectedParametersResponse>;

/** The payload of `fileContentResponse`. */
export declare const fileContentResponse: Validate<FileContentResponse>;

/** The payload of `fileUploadedResponse`. */
export declare const fileUploadedResponse: Validate<FileUploadedResponse>;

/** The payload of `profilePhotoResponse`. */
export declare const profilePhotoResponse: Validate<ProfilePhotoResponse>;

/** The payload of `requestChatRequest`. */
export declare const requestChatRequest: Validate<RequestChatRequest>;

/** The payload of `requestSmsRequest`. */
export declare const requestSmsRequest: Validate<RequestSmsRequest>;

/** The payload of `sendEventsRequest`. */
export declare const sendEventsRequest: Validate<SendEventsRequest>;

/** The payload of `serverChatSessionEnded`. */
export declare const serverChatSessionEnded: Validate<ServerChatSessionEnded>;

/** The payload of `serverChatSessionFile`. */
export declare const serverChatSessionFile: Validate<ServerChatSessionFile>;

/** The payload of `serverChatSessionFormShow`. */
export declare const serverChatSessionFormShow: Validate<ServerChatSessionFormShow>;

/** The payload of `serverChatSessionInactivityTimeout`. */
export declare const serverChatSessionInactivityTimeout: Validate<ServerChatSessionInactivityTimeout>;

/** The payload of `serverChatSessionMessage`. */
export declare const serverChatSessionMessage: Validate<ServerChatSessionMessage>;

/** The payload of `serverChatSessionNotTyping`. */
export declare const serverChatSessionNotTyping: Validate<ServerChatSessionNotTyping>;

/** The payload of `serverChatSessionPartyJoined`. */
export declare const serverChatSessionPartyJoined: Validate<ServerChatSessionPartyJoined>;

/** The payload of `serverChatSessionPartyLeft`. */
export declare const serverChatSessionPartyLeft: Validate<ServerChatSessionPartyLeft>;

/** The payload of `serverChatSessionSignaling`. */
export declare const serverChatSessionSignaling: Validate<ServerChatSessionSignaling>;

/** The payload of `serverChatSessionStatus`. */
export declare const serverChatSessionStatus: Validate<ServerChatSessionStatus>;

/** The payload of `serverChatSessionTimeoutWarning`. */
export declare const serverChatSessionTimeoutWarning: Validate<ServerChatSessionTimeoutWarning>;

/** The payload of `serverChatSessionTyping`. */
export declare const serverChatSessionTyping: Validate<ServerChatSessionTyping>;

/** The payload of `smsResultResponse`. */
export declare const smsResultResponse: Validate<SmsResultResponse>;

/** The payload of `uploadFileRequest`. */
export declare const uploadFileRequest: Validate<UploadFileRequest>;
