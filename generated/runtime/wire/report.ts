import type { AsyncApiError } from "./error.js";
import type { Issue } from "./validation.js";

/** Something worth a log line or a counter. Holds neither payloads nor credentials. */
export type Report =
  | { readonly kind: "connected"; readonly channel: string; readonly attempt: number }
  | {
      readonly kind: "disconnected";
      readonly channel: string;
      readonly code: number;
      readonly willRetry: boolean;
    }
  | {
      readonly kind: "unknown-message";
      readonly channel: string;
      readonly reason: string;
      readonly bytes: number;
    }
  | {
      readonly kind: "invalid-message";
      readonly channel: string;
      readonly message: string;
      readonly direction: "incoming" | "outgoing";
      readonly issues: readonly Issue[];
    }
  | {
      readonly kind: "refused";
      readonly channel: string;
      readonly operation?: string;
      readonly reason: string;
      /** Ties the line to the answer that the other side got. */
      readonly correlation?: string;
    }
  | {
      readonly kind: "failed";
      readonly channel: string;
      readonly operation: string;
      readonly correlation: string;
      readonly error: AsyncApiError;
    }
  | {
      readonly kind: "shed" | "cut";
      readonly channel: string;
      readonly connection: string;
      readonly queuedBytes: number;
    }
  /** A mailbox was full: so many of its oldest events are gone. `channel` is the name of the service. */
  | { readonly kind: "dropped"; readonly channel: string; readonly events: number }
  | { readonly kind: "listener-failed"; readonly channel: string; readonly error: AsyncApiError };

/** Whether payloads are checked: `strict` keeps what is wrong back, `warn` reports it and goes on, `off` does not look. */
export type Checking = "strict" | "warn" | "off";

/** Checking each way. */
export interface Validation {
  readonly incoming?: Checking;
  readonly outgoing?: Checking;
}
