import type { Channel, Service } from "../src/contract/contract.js";

/** What is tried: a scene, or a frame that is written by hand. */
interface Scene {
  readonly operation: { readonly name: string; readonly channel: Channel };
  readonly from: "peer" | "application";
  readonly sample?: { readonly message: { readonly name: string }; readonly payload?: unknown };
  readonly reply?: { readonly payload?: unknown };
}

import { valueAt } from "../src/runtime/wire/pointer.js";

/** What the generated server of a service does while one scene is tried, and what its handlers were given. */
export interface Stage {
  /** Begins a scene: what comes from now on is of it. */
  begin(scene: Scene): Arrival;
  /** The options of the generated server. */
  readonly options: object;
}

/** What a handler was given. */
export interface Arrival {
  /** Rejects after `patienceMs`. */
  payload(patienceMs: number): Promise<unknown>;
}

/** A stage with a handler for each operation of a service, whoever it is received by, but for those in `without`. */
export function createStage(service: Service, without: readonly string[] = []): Stage {
  let current: { readonly scene: Scene; readonly arrived: (payload: unknown) => void } | undefined;
  const handlers = service.operations
    .filter(({ name }) => !without.includes(name))
    .map(({ name }) => [
      name,
      (...given: readonly unknown[]) => {
        if (current?.scene.operation.name !== name) return undefined;
        current.arrived(given.length > 1 ? given[0] : undefined);
        return current.scene.reply?.payload;
      },
    ]);
  const connected = service.channels.map(({ name }) => [
    name,
    (context: { send(name: string, payload: unknown): void }) => {
      const { scene } = current ?? {};
      if (scene?.from !== "application" || scene.sample === undefined) return;
      context.send(scene.sample.message.name, scene.sample.payload);
    },
  ]);
  return {
    options: {
      handlers: Object.fromEntries(handlers),
      connected: Object.fromEntries(connected),
      authenticate: () => identityOf(current?.scene),
      origins: "any",
    },
    begin(scene) {
      let arrived: (payload: unknown) => void = () => {};
      const payload = new Promise<unknown>((resolve) => {
        arrived = resolve;
      });
      current = { scene, arrived };
      return { payload: (patienceMs) => within(payload, patienceMs, "no handler was called") };
    },
  };
}

/** Who the payload says that it is from, where the contract compares that. */
function identityOf(scene: Scene | undefined): object {
  const { sender } = scene?.operation.channel ?? {};
  if (sender?.identity === undefined) return { id: "1" };
  const values = sender.same.map((pointer) => valueAt(scene?.sample?.payload, pointer));
  return { [sender.identity]: values.find((value) => value !== undefined) };
}

/** Rejects with the words after a time. */
export function within<T>(promise: Promise<T>, milliseconds: number, words: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(words)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
