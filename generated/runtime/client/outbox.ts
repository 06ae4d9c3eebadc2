import { AsyncApiError } from "../wire/error.js";
import { dataOf, type OutgoingFrame } from "../wire/frame.js";
import type { ClientLimits } from "../wire/limits.js";
import type { Link } from "../wire/transport.js";

/** A message on its way to the wire. */
export interface Parcel {
  readonly frame: OutgoingFrame;
  /** Stays while others go. */
  readonly isHeld?: () => boolean;
  /** Hands it over; settles when the wire has taken it. */
  hand(link: Link): void | Promise<void>;
  handed(): void;
  failed(error: AsyncApiError): void;
}

interface Waiting {
  readonly parcel: Parcel;
  readonly bytes: number;
}

/** What waits to be sent: in order, bounded in number and bytes. */
export class Outbox {
  readonly #limits: ClientLimits;
  readonly #link: () => Link | undefined;
  #waiting: Waiting[] = [];
  #bytes = 0;
  /** The link that takes its time with a parcel; the next ones wait. */
  #busy: Link | undefined;

  /** `link` is the open link, where there is one. */
  constructor(limits: ClientLimits, link: () => Link | undefined) {
    this.#limits = limits;
    this.#link = link;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** Sends at once where that is possible, else keeps the parcel. Throws `outbox-full`. */
  add(parcel: Parcel): void {
    const link = this.#link();
    if (link !== undefined && !isHeld(parcel) && this.#next() < 0 && this.#busy !== link) {
      if (link.bufferedBytes > this.#limits.outboxBytes) throw full(`${link.bufferedBytes} bytes`);
      this.#waiting.push({ parcel, bytes: 0 });
      this.flush();
      return;
    }
    const { outboxMessages, outboxBytes } = this.#limits;
    if (this.#waiting.length >= outboxMessages) throw full(`${outboxMessages} messages`);
    const waiting = measure(parcel);
    if (this.#bytes + waiting.bytes > outboxBytes) throw full(`${this.#bytes} bytes`);
    this.#waiting.push(waiting);
    this.#bytes += waiting.bytes;
  }

  /** Puts parcels back that were under way, before all others. */
  restore(parcels: readonly Parcel[]): void {
    const restored = parcels.map(measure);
    this.#waiting = [...restored, ...this.#waiting];
    for (const { bytes } of restored) this.#bytes += bytes;
  }

  /** Takes a parcel out. False where it has left already. */
  remove(parcel: Parcel): boolean {
    const index = this.#waiting.findIndex((waiting) => waiting.parcel === parcel);
    if (index < 0) return false;
    for (const { bytes } of this.#waiting.splice(index, 1)) this.#bytes -= bytes;
    return true;
  }

  /** Takes everything out, oldest first. */
  drain(): readonly Parcel[] {
    this.#bytes = 0;
    return this.#waiting.splice(0).map(({ parcel }) => parcel);
  }

  /** Sends what waits, in order, as far as the link goes. */
  flush(): void {
    for (let link = this.#link(); link !== undefined && this.#busy !== link; link = this.#link()) {
      const [next] = this.#waiting.splice(this.#next() >>> 0, 1);
      if (next === undefined) return;
      this.#bytes -= next.bytes;
      if (!this.#hand(next.parcel, link)) return;
    }
  }

  /** The index of the first that may go; -1 where none may. */
  #next(): number {
    return this.#waiting.findIndex(({ parcel }) => !isHeld(parcel));
  }

  /** False where the link cannot take more now. */
  #hand(parcel: Parcel, link: Link): boolean {
    try {
      const taken = parcel.hand(link);
      if (taken === undefined) parcel.handed();
      else this.#await(taken, parcel, link);
      return taken === undefined;
    } catch (thrown) {
      const error = AsyncApiError.from(thrown, "invalid-message");
      // The link is gone, and will say so: nothing was handed over.
      if (isGone(error)) {
        this.restore([parcel]);
        return false;
      }
      parcel.failed(error);
      return true;
    }
  }

  #await(taken: Promise<void>, parcel: Parcel, link: Link): void {
    this.#busy = link;
    const next = () => {
      if (this.#busy === link) this.#busy = undefined;
      this.flush();
    };
    taken.then(parcel.handed, (thrown: unknown) => parcel.failed(AsyncApiError.from(thrown))).then(next);
  }
}

const isHeld = (parcel: Parcel): boolean => parcel.isHeld?.() === true;

const encoder = new TextEncoder();
const measure = (parcel: Parcel): Waiting => ({
  parcel,
  bytes: sizeOf(dataOf(parcel.frame)),
});

const sizeOf = (data: string | ArrayBuffer): number =>
  typeof data === "string" ? encoder.encode(data).byteLength : data.byteLength;

const isGone = ({ code }: AsyncApiError) =>
  code === "closed" || code === "not-connected" || code === "connection-lost";

const full = (what: string) => new AsyncApiError("outbox-full", `${what} wait to be sent already`);
