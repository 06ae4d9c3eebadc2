import { nothing } from "../wire/abort.js";
import { AsyncApiError } from "../wire/error.js";
import type { ReplyDescription } from "../wire/service-description.js";
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
  const kept: unknown[] = [];
  let end: { readonly error?: AsyncApiError } | undefined;
  let changed = defer<void>();
  const { promise, resolve, reject } = defer<unknown>();
  // Who reads the pieces one by one hears of a failure there.
  promise.catch(() => {});

  const announce = () => {
    const { resolve: tell } = changed;
    changed = defer();
    tell();
  };
  const piece = (answer: unknown) => {
    if (kept.length < capacity) kept.push(answer);
    else end ??= { error: new AsyncApiError("overflow", `the answer has more than ${capacity} pieces`) };
    announce();
  };
  async function* read(): AsyncGenerator<unknown, void, undefined> {
    for (let index = 0; ; index += 1) {
      while (index >= kept.length && end === undefined) await changed.promise;
      if (index < kept.length) yield kept[index];
      else if (end?.error !== undefined) throw end.error;
      else return;
    }
  }
  const last = (answer: unknown) => {
    piece(answer);
    end ??= {};
    announce();
    resolve(answer);
  };
  const fail = (error: AsyncApiError) => {
    end ??= { error };
    announce();
    reject(error);
  };
  return {
    stream: Object.assign(promise, { [Symbol.asyncIterator]: read }),
    answers: { piece, last, fail },
  };
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
