import { readEvent, spreadEvents, wrap } from "../../socketio/frame.js";
import type { Admitted, Session } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import type { NamespaceRoute } from "./admission.js";
import type { IoSocket } from "./engine.js";
import { SocketIoPeer, socketioGroup } from "./peer.js";

/** Names of events are shortened to this before anybody looks at them. */
const longestEvent = 128;

/** Connects a socket that was let in with its service. */
export function startSession(
  socket: IoSocket,
  { acceptor, channel }: NamespaceRoute,
  admitted: Admitted,
  settings: { readonly clock: Clock; readonly closeMs: number },
): void {
  // Before anything else: a client can send an event of that name.
  socket.on("error", () => undefined);
  const description = acceptor.description.channels[channel];
  const rules = description?.socketio ?? { namespace: "/", replies: "event" as const };
  const spread = spreadEvents(rules, description?.receives);
  const group = socketioGroup(socket.nsp, rules);
  const peer = new SocketIoPeer(socket, { ...settings, channel: rules, group });
  let session: Session;
  try {
    session = acceptor.connect(admitted, peer);
  } catch {
    peer.close(1011, "internal");
    return;
  }
  socket.on("disconnect", (reason) => session.closed(peer.ended(reason)));
  // No event is ever emitted on the socket itself, whatever its name: `next` is not called.
  socket.use(([event, ...values]) => {
    const answer = values.at(-1);
    const isAsked = typeof answer === "function";
    const name = String(event).slice(0, longestEvent);
    const expected = { spread, read: session.read };
    const frame = readEvent(rules, [name, ...(isAsked ? values.slice(0, -1) : values)], expected);
    if (isAsked) session.receive(frame, (payload) => void answer(wrap(rules, payload)));
    else session.receive(frame);
  });
}
