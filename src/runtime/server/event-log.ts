import { onAbort } from "../wire/abort.js";
import type { Clock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import type { Mailbox } from "./context.js";
import type { Wait } from "./mailbox.js";

export interface EventLogOptions {
  /** Events that are kept. Default 10 000. */
  readonly capacity?: number;
  /** How long events are kept, in milliseconds. Default an hour. */
  readonly retentionMs?: number;
}

/** Events after a cursor, and the cursor after them. */
interface Page<Event> {
  readonly events: readonly Event[];
  readonly cursor: string;
}

interface Entry<Event> {
  readonly event: Event;
  readonly at: number;
}

/**
 * Events that readers page through with a cursor: nothing is taken away by reading, so that an answer that was lost is
 * asked for again. A cursor is opaque. It names the log that it is of, so that none of another log or of a run before
 * is taken for one of this log.
 */
export class EventLog<Event> implements Mailbox<Event> {
  readonly #clock: Clock;
  readonly #epoch: string;
  readonly #capacity: number;
  readonly #retentionMs: number;
  #entries: Entry<Event>[] = [];
  /** How many events were ever dropped: the sequence of the first that is kept. */
  #first = 0;
  #reader: ((error?: AsyncApiError) => void) | undefined;
  #isClosed = false;

  constructor(clock: Clock, epoch: string, options: EventLogOptions = {}) {
    this.#clock = clock;
    this.#epoch = epoch;
    this.#capacity = options.capacity ?? 10_000;
    this.#retentionMs = options.retentionMs ?? 3_600_000;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The cursor after everything that is there: read it together with a snapshot, and no event falls between. */
  get cursor(): string {
    return `${this.#epoch}.${this.#first + this.#entries.length}`;
  }

  push(...events: readonly Event[]): void {
    if (this.#isClosed || events.length === 0) return;
    const at = this.#clock.now();
    this.#entries.push(...events.map((event) => ({ event, at })));
    this.#forget();
    this.#reader?.();
  }

  /** Everything that is kept. */
  take(): readonly Event[] {
    this.#forget();
    return this.#entries.map(({ event }) => event);
  }

  close(): void {
    this.#isClosed = true;
    this.#reader?.();
  }

  /**
   * What comes after a cursor; without one, everything that is kept. Throws with the status 400 for what is no cursor,
   * 410 for one that is too old or of another log: the reader has to start anew.
   */
  read(cursor: string | undefined): Page<Event> {
    this.#forget();
    const skipped = cursor === undefined ? 0 : this.#positionOf(cursor);
    const events = this.#entries.slice(skipped).map(({ event }) => event);
    return { events, cursor: this.cursor };
  }

  /** As `read`, but waits where there is nothing yet. One reader at a time: a newer one makes the older leave (409). */
  async wait(cursor: string | undefined, { clock, holdMs, signals }: Wait): Promise<Page<Event>> {
    const page = this.read(cursor);
    this.#reader?.(new AsyncApiError("busy", "a newer poll has taken its place", { status: 409 }));
    if (page.events.length > 0 || this.#isClosed || signals.some(({ aborted }) => aborted)) return page;
    await new Promise<void>((resolve, reject) => {
      const releases: (() => void)[] = [];
      const end = (error?: AsyncApiError) => {
        for (const release of releases) release();
        if (this.#reader === end) this.#reader = undefined;
        if (error === undefined) resolve();
        else reject(error);
      };
      this.#reader = end;
      const leave = () => end();
      releases.push(clock.after(holdMs, leave), ...signals.map((signal) => onAbort(signal, leave)));
    });
    return this.read(page.cursor);
  }

  #positionOf(cursor: string): number {
    const [, epoch, digits = ""] = /^([\w-]{1,64})\.(0|[1-9]\d{0,14})$/.exec(cursor) ?? [];
    if (epoch === undefined) throw new AsyncApiError("invalid-message", "it is no cursor", { status: 400 });
    const position = Number(digits) - this.#first;
    if (epoch !== this.#epoch || position < 0)
      throw new AsyncApiError("not-found", "the cursor has expired: start anew", { status: 410 });
    if (position > this.#entries.length)
      throw new AsyncApiError("invalid-message", "the cursor is of no event yet", { status: 400 });
    return position;
  }

  #forget(): void {
    const oldest = this.#clock.now() - this.#retentionMs;
    let count = Math.max(0, this.#entries.length - this.#capacity);
    while ((this.#entries[count]?.at ?? Number.POSITIVE_INFINITY) < oldest) count += 1;
    if (count === 0) return;
    this.#entries = this.#entries.slice(count);
    this.#first += count;
  }
}
