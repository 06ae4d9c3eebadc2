// Generated from asyncapi.yaml by asyncwright. Do not edit.

import {
  type Authentication,
  type ConnectedHooks,
  type DisconnectedHooks,
  type PayloadOf,
  type PollContext,
  type ResourceContext,
  type ServerOptions,
  type ServiceServer,
  type Within,
  createServer,
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

/** What a server of Bright Pattern has to answer. Each operation is required. */
export interface BrightPatternHandlers<Identity> {
  /**
   * Ask whether one can chat now.
   * Does not look at whether agents are logged in. Statuses: 200, 401, 503.
   */
  checkAvailability(
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): AvailabilityResponse | ApiError | Promise<AvailabilityResponse | ApiError>;
  /**
   * Ask for the session that the client has.
   * Statuses: 200, 401, 404.
   */
  getActiveChat(
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): ActiveChatResponse | ApiError | Promise<ActiveChatResponse | ApiError>;
  /**
   * Download the photo of an agent.
   * Statuses: 200, 401, 404.
   */
  getAgentProfilePhoto(
    context: ResourceContext<Identity, ProfilePhotoParameters, FileQuery>,
  ): Blob | ApiError | Promise<Blob | ApiError>;
  /**
   * Ask for all events of a session so far.
   * Client and server events, to be sorted by `timestamp`, without signaling. Statuses: 200, 401, 404.
   */
  getChatHistory(
    context: ResourceContext<Identity, ChatHistoryParameters, TenantQuery>,
  ): EventsResponse | ApiError | Promise<EventsResponse | ApiError>;
  /**
   * Ask what a chat request can tell about the user.
   * All of them are optional. Statuses: 200, 401.
   */
  getExpectedParameters(
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): ExpectedParametersResponse | ApiError | Promise<ExpectedParametersResponse | ApiError>;
  /**
   * Download a file of the chat.
   * Statuses: 200, 401, 404 (5502).
   */
  getFile(
    context: ResourceContext<Identity, ChatFileParameters, FileQuery>,
  ): Blob | ApiError | Promise<Blob | ApiError>;
  /**
   * Wait for new server events.
   * Held open for 5 to 15 seconds where nothing is new, then answered with an empty list. One poll at a time
   * for each session: a second one is refused with 400 and 5509. Clients poll again at once after each
   * answer, pause after failures, and stop on 404 or 5005 or when the session is gone. Statuses: 200, 400,
   * 401, 404.
   */
  getNewChatEvents(
    context: PollContext<Identity, PayloadOf<Within<typeof batches.eventsResponse>>, ChatEventsParameters, TenantQuery>,
  ): EventsResponse | ApiError | Promise<EventsResponse | ApiError>;
  /**
   * Ask for a chat session.
   * Comes first. Returns the session that the client already has, where there is one; `is_new_chat` is false
   * then and the client fetches the history. May trigger a call to `phone_number`. Statuses: 200, 400, 401, 503.
   */
  requestChat(
    message: RequestChatRequest,
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): ChatSessionResponse | ApiError | Promise<ChatSessionResponse | ApiError>;
  /**
   * Start a chat by text messages.
   * Starts the scenario as if an empty text message had come. Its own errors come under status 200, in
   * `sms_error_code`. Statuses: 200, 400, 401.
   */
  requestSmsChatSession(
    message: RequestSmsRequest,
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): SmsResultResponse | ApiError | Promise<SmsResultResponse | ApiError>;
  /**
   * Send events of the client.
   * The answer carries new server events, which the client must handle like polled ones. Statuses: 200, 400,
   * 401, 404.
   */
  sendEvents(
    message: SendEventsRequest,
    context: ResourceContext<Identity, ChatEventsParameters, TenantQuery>,
  ): EventsResponse | ApiError | Promise<EventsResponse | ApiError>;
  /**
   * Upload a file.
   * One part named `file`, at most 25 MB (else 5501); the newest 1000 files are kept. The client then sends
   * `chat_session_file`. Statuses: 200, 401, 413.
   */
  uploadFile(
    message: Omit<UploadFileRequest, "file"> & { readonly file: Blob },
    context: ResourceContext<Identity, Readonly<Record<string, string>>, TenantQuery>,
  ): FileUploadedResponse | ApiError | Promise<FileUploadedResponse | ApiError>;
}

/** The codes with which the application says no: the `contractCode` of an AsyncApiError. */
export type BrightPatternErrorCode =
  | "1000"
  | "2000"
  | "2001"
  | "2002"
  | "2003"
  | "2004"
  | "3000"
  | "5000"
  | "5001"
  | "5003"
  | "5004"
  | "5005"
  | "5006"
  | "5500"
  | "5501"
  | "5502"
  | "5509"
  | "5511"
  | "5558"
  | "5955";

/** Who asks to be let in; credentials by the keys of the security schemes, where they are given. */
export type BrightPatternAuthentication = Authentication<{
  /**
   * `Authorization: MOBILE-API-140-327-PLAIN appId="...", clientId="..."`; the scheme is exact, the quotes
   * may be missing. With the clientId `WebChat` the client is told apart by HTTP cookies, which it then has
   * to send with each request.
   */
  readonly clientAuthorization?: { readonly appId: string; readonly clientId: string };
}>;

/** A running Bright Pattern: give it to `serve`. */
export type BrightPatternServer<Identity = unknown> = ServiceServer<never, Identity>;

/** What a server is made of. */
export type BrightPatternServerOptions<Identity> = ServerOptions<
  BrightPatternHandlers<Identity>,
  Identity,
  ConnectedHooks<Identity>,
  DisconnectedHooks<Identity>,
  BrightPatternAuthentication["credentials"]
> & {
  readonly authenticate: (request: BrightPatternAuthentication) => Identity | Promise<Identity>;
};

/**
 * Makes a server of Bright Pattern. With `authenticate` before `handlers`, TypeScript knows what an identity
 * is.
 */
export const createBrightPatternServer = <Identity>(
  options: BrightPatternServerOptions<Identity>,
): BrightPatternServer<Identity> =>
  createServer(brightpattern, options);
