import { abortedBy, nothing, onAbort } from "../wire/abort.js";
import type { UnknownMessage } from "../wire/channel-messages.js";
import type { AnyMessage, Dispatch, Found } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { buildFrame, type IncomingFrame } from "../wire/frame.js";
import type { ChannelDescription, OperationDescription } from "../wire/service-description.js";
import type { Link, LinkEvents } from "../wire/transport.js";
import { createReader, findAmong, listMessages } from "../wire/vocabulary.js";
import type {
  CallOptions,
  Connection,
  ConnectionState,
  IterateOptions,
  ListenOptions,
  SendOptions,
  StateChange,
  Unsent,
} from "./connection.js";
import { Inbox } from "./inbox.js";
import { LinkKeeper } from "./link-keeper.js";
import { Listeners } from "./listeners.js";
import { readArguments } from "./operation-methods.js";
import { Outbox, type Parcel } from "./outbox.js";
import { type Question, Questions } from "./questions.js";
import { createAnswers, defer } from "./reply-stream.js";
import { type ClientSettings, check } from "./settings.js";

/** What a connection is about. */
interface ConnectionSubject {
  /** Name of the channel. */
  readonly channel: string;
  readonly description: ChannelDescription;
  /** What the client hears, and says. */
  readonly incoming: Dispatch<AnyMessage> | undefined;
  readonly outgoing: Dispatch<AnyMessage> | undefined;
  open(signal: AbortSignal, events: LinkEvents): Promise<Link>;
}

type AnyEntry = readonly [name: string, payload: unknown];

/** A connection of a client: what it says goes through an outbox, what it hears to listeners, iterators and requests. */
export class OpenConnection implements Connection<AnyMessage, AnyMessage> {
  readonly #settings: ClientSettings;
  readonly #subject: ConnectionSubject;
  readonly #says: ReadonlyMap<string, AnyMessage>;
  readonly #read: (frame: IncomingFrame & { readonly ok: true }) => Found<AnyMessage>;
  readonly #keeper: LinkKeeper;
  readonly #outbox: Outbox;
  readonly #questions: Questions;
  readonly #listeners = new Map<string, Listeners<unknown>>();
  readonly #unknownListeners: Listeners<UnknownMessage>;
  readonly #stateListeners: Listeners<StateChange>;
  readonly #readers = new Set<(entry: AnyEntry) => void>();
  readonly #inboxes = new Set<Pick<Inbox<unknown>, "end">>();
  readonly #closed: () => void;
  #unknown: readonly UnknownMessage[] = [];

  /** `closed` is called when the connection is closed for good. */
  constructor(settings: ClientSettings, subject: ConnectionSubject, closed: () => void = () => {}) {
    const { limits, clock } = settings;
    const { channel, description } = subject;
    this.#settings = settings;
    this.#subject = subject;
    this.#closed = closed;
    this.#says = new Map(listMessages(subject.outgoing).map((message) => [message.name, message]));
    this.#read = createReader(description, subject.incoming);
    this.#unknownListeners = new Listeners(this.#listenerFailed);
    this.#stateListeners = new Listeners(this.#listenerFailed);
    this.#keeper = new LinkKeeper(settings, channel, {
      open: subject.open,
      frame: (frame) => this.#hear(frame),
      opened: () => this.#outbox.flush(),
      lost: ({ code, reason }) =>
        this.#questions.lost(
          this.#keeper.end ??
            new AsyncApiError("connection-lost", `the connection went away: ${code} ${reason}`.trim(), {
              status: code,
            }),
        ),
      changed: (change) => this.#changed(change),
      isWanted: () => this.#outbox.size > 0 || this.#questions.size > 0,
    });
    this.#outbox = new Outbox(limits, () => this.#keeper.link);
    this.#questions = new Questions({
      clock,
      requestMs: limits.requestMs,
      outbox: this.#outbox,
      withdrawn: () => this.#keeper.rest(),
      ...(description.socketio?.replies === "ack" && {
        acknowledged: (question, payload) => this.#acknowledged(question, payload),
      }),
    });
  }

  get state(): ConnectionState {
    return this.#keeper.state;
  }

  get unknown(): readonly UnknownMessage[] {
    return this.#unknown;
  }

  connect({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    return this.#keeper.connect(signal);
  }

  async close({
    reason = "the connection was closed",
  }: {
    readonly reason?: string;
  } = {}): Promise<readonly Unsent<AnyMessage>[]> {
    const unsent = this.#outbox.drain();
    const error = new AsyncApiError("closed", reason);
    const closed = this.#keeper.close(error);
    for (const parcel of unsent) parcel.failed(error);
    await closed;
    return unsent.map(({ frame: { message, payload } }) => ({ name: message.name, message: payload }));
  }

  send(name: string, payload: unknown, options: SendOptions = {}): Promise<void> {
    const { signal } = options;
    const message = this.#says.get(name);
    if (message === undefined)
      return Promise.reject(
        new AsyncApiError("unknown-message", `${this.#subject.channel} takes no message \`${name}\``),
      );
    const error = this.#refuse(message, payload, signal);
    if (error !== undefined) return Promise.reject(error);
    const { promise, resolve, reject } = defer<void>();
    const parcel: Parcel = {
      frame: buildFrame(message, payload),
      hand: (link) => link.send(parcel.frame),
      handed() {
        release();
        resolve();
      },
      failed(thrown) {
        release();
        // What `close` gives back is known to its caller: nobody has to await this too.
        if (thrown.code === "closed") promise.catch(() => {});
        reject(thrown);
      },
    };
    const release = onAbort(signal, () => {
      if (!this.#outbox.remove(parcel)) return;
      parcel.failed(abortedBy(signal));
      this.#keeper.rest();
    });
    try {
      this.#outbox.add(parcel);
      this.#keeper.wake();
    } catch (thrown) {
      parcel.failed(AsyncApiError.from(thrown, "invalid-message"));
    }
    return promise;
  }

  /**
   * Calls an operation over a connection: sends its message, and waits for the answer where it has one.
   * No method of the object itself, since operations give that their names.
   */
  static call(
    connection: OpenConnection,
    name: string,
    operation: OperationDescription,
    given: readonly unknown[],
  ): Promise<unknown> {
    return connection.#call(name, operation, given);
  }

  #call(name: string, operation: OperationDescription, given: readonly unknown[]): Promise<unknown> {
    const { reply, isIdempotent = false } = operation;
    const read = readArguments(name, operation, given);
    const { answers, promise } = createAnswers(reply, this.#settings.limits.bufferedMessages);
    if (read instanceof AsyncApiError) answers.fail(read);
    else if (read.message === undefined)
      answers.fail(new AsyncApiError("unsupported", `${name} has no message`));
    else if (reply === undefined) return this.send(read.message.name, read.payload, read.options);
    else {
      const { message, payload } = read;
      const options: CallOptions = read.options;
      const error = this.#refuse(message, payload, options.signal);
      if (error === undefined) {
        this.#questions.ask({ name, reply, isIdempotent, message, payload, options, answers });
        if (this.#questions.size > 0) this.#keeper.wake();
      } else answers.fail(error);
    }
    return promise;
  }

  on(name: string, listener: (message: never) => void, { signal }: ListenOptions = {}): () => void {
    let listeners = this.#listeners.get(name);
    if (listeners === undefined) {
      listeners = new Listeners(this.#listenerFailed);
      this.#listeners.set(name, listeners);
    }
    // The name says which type the listener wants; only messages of that name come here.
    return listeners.add((payload) => listener(payload as never), signal);
  }

  onUnknown(listener: (message: UnknownMessage) => void, { signal }: ListenOptions = {}): () => void {
    return this.#unknownListeners.add(listener, signal);
  }

  onState(listener: (change: StateChange) => void, { signal }: ListenOptions = {}): () => void {
    return this.#stateListeners.add(listener, signal);
  }

  messages(options?: IterateOptions): Inbox<unknown> {
    return this.#iterate(([, payload]) => payload, options);
  }

  entries(options?: IterateOptions): Inbox<AnyEntry> {
    return this.#iterate((entry) => entry, options);
  }

  #iterate<T>(pick: (entry: AnyEntry) => T, options?: IterateOptions): Inbox<T> {
    const read = (entry: AnyEntry) => inbox.push(pick(entry));
    const inbox = new Inbox<T>(this.#settings.limits.bufferedMessages, options, () => {
      this.#readers.delete(read);
      this.#inboxes.delete(inbox);
    });
    if (this.state === "closed") inbox.end();
    if (!inbox.isOver) {
      this.#readers.add(read);
      this.#inboxes.add(inbox);
      if (this.state === "idle") this.connect().catch(nothing); // the inbox ends with the reason
    }
    return inbox;
  }

  /** Why a message is not sent at all. */
  #refuse(message: AnyMessage, payload: unknown, signal: AbortSignal | undefined): AsyncApiError | undefined {
    if (this.#keeper.end !== undefined) return this.#keeper.end;
    if (signal?.aborted) return abortedBy(signal);
    return check(this.#settings, "outgoing", this.#subject.channel, message, payload);
  }

  #hear(frame: IncomingFrame): void {
    const { messageBytes } = this.#settings.limits;
    if (frame.bytes > messageBytes)
      this.#hearUnknown(frame, { reason: `it is larger than ${messageBytes} bytes` });
    else if (!frame.ok) this.#hearUnknown(frame, frame);
    else {
      const { payload } = frame;
      const found = this.#read(frame);
      if (found.ok) this.#accept(found.message, payload, this.#questions.find(found.message, payload));
      else this.#hearUnknown(frame, found, payload);
    }
  }

  /** An acknowledgement has no name: its message is one of the declared answers. */
  #acknowledged(question: Question, payload: unknown): void {
    const found = findAmong(question.reply.messages, payload);
    if (found.ok) this.#accept(found.message, payload, question);
    else question.fail(new AsyncApiError("unexpected-reply", found.reason));
  }

  #accept(message: AnyMessage, payload: unknown, question: Question | undefined): void {
    const error = check(this.#settings, "incoming", this.#subject.channel, message, payload);
    if (error !== undefined) {
      question?.fail(error);
      return;
    }
    question?.answer(payload);
    this.#listeners.get(message.name)?.tell(payload);
    for (const read of [...this.#readers]) read([message.name, payload]);
  }

  #hearUnknown(
    frame: IncomingFrame,
    { reason, logged = reason }: { readonly reason: string; readonly logged?: string },
    payload?: unknown,
  ): void {
    const { report, limits } = this.#settings;
    const event = frame.ok ? frame.event : undefined;
    const unknown = event === undefined ? { payload, reason } : { payload, reason, event };
    this.#unknown = [...this.#unknown, unknown].slice(-limits.unknownMessages);
    const { channel } = this.#subject;
    report({ kind: "unknown-message", channel, reason: logged, bytes: frame.bytes });
    this.#unknownListeners.tell(unknown);
  }

  #changed(change: StateChange): void {
    if (change.to === "closed") this.#end(change.error);
    this.#stateListeners.tell(change);
    if (change.to === "closed") this.#closed();
  }

  /** `error` is there where nobody asked for the end. */
  #end(error: AsyncApiError | undefined): void {
    const end = this.#keeper.end ?? new AsyncApiError("closed", "the connection is closed");
    this.#questions.end(end);
    for (const parcel of this.#outbox.drain()) parcel.failed(end);
    for (const inbox of [...this.#inboxes]) inbox.end(error);
    this.#listeners.clear();
  }

  readonly #listenerFailed = (thrown: unknown): void => {
    const error = AsyncApiError.from(thrown);
    this.#settings.report({ kind: "listener-failed", channel: this.#subject.channel, error });
  };
}
