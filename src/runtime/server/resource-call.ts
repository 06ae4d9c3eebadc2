import type { ResourceRequest } from "../wire/acceptor.js";
import { AsyncApiError } from "../wire/error.js";
import type { LongPoll } from "../wire/service-description.js";
import type { Mailbox, PollContext } from "./context.js";
import { EventLog } from "./event-log.js";
import { SessionMailbox, type Taken } from "./mailbox.js";
import type { ServerState } from "./state.js";

/** What a request is answered with. */
interface CallSource {
  readonly state: ServerState;
  readonly request: ResourceRequest;
  readonly identity: unknown;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: object;
  readonly replyHeaders: [name: string, value: string][];
  readonly poll: LongPoll | undefined;
}

/** What a handler of an HTTP operation has at hand. */
export class ResourceCall<Event>
  implements PollContext<unknown, Event, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>>
{
  readonly identity: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: object;
  readonly remoteAddress: string;
  readonly replyHeaders: [name: string, value: string][];
  readonly #source: CallSource;
  readonly #controller = new AbortController();
  readonly #home = new AbortController();
  readonly #taken: Pick<Taken<unknown>, "settle">[] = [];
  /** Where the reader has got to, where readers say so. */
  cursor: string | undefined;

  constructor(source: CallSource) {
    const { request } = source;
    this.#source = source;
    this.identity = source.identity;
    this.parameters = request.parameters;
    this.query = source.query;
    this.headers = source.headers;
    this.remoteAddress = request.remoteAddress;
    this.replyHeaders = source.replyHeaders;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The signal says stop. */
  abort(error: unknown): void {
    this.#controller.abort(error);
  }

  /** The server closes: waiting is over. */
  goHome(): void {
    this.#home.abort();
  }

  async hold(mailbox: Mailbox<Event>): Promise<Event[]> {
    const { state, poll } = this.#source;
    const [from, to] = poll?.holdSeconds ?? [0, 0];
    const wait = {
      clock: state.clock,
      holdMs: (from + state.random() * (to - from)) * 1_000,
      signals: [this.signal, this.#home.signal],
      ...(poll && { concurrent: poll.concurrent }),
    };
    if (mailbox instanceof EventLog) return this.#holdLog(mailbox, wait);
    if (!(mailbox instanceof SessionMailbox))
      throw new AsyncApiError("unsupported", "only a mailbox that the server has made can be waited for");
    const taken = await this.#orBusy(mailbox.wait(wait));
    if (this.signal.aborted) taken.settle(false);
    else this.#taken.push(taken);
    // A copy: what was not written comes again.
    return this.signal.aborted ? [] : [...taken.events];
  }

  take<E>(mailbox: Mailbox<E>): E[] {
    if (!(mailbox instanceof SessionMailbox)) return [...mailbox.take()];
    const taken: Taken<E> = mailbox.depart();
    this.#taken.push(taken);
    return [...taken.events];
  }

  /** Whether what was taken has been written to its end. */
  settle(isDelivered: boolean): void {
    for (const taken of this.#taken.splice(0)) taken.settle(isDelivered);
  }

  async #holdLog(log: EventLog<Event>, wait: Parameters<EventLog<Event>["wait"]>[1]): Promise<Event[]> {
    const name = this.#source.poll?.cursor?.query;
    const given = name === undefined ? null : this.#source.request.query.get(name);
    const page = await this.#orBusy(log.wait(given ?? undefined, wait));
    this.cursor = page.cursor;
    return [...page.events];
  }

  /** One poll too many is refused with the contract's code. */
  async #orBusy<T>(waiting: Promise<T>): Promise<T> {
    const contractCode = this.#source.poll?.busy;
    try {
      return await waiting;
    } catch (thrown) {
      const error = AsyncApiError.from(thrown);
      if (error.code !== "busy" || contractCode === undefined) throw error;
      const status = error.status === undefined ? {} : { status: error.status };
      throw new AsyncApiError("busy", error.reason, { contractCode, cause: error, ...status });
    }
  }
}
