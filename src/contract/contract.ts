import type { Source } from "../diagnostic/diagnostic.js";
import type { Json } from "../json/value.js";
import type { Schema, SchemaReference } from "../schema/schema.js";
import type {
  ErrorCode,
  LongPoll,
  Refusal,
  ReplyRules,
  SenderRule,
  SocketIoServer,
  SocketIoUse,
} from "./extension.js";
import type { FrameKind } from "./frame-kind.js";

/**
 * The intermediate representation: what a document says, in plain readonly data, whatever its AsyncAPI version.
 * All names are decided here. Above schemas references are objects; between schemas they are names.
 * `receive` and `send` are seen from the application that the document describes.
 */
export interface Contract {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** `info.license.name`. */
  readonly license?: string;
  /** The root document, relative to the root folder. */
  readonly file: string;
  /** Sorted by name. */
  readonly services: readonly Service[];
}

/** One protocol of the document: what gets its own models, client and server. */
export interface Service {
  /** Kebab-case; the name of its folder. */
  readonly name: string;
  /** PascalCase; the stem of its type names. */
  readonly typeName: string;
  readonly title: string;
  readonly description?: string;
  readonly servers: readonly Server[];
  readonly channels: readonly Channel[];
  readonly operations: readonly Operation[];
  /** Every message of the service, sorted by name. */
  readonly messages: readonly Message[];
  /** Every schema that its messages, headers, parameters and queries reach, sorted by name. */
  readonly schemas: readonly Schema[];
  readonly source: Source;
}

/** What the document says beside the standard: `x-` members, as they stand. */
export type Extensions = Readonly<Record<string, Json>>;

export interface Server {
  readonly key: string;
  /** `host` of AsyncAPI 3 or the authority of a 2.x `url`. */
  readonly host: string;
  readonly pathname: string;
  readonly protocol: string;
  readonly description?: string;
  readonly variables: readonly Parameter[];
  readonly security: readonly SecurityScheme[];
  /** `x-socketio` */
  readonly socketio?: SocketIoServer;
  /** The document marks it as its own addition to the protocol (`x-undocumented`). */
  readonly isUndocumented?: true;
  readonly bindings: Extensions;
  readonly extensions: Extensions;
  readonly source: Source;
}

export interface SecurityScheme {
  readonly key: string;
  readonly type: string;
  /** `query`, `header`, `cookie`, `user`, `password` where the type has a place. */
  readonly in?: string;
  /** The parameter, header or cookie. */
  readonly name?: string;
  readonly scheme?: string;
  /** Names of the parameters behind the scheme of the Authorization header (`x-parameters`). */
  readonly parameters?: readonly string[];
  readonly description?: string;
  readonly source: Source;
}

/** A server variable or a channel parameter: always text. */
export interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: string;
  readonly examples: readonly string[];
  readonly source: Source;
}

export interface Channel {
  /** camelCase identifier. */
  readonly name: string;
  /** The channel's key in the document (in 2.x its address). */
  readonly key: string;
  /** Null where the address is not known before run time. */
  readonly address: string | null;
  readonly title?: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  /** From `bindings.ws.query`: an object schema. */
  readonly query?: SchemaReference;
  /** The name of the channel whose conversation this one carries too (`x-mirrors`); that one mirrors none. */
  readonly mirrors?: string;
  readonly servers: readonly Server[];
  readonly messages: readonly Message[];
  /** How to tell apart what the application receives here; absent where it receives nothing. */
  readonly receives?: Dispatch;
  /** How to tell apart what the application sends here; absent where it sends nothing. */
  readonly sends?: Dispatch;
  /** Where one of its servers speaks Socket.IO. */
  readonly socketio?: SocketIoUse;
  /** `x-sender` */
  readonly sender?: SenderRule;
  /** What the application sends first on a new connection, in this order (`x-greeting`). */
  readonly greeting?: readonly Message[];
  /** The document marks it as its own addition to the protocol (`x-undocumented`). */
  readonly isUndocumented?: true;
  readonly bindings: Extensions;
  readonly extensions: Extensions;
  readonly source: Source;
}

interface OperationBase {
  /** camelCase identifier. */
  readonly name: string;
  /** The operation's key (3.x) or `operationId` (2.x), or what stands for it. */
  readonly key: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly channel: Channel;
  readonly messages: readonly Message[];
  readonly security: readonly SecurityScheme[];
  /** From `bindings.http`; upper case. */
  readonly method?: string;
  /** From `bindings.http.query`: an object schema. */
  readonly query?: SchemaReference;
  /** `x-long-poll` */
  readonly longPoll?: LongPoll;
  /** Doing it twice is as good as once (`x-idempotent`). */
  readonly isIdempotent?: true;
  /** The document marks it as its own addition to the protocol (`x-undocumented`). */
  readonly isUndocumented?: true;
  readonly bindings: Extensions;
  readonly extensions: Extensions;
  readonly source: Source;
}

/** The application sends and expects no answer. */
interface Send extends OperationBase {
  readonly kind: "send";
}
/** The application receives and does not answer. */
interface Receive extends OperationBase {
  readonly kind: "receive";
}
/** The application sends and waits for an answer. */
interface Request extends OperationBase {
  readonly kind: "request";
  readonly reply: Reply;
}
/** The application receives and answers. */
interface Respond extends OperationBase {
  readonly kind: "respond";
  readonly reply: Reply;
}
export type Operation = Send | Receive | Request | Respond;

export interface Reply {
  /** The operation's own channel where the document names none. */
  readonly channel: Channel;
  /** A runtime expression, such as `$message.header#/replyTo`. */
  readonly address?: string;
  readonly messages: readonly Message[];
  /** Which request a reply belongs to (`x-reply`). */
  readonly rules?: ReplyRules;
}

/** Seen from the application: it receives, sends, does both, or no operation says. */
export type Direction = "receive" | "send" | "both" | "none";

export interface Message {
  /** camelCase identifier. */
  readonly name: string;
  /** The message's key or `messageId`, or what stands for it. */
  readonly key: string;
  /** What it is called on the wire: its `name`, else the value that tells it apart, else its key. */
  readonly wire: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly contentType?: string;
  /** A reference to a named schema; absent where the message has no payload. */
  readonly payload?: SchemaReference;
  readonly headers?: SchemaReference;
  /** A runtime expression, such as `$message.payload#/id`. */
  readonly correlationId?: string;
  /** The more general message that this one is a case of (`x-refines`). */
  readonly refines?: Message;
  /** Where the payload carries other messages (`x-batch`). */
  readonly batch?: Batch;
  readonly direction: Direction;
  readonly examples: readonly Example[];
  /** `x-refusal` */
  readonly refusal?: Refusal;
  /** The codes that it can carry (`x-error-codes`). */
  readonly errorCodes?: readonly ErrorCode[];
  /** Its statuses over HTTP: that of its binding, then those of `x-http-status`, such as `4XX`. */
  readonly statuses?: readonly (number | string)[];
  /** The document marks it as its own addition to the protocol (`x-undocumented`). */
  readonly isUndocumented?: true;
  readonly bindings: Extensions;
  readonly extensions: Extensions;
  readonly source: Source;
}

/** An array of messages inside the payload of another. */
export interface Batch {
  /** JSON pointer of the array in the payload. */
  readonly pointer: string;
  readonly messages: readonly Message[];
  /** How to tell the elements apart. */
  readonly dispatch: Dispatch;
}

export interface Example {
  readonly name?: string;
  readonly summary?: string;
  /** Absent in an example of headers alone. */
  readonly payload?: Json;
  readonly headers?: Json;
  readonly source: Source;
}

/** A value that tells messages apart. */
export type Tag = string | number | boolean | null;

/** Messages whose frames are of one kind. */
export interface FramePart<M = Message> {
  readonly frame: FrameKind | "json";
  readonly then: Dispatch<M>;
}

/** Which message a payload is: one look-up a level, never a trial of validators. */
export type Dispatch<M = Message> =
  | {
      readonly kind: "message";
      readonly message: M;
      /** Special cases of it (`x-refines`), to be tried first. */
      readonly refinements: readonly M[];
    }
  | {
      readonly kind: "switch";
      /** Steps to the property whose value decides. */
      readonly path: readonly string[];
      /** Sorted by value. */
      readonly cases: readonly { readonly value: Tag; readonly then: Dispatch<M> }[];
      /** Where no case matches or the property is absent. */
      readonly otherwise?: Dispatch<M>;
    }
  /** What their frames are tells these apart; JSON is the last resort. */
  | { readonly kind: "frames"; readonly parts: readonly FramePart<M>[] }
  /** Nothing in the schemas tells these apart. */
  | { readonly kind: "ambiguous"; readonly messages: readonly M[] };
