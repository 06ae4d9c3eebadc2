/** What tells when it is closed: sockets, and connections of Engine.IO. */
export interface Closable {
  once(event: "close", listener: () => void): unknown;
  removeListener(event: "close", listener: () => void): unknown;
}

/** What was opened and is not let in yet: a bounded number, so that silence costs little. */
export interface Pending {
  /** Counts the holder until it is released or closed. False where there are too many already. */
  hold(holder: Closable): boolean;
  release(holder: Closable): void;
  readonly size: number;
}

/** Counts at most so many. */
export function createPending(maximum: number): Pending {
  const holders = new Map<Closable, () => void>();
  return {
    hold(holder) {
      if (holders.has(holder)) return true;
      if (holders.size >= maximum) return false;
      const forget = () => void holders.delete(holder);
      holders.set(holder, forget);
      holder.once("close", forget);
      return true;
    },
    release(holder) {
      const forget = holders.get(holder);
      if (forget === undefined) return;
      forget();
      holder.removeListener("close", forget);
    },
    get size() {
      return holders.size;
    },
  };
}
