import type { Tag } from "../contract/contract.js";
import type { PlainService } from "../description/plain.js";
import type { Json } from "../json/value.js";

/** What the page that tries a service out knows of it: `<service>/try/contract.json`. */
export interface TryContract {
  /** As clients see it, without what a browser cannot reach. */
  readonly service: PlainService;
  /** Those that can be tried, by their name in clients, in the order of the document. */
  readonly channels: Readonly<Record<string, TryChannel>>;
  /** Every operation of the contract, by name: links lead to its channel even where narrower ones stand for it. */
  readonly operations: Readonly<Record<string, TryOperation>>;
  readonly messages: Readonly<Record<string, TryMessage>>;
  /** What stands for the variables in addresses of servers, by the server's key. */
  readonly variables: Readonly<Record<string, readonly TryInput[]>>;
  /** What the document says of security schemes, by key. */
  readonly credentials: Readonly<Record<string, string>>;
}

export interface TryChannel {
  /** In the contract: in links. */
  readonly name: string;
  readonly words: string;
  /** The page about it, from the page that tries out. */
  readonly page: string;
  readonly parameters: readonly TryInput[];
  readonly query: readonly TryInput[];
}

export interface TryOperation {
  /** Key of `channels`, where it can be tried. */
  readonly channel: string;
  readonly words: string;
  readonly page: string;
  readonly query: readonly TryInput[];
}

/** A text that somebody has to fill in. */
export interface TryInput {
  readonly name: string;
  readonly words: string;
  readonly isRequired: boolean;
  readonly default?: string;
  readonly choices?: readonly string[];
  readonly examples: readonly string[];
}

export interface TryMessage {
  readonly wire: string;
  readonly words: string;
  readonly page: string;
  /** The functions of `validators.js` for its payload and its headers. */
  readonly check: string;
  readonly checkHeaders?: string;
  /** Valid ones. */
  readonly examples: readonly { readonly title: string; readonly payload: Json }[];
  /** Its flat fields; the others can be written as JSON only. */
  readonly fields: readonly TryField[];
  /** Some of it has no field. */
  readonly hasMore: boolean;
}

/** A place in a payload that one control of a form can hold. */
export interface TryField {
  /** JSON pointer. */
  readonly path: string;
  readonly kind: "text" | "integer" | "number" | "boolean" | "choice";
  readonly words: string;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly choices?: readonly Tag[];
}
