import type { TextKinds } from "./texts.js";

/** How payloads of one content type become bytes, and bytes payloads. */
export interface Codec {
  /** Text goes as UTF-8. */
  encode(payload: unknown): string | Uint8Array;
  /** Throws where the bytes are not what they say. `kinds`: what texts stand for, where all values are texts. */
  decode(bytes: Uint8Array, kinds?: TextKinds): unknown;
}

/** Codecs by content type, in lower case and without parameters: `application/msgpack`. */
export type Codecs = Readonly<Record<string, Codec>>;

/** The name of a content type: in lower case and without parameters. */
export const nameOfType = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** Whether what is of a content type is JSON: `application/cloudevents+json`. */
export const isJson = (type: string): boolean => /^[\w.+-]+\/(?:[\w.+-]+\+)?json$/.test(nameOfType(type));

/** The text of bytes. Throws where it is no UTF-8. */
export const readText = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes);
