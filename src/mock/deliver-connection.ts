import type { Acceptor, Admitted, Peer, Session } from "../runtime/wire/acceptor.js";
import type { IncomingFrame } from "../runtime/wire/frame.js";
import { createQueue, type Queue } from "./chaos.js";
import { type Delivery, describePayload, lost } from "./delivery.js";
import { recognise } from "./identity.js";
import type { LogEntry } from "./log.js";
import { placeOf } from "./operation-label.js";

/** A connection whose frames go out late or never, and whose number is in the log. */
export function deliverConnection(
  inner: Acceptor,
  delivery: Delivery,
  { admitted, peer }: { readonly admitted: Admitted; readonly peer: Peer },
): Session {
  const number = delivery.nextNumber();
  const { channel, parameters } = admitted.handshake;
  const plan = delivery.plan.channels.get(channel);
  const place = placeOf(inner.description, channel, parameters);
  const outgoing = createOutgoing(
    delivery,
    { service: inner.description.name, place, connection: number },
    peer,
  );
  const handshake = { ...admitted.handshake, id: String(number) };
  const session = inner.connect(
    { ...admitted, handshake },
    {
      ...forward(peer),
      get bufferedBytes() {
        return peer.bufferedBytes;
      },
      send: (frame) => outgoing.pass(frame.payload, frame.message.name, () => peer.send(frame)),
      close: (code, reason) => outgoing.queue.later(0, () => peer.close(code, reason)),
    },
  );
  /** The name of a frame that never arrives: the server does not see it. */
  const nameOf = (frame: IncomingFrame): string | undefined => {
    const found = frame.ok ? plan?.find(frame) : undefined;
    return found?.ok ? found.message.name : undefined;
  };
  return {
    id: session.id,
    read: session.read,
    receive(frame, acknowledge) {
      if (frame.ok) recognise(admitted.identity, plan?.description.sender, frame.payload);
      if (delivery.dice.isLost()) outgoing.lose(frame, nameOf(frame));
      else if (acknowledge === undefined) session.receive(frame);
      else
        session.receive(frame, (payload, message) =>
          outgoing.pass(payload, message.name, () => acknowledge(payload, message)),
        );
      outgoing.cutMaybe();
    },
    closed(closing) {
      outgoing.queue.stop();
      session.closed(closing);
    },
  };
}

/** What goes wrong on one connection, and the lines that say so. */
interface Outgoing {
  readonly queue: Queue;
  /** Hands something over later, or never. */
  pass(payload: unknown, message: string, send: () => void): void;
  /** A frame of the client is lost. */
  lose(frame: IncomingFrame, message: string | undefined): void;
  cutMaybe(): void;
}

function createOutgoing(
  delivery: Delivery,
  base: Pick<LogEntry, "service" | "place" | "connection">,
  peer: Peer,
): Outgoing {
  const { dice, log, showsPayloads } = delivery;
  const queue = createQueue();
  const cutMaybe = () => {
    if (!dice.isCut()) return;
    log({ ...base, direction: "-", verdict: "cut on purpose" });
    peer.terminate();
  };
  return {
    queue,
    cutMaybe,
    pass(payload, message, send) {
      const isLost = dice.isLost();
      queue.later(dice.delayMs(), () => {
        const verdict = isLost ? lost : "ok";
        log({ ...base, direction: "<", verdict, ...describePayload(delivery, payload, message) });
        if (!isLost) send();
        cutMaybe();
      });
    },
    lose: (frame, message) =>
      log({
        ...{ ...base, direction: ">", verdict: lost },
        ...(message !== undefined && { message }),
        ...(showsPayloads && frame.ok && { payload: frame.payload }),
      }),
  };
}

/** Without `group`: one by one, so that each frame can be written down. */
const forward = (peer: Peer): Pick<Peer, "terminate" | "pause" | "resume" | "joined" | "left"> => ({
  terminate: () => peer.terminate(),
  pause: () => peer.pause(),
  resume: () => peer.resume(),
  joined: (room) => peer.joined?.(room),
  left: (room) => peer.left?.(room),
});
