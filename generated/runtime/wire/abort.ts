import type { Clock } from "./clock.js";
import { AsyncApiError } from "./error.js";

/** Does nothing: one for all, since it is needed for each message. */
export const nothing = (): void => {};

/** Calls back once when the signal says stop, at once where it has said so; what it returns takes that back. */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return nothing;
  if (signal.aborted) {
    callback();
    return nothing;
  }
  signal.addEventListener("abort", callback, { once: true });
  return () => signal.removeEventListener("abort", callback);
}

/** The error for work that a signal has stopped: the signal's own where it is one of ours. */
export function abortedBy(signal: AbortSignal | undefined): AsyncApiError {
  const cause: unknown = signal?.reason;
  return cause instanceof AsyncApiError
    ? cause
    : new AsyncApiError("aborted", "the signal said stop", { cause });
}

/** Until when work may run. */
interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Of what the time is over: `connecting`. */
  readonly what: string;
}

/** Settles as the work does, or rejects when the time is over or a signal says stop, whether the work listens or not. */
export function within<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, ms, signals, what } = deadline;
  const controller = new AbortController();
  const releases: (() => void)[] = [];
  const result = new Promise<T>((resolve, reject) => {
    const stop = (error: AsyncApiError) => {
      reject(error);
      controller.abort(error);
    };
    const expire = () => stop(new AsyncApiError("timeout", `${what} took longer than ${ms} ms`));
    releases.push(clock.after(ms, expire));
    for (const signal of signals) releases.push(onAbort(signal, () => stop(abortedBy(signal))));
    if (!controller.signal.aborted) work(controller.signal).then(resolve, reject);
  });
  const release = () => {
    for (const each of releases) each();
  };
  result.then(release, release);
  return result;
}
