import { onAbort } from "../wire/abort.js";
import { AsyncApiError } from "../wire/error.js";
import type { IterateOptions } from "./connection.js";

interface Reader<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: AsyncApiError): void;
}

const done = { done: true, value: undefined } as const;

/** What waits for the reader of an iterator: bounded, in order, and over when its signal or its owner says so. */
export class Inbox<T> implements AsyncIterableIterator<T> {
  readonly #capacity: number;
  readonly #overflow: IterateOptions["overflow"];
  readonly #values: T[] = [];
  readonly #readers: Reader<T>[] = [];
  readonly #release: () => void;
  #left: (() => void) | undefined;
  #isOver = false;
  #error: AsyncApiError | undefined;

  /** `left` is called once, when the inbox takes nothing any more. */
  constructor(capacity: number, options: IterateOptions = {}, left?: () => void) {
    this.#capacity = Math.max(1, options.buffer ?? capacity);
    this.#overflow = options.overflow ?? "drop-oldest";
    this.#release = onAbort(options.signal, () => void this.return());
    this.#left = left;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Adds a value; where there is no room, what `overflow` says. */
  push(value: T): void {
    if (this.#isOver) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader.resolve({ done: false, value });
    else if (this.#values.length < this.#capacity) this.#values.push(value);
    else this.#overrun(value);
  }

  #overrun(value: T): void {
    switch (this.#overflow) {
      case "drop-newest":
        return;
      case "fail":
        this.end(new AsyncApiError("overflow", `more than ${this.#capacity} messages wait to be read`));
        return;
      default:
        this.#values.shift();
        this.#values.push(value);
    }
  }

  /** Nothing comes any more: what is there can still be read, then the error, where there is one. */
  end(error?: AsyncApiError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave();
    if (this.#readers.length === 0) this.#error = error;
    for (const [index, reader] of this.#readers.splice(0).entries())
      if (index === 0 && error !== undefined) reader.reject(error);
      else reader.resolve(done);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const [value] = this.#values;
    if (this.#values.length > 0) {
      this.#values.shift();
      // There is one: `T` itself may contain undefined.
      return Promise.resolve({ done: false, value: value as T });
    }
    const error = this.#error;
    this.#error = undefined;
    if (error !== undefined) return Promise.reject(error);
    if (this.#isOver) return Promise.resolve(done);
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** Stops reading; what waits is thrown away. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#values.length = 0;
    this.#error = undefined;
    this.end();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #leave(): void {
    // Undefined while the constructor still runs: a signal that had said stop before.
    this.#release?.();
    this.#left?.();
    this.#left = undefined;
  }
}
