/** Time for everything that waits: the machine's, or a virtual one in tests. */
export interface Clock {
  /** Milliseconds that never go back, from any start. */
  now(): number;
  /** Calls back once after `ms`; what it returns takes that back. */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's clock. Setting its time of day changes nothing here. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    // More than 25 days would go off at once.
    const timer = setTimeout(callback, Math.min(ms, 2_147_483_647));
    return () => clearTimeout(timer);
  },
};

/** A clock that can be stopped: what waits for it is forgotten then, and nothing waits for it any more. */
export function stoppable(clock: Clock): { readonly clock: Clock; stop(): void } {
  const waiting = new Set<() => void>();
  let isStopped = false;
  return {
    clock: {
      now: () => clock.now(),
      after(ms, callback) {
        if (isStopped) return () => {};
        const end = () => {
          waiting.delete(end);
          cancel();
        };
        const cancel = clock.after(ms, () => {
          waiting.delete(end);
          callback();
        });
        waiting.add(end);
        return end;
      },
    },
    stop() {
      isStopped = true;
      for (const end of waiting) end();
    },
  };
}
