// Generated from asyncapi.yaml by asyncwright. Do not edit.
// Narrower operations say one by one what is said by `receiveClientMessageSocketIo`,
// `receiveClientMessageWs`, `receiveClientMessageWsSecure`, `sendServerMessageSocketIo`,
// `sendServerMessageWsSecure`.
// Socket.IO needs its library: pass `transports: [socketio({ io })]` with `io` of `socket.io-client`.

import {
  type CallOptions,
  type Client,
  type ClientOptions,
  type Connection,
  type ReceivedOn,
  type ReplyStream,
  type SendOptions,
  type SentOn,
  createClient,
} from "../runtime/index.js";
import { websocket } from "../runtime/websocket/transport.js";
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
  WsSecureQuery,
} from "./models.js";

/** ProductFlo, from the client's side. */
export interface ProductFloClient extends Client {
  /**
   * As `/ws`, over Socket.IO: each frame is the argument of the event `message`, in both directions. What the
   * server sends is wrapped as `{"data": frame}`; what the client sends is not. A client takes the wrapped
   * form where `data.code` is there, else the plain one. The life of a connection: the client connects; the
   * server sends the WelcomeMessage as its first frame, then the CookieMessage where the client came without
   * a user id cookie; frames go both ways; the client closes, or a time-out does.
   */
  socketIo(options?: { readonly headers?: { readonly "User-ID"?: string } }): WsConnection;
  /**
   * Needs no token; the server assigns a user id where the client brings none, and does not doubt the one
   * that it brings. The life of a connection: the client connects; the server sends the WelcomeMessage as its
   * first frame, then the CookieMessage where the client came without a user id cookie; frames go both ways;
   * the client closes, or a time-out does. Rooms: a frame goes to its one `room_id`; only the server may
   * address several rooms. Clients reconnect with growing pauses, check what they send against the schema,
   * and must survive codes that they do not know.
   */
  ws(): WsConnection;
  /**
   * As `/ws`, with a token; a frame whose `user_id` is not the token's is refused with PERMISSION_DENIED. The
   * life of a connection: the client connects; the server sends the WelcomeMessage as its first frame, then
   * the CookieMessage where the client came without a user id cookie; frames go both ways; the client closes,
   * or a time-out does.
   */
  wsSecure(options?: { readonly query?: WsSecureQuery }): WsConnection;
}

/** A connection to /ws or /ws/secure. */
export interface WsConnection extends Connection<SentOn<typeof channels.ws>, ReceivedOn<typeof channels.ws>> {
  /**
   * Say something to the people in a room.
   * Answered by the `chat_response` with the same `message_id`, which every member of the room gets. A client
   * that wants to know its own message sets `data.message_id`.
   */
  chat(message: ChatMessage, options?: CallOptions): Promise<ChatResponse | ErrorMessage>;
  /**
   * Have a document written.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  documentation(
    message: DocumentationRequest,
    options?: CallOptions,
  ): ReplyStream<DocumentationResponse | ErrorMessage>;
  /**
   * Have engineering work done.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  engineering(
    message: EngineeringRequest,
    options?: CallOptions,
  ): ReplyStream<EngineeringResponse | ErrorMessage>;
  /**
   * Ask the Haitch assistant.
   * Answered by `chat_response` frames without a sender: `pending` ones whose texts are joined, then one
   * `success`. Nothing but the room ties them to the question.
   */
  haitchChat(message: HaitchChatMessage, options?: CallOptions): ReplyStream<ChatResponse | ErrorMessage>;
  /**
   * Ask for the earlier messages of a room.
   * Answered by `history_response` to the asking client alone.
   */
  history(message: HistoryRequest, options?: CallOptions): Promise<HistoryResponse | ErrorMessage>;
  /**
   * Have product ideas generated.
   * Answered by `pending` frames, then one `success`. Nothing but code and room ties them to the request.
   */
  idea(message: IdeaRequest, options?: CallOptions): ReplyStream<IdeaResponse | ErrorMessage>;
  /**
   * Become a member of a room.
   * No answer is documented. Then: history (optional), presence.
   */
  join(message: JoinRoom, options?: SendOptions): Promise<void>;
  /**
   * Say whether the user is there.
   * Passed on to the other members of the room; no answer.
   */
  presence(message: PresenceUpdate, options?: SendOptions): Promise<void>;
  /**
   * Mark a message as read.
   * Passed on to the other members of the room; no answer.
   */
  readReceipt(message: ReadReceipt, options?: SendOptions): Promise<void>;
  /**
   * Say that the user types, or has stopped.
   * Passed on to the other members of the room; no answer.
   */
  typing(message: TypingIndicator, options?: SendOptions): Promise<void>;
}

/** Credentials by the keys of the contract's security schemes. Where it names several, one is enough. */
export type ProductFloCredentials = {
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
};

/** Where the server is, who asks, and how. */
export type ProductFloOptions = ClientOptions<
  ProductFloCredentials,
  "productflo.ws" | "productflo.wsSecure" | "productflo.socketIo",
  never
>;

/** Makes a client of ProductFlo. It connects when something is first sent. */
export const createProductFloClient = (options: ProductFloOptions = {}): ProductFloClient =>
  createClient<ProductFloClient>(productflo, options, [websocket()]);
