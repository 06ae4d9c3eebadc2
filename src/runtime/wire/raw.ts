import type { AnyMessage, Dispatch, Frames, MessageIn } from "./dispatch.js";
import { parseFrame } from "./frame.js";
import type { Medium } from "./medium.js";

/** The payload is the frame: bytes in a binary frame. */
export const bytes: Medium = { kind: "bytes", write: copyBytes, read };

/** The payload is the frame: text without the quotes of JSON. */
export const text: Medium = { kind: "text", write: String, read };

/** There is no payload, and the frame is empty. */
export const empty: Medium = { kind: "empty", write: () => "", read };

/** The messages of each kind of frame; those in JSON are the last resort. */
interface Kinds<Bytes, Text, Empty, Json> {
  readonly bytes?: Bytes;
  readonly text?: Text;
  readonly empty?: Empty;
  readonly json?: Json;
}

type AnyDispatch = Dispatch<AnyMessage>;

/** Decides by the kind of the frame. */
export function byFrame<
  Bytes extends AnyDispatch = never,
  Text extends AnyDispatch = never,
  Empty extends AnyDispatch = never,
  Json extends AnyDispatch = never,
>(
  kinds: Kinds<Bytes, Text, Empty, Json>,
): Frames<Extract<MessageIn<Bytes | Text | Empty | Json>, AnyMessage>>;
export function byFrame(
  kinds: Kinds<AnyDispatch, AnyDispatch, AnyDispatch, AnyDispatch>,
): Frames<AnyMessage> {
  return {
    kind: "frames",
    all: Object.values(kinds),
    pick(payload) {
      if (payload instanceof Uint8Array) return kinds.bytes;
      if (payload === undefined) return kinds.empty;
      return (typeof payload === "string" ? kinds.text : undefined) ?? kinds.json;
    },
  };
}

/** A copy, of exactly the bytes: what a view looks at may be larger, or shared. From another machine they come as JSON. */
function copyBytes(payload: unknown): ArrayBuffer {
  const source =
    payload instanceof Uint8Array ? payload : Uint8Array.from(Object.values(Object(payload)), Number);
  const buffer = new ArrayBuffer(source.byteLength);
  new Uint8Array(buffer).set(source);
  return buffer;
}

/**
 * A text that is an object or an array of JSON is taken for such where messages in JSON are expected too. Where nothing
 * but one message without a payload is expected, whatever comes is that message.
 */
function read(
  data: string | Uint8Array,
  messages: Parameters<Medium["read"]>[1],
): ReturnType<Medium["read"]> {
  const expects = (kind: Medium["kind"] | undefined) => messages.some(({ medium }) => medium?.kind === kind);
  if (typeof data !== "string") return expects("bytes") ? { payload: data } : undefined;
  const isText = expects("text");
  const isJson = expects(undefined);
  if (expects("empty") && (data === "" || !(isText || isJson))) return { payload: undefined };
  if (!isText || (isJson && /^\s*[[{]/.test(data) && parseFrame(data).ok)) return undefined;
  return { payload: data };
}
