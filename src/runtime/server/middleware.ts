/** A message or a request on its way to its handler. */
export interface Invocation<Identity = unknown> {
  /** Name of the service. */
  readonly service: string;
  readonly channel: string;
  readonly operation: string;
  /** Name of the message; undefined for a request without a body. */
  readonly message: string | undefined;
  readonly payload: unknown;
  readonly identity: Identity;
  readonly remoteAddress: string;
  /** Id of the connection; undefined for a request. */
  readonly connection: string | undefined;
}

/**
 * Stands around every handler: calls `next` for what comes after it, and returns what that returned, or something
 * else. Throws an `AsyncApiError` to refuse.
 */
export type Middleware<Identity = unknown> = (
  invocation: Invocation<Identity>,
  next: () => Promise<unknown>,
) => unknown;

/** Runs the first, which runs the second, and so on to the handler. */
export function runThrough(
  middleware: readonly Middleware[],
  invocation: Invocation,
  handle: () => unknown,
): unknown {
  const step = (index: number): unknown => {
    const current = middleware[index];
    return current === undefined ? handle() : current(invocation, async () => step(index + 1));
  };
  return step(0);
}
