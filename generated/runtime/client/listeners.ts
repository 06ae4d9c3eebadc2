import { onAbort } from "../wire/abort.js";

type Listener<T> = (value: T) => unknown;

/** Functions that want to be told. One that fails, now or later, is reported and disturbs nobody. */
export class Listeners<T> {
  readonly #all = new Map<object, Listener<T>>();
  readonly #failed: (thrown: unknown) => void;

  constructor(failed: (thrown: unknown) => void) {
    this.#failed = failed;
  }

  /** Adds one, until the signal or the function that is returned says stop. */
  add(listener: Listener<T>, signal?: AbortSignal): () => void {
    if (signal?.aborted) return () => {};
    const key = {};
    this.#all.set(key, listener);
    const release = onAbort(signal, () => this.#all.delete(key));
    return () => {
      release();
      this.#all.delete(key);
    };
  }

  /** Tells all that were there when this began. */
  tell(value: T): void {
    for (const [key, listener] of [...this.#all]) if (this.#all.has(key)) this.#call(listener, value);
  }

  #call(listener: Listener<T>, value: T): void {
    try {
      const result = listener(value);
      if (result instanceof Promise) result.catch(this.#failed);
    } catch (thrown) {
      this.#failed(thrown);
    }
  }
}
