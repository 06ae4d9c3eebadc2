import type { Acknowledge } from "../wire/acceptor.js";
import type { IncomingFrame } from "../wire/frame.js";

/** A frame that nobody has looked at yet. */
export interface Waiting {
  readonly frame: IncomingFrame;
  readonly acknowledge: Acknowledge | undefined;
}

/** What a waiting frame takes beside its bytes. */
const overheadBytes = 64;

/** The frames of a connection that wait until there is room for them, in order. */
export class Backlog {
  readonly #waiting: Waiting[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#waiting.length;
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#bytes += waiting.frame.bytes + overheadBytes;
  }

  shift(): Waiting | undefined {
    const next = this.#waiting.shift();
    if (next !== undefined) this.#bytes -= next.frame.bytes + overheadBytes;
    return next;
  }
}
