import type { Exchange } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
import { valueAt } from "../src/runtime/wire/pointer.js";

/** What the generated server of a service does while one exchange is tried, and what its handlers were given. */
export interface Stage {
  /** Begins an exchange: what comes from now on is of it. */
  begin(exchange: Exchange): Arrival;
  /** The options of the generated server. */
  readonly options: object;
}

/** What a handler was given. */
export interface Arrival {
  /** Rejects after `patienceMs`. */
  payload(patienceMs: number): Promise<unknown>;
}

/** A stage with a handler for each operation of a service that its application receives, but for those in `without`. */
export function createStage(service: Service, without: readonly string[] = []): Stage {
  let current: { readonly exchange: Exchange; readonly arrived: (payload: unknown) => void } | undefined;
  const received = service.operations.filter(({ kind }) => kind === "receive" || kind === "respond");
  const handlers = received
    .filter(({ name }) => !without.includes(name))
    .map(({ name }) => [
      name,
      (...given: readonly unknown[]) => {
        if (current?.exchange.operation.name !== name) return undefined;
        current.arrived(given.length > 1 ? given[0] : undefined);
        return current.exchange.reply?.payload;
      },
    ]);
  const connected = service.channels.map(({ name }) => [
    name,
    (context: { send(name: string, payload: unknown): void }) => {
      const { exchange } = current ?? {};
      if (exchange?.from !== "application" || exchange.sample === undefined) return;
      context.send(exchange.sample.message.name, exchange.sample.payload);
    },
  ]);
  return {
    options: {
      handlers: Object.fromEntries(handlers),
      connected: Object.fromEntries(connected),
      authenticate: () => identityOf(current?.exchange),
      origins: "any",
    },
    begin(exchange) {
      let arrived: (payload: unknown) => void = () => {};
      const payload = new Promise<unknown>((resolve) => {
        arrived = resolve;
      });
      current = { exchange, arrived };
      return { payload: (patienceMs) => within(payload, patienceMs, "no handler was called") };
    },
  };
}

/** Who the payload says that it is from, where the contract compares that. */
function identityOf(exchange: Exchange | undefined): object {
  const { sender } = exchange?.operation.channel ?? {};
  if (sender?.identity === undefined) return { id: "1" };
  const values = sender.same.map((pointer) => valueAt(exchange?.sample?.payload, pointer));
  return { [sender.identity]: values.find((value) => value !== undefined) };
}

/** Rejects with the words after a time. */
export function within<T>(promise: Promise<T>, milliseconds: number, words: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(words)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
