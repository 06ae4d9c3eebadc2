/** The text of a remote file, or why there is none. */
type RemoteBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "timeout" }
  | { readonly ok: false; readonly reason: "too-large" }
  | { readonly ok: false; readonly reason: "failed"; readonly detail: string };

/** How a remote file may be read. */
interface RemoteOptions {
  readonly timeoutMs: number;
  /** Counted after decompression. */
  readonly maxBytes: number;
  /** Ends the fetching: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Fetches a remote file. Redirects are not followed: they could lead to a host that is not allowed. */
export async function fetchBytes(
  address: string,
  { timeoutMs, maxBytes, signal }: RemoteOptions,
): Promise<RemoteBytes> {
  signal?.throwIfAborted();
  const control = new AbortController();
  const abort = () => control.abort();
  signal?.addEventListener("abort", abort);
  const timer = setTimeout(abort, timeoutMs);
  try {
    const response = await fetch(address, { redirect: "manual", signal: control.signal });
    if (!response.ok || response.body === null) {
      const detail = response.status >= 300 && response.status < 400 ? ", a redirect" : "";
      return { ok: false, reason: "failed", detail: `status ${response.status}${detail}` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { ok: true, bytes: Buffer.concat(chunks) };
      size += value.byteLength;
      if (size > maxBytes) return { ok: false, reason: "too-large" };
      chunks.push(value);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (control.signal.aborted) return { ok: false, reason: "timeout" };
    return { ok: false, reason: "failed", detail: detailOf(cause) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    control.abort(); // ends a body that was not read to its end
  }
}

function detailOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code;
  return inner instanceof Error ? inner.message : "unknown reason";
}
