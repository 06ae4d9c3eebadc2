import type { Issue } from "./validation.js";

/** Why something did not work. A code once published never changes its meaning. */
export type ErrorCode =
  /** A payload breaks the contract, either way; `issues` says where. */
  | "invalid-message"
  /** No message of the contract looks like that. */
  | "unknown-message"
  /** There is no connection, and waiting for one was not asked for. */
  | "not-connected"
  /** The connection went away; whether the message arrived is not known. */
  | "connection-lost"
  /** The server, or something before it, did not let us in; `status` is the HTTP status where there is one. */
  | "connection-refused"
  /** The client, the connection or the server has been closed for good. */
  | "closed"
  | "timeout"
  /** The caller's signal said so; `cause` is its reason. */
  | "aborted"
  /** Too much waits to be sent. */
  | "outbox-full"
  /** Too much waits to be read, and the reader asked to be told. */
  | "overflow"
  /** The answer is none that the contract declares; `status` is its HTTP status where there is one. */
  | "unexpected-reply"
  /** The transport cannot do this, or no transport speaks the server's protocol. */
  | "unsupported"
  /** A package has to be installed first. */
  | "missing-package"
  /** Who asks is not known. */
  | "unauthenticated"
  /** Who asks may not do this. */
  | "forbidden"
  /** Not now, not in this state. */
  | "bad-state"
  | "not-found"
  /** Somebody does this already. */
  | "busy"
  | "rate-limited"
  | "too-large"
  /** A fault of the server; its reason stays there. */
  | "internal";

/** What an error carries beside its code. */
export interface ErrorDetails {
  readonly cause?: unknown;
  /** Where the payload breaks the contract. */
  readonly issues?: readonly Issue[];
  /** HTTP status or WebSocket close code. */
  readonly status?: number;
  /** When to try again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The contract's own code for it, where it has one, such as `PERMISSION_DENIED`. */
  readonly contractCode?: string;
}

/** The one error of clients and servers. Handlers throw it to refuse; its `message` is told to the other side. */
export class AsyncApiError extends Error {
  override readonly name = "AsyncApiError";
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly contractCode?: string;
  /** The sentence without the code before it. */
  readonly reason: string;

  constructor(code: ErrorCode, reason: string, details: ErrorDetails = {}) {
    super(`[${code}] ${reason}`, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.reason = reason;
    this.issues = details.issues ?? [];
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.contractCode !== undefined) this.contractCode = details.contractCode;
  }

  /** An error of another copy of this file is one too: an SDK beside another has its own. */
  static override [Symbol.hasInstance](value: unknown): value is AsyncApiError {
    // biome-ignore lint/complexity/noThisInStatic: a subclass asks for itself
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    // biome-ignore lint/complexity/noThisInStatic: as above
    if (this !== AsyncApiError || !(value instanceof Error) || value.name !== "AsyncApiError") return false;
    return "code" in value && typeof value.code === "string";
  }

  /** Anything that was thrown, as an `AsyncApiError`. */
  static from(thrown: unknown, code: ErrorCode = "internal"): AsyncApiError {
    if (thrown instanceof AsyncApiError) return thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return new AsyncApiError(code, reason, { cause: thrown });
  }
}
