import { AsyncApiError } from "../wire/error.js";
import type { OutgoingFrame } from "../wire/frame.js";

/** Messages of the client on their way: one request at a time, in order. */
export interface PollingOutbox {
  /** Resolves when the server has taken the message. */
  send(frame: OutgoingFrame): Promise<void>;
  /** Refuses what waits; resolves when the request that runs is over. */
  close(): Promise<void>;
  readonly bufferedBytes: number;
}

interface Waiting {
  readonly frame: OutgoingFrame;
  readonly resolve: () => void;
  readonly reject: (error: AsyncApiError) => void;
}

/** What one request carries at most: half of what our servers take. */
const batchBytes = 32_768;

/** Several messages that wait travel together. Nothing is sent twice: a request that fails fails all of its messages. */
export const createPollingOutbox = (send: (payloads: readonly unknown[]) => Promise<void>): PollingOutbox =>
  new Outbox(send);

class Outbox implements PollingOutbox {
  readonly #send: (payloads: readonly unknown[]) => Promise<void>;
  #waiting: Waiting[] = [];
  #sending: Promise<void> | undefined;
  #isClosed = false;
  bufferedBytes = 0;

  constructor(send: (payloads: readonly unknown[]) => Promise<void>) {
    this.#send = send;
  }

  send(frame: OutgoingFrame): Promise<void> {
    if (this.#isClosed) return Promise.reject(new AsyncApiError("closed", "the connection is closed"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ frame, resolve, reject });
      this.bufferedBytes += frame.json.length;
      this.#sending ??= this.#run();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { frame, reject } of this.#waiting) {
      this.bufferedBytes -= frame.json.length;
      reject(new AsyncApiError("closed", "the connection was closed before this was sent"));
    }
    this.#waiting = [];
    await this.#sending;
  }

  async #run(): Promise<void> {
    // What is sent in one go travels together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#send(batch.map(({ frame }) => frame.payload));
        for (const { resolve } of batch) resolve();
      } catch (thrown) {
        for (const { reject } of batch) reject(AsyncApiError.from(thrown, "connection-lost"));
      }
      for (const { frame } of batch) this.bufferedBytes -= frame.json.length;
    }
    this.#sending = undefined;
  }

  #takeBatch(): readonly Waiting[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ frame }, index) => {
      bytes += frame.json.length;
      return index > 0 && bytes > batchBytes;
    });
    const batch = end === -1 ? this.#waiting : this.#waiting.slice(0, end);
    this.#waiting = this.#waiting.slice(batch.length);
    return batch;
  }
}
