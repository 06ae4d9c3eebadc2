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
export function createPollingOutbox(send: (payloads: readonly unknown[]) => Promise<void>): PollingOutbox {
  let waiting: Waiting[] = [];
  let bufferedBytes = 0;
  let sending: Promise<void> | undefined;
  let isClosed = false;

  async function run(): Promise<void> {
    // What is sent in one go travels together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        await send(batch.map(({ frame }) => frame.payload));
        for (const { resolve } of batch) resolve();
      } catch (thrown) {
        for (const { reject } of batch) reject(AsyncApiError.from(thrown, "connection-lost"));
      }
      for (const { frame } of batch) bufferedBytes -= frame.json.length;
    }
    sending = undefined;
  }

  function takeBatch(): readonly Waiting[] {
    let bytes = 0;
    const end = waiting.findIndex(({ frame }, index) => {
      bytes += frame.json.length;
      return index > 0 && bytes > batchBytes;
    });
    const batch = end === -1 ? waiting : waiting.slice(0, end);
    waiting = waiting.slice(batch.length);
    return batch;
  }

  return {
    send(frame) {
      if (isClosed) return Promise.reject(new AsyncApiError("closed", "the connection is closed"));
      return new Promise((resolve, reject) => {
        waiting.push({ frame, resolve, reject });
        bufferedBytes += frame.json.length;
        sending ??= run();
      });
    },
    async close() {
      isClosed = true;
      for (const { frame, reject } of waiting) {
        bufferedBytes -= frame.json.length;
        reject(new AsyncApiError("closed", "the connection was closed before this was sent"));
      }
      waiting = [];
      await sending;
    },
    get bufferedBytes() {
      return bufferedBytes;
    },
  };
}
