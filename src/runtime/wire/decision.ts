import type { Handshake } from "./acceptor.js";
import type { Closing } from "./closing.js";
import type { Issue } from "./validation.js";

/**
 * What a server has decided about something that reached it, and what it replied: plain data for logs and mocks, in the
 * order in which it was decided. Unlike a `Report` it holds payloads, and there is one for what is fine, too.
 */
export type Decision =
  /** There will be no connection. */
  | {
      readonly kind: "handshake-rejected";
      readonly channel: string;
      readonly parameters: Readonly<Record<string, string>>;
      /** HTTP status. */
      readonly status: number;
      readonly reason: string;
      readonly text: string;
    }
  | {
      readonly kind: "connection-opened";
      readonly connection: string;
      readonly channel: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly transport: Handshake["transport"];
    }
  | {
      readonly kind: "connection-closed";
      readonly connection: string;
      readonly channel: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly closing: Closing;
    }
  /** Told before the handler is called. */
  | {
      readonly kind: "frame-received";
      readonly connection: string;
      readonly channel: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly operation: string | undefined;
      readonly message: string | undefined;
      readonly payload: unknown;
      readonly verdict: Verdict;
    }
  /** A reply or a refusal goes out, as a frame or as an acknowledgement. What is sent unasked is not told. */
  | {
      readonly kind: "frame-answered";
      readonly connection: string;
      readonly channel: string;
      readonly operation: string | undefined;
      readonly message: string;
      /** Why it is a refusal, where it is one. */
      readonly refusal: string | undefined;
    }
  /** Told before the handler is called. */
  | {
      readonly kind: "request-received";
      /** Ties it to its `request-answered`. */
      readonly request: string;
      readonly channel: string;
      readonly operation: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly message: string | undefined;
      readonly payload: unknown;
      readonly verdict: Verdict;
    }
  | {
      readonly kind: "request-answered";
      readonly request: string;
      readonly channel: string;
      readonly operation: string;
      readonly status: number;
      /** Undefined for an answer without a body, and for problem details. */
      readonly message: string | undefined;
      /** Why it is a refusal, where it is one. */
      readonly refusal: string | undefined;
    };

/** What a frame or a request was taken for. */
export type Verdict =
  /** It goes to the handler of its operation. */
  | { readonly outcome: "accepted" }
  /** It cannot be parsed. */
  | { readonly outcome: "unreadable"; readonly reason: string }
  /** It is none of the messages that are handled here. */
  | { readonly outcome: "unknown"; readonly reason: string }
  /** It breaks the schema of its message. */
  | { readonly outcome: "invalid"; readonly issues: readonly Issue[] }
  /** Anything else: credentials, the sender, the rate. `reason` is one of those that `Refusal` lists. */
  | { readonly outcome: "refused"; readonly reason: string; readonly text: string };
