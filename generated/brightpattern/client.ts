// Generated from asyncapi.yaml by asyncwright. Do not edit.

import { http } from "../runtime/http/transport.js";
import {
  type CallOptions,
  type Client,
  type ClientOptions,
  type Connection,
  type Within,
  createClient,
} from "../runtime/index.js";
import {
  type ChatEventsParameters,
  type ChatFileParameters,
  type ChatHistoryParameters,
  type ProfilePhotoParameters,
  brightpattern,
} from "./contract.js";
import type { batches } from "./messages.js";
import type {
  ActiveChatResponse,
  ApiError,
  AvailabilityResponse,
  ChatSessionResponse,
  EventsResponse,
  ExpectedParametersResponse,
  FileQuery,
  FileUploadedResponse,
  RequestChatRequest,
  RequestSmsRequest,
  SendEventsRequest,
  SmsResultResponse,
  TenantQuery,
  UploadFileRequest,
} from "./models.js";

/** Bright Pattern, from the client's side. */
export interface BrightPatternClient extends Client {
  /**
   * Two operations, told apart by the HTTP method. The client and server events travel inside the two bodies.
   * A session is gone after the state failed or completed, `chat_session_ended` or the inactivity timeout;
   * then every call is answered 404 with 5005.
   */
  chatEvents(
    options: { readonly parameters: ChatEventsParameters; readonly query: TenantQuery },
  ): ChatEventsConnection;
  /**
   * Ask whether one can chat now.
   * Does not look at whether agents are logged in. Statuses: 200, 401, 503.
   */
  checkAvailability(
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<AvailabilityResponse | ApiError>;
  /**
   * Ask for the session that the client has.
   * Statuses: 200, 401, 404.
   */
  getActiveChat(
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<ActiveChatResponse | ApiError>;
  /**
   * Download the photo of an agent.
   * Statuses: 200, 401, 404.
   */
  getAgentProfilePhoto(
    options: CallOptions & { readonly parameters: ProfilePhotoParameters; readonly query?: FileQuery },
  ): Promise<Blob | ApiError>;
  /**
   * Ask for all events of a session so far.
   * Client and server events, to be sorted by `timestamp`, without signaling. Statuses: 200, 401, 404.
   */
  getChatHistory(
    options: CallOptions & { readonly parameters: ChatHistoryParameters; readonly query: TenantQuery },
  ): Promise<EventsResponse | ApiError>;
  /**
   * Ask what a chat request can tell about the user.
   * All of them are optional. Statuses: 200, 401.
   */
  getExpectedParameters(
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<ExpectedParametersResponse | ApiError>;
  /**
   * Download a file of the chat.
   * Statuses: 200, 401, 404 (5502).
   */
  getFile(
    options: CallOptions & { readonly parameters: ChatFileParameters; readonly query?: FileQuery },
  ): Promise<Blob | ApiError>;
  /**
   * Ask for a chat session.
   * Comes first. Returns the session that the client already has, where there is one; `is_new_chat` is false
   * then and the client fetches the history. May trigger a call to `phone_number`. Statuses: 200, 400, 401, 503.
   */
  requestChat(
    message: RequestChatRequest,
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<ChatSessionResponse | ApiError>;
  /**
   * Start a chat by text messages.
   * Starts the scenario as if an empty text message had come. Its own errors come under status 200, in
   * `sms_error_code`. Statuses: 200, 400, 401.
   */
  requestSmsChatSession(
    message: RequestSmsRequest,
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<SmsResultResponse | ApiError>;
  /**
   * Upload a file.
   * One part named `file`, at most 25 MB (else 5501); the newest 1000 files are kept. The client then sends
   * `chat_session_file`. Statuses: 200, 401, 413.
   */
  uploadFile(
    message: Omit<UploadFileRequest, "file"> & { readonly file: Blob },
    options: CallOptions & { readonly query: TenantQuery },
  ): Promise<FileUploadedResponse | ApiError>;
}

/** A connection to /clientweb/api/v1/chats/{chatId}/events. */
export interface ChatEventsConnection
  extends Connection<Within<typeof batches.eventsResponse>, Within<typeof batches.sendEventsRequest>> {
  /**
   * Send events of the client.
   * The answer carries new server events, which the client must handle like polled ones. Statuses: 200, 400,
   * 401, 404.
   */
  sendEvents(message: SendEventsRequest, options?: CallOptions): Promise<EventsResponse | ApiError>;
}

/** Credentials by the keys of the contract's security schemes. Where it names several, one is enough. */
export type BrightPatternCredentials = {
  /**
   * `Authorization: MOBILE-API-140-327-PLAIN appId="...", clientId="..."`; the scheme is exact, the quotes
   * may be missing. With the clientId `WebChat` the client is told apart by HTTP cookies, which it then has
   * to send with each request.
   */
  readonly clientAuthorization?: { readonly appId: string; readonly clientId: string };
};

/** Where the server is, who asks, and how. */
export type BrightPatternOptions = ClientOptions<
  BrightPatternCredentials,
  "brightpattern.api",
  "host" | "port"
> & Required<Pick<ClientOptions<BrightPatternCredentials>, "auth">>;

/** Makes a client of Bright Pattern. It connects when something is first sent. */
export const createBrightPatternClient = (options: BrightPatternOptions): BrightPatternClient =>
  createClient<BrightPatternClient>(brightpattern, options, [http()]);
