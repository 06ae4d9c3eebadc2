import type { Acceptor } from "../runtime/wire/acceptor.js";
import { deliverAnswer } from "./deliver-answer.js";
import { deliverConnection } from "./deliver-connection.js";
import type { Delivery } from "./delivery.js";

/** Stands between the wire and a service: logs what goes out, and lets go wrong what should. */
export const interpose = (inner: Acceptor, delivery: Delivery): Acceptor => ({
  ...inner,
  async admit(handshake) {
    await delivery.ready();
    return inner.admit(handshake);
  },
  connect: (admitted, peer) => deliverConnection(inner, delivery, { admitted, peer }),
  async answer(request) {
    await delivery.ready();
    return deliverAnswer(inner, delivery, request);
  },
});
