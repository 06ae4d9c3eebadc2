import type { AnyMessage } from "./dispatch.js";

/** A message on its way out. Its JSON is made once, however many connections it goes to. */
export interface OutgoingFrame {
  readonly message: AnyMessage;
  readonly payload: unknown;
  readonly json: string;
}

/** A message that came in, as far as the transport understands it. */
export type IncomingFrame =
  | {
      readonly ok: true;
      /** What the transport calls it, where it has names: the event of Socket.IO. */
      readonly event?: string;
      readonly payload: unknown;
      readonly bytes: number;
    }
  | { readonly ok: false; readonly reason: "not-json" | "binary" | "too-deep"; readonly bytes: number };

/** Reads what arrives in the place of `parseFrame`; undefined for what is left to that. */
export type FrameReader = (data: string | Uint8Array) => IncomingFrame | undefined;

class Frame implements OutgoingFrame {
  readonly message: AnyMessage;
  readonly payload: unknown;
  #json: string | undefined;

  constructor(message: AnyMessage, payload: unknown) {
    this.message = message;
    this.payload = payload;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.payload) ?? "null";
    return this.#json;
  }
}

/** Makes a frame of a payload that has been validated. */
export const buildFrame = (message: AnyMessage, payload: unknown): OutgoingFrame =>
  new Frame(message, payload);

/** What goes over a wire of frames: JSON, or what the message's medium has in its place. */
export const dataOf = ({ message, payload, json }: OutgoingFrame): string | ArrayBuffer =>
  message.medium === undefined ? json : message.medium.write(payload);

/** Levels of nesting that a payload may have: deeper ones are refused before anything walks through them. */
export const maximumDepth = 200;

/** Reads the text of a frame. Never throws. Keys that could change a prototype are left out. */
export function parseFrame(text: string, bytes = text.length): IncomingFrame {
  if (isTooDeep(text)) return { ok: false, reason: "too-deep", bytes };
  try {
    const payload: unknown = /"(?:__proto__|\\u005[fF])/.test(text)
      ? JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value))
      : JSON.parse(text);
    return { ok: true, payload, bytes };
  } catch {
    return { ok: false, reason: "not-json", bytes };
  }
}

/** Counts brackets outside strings; only for texts long enough to be too deep: what is opened has to be closed. */
function isTooDeep(text: string): boolean {
  if (text.length <= 2 * maximumDepth) return false;
  let depth = 0;
  let isText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (isText) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) isText = false;
    } else if (character === 0x22) isText = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > maximumDepth) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}
