import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../../wire/clock.js";

/** Answers that were written but may still bounce, by their connection. */
const unsettled = new WeakMap<Socket, () => void>();

/** How long a reset may take to come back. */
const settleMs = 100;

/** A further request on a connection proves that the answer before it was read. */
export function settleBefore(request: IncomingMessage): void {
  unsettled.get(request.socket)?.();
}

/** What became of an answer. */
interface Delivery {
  /**
   * Whether the other side got it to its end, as far as HTTP can tell: it was written, and the connection was not reset
   * right after. What a proxy swallows silently cannot be seen from here.
   */
  readonly delivered: Promise<boolean>;
  /** The answer could not be written: what goes out in its place does not count. */
  fail(): void;
}

/** Watches an answer that is still to be written. */
export function watchDelivery(response: ServerResponse, clock: Clock): Delivery {
  const { socket } = response;
  let fail = () => {};
  const delivered = new Promise<boolean>((resolve) => {
    fail = () => resolve(false);
    response.once("close", () => {
      if (!response.writableFinished) resolve(false);
    });
    response.once("finish", () => {
      if (socket === null || socket.destroyed) return resolve(socket?.errored === null);
      const settle = (isDelivered: boolean) => {
        cancel();
        unsettled.delete(socket);
        socket.off("close", onClose);
        resolve(isDelivered);
      };
      const onClose = (isBroken: boolean) => settle(!isBroken);
      const cancel = clock.after(settleMs, () => settle(true));
      socket.once("close", onClose);
      unsettled.set(socket, () => settle(true));
    });
  });
  return { delivered, fail };
}
