import { abortedBy, onAbort, within } from "../wire/abort.js";
import { pauseAfter } from "../wire/backoff.js";
import type { Closing } from "../wire/closing.js";
import { AsyncApiError } from "../wire/error.js";
import type { IncomingFrame } from "../wire/frame.js";
import type { Link, LinkEvents } from "../wire/transport.js";
import type { ConnectionState, StateChange } from "./connection.js";
import type { ClientSettings } from "./settings.js";

/** Close codes after which coming back is no use: a policy broken (1008), nothing there (4404), replaced (4409). */
const finalCodes: readonly number[] = [1008, 4404, 4409];
/** Close codes that stand for the HTTP statuses 401 and 403. */
const refusalCodes: readonly number[] = [4401, 4403];
/** Refusals in a row, each with credentials asked for again, until there is no sense in coming back. */
const maximumRefusals = 3;
/** How long a goodbye may take. */
const goodbyeMs = 5_000;
/** A timer as late as this means that the machine was asleep or busy: what was not heard may still be about to be read. */
const lateMs = 1_000;
const wakeMs = 5_000;

/** What a keeper tells, and asks. */
interface Keeping {
  open(signal: AbortSignal, events: LinkEvents): Promise<Link>;
  frame(frame: IncomingFrame): void;
  opened(link: Link): void;
  /** The link is gone; the keeper comes back unless the connection is at its end. */
  lost(closing: Closing): void;
  changed(change: StateChange): void;
  /** Whether something waits for the link. */
  isWanted(): boolean;
}

/** One attempt, and the link that it led to. */
interface Turn {
  link?: Link;
  /** Heard before the link was handed over. */
  readonly early: (() => void)[];
  readonly abort: AbortController;
  openedAt: number;
  heardAt: number;
}

interface Waiter {
  resolve(): void;
  reject(error: AsyncApiError): void;
}

/** Keeps a link open: connects, notices when it is dead, and comes back after a pause, until it is closed. */
export class LinkKeeper {
  readonly #settings: ClientSettings;
  readonly #channel: string;
  readonly #keeping: Keeping;
  readonly #waiters = new Set<Waiter>();
  #state: ConnectionState = "idle";
  #turn: Turn | undefined;
  #hasBeenOpen = false;
  #attempt = 0;
  #failures = 0;
  #refusals = 0;
  #stopTimer = () => {};
  #end: AsyncApiError | undefined;

  constructor(settings: ClientSettings, channel: string, keeping: Keeping) {
    this.#settings = settings;
    this.#channel = channel;
    this.#keeping = keeping;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The link, while it is open. */
  get link(): Link | undefined {
    return this.#state === "open" ? this.#turn?.link : undefined;
  }

  /** Why nothing goes any more; undefined while something does. */
  get end(): AsyncApiError | undefined {
    return this.#end;
  }

  /** Resolves when the link is open, however many attempts that takes; rejects when there will be none. */
  connect(signal?: AbortSignal): Promise<void> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(abortedBy(signal));
    if (this.#state === "open") return Promise.resolve();
    const opened = new Promise<void>((resolve, reject) => {
      const settle = () => {
        release();
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter = {
        resolve() {
          settle();
          resolve();
        },
        reject(error) {
          settle();
          reject(error);
        },
      };
      const release = onAbort(signal, () => {
        waiter.reject(abortedBy(signal));
        this.rest();
      });
      this.#waiters.add(waiter);
    });
    this.wake();
    return opened;
  }

  /** Starts to connect where nobody has yet. */
  wake(): void {
    if (this.#state === "idle") this.#start();
  }

  /** Gives up an attempt that nobody wants any more, before there was ever a link. */
  rest(): void {
    if (this.#hasBeenOpen || this.#waiters.size > 0 || this.#keeping.isWanted()) return;
    if (this.#state !== "connecting" && this.#state !== "waiting") return;
    this.#leave();
    this.#go("idle");
  }

  /** Closes for good: says goodbye where there is somebody to say it to. Resolves when it is over. */
  close(error: AsyncApiError): Promise<void> {
    const { link } = this;
    const turn = this.#turn;
    if (this.#state === "closed") return Promise.resolve();
    const closed = new Promise<void>((resolve) => this.#whenClosed.push(resolve));
    if (this.#state === "closing") return closed;
    this.#end = error;
    if (link === undefined || turn === undefined) this.#finish({});
    else {
      this.#stopTimer();
      this.#go("closing");
      this.#stopTimer = this.#settings.clock.after(goodbyeMs, () => this.#finish({}));
      link.close(1000, error.reason.slice(0, 100));
    }
    return closed;
  }
  readonly #whenClosed: (() => void)[] = [];

  #start(): void {
    const { clock, limits } = this.#settings;
    const turn: Turn = { early: [], abort: new AbortController(), openedAt: 0, heardAt: clock.now() };
    this.#turn = turn;
    this.#attempt += 1;
    this.#go("connecting");
    if (this.#turn !== turn) return;
    const deadline = { clock, ms: limits.connectMs, signals: [turn.abort.signal], what: "connecting" };
    within(deadline, async (signal) => {
      const link = await this.#keeping.open(signal, this.#listen(turn));
      if (signal.aborted) link.close(1000, "too late");
      return link;
    }).then(
      (link) => this.#opened(turn, link),
      (thrown: unknown) => this.#failed(turn, AsyncApiError.from(thrown, "connection-refused")),
    );
  }

  /** Events count for the turn that they belong to, from when its link is there. */
  #listen(turn: Turn): LinkEvents {
    const hear = (event: () => void) => {
      if (this.#turn !== turn) return;
      turn.heardAt = this.#settings.clock.now();
      if (turn.link === undefined) turn.early.push(event);
      else event();
    };
    return {
      frame: (frame) => hear(() => this.#keeping.frame(frame)),
      alive: () => hear(() => {}),
      closed: (closing) => hear(() => this.#lost(closing)),
    };
  }

  #opened(turn: Turn, link: Link): void {
    if (this.#turn !== turn) {
      link.close(1000, "too late");
      return;
    }
    turn.link = link;
    turn.openedAt = this.#settings.clock.now();
    this.#hasBeenOpen = true;
    this.#go("open");
    this.#settings.report({ kind: "connected", channel: this.#channel, attempt: this.#attempt });
    for (const waiter of [...this.#waiters]) waiter.resolve();
    for (const event of turn.early.splice(0)) if (this.#turn === turn) event();
    if (this.link !== link) return;
    if (link.hearsPings) this.#watch(turn, link, this.#settings.limits.silenceMs);
    this.#keeping.opened(link);
  }

  #failed(turn: Turn, error: AsyncApiError): void {
    if (this.#turn !== turn) return;
    this.#refusals = isRefusal(error) ? this.#refusals + 1 : 0;
    const isFinal = isHopeless(error) || this.#refusals >= maximumRefusals;
    this.#reportEnd(error.status ?? 1006, !isFinal);
    if (isFinal) this.#finish({ error });
    else this.#pause({ error }, error.retryAfterMs);
  }

  #lost(closing: Closing): void {
    const { clock, limits } = this.#settings;
    if (this.#state === "closing") {
      this.#finish({ closing });
      return;
    }
    if (clock.now() - (this.#turn?.openedAt ?? 0) >= limits.stableMs) {
      this.#failures = 0;
      this.#attempt = 0;
    }
    this.#refusals = refusalCodes.includes(closing.code) ? this.#refusals + 1 : 0;
    const isFinal = finalCodes.includes(closing.code) || this.#refusals >= maximumRefusals;
    this.#reportEnd(closing.code, !isFinal);
    if (isFinal) {
      const words = `the server closed the connection: ${closing.code} ${closing.reason}`.trim();
      this.#finish({ closing, error: new AsyncApiError("closed", words, { status: closing.code }) });
      return;
    }
    this.#leave();
    this.#keeping.lost(closing);
    if (this.#end === undefined) this.#pause({ closing }, closing.retryAfterMs);
  }

  #pause(why: Pick<StateChange, "closing" | "error">, retryAfterMs: number | undefined): void {
    const { clock, limits, random } = this.#settings;
    this.#leave();
    this.#failures += 1;
    const retryInMs = pauseAfter(this.#failures, limits, random, retryAfterMs);
    this.#stopTimer = clock.after(retryInMs, () => this.#start());
    this.#go("waiting", { ...why, retryInMs });
  }

  /** Looks now and then whether something was heard. */
  #watch(turn: Turn, link: Link, ms: number): void {
    const { clock, limits } = this.#settings;
    const due = clock.now() + ms;
    this.#stopTimer = clock.after(ms, () => {
      const now = clock.now();
      const silentMs = now - turn.heardAt;
      if (silentMs < limits.silenceMs) return this.#watch(turn, link, limits.silenceMs - silentMs);
      if (now - due >= lateMs) return this.#watch(turn, link, wakeMs);
      const closing = { code: 1006, reason: `nothing was heard for ${Math.round(silentMs)} ms` };
      this.#lost(closing);
      link.close(4000, closing.reason);
    });
  }

  #finish(why: Pick<StateChange, "closing" | "error">): void {
    const hadLink = this.#turn?.link !== undefined;
    this.#end ??= why.error ?? new AsyncApiError("closed", "the connection is closed");
    this.#leave();
    if (hadLink) this.#keeping.lost(why.closing ?? { code: 1006, reason: "" });
    this.#go("closed", why);
    for (const waiter of [...this.#waiters]) waiter.reject(this.#end);
    for (const resolve of this.#whenClosed.splice(0)) resolve();
  }

  /** Ends the turn: nothing that it does counts any more. */
  #leave(): void {
    this.#stopTimer();
    const turn = this.#turn;
    this.#turn = undefined;
    if (turn !== undefined && turn.link === undefined)
      turn.abort.abort(new AsyncApiError("closed", "the attempt was given up"));
  }

  #go(to: ConnectionState, why: Omit<StateChange, "from" | "to"> = {}): void {
    const from = this.#state;
    this.#state = to;
    this.#keeping.changed({ from, to, ...why });
  }

  #reportEnd(code: number, willRetry: boolean): void {
    this.#settings.report({ kind: "disconnected", channel: this.#channel, code, willRetry });
  }
}

/** Coming back changes nothing: the call or the set-up is wrong. */
const isHopeless = ({ code }: AsyncApiError) =>
  code === "unsupported" || code === "missing-package" || code === "not-found" || code === "invalid-message";

/** The server does not want us as we are. */
const isRefusal = ({ code, status }: AsyncApiError) =>
  code === "unauthenticated" ||
  code === "forbidden" ||
  (code === "connection-refused" && (status === 401 || status === 403));
