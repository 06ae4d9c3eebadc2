/** The text of a remote file, or why there is none. */
export type RemoteBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "timeout" }
  | { readonly ok: false; readonly reason: "too-large" }
  | { readonly ok: false; readonly reason: "failed"; readonly detail: string };

/** How a remote file may be read. */
export interface RemoteOptions {
  readonly timeoutMs: number;
  /** Counted after decompression. */
  readonly maxBytes: number;
}

/** Fetches a remote file. Redirects are not followed: they could lead to a host that nobody allowed. */
export async function fetchBytes(
  address: string,
  { timeoutMs, maxBytes }: RemoteOptions,
): Promise<RemoteBytes> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), timeoutMs);
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
    if (control.signal.aborted) return { ok: false, reason: "timeout" };
    return { ok: false, reason: "failed", detail: detailOf(cause) };
  } finally {
    clearTimeout(timer);
    control.abort(); // ends a body that was not read to its end
  }
}

function detailOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code;
  return inner instanceof Error ? inner.message : "unknown reason";
}
