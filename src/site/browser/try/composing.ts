import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import type { Action } from "./action.js";

/** What somebody wants to send. */
export interface Draft {
  readonly action: Action;
  readonly message: AnyMessage | undefined;
  readonly payload: unknown;
}

/** What a composer tells. */
export interface Composing {
  /** What is shown now. */
  chosen(action: Action | undefined): void;
  /** Somebody has picked it. */
  picked(action: Action): void;
  send(draft: Draft): void;
}
