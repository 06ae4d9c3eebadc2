import type { Json } from "../json/value.js";

/** Bytes for a download: a picture where one is promised, else the text of the example. */
export function toBlob(payload: Json, type: string): Blob {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return new Blob([/^image\/png\b/i.test(type) ? onePixel() : text], { type });
}

/** A PNG of one transparent pixel. */
const onePixel = () =>
  Uint8Array.from(
    atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
    (character) => character.charCodeAt(0),
  );
