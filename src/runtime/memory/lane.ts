import type { Clock } from "../wire/clock.js";
import type { Fate } from "./faults.js";

/** How long something waits to be overtaken, where nothing follows it. */
const overtakeMs = 10;

/** One direction of a connection in memory: what goes in comes out in order, later, unless its fate says otherwise. */
export class Lane {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #tail: Promise<void> = Promise.resolve();
  #overtaken: (() => void) | undefined;
  #isCut = false;
  #isPaused = false;
  #resume = () => {};
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Bytes that have not arrived. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Sends something: `arrive` is called as often as its fate says. */
  push(arrive: () => void, { delayMs = 0, copies = 1, isOvertaken = false }: Fate = {}, bytes = 0): void {
    const behind = this.#overtaken;
    this.#overtaken = undefined;
    const travel = () => {
      for (let copy = 0; copy < copies; copy += 1) this.#travel(arrive, delayMs, bytes);
    };
    if (isOvertaken) this.#overtaken = this.#once(travel);
    else travel();
    behind?.();
  }

  /** Nothing arrives any more. */
  cut(): void {
    this.#isCut = true;
    for (const stop of [...this.#waiting]) stop();
    this.#bytes = 0;
    this.resume();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#resume();
  }

  #travel(arrive: () => void, delayMs: number, bytes: number): void {
    this.#bytes += bytes;
    this.#tail = this.#tail.then(async () => {
      if (delayMs > 0) await this.#sleep(delayMs);
      while (this.#isPaused)
        await new Promise<void>((resolve) => {
          this.#resume = resolve;
        });
      if (this.#isCut) return;
      this.#bytes -= bytes;
      arrive();
    });
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#later(ms, resolve));
  }

  /** Goes when it is overtaken, or else after a while. */
  #once(travel: () => void): () => void {
    let isGone = false;
    const go = () => {
      if (!isGone) travel();
      isGone = true;
      stop();
    };
    const stop = this.#later(overtakeMs, go);
    return go;
  }

  /** As the clock, and at once where the lane is cut. */
  #later(ms: number, callback: () => void): () => void {
    const go = () => {
      stop();
      callback();
    };
    const stopTimer = this.#clock.after(ms, go);
    const stop = () => {
      stopTimer();
      this.#waiting.delete(go);
    };
    this.#waiting.add(go);
    return stop;
  }
}
