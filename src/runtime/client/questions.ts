import { abortedBy, nothing, onAbort } from "../wire/abort.js";
import type { Clock } from "../wire/clock.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { buildFrame } from "../wire/frame.js";
import { type Asked, areAlike, findAsked, isPending } from "../wire/reply-match.js";
import type { ReplyDescription } from "../wire/service-description.js";
import type { Link } from "../wire/transport.js";
import type { CallOptions } from "./connection.js";
import type { Outbox, Parcel } from "./outbox.js";
import type { Answers } from "./reply-stream.js";

/** A request to be made. */
interface Inquiry {
  readonly name: string;
  readonly reply: ReplyDescription;
  readonly isIdempotent: boolean;
  readonly message: AnyMessage;
  readonly payload: unknown;
  readonly options: CallOptions;
  /** Where the answer goes. */
  readonly answers: Answers;
}

/** What the requests of one connection stand on. */
interface QuestionSettings {
  readonly clock: Clock;
  readonly requestMs: number;
  readonly outbox: Outbox;
  /** The transport answers by itself; that answer goes here. */
  readonly acknowledged?: (question: Question, payload: unknown) => void;
  /** A request is over that was never sent. */
  readonly withdrawn: () => void;
}

/** A request that waits for its answer. */
export interface Question extends Asked {
  readonly isIdempotent: boolean;
  readonly parcel: Parcel;
  answer(payload: unknown): void;
  fail(error: AsyncApiError): void;
}

/** The requests of a connection that have no answer yet, oldest first. */
export class Questions {
  readonly #settings: QuestionSettings;
  readonly #open = new Set<OpenQuestion>();

  constructor(settings: QuestionSettings) {
    this.#settings = settings;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Sends a request. */
  ask(inquiry: Inquiry): void {
    const question: OpenQuestion = new OpenQuestion(inquiry, this.#settings, {
      left: () => this.#left(question),
      isHeld: () => this.#isHeld(question),
    });
    this.#open.add(question);
    if (!this.#isHeld(question)) question.start();
    try {
      this.#settings.outbox.add(question.parcel);
    } catch (thrown) {
      question.fail(AsyncApiError.from(thrown, "invalid-message"));
    }
  }

  /** The request that the message answers. */
  find(message: AnyMessage, payload: unknown): Question | undefined {
    return findAsked(this.#open, message.name, payload);
  }

  /** The link is gone: what may be done twice goes back into the outbox, the others do not know. */
  lost(error: AsyncApiError): void {
    const again: Parcel[] = [];
    for (const question of [...this.#open].filter(({ wasSent }) => wasSent))
      if (question.isIdempotent && !question.isAbandoned) again.push(question.takeBack());
      else question.fail(error);
    this.#settings.outbox.restore(again);
  }

  /** Nothing comes any more. */
  end(error: AsyncApiError): void {
    for (const question of [...this.#open]) question.fail(error);
  }

  /** Of two streams that nothing tells apart the second waits for the end of the first: their pieces would mix. */
  #isHeld(question: OpenQuestion): boolean {
    if (question.reply.pending !== undefined)
      for (const each of this.#open) {
        if (each === question) return false;
        if (each.reply.pending !== undefined && areAlike(each, question)) return true;
      }
    return false;
  }

  #left(question: OpenQuestion): void {
    this.#open.delete(question);
    if (question.reply.pending === undefined) return;
    for (const each of this.#open) if (!this.#isHeld(each)) each.start();
    this.#settings.outbox.flush();
  }
}

class OpenQuestion implements Question {
  readonly reply: ReplyDescription;
  readonly request: unknown;
  readonly isIdempotent: boolean;
  readonly parcel: Parcel;
  wasSent = false;
  isAbandoned = false;
  readonly #settings: QuestionSettings;
  readonly #answers: Answers;
  readonly #what: string;
  readonly #ms: number;
  readonly #left: () => void;
  readonly #release: () => void;
  #isStarted = false;
  #isOver = false;
  /** Made only where the transport answers by itself: each costs more than the rest of a request. */
  #abort: AbortController | undefined;
  #stopTimer = nothing;

  constructor(
    inquiry: Inquiry,
    settings: QuestionSettings,
    { left, isHeld }: { readonly left: () => void; readonly isHeld: () => boolean },
  ) {
    const { name, message, payload, options } = inquiry;
    this.reply = inquiry.reply;
    this.request = payload;
    this.isIdempotent = inquiry.isIdempotent;
    this.#settings = settings;
    this.#answers = inquiry.answers;
    this.#what = name;
    this.#ms = options.timeoutMs ?? settings.requestMs;
    this.#left = left;
    this.parcel = {
      frame: buildFrame(message, payload),
      ...(this.reply.pending && { isHeld }),
      hand: (link) => this.#hand(link),
      handed: nothing,
      failed: (error) => this.fail(error),
    };
    this.#release = onAbort(options.signal, () => this.#abandon(abortedBy(options.signal)));
  }

  /** Its time begins, once. */
  start(): void {
    if (!this.#isStarted) this.#wait();
    this.#isStarted = true;
  }

  answer(payload: unknown): void {
    if (this.#isOver) return;
    if (isPending(this.reply, payload)) {
      this.#wait();
      if (!this.isAbandoned) this.#answers.piece(payload);
    } else {
      this.#end();
      if (!this.isAbandoned) this.#answers.last(payload);
    }
  }

  /** Nobody wants the answer any more, but it still comes: it must not be taken for that of the next request. */
  #abandon(error: AsyncApiError): void {
    if (this.wasSent && this.#settings.acknowledged === undefined) {
      this.isAbandoned = true;
      this.#answers.fail(error);
    } else this.fail(error);
  }

  fail(error: AsyncApiError): void {
    if (this.#isOver) return;
    // Before what comes after it is sent.
    const wasWaiting = this.#settings.outbox.remove(this.parcel);
    this.#end();
    this.#answers.fail(error);
    if (wasWaiting) this.#settings.withdrawn();
  }

  takeBack(): Parcel {
    this.wasSent = false;
    return this.parcel;
  }

  #hand(link: Link): void | Promise<void> {
    const { acknowledged } = this.#settings;
    if (acknowledged === undefined || link.request === undefined) {
      // Before: an answer may come while this runs.
      this.wasSent = true;
      return this.#undoOnThrow(() => link.send(this.parcel.frame));
    }
    this.#abort ??= new AbortController();
    const { signal } = this.#abort;
    const answered = this.#undoOnThrow(() => link.request?.(this.parcel.frame, signal));
    this.wasSent = true;
    answered?.then(
      (payload) => acknowledged(this, payload),
      (thrown: unknown) => {
        const error = AsyncApiError.from(thrown);
        // A link that is lost says so to the connection, which knows what may be sent again.
        if (error.code !== "connection-lost" && error.code !== "closed") this.fail(error);
      },
    );
    return undefined;
  }

  #undoOnThrow<T>(send: () => T): T {
    try {
      return send();
    } catch (thrown) {
      this.wasSent = false;
      throw thrown;
    }
  }

  /** The time runs anew with each piece. */
  #wait(): void {
    this.#stopTimer();
    const expire = () =>
      this.fail(new AsyncApiError("timeout", `${this.#what}: no answer within ${this.#ms} ms`));
    this.#stopTimer = this.#settings.clock.after(this.#ms, expire);
  }

  #end(): void {
    this.#stopTimer();
    this.#release();
    this.#left();
    this.#isOver = true;
    this.#abort?.abort();
  }
}
