// Generated from asyncapi.yaml by asyncwright. Do not edit.
// Narrower operations say one by one what is said by `receiveClientMessageSocketIo`,
// `receiveClientMessageWs`, `receiveClientMessageWsSecure`, `sendServerMessageSocketIo`,
// `sendServerMessageWsSecure`.

import {
  type Answer,
  type Authentication,
  type Closing,
  type ConnectionContext,
  type SentOn,
  type ServerOptions,
  type ServiceServer,
  createServer,
} from "../runtime/index.js";
import { productflo } from "./contract.js";
import type { channels } from "./messages.js";
import type {
  ChatMessage,
  ChatResponse,
  DocumentationRequest,
  DocumentationResponse,
  EngineeringRequest,
  EngineeringResponse,
  ErrorMessage,
  HaitchChatMessage,
  HistoryRequest,
  HistoryResponse,
  IdeaRequest,
  IdeaResponse,
  JoinRoom,
  PresenceUpdate,
  ReadReceipt,
  TypingIndicator,
} from "./models.js";

/** What a server of ProductFlo has to answer. Each operation is required. */
export interface ProductFloHandlers<Identity> {
  /**
   * Say something to the people in a room.
   * Answered by the `chat_response` with the same `message_id`, which every member of the room gets. A client
   * that wants to know its own message sets `data.message_id`.
   */
  chat(message: ChatMessage, context: WsContext<Identity>): Answer<ChatResponse | ErrorMessage>;
  /**
   * Have a document written.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  documentation(
    message: DocumentationRequest,
    context: WsContext<Identity>,
  ): Answer<DocumentationResponse | ErrorMessage>;
  /**
   * Have engineering work done.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  engineering(
    message: EngineeringRequest,
    context: WsContext<Identity>,
  ): Answer<EngineeringResponse | ErrorMessage>;
  /**
   * Ask the Haitch assistant.
   * Answered by `chat_response` frames without a sender: `pending` ones whose texts are joined, then one
   * `success`. Nothing but the room ties them to the question.
   */
  haitchChat(message: HaitchChatMessage, context: WsContext<Identity>): Answer<ChatResponse | ErrorMessage>;
  /**
   * Ask for the earlier messages of a room.
   * Answered by `history_response` to the asking client alone.
   */
  history(message: HistoryRequest, context: WsContext<Identity>): Answer<HistoryResponse | ErrorMessage>;
  /**
   * Have product ideas generated.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  idea(message: IdeaRequest, context: WsContext<Identity>): Answer<IdeaResponse | ErrorMessage>;
  /**
   * Become a member of a room.
   * No answer is documented. Then: history (optional), presence.
   */
  join(message: JoinRoom, context: WsContext<Identity>): void | Promise<void>;
  /**
   * Say whether the user is there.
   * Passed on to the other members of the room; no answer.
   */
  presence(message: PresenceUpdate, context: WsContext<Identity>): void | Promise<void>;
  /**
   * Mark a message as read.
   * Passed on to the other members of the room; no answer.
   */
  readReceipt(message: ReadReceipt, context: WsContext<Identity>): void | Promise<void>;
  /**
   * Say that the user types, or has stopped.
   * Passed on to the other members of the room; no answer.
   */
  typing(message: TypingIndicator, context: WsContext<Identity>): void | Promise<void>;
}

/** What handlers of /ws have at hand. */
export type WsContext<Identity> = ConnectionContext<Identity, SentOn<typeof channels.ws>>;

/** Called when somebody has come in, before the first message is handled. Throws to turn them away. */
export type ProductFloConnected<Identity> = {
  readonly ws?: (context: WsContext<Identity>) => void | Promise<void>;
};

/** Called when a connection has ended. */
export type ProductFloDisconnected<Identity> = {
  readonly ws?: (context: WsContext<Identity>, closing: Closing) => void | Promise<void>;
};

/** The codes with which the application says no: the `contractCode` of an AsyncApiError. */
export type ProductFloErrorCode =
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
  | "ENGINEERING_ERROR";

/** Who asks to be let in; credentials by the keys of the security schemes, where they are given. */
export type ProductFloAuthentication = Authentication<{
  /**
   * The same token, in the cookie that the login has set. The name of the cookie is not documented; this one
   * is proposed.
   */
  readonly accessTokenCookie?: string;
  /**
   * A JSON Web Token of `POST /auth/login`, with the claims sub (the user id), exp, iat, tenant_id, role and
   * permissions; it lasts one hour. The contract asks for it in the query, so logs must leave it out.
   */
  readonly accessTokenQuery?: string;
}>;

/** A running ProductFlo: give it to `serve`. */
export type ProductFloServer<Identity = unknown> = ServiceServer<SentOn<typeof channels.ws>, Identity>;

/** What a server is made of. */
export type ProductFloServerOptions<Identity> = ServerOptions<
  ProductFloHandlers<Identity>,
  Identity,
  ProductFloConnected<Identity>,
  ProductFloDisconnected<Identity>,
  ProductFloAuthentication["credentials"]
> & {
  readonly authenticate: (request: ProductFloAuthentication) => Identity | Promise<Identity>;
};

/**
 * Makes a server of ProductFlo. With `authenticate` before `handlers`, TypeScript knows what an identity is.
 */
export const createProductFloServer = <Identity>(
  options: ProductFloServerOptions<Identity>,
): ProductFloServer<Identity> =>
  createServer(productflo, options);
