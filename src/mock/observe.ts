import type { Acceptor } from "../runtime/wire/acceptor.js";
import type { Post } from "./delivery.js";
import { observeConnection } from "./observe-connection.js";
import { observeRequest } from "./observe-request.js";
import { placeOf } from "./operation-label.js";

/** Stands between the wire and a service: writes down what passes, and lets go wrong what should. */
export function observe(inner: Acceptor, post: Post): Acceptor {
  return {
    ...inner,
    async admit(handshake) {
      await post.ready();
      const admission = await inner.admit(handshake);
      if (!admission.ok) {
        const { status, reason } = admission;
        const place = placeOf(inner.description, handshake.channel, handshake.parameters);
        post.log({
          service: inner.description.name,
          place,
          direction: "-",
          status,
          verdict: `refused: ${reason}`,
        });
      }
      return admission;
    },
    connect: (admitted, peer) => observeConnection(inner, post, { admitted, peer }),
    async answer(request) {
      await post.ready();
      return observeRequest(inner, post, request);
    },
  };
}
