import { within } from "../wire/abort.js";
import type { ResourceRequest } from "../wire/acceptor.js";
import type { Clock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import type { ServerLimits } from "../wire/limits.js";
import { isTaken, readBytesAs } from "../wire/message-body.js";
import type { HttpOperation } from "../wire/service-description.js";
import { readForm } from "./form.js";

/** What reading a body keeps to. */
export interface BodySettings {
  readonly limits: ServerLimits;
  readonly clock: Clock;
  /** Takes up memory that all uploads share; false where none is left. */
  readonly reserve: (bytes: number) => boolean;
}

/** The body of a request, or why there is none: `full` where too much is being uploaded at once. */
type ReadBody = ResourceRequest["body"] | { readonly ok: false; readonly reason: "full" };

/** The bytes of a body, or why there are none. */
type ReadBytes =
  | { readonly ok: true; readonly bytes: Blob }
  | { readonly ok: false; readonly reason: "too-large" | "timeout" | "full" };

/** Reads a body as the operation wants it. Rejects where the other side hung up. */
export async function readBody(
  request: Request,
  operation: HttpOperation,
  settings: BodySettings,
): Promise<ReadBody> {
  if (request.body === null || operation.body === "none") return { ok: true, value: undefined };
  if (request.headers.has("content-encoding")) return { ok: false, reason: "wrong-type" };
  const type = request.headers.get("content-type") ?? "";
  const { limits } = settings;
  switch (operation.body) {
    case "json":
    case "codec": {
      if (!isTaken(type, operation)) return { ok: false, reason: "wrong-type" };
      const read = await readBytes(request, limits.messageBytes, { ...settings, reserve: () => true });
      return read.ok ? readBytesAs(operation, new Uint8Array(await read.bytes.arrayBuffer())) : read;
    }
    case "bytes": {
      const read = await readBytes(request, limits.uploadBytes, settings);
      if (!read.ok) return read;
      return { ok: true, value: new Blob([read.bytes], { type: type || "application/octet-stream" }) };
    }
    case "form": {
      const { files = [] } = operation;
      const read = await readBytes(
        request,
        limits.uploadBytes * files.length + limits.messageBytes * 2,
        settings,
      );
      return read.ok ? readForm(read.bytes, { type, files, limits }) : read;
    }
  }
}

/** The pace that a body has to keep beyond the first `requestMs`: 64 KiB a second. */
const bytesPerMs = 65.536;

/** Reads to the end, or to the first limit that says stop. */
export async function readBytes(
  { body, headers, signal }: Request,
  maximumBytes: number,
  { limits, clock, reserve }: BodySettings,
): Promise<ReadBytes> {
  if (Number(headers.get("content-length") ?? 0) > maximumBytes) return { ok: false, reason: "too-large" };
  if (body === null) return { ok: true, bytes: new Blob([]) };
  const reader = body.getReader();
  const stop = async (reason: "too-large" | "timeout" | "full") => {
    await reader.cancel().catch(() => undefined);
    return { ok: false, reason } as const;
  };
  const began = clock.now();
  const chunks = [new Uint8Array()];
  let length = 0;
  for (;;) {
    const left = limits.requestMs + length / bytesPerMs - (clock.now() - began);
    const deadline = {
      ...{ clock, ms: Math.min(limits.requestMs, left), signals: [signal], what: "the body" },
    };
    const step = await within(deadline, () => reader.read()).catch((thrown: unknown) => {
      if (AsyncApiError.from(thrown).code === "timeout") return undefined;
      throw thrown;
    });
    if (step === undefined) return stop("timeout");
    if (step.done) return { ok: true, bytes: new Blob(chunks) };
    length += step.value.length;
    if (length > maximumBytes) return stop("too-large");
    if (!reserve(step.value.length)) return stop("full");
    chunks.push(new Uint8Array(step.value));
  }
}
