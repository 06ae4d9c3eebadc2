import type { Message } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import type { Sample } from "./exchange.js";

/** How a payload travels, by the content type of its message (RFC 9110, 8.3). */
type Medium = "json" | "text" | "bytes" | "form" | "multipart";

/** JSON where the document names no content type. */
export function mediumOf({ contentType = "application/json" }: Message): Medium {
  const type = contentType.toLowerCase().split(";")[0]?.trim() ?? "";
  if (/^[\w.+-]+\/(?:[\w.+-]+\+)?json$/.test(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  return type.startsWith("text/") ? "text" : "bytes";
}

/** A payload as a WebSocket carries it: text, or bytes in a binary frame. */
export function encodeFrame({ message, payload }: Sample): string | Uint8Array {
  const medium = mediumOf(message);
  if (medium === "text" && typeof payload === "string") return payload;
  if (medium === "bytes" && typeof payload === "string") return new TextEncoder().encode(payload);
  return payload === undefined ? "" : JSON.stringify(payload);
}

/** What a frame or a body says: JSON where it is, else its text. */
export function decode(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A payload as the body of a request. */
export function encodeBody({ message, payload }: Sample): BodyInit | undefined {
  if (payload === undefined) return undefined;
  const medium = mediumOf(message);
  if (medium === "form")
    return new URLSearchParams(fieldsOf(payload).map(([name, value]) => [name, String(value)]));
  if (medium === "multipart") return formOf(payload);
  if (medium !== "json" && typeof payload === "string") return payload;
  return JSON.stringify(payload);
}

const fieldsOf = (payload: Json): readonly (readonly [string, Json])[] =>
  typeof payload === "object" && payload !== null
    ? Object.entries(payload).flatMap(([name, value]) =>
        Array.isArray(value) ? value.map((each) => [name, each] as const) : [[name, value] as const],
      )
    : [];

function formOf(payload: Json): FormData {
  const form = new FormData();
  for (const [name, value] of fieldsOf(payload))
    if (typeof value === "object") form.append(name, JSON.stringify(value));
    else form.append(name, String(value));
  return form;
}
