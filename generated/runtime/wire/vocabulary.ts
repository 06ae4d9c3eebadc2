import { type AnyMessage, type Dispatch, either, type Found, find } from "./dispatch.js";
import type { FrameReader, IncomingFrame } from "./frame.js";
import type { ChannelDescription } from "./service-description.js";
import { eventOf } from "./socketio-event.js";

/** All messages that a way to find out can find, each once. */
export function listMessages(dispatch: Dispatch<AnyMessage> | undefined): readonly AnyMessage[] {
  return dispatch === undefined ? [] : [...new Set(walk(dispatch))];
}

function walk(dispatch: Dispatch<AnyMessage>): readonly AnyMessage[] {
  if (!("kind" in dispatch)) return [dispatch];
  switch (dispatch.kind) {
    case "refined":
      return [dispatch.message, ...dispatch.refinements];
    case "either":
      return dispatch.messages;
    case "frames":
      return dispatch.all.flatMap(walk);
    case "switch":
      return [...dispatch.cases.values(), ...(dispatch.otherwise ? [dispatch.otherwise] : [])].flatMap(walk);
  }
}

/** Reads the frames of messages that are no JSON; undefined where all are JSON. */
export function mediumReader(dispatch: Dispatch<AnyMessage> | undefined): FrameReader | undefined {
  const messages = listMessages(dispatch);
  const medium = messages.find((message) => message.medium !== undefined)?.medium;
  if (medium === undefined) return undefined;
  return (data) => {
    const found = medium.read(data, messages);
    return found && { ok: true, payload: found.payload, bytes: sizeOf(data) };
  };
}

const sizeOf = (data: string | Uint8Array): number =>
  typeof data === "string" ? data.length : data.byteLength;

/** Which of a few messages a payload is; a single one is not asked. */
export function findAmong(messages: readonly AnyMessage[], payload: unknown): Found<AnyMessage> {
  const [only] = messages;
  return only !== undefined && messages.length === 1
    ? { ok: true, message: only }
    : find(either(messages), payload);
}

/** A way to find the message of a frame: by its event where the channel's events are its messages, else by its payload. */
export function createReader(
  { socketio }: ChannelDescription,
  dispatch: Dispatch<AnyMessage> | undefined,
): (frame: IncomingFrame & { readonly ok: true }) => Found<AnyMessage> {
  if (socketio === undefined) return ({ payload }) => find(dispatch, payload);
  // Where one event carries all messages, no other has any.
  const messages = socketio.event === undefined ? listMessages(dispatch) : [];
  return ({ event, payload }) => {
    if (event === undefined || event === socketio.event) return find(dispatch, payload);
    const named = messages.filter((message) => eventOf(socketio, message) === event);
    return named.length === 0
      ? {
          ...{ ok: false, why: "tag-unknown", reason: `no message has the event \`${event.slice(0, 60)}\`` },
          logged: "no message has that event",
        }
      : findAmong(named, payload);
  };
}
