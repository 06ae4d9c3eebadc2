/** What repeats are told by. */
export interface ReplayOptions {
  /** How far the time of a callback may be from ours, in milliseconds. Default 5 minutes. */
  readonly windowMs?: number;
  /** The time of day in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Ids that are remembered: those of the window always, older ones as long as there is room. Default 100 000. */
  readonly capacity?: number;
}

/** Tells the first delivery of a callback from its repeats, and both from one that is played again. */
export interface ReplayMemory {
  /** `full`: everything that is remembered could still be played again. */
  judge(id: string, timestamp: string): "new" | "duplicate" | "expired" | "full";
  /** It could not be kept after all: the next one of this id counts as new. */
  forget(id: string): void;
}

/** Makes a memory of ids, which is bounded. */
export function createReplayMemory(options: ReplayOptions): ReplayMemory {
  const { windowMs = 300_000, now = Date.now, capacity = 100_000 } = options;
  /** By id, the least recently seen first: until when it could be played again. */
  const seen = new Map<string, number>();

  /** Room for one more; false where everything that is remembered could still be played again. */
  function makeRoom(): boolean {
    for (const [oldest, until] of seen) {
      if (seen.size < capacity) return true;
      if (until >= now()) return false;
      seen.delete(oldest);
    }
    return seen.size < capacity;
  }

  return {
    judge(id, timestamp) {
      const at = Number(timestamp) * 1_000;
      // Seconds were cut off.
      if (Math.abs(now() - at) > windowMs + 999) return "expired";
      const until = at + windowMs + 999;
      const before = seen.get(id);
      if (before !== undefined) {
        // Tries go on for longer than the window: what is tried again is remembered for longer.
        seen.delete(id);
        seen.set(id, Math.max(before, until));
        return "duplicate";
      }
      if (!makeRoom()) return "full";
      seen.set(id, until);
      return "new";
    },
    forget: (id) => void seen.delete(id),
  };
}
