/** What a stream gave, or why there is nothing. */
type StreamBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "budget" | "too-large" };

/** How a stream may be read. */
interface StreamOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Ends the reading: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads a stream (standard input) to its end, within a time and a size. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  { timeoutMs, maxBytes, signal }: StreamOptions,
): Promise<StreamBytes> {
  signal?.throwIfAborted();
  const iterator = stream[Symbol.asyncIterator]();
  let stop = (): void => undefined;
  const late = new Promise<"late">((done) => {
    stop = () => done("late");
  });
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener("abort", stop);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), late]);
      signal?.throwIfAborted();
      if (next === "late") return { ok: false, reason: "budget" };
      if (next.done) return { ok: true, bytes: Buffer.concat(chunks) };
      const chunk = typeof next.value === "string" ? Buffer.from(next.value) : next.value;
      size += chunk.byteLength;
      if (size > maxBytes) return { ok: false, reason: "too-large" };
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    // Not awaited: a stream that never answers would hold us here. An open one would keep the process alive.
    iterator.return?.().catch(() => undefined);
    if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
  }
}
