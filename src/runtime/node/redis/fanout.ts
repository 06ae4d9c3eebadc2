import type { Fanout } from "../../server/fanout.js";
import { AsyncApiError } from "../../wire/error.js";

/** The part of a client of `ioredis` 5 that is needed. */
export interface IoRedisClient {
  duplicate(): IoRedisSubscriber;
  publish(channel: string, message: string): Promise<unknown>;
}

export interface IoRedisSubscriber {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "pmessage", listener: (pattern: string, channel: string, message: string) => void): unknown;
  psubscribe(pattern: string): Promise<unknown>;
  punsubscribe(pattern: string): Promise<unknown>;
  disconnect(): unknown;
}

/** The part of a client of `redis` (node-redis) 4 or later that is needed. */
export interface NodeRedisClient {
  duplicate(): NodeRedisSubscriber;
  publish(channel: string, message: string): Promise<unknown>;
}

export interface NodeRedisSubscriber {
  on(event: "error", listener: (error: Error) => void): unknown;
  connect(): Promise<unknown>;
  pSubscribe(pattern: string, listener: (message: string, channel: string) => void): Promise<unknown>;
  pUnsubscribe(pattern: string): Promise<unknown>;
  /** Version 4; `destroy` from 5 on. */
  disconnect?(): Promise<unknown>;
  destroy?(): void;
}

export interface RedisFanoutOptions {
  /** Before the names of channels in Redis. Default `asyncwright:`. Different for what must not hear each other. */
  readonly prefix?: string;
  /** Hears of what Redis cannot do at the moment. What was to be told meanwhile is lost for the other machines. */
  readonly onError?: (error: unknown) => void;
}

type Listener = Parameters<Fanout["subscribe"]>[0];

/** A fan-out that can be waited for, and ended. */
export interface RedisFanout extends Fanout {
  /** Resolves when what others tell is heard; rejects where Redis cannot be reached. */
  readonly ready: Promise<void>;
  /** Ends the connection for listening. The client that was passed in stays open. */
  close(): Promise<void>;
}

/**
 * Rooms on several machines, by publish and subscribe of Redis: at most once, nothing is kept. The client is one of
 * `ioredis` or `redis` that is connected already; a second connection for listening is made of it. Own words are not
 * heard again.
 */
export function redisFanout(
  client: IoRedisClient | NodeRedisClient,
  { prefix = "asyncwright:", onError = () => {} }: RedisFanoutOptions = {},
): RedisFanout {
  const self = crypto.randomUUID();
  let underWay = 0;
  const listeners = new Set<Listener>();
  const pattern = `${prefix.replaceAll(/[\\*?[\]]/g, "\\$&")}*`;
  const hear = (channel: string, message: string): void => {
    const space = message.indexOf(" ");
    if (!channel.startsWith(prefix) || message.slice(0, space) === self) return;
    tellAll(listeners, { topic: channel.slice(prefix.length), data: message.slice(space + 1) }, onError);
  };
  const subscriber = client.duplicate();
  subscriber.on("error", onError);
  const ready = listen(subscriber, pattern, hear);
  // Whoever waits hears of it; whoever does not must not be ended by it.
  ready.catch(onError);

  return {
    ready,
    publish(topic, data) {
      if (underWay >= maximumUnderWay) {
        onError(new AsyncApiError("outbox-full", "Redis does not answer: other machines are not told"));
        return;
      }
      underWay += 1;
      client
        .publish(`${prefix}${topic}`, `${self} ${data}`)
        .catch(onError)
        .finally(() => {
          underWay -= 1;
        });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      if ("psubscribe" in subscriber) subscriber.disconnect();
      else if (subscriber.destroy !== undefined) subscriber.destroy();
      else await subscriber.disconnect?.();
    },
  };
}

/** A listener that throws does not keep others from hearing. */
function tellAll(
  listeners: Iterable<Listener>,
  { topic, data }: { readonly topic: string; readonly data: string },
  onError: (error: unknown) => void,
): void {
  for (const listener of [...listeners])
    try {
      listener(topic, data);
    } catch (thrown) {
      onError(thrown);
    }
}

/** What was handed to Redis and is not confirmed yet: clients keep it in memory while there is no connection. */
const maximumUnderWay = 10_000;

async function listen(
  subscriber: IoRedisSubscriber | NodeRedisSubscriber,
  pattern: string,
  hear: (channel: string, message: string) => void,
): Promise<void> {
  if ("psubscribe" in subscriber) {
    subscriber.on("pmessage", (_pattern, channel, message) => hear(channel, message));
    await subscriber.psubscribe(pattern);
    return;
  }
  await subscriber.connect();
  await subscriber.pSubscribe(pattern, (message, channel) => hear(channel, message));
}
