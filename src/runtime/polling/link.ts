import { abortedBy, onAbort } from "../wire/abort.js";
import { pauseAfter } from "../wire/backoff.js";
import type { Clock } from "../wire/clock.js";
import type { Closing } from "../wire/closing.js";
import { AsyncApiError } from "../wire/error.js";
import type { OutgoingFrame } from "../wire/frame.js";
import type { HttpCall, HttpReply, Link, LinkEvents, Target } from "../wire/transport.js";
import { createPollingExchange, type PollingExchange } from "./exchange.js";
import { createPollingOutbox, type PollingOutbox } from "./outbox.js";
import { createRepeatFilter } from "./repeat.js";
import type { PollVerdict } from "./reply.js";

/** A session that is over closes with this code: connecting again is no use. Other refusals: 4000 and their status. */
export const goneCode = 4404;

/** What long polling needs of its transport. */
export interface PollingSettings {
  readonly call: (call: HttpCall) => Promise<HttpReply>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A poll that waits for so long was let in: the connection is open. */
const acceptedMs = 150;
/** An empty answer that comes sooner is no long poll; the next one is held back until then. */
const emptyMs = 1_000;
const retryMs = 500;
const maximumRetryMs = 30_000;
const maximumBusyMs = 5_000;
/** Failures in a row after which the connection is lost, and its owner connects again. */
const maximumFailures = 6;
/** For the request that runs when the connection is closed. */
const closeMs = 2_000;

/**
 * A connection that polls: one request waits at any time, the next follows each answer at once, and after a failure
 * with a growing pause. Each event is a frame, also those in the answers to what is sent.
 * Resolves when the server has let the first poll in; rejects with `connection-refused` where it does not, with
 * `not-found` where the session is not there.
 */
export function openPolling(target: Target, events: LinkEvents, settings: PollingSettings): Promise<Link> {
  return new Promise((resolve, reject) => {
    const exchange = createPollingExchange(target, settings.call, settings.clock);
    const link = new PollingLink(exchange, events, settings);
    const releases = [
      settings.clock.after(acceptedMs, () => link.accept()),
      onAbort(target.signal, () => link.abandon(abortedBy(target.signal))),
    ];
    link.start((error) => {
      for (const release of releases) release();
      if (error === undefined) resolve(link);
      else reject(error);
    });
  });
}

class PollingLink implements Link {
  /** A poll that is not answered in time has failed: no other watch is needed. */
  readonly hearsPings = false;
  readonly #exchange: PollingExchange;
  readonly #events: LinkEvents;
  readonly #settings: PollingSettings;
  readonly #outbox: PollingOutbox;
  readonly #repeats: ReturnType<typeof createRepeatFilter>;
  readonly #polls = new AbortController();
  readonly #sending = new AbortController();
  #state: "opening" | "open" | "closed" = "opening";
  #settle: (error?: AsyncApiError) => void = () => {};
  #refusal: AsyncApiError | undefined;
  #failures = 0;

  constructor(exchange: PollingExchange, events: LinkEvents, settings: PollingSettings) {
    this.#exchange = exchange;
    this.#events = events;
    this.#settings = settings;
    this.#repeats = createRepeatFilter(exchange.unique);
    this.#outbox = createPollingOutbox((payloads) => this.#sendBatch(payloads));
  }

  get bufferedBytes(): number {
    return this.#outbox.bufferedBytes;
  }

  send(frame: OutgoingFrame): Promise<void> {
    if (this.#exchange.send === undefined)
      throw new AsyncApiError("unsupported", "the contract has no operation that sends on this channel");
    return this.#outbox.send(frame);
  }

  close(code: number, reason: string): void {
    void this.#end({ code, reason });
  }

  /** Begins to poll; `settle` hears once whether the server lets it. */
  start(settle: (error?: AsyncApiError) => void): void {
    this.#settle = settle;
    if (this.#state === "closed") settle(this.#refusal);
    else void this.#run();
  }

  accept(): void {
    if (this.#state !== "opening") return;
    this.#state = "open";
    this.#settle();
  }

  /** Gives up before the connection is open. */
  abandon(error: AsyncApiError): void {
    if (this.#state !== "opening") return;
    this.#state = "closed";
    this.#refusal = error;
    this.#polls.abort(error);
    this.#settle(error);
  }

  async #run(): Promise<void> {
    const { clock } = this.#settings;
    while (this.#isOpen()) {
      const began = clock.now();
      const verdict = await this.#exchange.poll(this.#polls.signal);
      if (!this.#isOpen()) return;
      const pause = this.#consider(verdict, clock.now() - began);
      if (pause > 0) await wait(clock, pause, this.#polls.signal);
    }
  }

  #isOpen(): boolean {
    return this.#state !== "closed";
  }

  /** Does what the answer to a poll says; returns how long to wait with the next one. */
  #consider(verdict: PollVerdict, tookMs: number): number {
    switch (verdict.kind) {
      case "events":
        this.#failures = 0;
        this.#feed(this.#repeats.fresh(verdict.events));
        return verdict.events.length > 0 ? 0 : Math.max(0, emptyMs - tookMs);
      case "busy":
        this.accept();
        this.#events.alive();
        return this.#pause(verdict.error, maximumBusyMs);
      case "failed":
        if (this.#state === "open" && this.#failures + 1 < maximumFailures)
          return this.#pause(verdict.error, maximumRetryMs);
        return this.#stop(verdict.error, 1006);
      case "gone":
        return this.#stop(verdict.error, goneCode);
      case "refused":
        return this.#stop(verdict.error, 4000 + (verdict.error.status ?? 400));
    }
  }

  #feed(events: readonly unknown[]): void {
    this.accept();
    this.#events.alive();
    for (const payload of events) {
      if (!this.#isOpen()) return;
      this.#events.frame({ ok: true, payload, bytes: JSON.stringify(payload).length });
    }
  }

  /** From nothing to a bound that doubles: clients that failed together come back apart. */
  #pause(error: AsyncApiError, maximumMs: number): number {
    this.#failures += 1;
    const bounds = { retryMs, maximumRetryMs: maximumMs };
    return pauseAfter(this.#failures, bounds, this.#settings.random, error.retryAfterMs);
  }

  #stop(error: AsyncApiError, code: number): 0 {
    if (this.#state === "opening") this.abandon(refusalOf(error, code));
    else void this.#end(closingOf(error, code));
    return 0;
  }

  async #sendBatch(payloads: readonly unknown[]): Promise<void> {
    const verdict = await this.#exchange.send?.(payloads, this.#sending.signal);
    if (verdict === undefined) return;
    if (verdict.kind === "events") return this.#feed(verdict.events);
    if (verdict.kind === "gone") this.#stop(verdict.error, goneCode);
    throw verdict.error;
  }

  async #end(closing: Closing): Promise<void> {
    if (!this.#isOpen()) return;
    this.#state = "closed";
    const error = new AsyncApiError("closed", closing.reason);
    this.#polls.abort(error);
    const uncut = this.#settings.clock.after(closeMs, () => this.#sending.abort(error));
    await this.#outbox.close();
    uncut();
    this.#events.closed(closing);
  }
}

/** Not to be let in is one thing, not to get there another; where there is no session, trying again is no use. */
function refusalOf(error: AsyncApiError, code: number): AsyncApiError {
  if (error.status === undefined) return error;
  const { status, contractCode, retryAfterMs } = error;
  return new AsyncApiError(code === goneCode ? "not-found" : "connection-refused", error.reason, {
    cause: error,
    status,
    ...(contractCode !== undefined && { contractCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

const closingOf = (error: AsyncApiError, code: number): Closing => ({
  code,
  reason: error.reason,
  cause: error,
  ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
});

function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => {
      release();
      resolve();
    });
    const release = onAbort(signal, () => {
      cancel();
      resolve();
    });
  });
}
