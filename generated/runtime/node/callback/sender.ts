/** Requests to addresses that others have named: signed, tried again, and without harm to anybody else. */
import { type Clock, systemClock } from "../../wire/clock.js";
import { AsyncApiError } from "../../wire/error.js";
import { type CallbackLimits, defaultCallbackLimits } from "../../wire/limits.js";
import { type Attempt, attemptCallback } from "./attempt.js";
import { assertSecret, callbackHeaders, isCallbackId, signCallback } from "./signature.js";
import { type Callback, CallbackTarget, type NextTry } from "./target.js";

export {
  type CallbackReceiver,
  type CallbackReceiverOptions,
  type CallbackVerdict,
  createCallbackReceiver,
} from "./receiver.js";

export interface CallbackSenderOptions {
  /**
   * What may be called: origins, with a path where not all of it may be: `https://shop.example/hooks`. Nothing else is,
   * whoever asks for it; redirects are not followed.
   */
  readonly targets: readonly string[];
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
  readonly payload: unknown;
}

export interface CallbackSender {
  /**
   * Sends a payload as JSON, at least once: receivers tell repeats by the id, which is returned. Give an id of your own
   * where you send what an earlier process did not deliver. Throws `forbidden` for an address that is no target,
   * `outbox-full` where too much waits, `closed` after the end.
   */
  send(url: string, payload: unknown, options?: { readonly id?: string }): string;
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
    this.#isAllowed = allow(options.targets);
  }

  send(url: string, payload: unknown, { id = crypto.randomUUID() }: { readonly id?: string } = {}): string {
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
    this.#openTarget(address.origin + address.pathname).push({ id, url: address.href, body, bytes });
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

  #attempt({ id, url, body }: Callback): Promise<Attempt> {
    const { secret, now = Date.now, fetch = globalThis.fetch } = this.#options;
    // Of each try: a receiver believes no old one.
    const timestamp = String(Math.floor(now() / 1_000));
    const headers = {
      "content-type": "application/json",
      [callbackHeaders.id]: id,
      [callbackHeaders.timestamp]: timestamp,
      [callbackHeaders.signature]: signCallback(secret, { id, timestamp, body }),
    };
    const stop = new AbortController();
    const settings = { fetch, clock: this.#clock, limits: this.#limits };
    const attempt = attemptCallback({ url, headers, body, signal: stop.signal }, settings);
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

/** The payload as it was when it was sent. */
const describe = ({ id, url, body }: Callback): UndeliveredCallback => ({
  ...{ id, url },
  payload: JSON.parse(body),
});

/** Somebody's logging must not stop callbacks. */
function quietly(tell: () => void): void {
  try {
    tell();
  } catch {}
}

/** Knows the addresses that are at or below one of the targets. Throws for a target that is no such place. */
function allow(targets: readonly string[]): (url: string) => URL | undefined {
  const places = targets.map((target) => {
    const place = readAddress(target);
    if (place === undefined || place.search !== "")
      throw new Error(`\`${target}\` is no target of callbacks: http:// or https://, a host, a path`);
    return { origin: place.origin, path: place.pathname.replace(/\/$/, "") };
  });
  return (url) => {
    const address = readAddress(url);
    const isAt = ({ origin, path }: (typeof places)[number]) =>
      address?.origin === origin && (address.pathname === path || address.pathname.startsWith(`${path}/`));
    return places.some(isAt) ? address : undefined;
  };
}

/** An address without a name, a password or a slash in disguise: others might read it as another path. */
function readAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = !(url.username || url.password) && !/%(?:2f|5c|00)/i.test(url.pathname);
  url.hash = "";
  return isPlain && /^https?:$/.test(url.protocol) ? url : undefined;
}
