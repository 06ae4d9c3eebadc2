import type { Duplex } from "node:stream";

function destroy(this: Duplex): void {
  this.destroy();
}

/** From now on an error of the socket ends the socket; without a listener it would end the process. */
export function bearErrors(socket: Duplex): void {
  if (!socket.listeners("error").includes(destroy)) socket.on("error", destroy);
}

/** Somebody else listens: a listener less for each connection that is open. */
export function handErrorsOver(socket: Duplex): void {
  if (socket.listenerCount("error") > 1) socket.removeListener("error", destroy);
}
