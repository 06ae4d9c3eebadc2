import type { Clock } from "../../wire/clock.js";
import { AsyncApiError } from "../../wire/error.js";
import type { CallbackLimits } from "../../wire/limits.js";
import type { Attempt } from "./attempt.js";

/** A callback on its way. */
export interface Callback {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly contentType: string;
  readonly secret: string;
  /** JSON. */
  readonly body: string;
  readonly bytes: number;
}

/** What a target tells of its callbacks. */
interface TargetEvents {
  /** Tries once; never rejects. */
  attempt(callback: Callback): Promise<Attempt>;
  delivered(callback: Callback, tries: number): void;
  /** It is tried again; undefined: it is dead. */
  failed(callback: Callback, how: Attempt & { readonly ok: false }, next: NextTry): void;
  /** It has failed too often in a row and is tried only now and then, or it works again. */
  turned(isDown: boolean): void;
  /** Nothing waits any more. */
  idle(): void;
}

export interface NextTry {
  readonly tries: number;
  readonly retryInMs: number | undefined;
}

interface TargetSettings {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: CallbackLimits;
}

interface Waiting {
  readonly callback: Callback;
  readonly since: number;
  tries: number;
  dueAt: number;
}

/**
 * The queue of one target. One callback is tried at a time, in the order in which they came as long as none fails; one
 * that fails waits for its next try and lets the others go first. After too many failures in a row all of them pause,
 * and then one alone is tried.
 */
export class CallbackTarget {
  readonly #settings: TargetSettings;
  readonly #events: TargetEvents;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #isTrying = false;
  #isClosed = false;
  #failures = 0;
  #restUntil = 0;
  #cancel = (): void => {};

  constructor(settings: TargetSettings, events: TargetEvents) {
    this.#settings = settings;
    this.#events = events;
  }

  /** What waits. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Throws `outbox-full` where too much waits already. */
  push(callback: Callback): void {
    const { limits, clock } = this.#settings;
    const isFull =
      this.#waiting.length >= limits.waiting || this.#bytes + callback.bytes > limits.waitingBytes;
    if (isFull && this.#waiting.length === 0) this.#events.idle();
    if (isFull) throw new AsyncApiError("outbox-full", "too many callbacks wait for this target");
    const now = clock.now();
    this.#waiting.push({ callback, since: now, tries: 0, dueAt: now });
    this.#bytes += callback.bytes;
    this.#goOn();
  }

  /** Tries nothing any more; returns what was not delivered. */
  close(): readonly Callback[] {
    this.#isClosed = true;
    this.#cancel();
    return this.#waiting.map(({ callback }) => callback);
  }

  /** Tries what is due, or waits until something is. */
  #goOn(): void {
    this.#cancel();
    if (this.#isTrying || this.#isClosed) return;
    const now = this.#settings.clock.now();
    const next = this.#findNext();
    if (next === undefined) {
      this.#events.idle();
      return;
    }
    const waitMs = Math.max(next.dueAt, this.#restUntil) - now;
    if (waitMs > 0) this.#cancel = this.#settings.clock.after(waitMs, () => this.#goOn());
    else void this.#try(next);
  }

  /** The first that is due, else the one that will be due first. */
  #findNext(): Waiting | undefined {
    const now = this.#settings.clock.now();
    let first: Waiting | undefined;
    for (const each of this.#waiting) {
      if (each.dueAt <= now) return each;
      if (first === undefined || each.dueAt < first.dueAt) first = each;
    }
    return first;
  }

  async #try(waiting: Waiting): Promise<void> {
    this.#isTrying = true;
    waiting.tries += 1;
    const how = await this.#events.attempt(waiting.callback);
    this.#isTrying = false;
    if (this.#isClosed && !how.ok) return;
    this.#count(how);
    if (how.ok) {
      this.#drop(waiting);
      this.#events.delivered(waiting.callback, waiting.tries);
    } else this.#postpone(waiting, how);
    this.#goOn();
  }

  #count({ ok }: Attempt): void {
    const { limits, clock } = this.#settings;
    const wasDown = this.#failures >= limits.failures;
    this.#failures = ok ? 0 : this.#failures + 1;
    const isDown = this.#failures >= limits.failures;
    this.#restUntil = isDown ? clock.now() + pauseAfter(this.#failures, limits) : 0;
    if (isDown !== wasDown) this.#events.turned(isDown);
  }

  #postpone(waiting: Waiting, how: Attempt & { readonly ok: false }): void {
    const { limits, clock, random } = this.#settings;
    const { tries } = waiting;
    const retryInMs = pauseAfter(tries, limits) * (1 + random() / 4);
    const now = clock.now();
    if (tries >= limits.tries || now + retryInMs - waiting.since > limits.lifeMs) {
      this.#drop(waiting);
      this.#events.failed(waiting.callback, how, { tries, retryInMs: undefined });
      return;
    }
    waiting.dueAt = now + retryInMs;
    this.#events.failed(waiting.callback, how, { tries, retryInMs });
  }

  #drop(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
    this.#bytes -= waiting.callback.bytes;
  }
}

const pauseAfter = (failures: number, { retryMs, maximumRetryMs }: CallbackLimits): number =>
  Math.min(maximumRetryMs, retryMs * 2 ** (failures - 1));
