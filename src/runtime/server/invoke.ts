import { AsyncApiError } from "../wire/error.js";
import { type Invocation, runThrough } from "./middleware.js";
import type { ServerState } from "./state.js";

/** How a handler ended. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly thrown: unknown };

/** A handler that is about to run. */
interface Call {
  /** For what stands around it; without this nothing does. */
  readonly describe?: () => Invocation;
  readonly timeoutMs: number;
  readonly handle: () => unknown;
  /** The time is over: the handler's signal has to say so. */
  readonly expire: (error: AsyncApiError) => void;
}

/**
 * Runs a handler with what stands around it. Settles once, at once where nothing has to be waited for, and after
 * the time for handlers at the latest; what a handler does later is of no consequence.
 */
export function invoke(
  { clock, middleware = [] }: Pick<ServerState, "clock"> & Partial<Pick<ServerState, "middleware">>,
  call: Call,
  settle: (outcome: Outcome) => void,
): void {
  let value: unknown;
  let isWaiting: boolean;
  try {
    const { describe, handle } = call;
    value =
      describe === undefined || middleware.length === 0
        ? handle()
        : runThrough(middleware, describe(), handle);
    isWaiting = isThenable(value);
  } catch (thrown) {
    settle({ ok: false, thrown });
    return;
  }
  if (!isWaiting) {
    settle({ ok: true, value });
    return;
  }
  let isOpen = true;
  const end = (outcome: Outcome) => {
    if (!isOpen) return;
    isOpen = false;
    cancel();
    settle(outcome);
  };
  const cancel = clock.after(call.timeoutMs, () => {
    const error = new AsyncApiError("timeout", `it was not answered within ${call.timeoutMs} ms`);
    call.expire(error);
    end({ ok: false, thrown: error });
  });
  Promise.resolve(value).then(
    (result: unknown) => end({ ok: true, value: result }),
    (thrown: unknown) => end({ ok: false, thrown }),
  );
}

const isThenable = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
