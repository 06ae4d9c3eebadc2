import type { Codec } from "./codec.js";
import type { AnyMessage, Batch, Dispatch, Tag } from "./dispatch.js";
import type { HeaderValues } from "./header-values.js";
import type { QueryValues } from "./query-values.js";
import type { TextKinds } from "./texts.js";

/** What stands in a description where it refers to messages. */
export interface References {
  readonly message: unknown;
  /** The messages that travel one way on a channel. */
  readonly dispatch: unknown;
  /** The messages in an array of a payload. */
  readonly batch: unknown;
  readonly refusal: unknown;
  readonly codec: unknown;
  /** The headers of a message. */
  readonly headers: unknown;
  /** The values of a query. */
  readonly query: unknown;
}

/** The messages themselves. */
interface Messages extends References {
  readonly message: AnyMessage;
  readonly dispatch: Dispatch<AnyMessage>;
  readonly batch: Batch<AnyMessage>;
  readonly refusal: Refusal;
  readonly codec: Codec;
  readonly headers: HeaderValues;
  readonly query: QueryValues;
}

/**
 * A service of the contract as data: what clients and servers have to know. Seen from the described application.
 * Plain data has names where this has messages.
 */
export interface ServiceDescription<R extends References = Messages> {
  /** Kebab-case. */
  readonly name: string;
  readonly servers: Readonly<Record<string, ServerDescription>>;
  readonly security: Readonly<Record<string, SecurityDescription>>;
  /** By their name in code. */
  readonly channels: Readonly<Record<string, ChannelDescription<R>>>;
  /** By their name in code; only those that are not covered by narrower ones. */
  readonly operations: Readonly<Record<string, OperationDescription<R>>>;
  /** By the name of a message that the application receives: the messages in an array of its payload. */
  readonly batches?: Readonly<Record<string, R["batch"]>>;
  /** By content type: how bodies that are neither JSON nor plain bytes are written and read. */
  readonly codecs?: Readonly<Record<string, R["codec"]>>;
}

export interface ServerDescription {
  readonly protocol: string;
  /** With its variables in braces. */
  readonly host: string;
  /** Starts with `/` where it is not empty; with its variables in braces, and the query that the address has. */
  readonly pathname: string;
  readonly variables?: Readonly<Record<string, VariableDescription>>;
  /** Keys of the service's `security`, each of which is enough. */
  readonly security?: readonly string[];
  /** Socket.IO: the path of the engine. */
  readonly socketio?: { readonly path: string };
}

export interface VariableDescription {
  readonly default?: string;
  readonly enum?: readonly string[];
}

export interface SecurityDescription {
  /** As in AsyncAPI: `httpApiKey`, `http`, `userPassword`, … */
  readonly type: string;
  /** `query`, `header`, `cookie`, `user`, `password`. */
  readonly in?: string;
  /** The parameter, header or cookie. */
  readonly name?: string;
  /** Of type `http`: `bearer`, `basic` or another. */
  readonly scheme?: string;
  /** The parameters behind the scheme of the Authorization header: `appId="…", clientId="…"`. */
  readonly parameters?: readonly string[];
}

export interface ChannelDescription<R extends References = Messages> {
  /** With its parameters in braces, and a query where the address has one; null where it is known at run time only. */
  readonly address: string | null;
  /** Keys of the service's `servers`. */
  readonly servers: readonly string[];
  /** What the application receives over a connection here. */
  readonly receives?: R["dispatch"] | undefined;
  /** What the application sends over a connection here. */
  readonly sends?: R["dispatch"] | undefined;
  readonly parameters?: Readonly<Record<string, VariableDescription>>;
  readonly query?: QueryDescription;
  /** Where a query is more than texts: what it has to be. */
  readonly queryValues?: R["query"];
  /** The channel whose operations hold here too. */
  readonly mirrors?: string;
  readonly socketio?: SocketIoChannel;
  readonly sender?: SenderRule;
  readonly refusal?: R["refusal"];
  /** The channel is a conversation over HTTP: one operation waits for news, another may carry messages. */
  readonly poll?: PollingChannel<R>;
}

export interface QueryDescription {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

export interface SocketIoChannel {
  /** `/` where the document names none. */
  readonly namespace: string;
  /** The one event that carries every message; without it each message is an event of its own. */
  readonly event?: string;
  /** The events of messages that have another than their name, by the name of the message. */
  readonly events?: Readonly<Record<string, string>>;
  /** The member under which the server puts what it sends. */
  readonly wrap?: string;
  /** How answers come: as the acknowledgement of the request's event, or as events of their own. */
  readonly replies: "ack" | "event";
  /** Names of the messages whose payload is the list of the event's arguments. */
  readonly spread?: readonly string[];
}

/** Who a message says that it is from. */
export interface SenderRule {
  /** JSON pointers of the payload whose values have to be equal, where they are there. */
  readonly same: readonly string[];
  /** The property of the identity that they have to be equal to, where the channel asks for credentials. */
  readonly identity?: string;
}

/** How the application says no: a message of the contract, with holes. */
export interface Refusal<Message = AnyMessage> {
  readonly message: Message;
  /**
   * The payload. A text such as `$code` is a hole: `$code`, `$reason`, `$now` (ISO 8601), `$issues`,
   * `$request#/pointer`, `$identity#/pointer`, or several with ` | ` between, of which the first that has a value
   * counts; other text after the last ` | ` stands for itself. A member whose hole has no value is left out.
   */
  readonly payload: unknown;
  /** One member of `$issues`; its holes are `$path`, `$steps` (array), `$keyword`, `$expected`, `$message`. */
  readonly issue?: unknown;
  /**
   * From the reason to the contract's code. A list of operations and codes for a code of each; `*` for all others.
   * Reasons: `not-json`, `not-an-object`, `tag-missing`, `tag-unknown`, `invalid-message`, and before it
   * `missing /room_id` (a required property), `missing ?tenantUrl` (a parameter of the query) or `missing :trace` (a
   * header); `unauthenticated`, and
   * before it `missing credentials`, `missing =appId` (a parameter of the scheme), `wrong scheme`,
   * `malformed credentials`; `forbidden`, `bad-state`, `not-found`, `busy`, `rate-limited`, `too-large`, `timeout`,
   * `internal`.
   */
  readonly codes: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** HTTP statuses of the contract's codes. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** The operations that are refused so; absent for the whole channel. */
  readonly operations?: readonly string[];
}

export interface PollingChannel<R extends References = Messages> {
  /** The operation that waits for news. */
  readonly receive: string;
  /** Its events. */
  readonly events: R["batch"];
  /** The operation that carries messages of the client. */
  readonly send?: string;
  /** Their place in its body. */
  readonly sent?: R["batch"];
}

/** As the four kinds of operation, seen from the application. */
export interface OperationDescription<R extends References = Messages> {
  readonly kind: "receive" | "respond" | "send" | "request";
  /** Key of the service's `channels`. */
  readonly channel: string;
  /** None: a request without a body. */
  readonly messages: readonly R["message"][];
  readonly reply?: ReplyDescription<R>;
  readonly http?: HttpOperation;
  /** Where its query is more than texts: what it has to be. */
  readonly queryValues?: R["query"];
  /** Over HTTP: the headers that its messages and answers declare, by the name of the message. */
  readonly headers?: Readonly<Record<string, R["headers"]>>;
  /** Of a request without a body: the messages whose headers it may have. */
  readonly headed?: readonly R["message"][];
  /** Keys of the service's `security`, each of which is enough. */
  readonly security?: readonly string[];
  /** Doing it twice is as good as once: it may be sent again when nobody knows whether it arrived. */
  readonly isIdempotent?: true;
  readonly poll?: LongPoll;
}

export interface ReplyDescription<R extends References = Messages> {
  readonly messages: readonly R["message"][];
  /** What an answer has to look like to belong to a request, by the answer's name. */
  readonly match?: Readonly<Record<string, MatchRule>>;
  /** Answers that are not the last. */
  readonly pending?: { readonly pointer: string; readonly values: readonly Tag[] };
  /** Where the request says where its answer goes, as AsyncAPI writes it: `$message.header#/replyTo`. For other transports. */
  readonly address?: string;
  /** Where request and answers have their correlation id, by their names, where that is not in the payload of both. */
  readonly correlation?: Readonly<Record<string, string>>;
}

/** Of the requests that an answer fits, the oldest gets it. */
export interface MatchRule {
  /** Pairs of pointers, into the request and into the answer: where the request has a value, so has the answer. */
  readonly equal?: readonly (readonly [request: string, reply: string])[];
  /** Pointers into the answer where nothing may stand. */
  readonly absent?: readonly string[];
}

export interface HttpOperation {
  readonly method: string;
  readonly query?: QueryDescription;
  /** `form`: multipart/form-data; `codec`: whatever the codec of the content type makes of it. */
  readonly body: "none" | "json" | "form" | "bytes" | "codec";
  /** The content type of the body, where its kind does not say it. */
  readonly type?: string;
  /** The parts of a form that are files. */
  readonly files?: readonly string[];
  /** Statuses of each answer, by its name: 404, `4XX`. The first number is the one that is sent. */
  readonly statuses?: Readonly<Record<string, readonly (number | string)[]>>;
  /** Answers that are bytes, by name, with their content type. */
  readonly bytes?: Readonly<Record<string, string>>;
  /** Content types of the other answers that are not `application/json`, by name. */
  readonly types?: Readonly<Record<string, string>>;
  /** What the texts of a form stand for, by the name of the message. */
  readonly texts?: Readonly<Record<string, TextKinds>>;
}

export interface LongPoll {
  /** Seconds, from and to. */
  readonly holdSeconds: readonly [number, number];
  /** Polls at once for each session. */
  readonly concurrent: number;
  /** The contract's code for one poll too many. */
  readonly busy?: string;
  /** The contract's codes after which the session is gone. */
  readonly gone?: readonly string[];
  /** JSON pointers into an event: two events of a session never have the same value there. */
  readonly unique?: readonly string[];
  /** Where a reader says how far it has read; absent where the server remembers. */
  readonly cursor?: { readonly query: string; readonly reply: string };
}
