import type { IncomingMessage } from "node:http";
import { isTaken, readBytesAs } from "../../wire/message-body.js";
import type { HttpOperation } from "../../wire/service-description.js";
import { type BodySettings, pump, type ReadBody } from "./body-pump.js";
import { readForm } from "./form-body.js";

/** Reads a body as the operation wants it. Never throws; nothing is kept of what failed. */
export async function readBody(
  request: IncomingMessage,
  operation: HttpOperation,
  settings: BodySettings,
): Promise<ReadBody> {
  if (!hasBody(request)) return { ok: true, value: undefined };
  if (request.headers["content-encoding"] !== undefined) return { ok: false, reason: "wrong-type" };
  switch (operation.body) {
    case "none":
      return { ok: true, value: undefined };
    case "json":
    case "codec":
      return isTaken(request.headers["content-type"] ?? "", operation)
        ? readMessage(request, operation, settings)
        : { ok: false, reason: "wrong-type" };
    case "bytes":
      return readBytes(request, settings);
    case "form":
      return readForm(request, operation.files ?? [], settings);
  }
}

/** Whether a body follows the head. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

async function readMessage(
  request: IncomingMessage,
  operation: HttpOperation,
  settings: BodySettings,
): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  const read = await pump(request, { maximumBytes: settings.limits.messageBytes, settings }, (chunk) => {
    chunks.push(chunk);
    return undefined;
  });
  if (read !== undefined) return { ok: false, reason: read };
  return readBytesAs(operation, Buffer.concat(chunks));
}

async function readBytes(request: IncomingMessage, settings: BodySettings): Promise<ReadBody> {
  // Copies: a Buffer may be a view of shared memory, which the types of browsers do not take for a part of a Blob.
  const chunks = [new Uint8Array()];
  const read = await pump(request, { maximumBytes: settings.limits.uploadBytes, settings }, (chunk) => {
    if (!settings.reserve(chunk.length)) return "full";
    chunks.push(new Uint8Array(chunk));
    return undefined;
  });
  if (read !== undefined) return { ok: false, reason: read };
  const type = request.headers["content-type"] ?? "application/octet-stream";
  return { ok: true, value: new Blob(chunks, { type }) };
}
