import type { ResourceRequest } from "./acceptor.js";
import { nameOfType, readText } from "./codec.js";
import { parseFrame } from "./frame.js";
import type { HttpOperation } from "./service-description.js";

const jsonType = /^application\/(?:[\w.-]+\+)?json(?:\s*;\s*charset="?utf-?8"?)?\s*;?$/i;

/** Whether a content type is one that the operation takes, where its body is JSON or a codec's. */
export function isTaken(type: string, { body, type: declared = "" }: HttpOperation): boolean {
  if (body === "json") return jsonType.test(type);
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? "utf-8";
  return nameOfType(type) === nameOfType(declared) && /^(?:utf-?8|us-ascii)$/i.test(charset);
}

/** The value of a body that is JSON, or its bytes where a codec has to read them. */
export function readBytesAs({ body }: HttpOperation, bytes: Uint8Array): ResourceRequest["body"] {
  if (body === "codec") return { ok: true, value: bytes };
  try {
    const frame = parseFrame(readText(bytes), bytes.length);
    return frame.ok ? { ok: true, value: frame.payload } : { ok: false, reason: "not-json" };
  } catch {
    return { ok: false, reason: "not-json" };
  }
}
