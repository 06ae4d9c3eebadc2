import { nothing } from "../wire/abort.js";
import { AsyncApiError } from "../wire/error.js";
import type { ReplyDescription } from "../wire/service.js";
import type { ReplyStream } from "./connection.js";

/** Where the answers to one request go. */
export interface Answers {
  /** An answer that others follow. */
  piece(answer: unknown): void;
  last(answer: unknown): void;
  fail(error: AsyncApiError): void;
}

/** The two ends of an answer in pieces. It keeps `capacity` of them; whoever reads more gets `overflow`. */
function createReplyStream(capacity: number): {
  readonly stream: ReplyStream<unknown>;
  readonly answers: Answers;
} {
  const pieces = new Pieces(capacity);
  const { promise, resolve, reject } = defer<unknown>();
  // Who reads the pieces one by one hears of a failure there.
  promise.catch(() => {});
  return {
    stream: Object.assign(promise, { [Symbol.asyncIterator]: () => pieces.read() }),
    answers: {
      piece: (answer) => pieces.keep(answer),
      last(answer) {
        pieces.keep(answer);
        pieces.end({});
        resolve(answer);
      },
      fail(error) {
        pieces.end({ error });
        reject(error);
      },
    },
  };
}

/** The pieces of an answer, for readers who may come later. */
class Pieces {
  readonly #capacity: number;
  readonly #kept: unknown[] = [];
  #end: { readonly error?: AsyncApiError } | undefined;
  #changed = defer<void>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  keep(answer: unknown): void {
    if (this.#kept.length < this.#capacity) this.#kept.push(answer);
    else
      this.#end ??= {
        error: new AsyncApiError("overflow", `the answer has more than ${this.#capacity} pieces`),
      };
    this.#announce();
  }

  /** The first end counts. */
  end(end: { readonly error?: AsyncApiError }): void {
    this.#end ??= end;
    this.#announce();
  }

  async *read(): AsyncGenerator<unknown, void, undefined> {
    for (let index = 0; ; index += 1) {
      while (index >= this.#kept.length && this.#end === undefined) await this.#changed.promise;
      if (index < this.#kept.length) yield this.#kept[index];
      else if (this.#end?.error !== undefined) throw this.#end.error;
      else return;
    }
  }

  #announce(): void {
    const { resolve } = this.#changed;
    this.#changed = defer();
    resolve();
  }
}

/** Several answers come as a `ReplyStream`, one as a promise. */
export function createAnswers(
  reply: ReplyDescription | undefined,
  capacity: number,
): { readonly promise: Promise<unknown>; readonly answers: Answers } {
  if (reply?.pending !== undefined) {
    const { stream, answers } = createReplyStream(capacity);
    return { promise: stream, answers };
  }
  const { promise, resolve, reject } = defer<unknown>();
  return { promise, answers: { piece: resolve, last: resolve, fail: reject } };
}

/** A promise and what settles it. */
export function defer<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: AsyncApiError) => void;
} {
  let resolve: (value: T) => void = nothing;
  let reject: (error: AsyncApiError) => void = nothing;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
