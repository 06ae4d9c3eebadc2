/** Requests to addresses that others have named: signed, tried again, and without harm to anybody else. */

import { assertSecret, isCallbackId } from "../../webhook/signature.js";
import { type Clock, systemClock } from "../../wire/clock.js";
import { AsyncApiError } from "../../wire/error.js";
import { type CallbackLimits, defaultCallbackLimits } from "../../wire/limits.js";
import { allowTargets, type CallbackTargets } from "./allowance.js";
import { type Attempt, attemptCallback } from "./attempt.js";
import { signHeaders } from "./signature.js";
import { type Callback, CallbackTarget, type NextTry } from "./target.js";

export {
  type CallbackReceiver,
  type CallbackReceiverOptions,
  type CallbackVerdict,
  createCallbackReceiver,
} from "./receiver.js";

export interface CallbackSenderOptions {
  readonly targets: CallbackTargets;
  /** What callbacks are signed with: at least 16 characters. */
  readonly secret: string;
  readonly clock?: Clock;
  /** The time of day in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  readonly fetch?: typeof globalThis.fetch;
  readonly random?: () => number;
  readonly limits?: Partial<CallbackLimits>;
  readonly onReport?: (report: CallbackReport) => void;
  /** A callback that is given up: the last moment to keep it. */
  readonly onDead?: (dead: UndeliveredCallback) => void;
}

/** Something worth a log line or a counter. Holds neither payloads nor secrets, nor what stands in a query. */
export type CallbackReport =
  | { readonly kind: "delivered"; readonly target: string; readonly id: string; readonly tries: number }
  | {
      /** `dead`: it was the last try. */
      readonly kind: "failed" | "dead";
      readonly target: string;
      readonly id: string;
      readonly tries: number;
      readonly reason: "timeout" | "status" | "connection";
      readonly status?: number;
      readonly retryInMs?: number;
    }
  | { readonly kind: "target-down" | "target-up"; readonly target: string };

export interface UndeliveredCallback {
  readonly id: string;
  readonly url: string;
  /** Where it is not POST. */
  readonly method?: string;
  /** Where it is not `application/json`. */
  readonly contentType?: string;
  readonly payload: unknown;
}

/** How one callback is sent; nothing has to be set. */
export interface CallbackOptions {
  /** Default: made up. */
  readonly id?: string;
  /** Default: POST. */
  readonly method?: string;
  /** Of JSON: `application/cloudevents+json`. Default: `application/json`. */
  readonly contentType?: string;
  /** In place of the sender's. */
  readonly secret?: string;
}

export interface CallbackSender {
  /**
   * Sends a payload as JSON, at least once: receivers tell repeats by the id, which is returned. Give an id of your own
   * where you send what an earlier process did not deliver. Throws `forbidden` for an address that is no target,
   * `outbox-full` where too much waits, `closed` after the end.
   */
  send(url: string, payload: unknown, options?: CallbackOptions): string;
  /** Stops at once; resolves to what was not delivered, so that it can be kept. */
  close(): Promise<readonly UndeliveredCallback[]>;
}

/** Makes a sender. What waits is in memory alone. */
export const createCallbackSender = (options: CallbackSenderOptions): CallbackSender => new Sender(options);

class Sender implements CallbackSender {
  readonly #options: CallbackSenderOptions;
  readonly #clock: Clock;
  readonly #limits: CallbackLimits;
  readonly #isAllowed: (url: string) => URL | undefined;
  readonly #targets = new Map<string, CallbackTarget>();
  /** One signal for all would have as many listeners as targets. */
  readonly #stops = new Set<AbortController>();
  readonly #attempts = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(options: CallbackSenderOptions) {
    assertSecret(options.secret);
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#limits = { ...defaultCallbackLimits, ...options.limits };
    this.#isAllowed = allowTargets(options.targets);
  }

  send(url: string, payload: unknown, options: CallbackOptions = {}): string {
    const { id = crypto.randomUUID(), method = "POST", secret = this.#options.secret } = options;
    const { contentType = jsonType } = options;
    assertSecret(secret);
    if (this.#isClosed) throw new AsyncApiError("closed", "the sender of callbacks is closed");
    const address = this.#isAllowed(url);
    if (address === undefined) throw new AsyncApiError("forbidden", "this address is no target of callbacks");
    if (!isCallbackId(id))
      throw new AsyncApiError("invalid-message", "the id has other signs than A-z, 0-9, - and _");
    const body: string | undefined = JSON.stringify(payload);
    if (body === undefined) throw new AsyncApiError("invalid-message", "the payload is nothing in JSON");
    const bytes = Buffer.byteLength(body);
    const waiting = [...this.#targets.values()].reduce((sum, target) => sum + target.bytes, bytes);
    if (waiting > this.#limits.allBytes) throw new AsyncApiError("outbox-full", "too many callbacks wait");
    this.#openTarget(address.origin + address.pathname).push({
      id,
      url: address.href,
      method,
      contentType,
      secret,
      body,
      bytes,
    });
    return id;
  }

  async close(): Promise<readonly UndeliveredCallback[]> {
    this.#isClosed = true;
    const left = [...this.#targets.values()].flatMap((target) => target.close());
    this.#targets.clear();
    const error = new AsyncApiError("closed", "the sender of callbacks is closed");
    for (const stop of this.#stops) stop.abort(error);
    await Promise.all(this.#attempts);
    return left.map(describe);
  }

  #attempt({ id, url, method, contentType, secret, body }: Callback): Promise<Attempt> {
    const { now, fetch = globalThis.fetch } = this.#options;
    // Signed at each try: a receiver believes no old one.
    const headers = { "content-type": contentType, ...signHeaders({ id, secret, body }, now) };
    const stop = new AbortController();
    const settings = { fetch, clock: this.#clock, limits: this.#limits };
    const attempt = attemptCallback({ url, method, headers, body, signal: stop.signal }, settings);
    this.#stops.add(stop);
    this.#attempts.add(attempt);
    return attempt.finally(() => {
      this.#stops.delete(stop);
      this.#attempts.delete(attempt);
    });
  }

  /** An address without its query is a target of its own: one that is dead holds up no other. */
  #openTarget(target: string): CallbackTarget {
    const found = this.#targets.get(target);
    if (found !== undefined) return found;
    if (this.#targets.size >= this.#limits.targets)
      throw new AsyncApiError("outbox-full", "callbacks wait for too many targets");
    const { random = Math.random } = this.#options;
    const made = new CallbackTarget(
      { clock: this.#clock, random, limits: this.#limits },
      {
        attempt: (callback) => this.#attempt(callback),
        delivered: ({ id }, tries) => this.#report({ kind: "delivered", target, id, tries }),
        failed: (callback, failure, next) => this.#reportFailure(target, callback, { ...failure, ...next }),
        turned: (isDown) => this.#report({ kind: isDown ? "target-down" : "target-up", target }),
        idle: () => void this.#targets.delete(target),
      },
    );
    this.#targets.set(target, made);
    return made;
  }

  #reportFailure(
    target: string,
    callback: Callback,
    { reason, status, tries, retryInMs }: Extract<Attempt, { readonly ok: false }> & NextTry,
  ): void {
    this.#report({
      ...{ kind: retryInMs === undefined ? "dead" : "failed", target, id: callback.id, tries, reason },
      ...(status === undefined ? {} : { status }),
      ...(retryInMs === undefined ? {} : { retryInMs }),
    });
    if (retryInMs === undefined) quietly(() => this.#options.onDead?.(describe(callback)));
  }

  #report(report: CallbackReport): void {
    quietly(() => this.#options.onReport?.(report));
  }
}

const jsonType = "application/json";

/** The payload as it was when it was sent. */
const describe = ({ id, url, method, contentType, body }: Callback): UndeliveredCallback => ({
  ...{ id, url },
  ...(method !== "POST" && { method }),
  ...(contentType !== jsonType && { contentType }),
  payload: JSON.parse(body),
});

/** Somebody's logging must not stop callbacks. */
function quietly(tell: () => void): void {
  try {
    tell();
  } catch {}
}
