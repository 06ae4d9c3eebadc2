import type { Json } from "../json/value.js";
import { withoutBlobs } from "../runtime/wire/blob.js";

/** Bytes for a download: a picture where one is promised, else the text of the example. */
export function toBlob(payload: Json, type: string): Blob {
  return new Blob([/^image\/png\b/i.test(type) ? onePixel() : textOf(payload)], { type });
}

/** Bytes for a frame, of the same kinds. */
export const toBytes = (payload: Json, type: string): Uint8Array =>
  /^image\/png\b/i.test(type) ? onePixel() : new TextEncoder().encode(textOf(payload));

/** For people: bytes as their number. */
export const withoutBytes = (payload: unknown): unknown =>
  payload instanceof Uint8Array ? `${payload.byteLength} bytes` : withoutBlobs(payload);

const textOf = (payload: Json): string => (typeof payload === "string" ? payload : JSON.stringify(payload));

/** A PNG of one transparent pixel. */
const onePixel = () =>
  Uint8Array.from(
    atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
    (character) => character.charCodeAt(0),
  );
