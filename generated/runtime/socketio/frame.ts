import type { AnyMessage, Dispatch } from "../wire/dispatch.js";
import { find } from "../wire/dispatch.js";
import { type FrameReader, type IncomingFrame, maximumDepth, type OutgoingFrame } from "../wire/frame.js";
import { isEmpty } from "../wire/medium.js";
import type { SocketIoChannel } from "../wire/service-description.js";
import { eventOf } from "../wire/socketio-event.js";
import { listMessages } from "../wire/vocabulary.js";

/** The name of the event and its arguments. */
type SocketIoEvent = readonly [event: string, ...values: unknown[]];

/** A frame as an event. The server puts it under the channel's `wrap`. */
export function buildEvent(
  channel: SocketIoChannel,
  { message, payload }: Pick<OutgoingFrame, "message" | "payload">,
  side: "client" | "server",
): SocketIoEvent {
  const event = eventOf(channel, message);
  if (isEmpty(message)) return [event];
  if (channel.spread?.includes(message.name) && Array.isArray(payload)) return [event, ...payload];
  return [event, side === "server" ? wrap(channel, payload) : payload];
}

/** Puts a payload under the channel's `wrap`. */
export const wrap = (channel: SocketIoChannel, payload: unknown): unknown =>
  channel.wrap === undefined ? payload : { [channel.wrap]: payload };

/** Takes a payload out of the channel's `wrap`, where it is wrapped: some servers do so only sometimes. */
export function unwrap(
  channel: SocketIoChannel,
  value: unknown,
  expected: Dispatch<AnyMessage> | undefined,
): unknown {
  const member = channel.wrap;
  if (member === undefined || typeof value !== "object" || value === null) return value;
  const entry = Object.entries(value).find(([name]) => name === member);
  if (entry === undefined) return value;
  if (Object.keys(value).length === 1) return entry[1];
  return !find(expected, value).ok && find(expected, entry[1]).ok ? entry[1] : value;
}

/** Reads an event: its name stands in the frame where messages are told apart by it, or where it is a foreign one. */
export function readEvent(
  channel: SocketIoChannel,
  [event, ...values]: SocketIoEvent,
  { spread, read }: Expected,
): IncomingFrame {
  const frame = readBare(values, read) ?? checkValue(spread.has(event) ? values : values[0]);
  return frame.ok && event !== channel.event ? { ...frame, event } : frame;
}

/** What of the messages that can arrive has to be known to read an event. */
interface Expected {
  readonly spread: ReadonlySet<string>;
  readonly read: FrameReader | undefined;
}

/** Bytes as they are, and nothing, where such messages are expected. */
function readBare(
  [value, ...others]: readonly unknown[],
  read: FrameReader | undefined,
): IncomingFrame | undefined {
  if (read === undefined || others.length > 0) return undefined;
  if (value === undefined) return read("");
  if (value instanceof ArrayBuffer) return read(new Uint8Array(value));
  return value instanceof Uint8Array
    ? read(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    : undefined;
}

/** The events whose arguments are the payload, of those that can arrive. */
export function spreadEvents(
  channel: SocketIoChannel,
  expected: Dispatch<AnyMessage> | undefined,
): ReadonlySet<string> {
  if (channel.spread === undefined) return new Set();
  const messages = listMessages(expected).filter(({ name }) => channel.spread?.includes(name));
  return new Set(messages.map((message) => eventOf(channel, message)));
}

/**
 * Looks through a value that somebody else has parsed, as `parseFrame` looks through a text: too deep ones are refused,
 * `__proto__` is left out, and bytes are no JSON. Its size is a close guess.
 */
function checkValue(value: unknown): IncomingFrame {
  let bytes = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value: current, depth } = item;
    bytes += typeof current === "string" ? current.length + 2 : 4;
    if (typeof current !== "object" || current === null) continue;
    if (depth >= maximumDepth) return { ok: false, reason: "too-deep", bytes };
    if (isBytes(current)) return { ok: false, reason: "binary", bytes };
    if (Object.hasOwn(current, "__proto__")) Reflect.deleteProperty(current, "__proto__");
    for (const [name, next] of Object.entries(current)) {
      bytes += name.length + 3;
      open.push({ value: next, depth: depth + 1 });
    }
  }
  return { ok: true, payload: value ?? null, bytes };
}

const isBytes = (value: object): boolean =>
  value instanceof ArrayBuffer ||
  ArrayBuffer.isView(value) ||
  (typeof Blob !== "undefined" && value instanceof Blob);
