import { AsyncApiError } from "../wire/error.js";
import type { ServerState } from "./state.js";

export const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** How a stream of answers is read. */
interface StreamReader {
  /** Until the next piece; starts again with each. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Says whether to go on. */
  each(piece: unknown): boolean;
}

/** Reads to the end, or until the signal or the reader says stop; then the source is told to end. Rejects as it does. */
export async function readStream(
  { clock }: Pick<ServerState, "clock">,
  stream: AsyncIterable<unknown>,
  { timeoutMs, signal, each }: StreamReader,
): Promise<void> {
  const iterator = stream[Symbol.asyncIterator]();
  let isDone = false;
  try {
    while (!signal.aborted) {
      const next = await nextOf(iterator, clock, { timeoutMs, signal });
      if (next === undefined) return;
      if (next.done === true) {
        isDone = true;
        return;
      }
      if (!each(next.value)) return;
    }
  } finally {
    // A generator that waits for something cannot be stopped from outside: nobody waits for its end.
    if (!isDone) Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

function nextOf(
  iterator: AsyncIterator<unknown>,
  clock: ServerState["clock"],
  { timeoutMs, signal }: Pick<StreamReader, "timeoutMs" | "signal">,
): Promise<IteratorResult<unknown> | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => end(() => resolve(undefined));
    const cancel = clock.after(timeoutMs, () => {
      const error = new AsyncApiError("timeout", `the next answer did not come within ${timeoutMs} ms`);
      end(() => reject(error));
    });
    const end = (settle: () => void) => {
      cancel();
      signal.removeEventListener("abort", stop);
      settle();
    };
    signal.addEventListener("abort", stop, { once: true });
    iterator.next().then(
      (result) => end(() => resolve(result)),
      (thrown: unknown) => end(() => reject(thrown)),
    );
  });
}
