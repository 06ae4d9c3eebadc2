import { onAbort } from "../wire/abort.js";
import type { Clock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import type { Mailbox } from "./context.js";

/** A reader that waits. */
export interface Wait {
  readonly clock: Clock;
  /** At most so long. */
  readonly holdMs: number;
  /** Ends the wait at once, with nothing. */
  readonly signals: readonly AbortSignal[];
  /** Readers at once; one more is refused with `busy`. Default 1. */
  readonly concurrent?: number;
}

/** Events on their way to a reader. */
export interface Taken<Event> {
  readonly events: readonly Event[];
  /** Whether they were written to their end; if not, they come again, in their place. Has to be called, once. */
  settle(isDelivered: boolean): void;
}

export interface MailboxOptions {
  /** Events that wait; of more the oldest are dropped. Default 10 000. */
  readonly capacity?: number;
  /** Told how many were dropped. */
  readonly onDropped?: (events: number) => void;
}

interface Waiter<Event> {
  readonly resolve: (taken: Taken<Event>) => void;
}

/** The events of one session in memory: each is taken once, and comes again where it was not delivered. */
export class SessionMailbox<Event> implements Mailbox<Event> {
  readonly #capacity: number;
  readonly #onDropped: (events: number) => void;
  #events: Event[] = [];
  readonly #waiters: Waiter<Event>[] = [];
  /** A batch is on its way: what comes after it waits, so that the order holds. */
  #isTravelling = false;
  #isClosed = false;

  constructor({ capacity = 10_000, onDropped = () => {} }: MailboxOptions = {}) {
    this.#capacity = capacity;
    this.#onDropped = onDropped;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  push(...events: readonly Event[]): void {
    if (this.#isClosed) return;
    this.#events.push(...events);
    this.#trim();
    this.#wake();
  }

  take(): readonly Event[] {
    if (this.#isTravelling) return [];
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** What is there, for an answer of which is known whether it was written; nothing while another is on its way. */
  depart(): Taken<Event> {
    return this.#isTravelling ? nothing() : this.#depart();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** What is there, or what comes next; looking and starting to wait is one step, so nothing falls between. */
  wait({ clock, holdMs, signals, concurrent = 1 }: Wait): Promise<Taken<Event>> {
    if (this.#waiters.length >= concurrent)
      return Promise.reject(new AsyncApiError("busy", "somebody waits for these events already"));
    if (signals.some(({ aborted }) => aborted)) return Promise.resolve(nothing());
    if (this.#isReady) return Promise.resolve(this.#depart());
    return new Promise((resolve) => {
      const releases: (() => void)[] = [];
      const end = (taken: Taken<Event>) => {
        for (const release of releases) release();
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
        resolve(taken);
      };
      const waiter: Waiter<Event> = { resolve: end };
      const leave = () => end(nothing());
      this.#waiters.push(waiter);
      releases.push(clock.after(holdMs, leave), ...signals.map((signal) => onAbort(signal, leave)));
    });
  }

  get #isReady(): boolean {
    return !this.#isTravelling && (this.#events.length > 0 || this.#isClosed);
  }

  #wake(): void {
    while (this.#isReady) {
      const waiter = this.#waiters.shift();
      if (waiter === undefined) return;
      waiter.resolve(this.#depart());
    }
  }

  #depart(): Taken<Event> {
    const events = this.take();
    if (events.length === 0) return nothing();
    this.#isTravelling = true;
    let isSettled = false;
    return {
      events,
      settle: (isDelivered) => {
        if (isSettled) return;
        isSettled = true;
        this.#isTravelling = false;
        if (!isDelivered) this.#events = [...events, ...this.#events];
        this.#trim();
        this.#wake();
      },
    };
  }

  #trim(): void {
    const surplus = this.#events.length - this.#capacity;
    if (surplus <= 0) return;
    this.#events.splice(0, surplus);
    this.#onDropped(surplus);
  }
}

const nothing = (): Taken<never> => ({ events: [], settle: () => {} });
