import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import type { IncomingFrame } from "../../../runtime/wire/frame.js";
import type { HttpCall, HttpReply, Link, Transport } from "../../../runtime/wire/transport.js";

/** Who wants to know what goes over the wire. */
export interface Tap {
  sent(channel: string, message: AnyMessage, payload: unknown): void;
  heard(channel: string, frame: IncomingFrame): void;
  asked(call: HttpCall): void;
  answered(call: HttpCall, reply: HttpReply): void;
}

/** The same transport, with somebody who listens. */
export function tapTransport<T extends Transport>(transport: T, tap: Tap): T {
  const { open, call } = transport;
  return {
    ...transport,
    ...(open && {
      open: async (...[target, events]: Parameters<typeof open>) => {
        const { channel } = target;
        const link = await open(target, {
          ...events,
          frame(frame) {
            tap.heard(channel, frame);
            events.frame(frame);
          },
        });
        return tapLink(link, channel, tap);
      },
    }),
    ...(call && {
      async call(asked: HttpCall) {
        tap.asked(asked);
        const reply = await call(asked);
        tap.answered(asked, reply);
        return reply;
      },
    }),
  };
}

function tapLink(link: Link, channel: string, tap: Tap): Link {
  return {
    ...(link.request && {
      async request(frame, signal) {
        tap.sent(channel, frame.message, frame.payload);
        const payload = await link.request?.(frame, signal);
        tap.heard(channel, { ok: true, payload, bytes: 0 });
        return payload;
      },
    }),
    send(frame) {
      tap.sent(channel, frame.message, frame.payload);
      return link.send(frame);
    },
    close: (code, reason) => link.close(code, reason),
    get bufferedBytes() {
      return link.bufferedBytes;
    },
    hearsPings: link.hearsPings,
  };
}
