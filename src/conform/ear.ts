/** Keeps what a peer hears, for those who ask later and those who wait already. */
export interface Ear {
  hear(value: unknown): void;
  /** Nothing more comes: whoever waits is told why. */
  end(reason: string): void;
  /** The first value that is wanted, of those heard and those to come. Rejects after `patienceMs` milliseconds. */
  wait(isWanted: (value: unknown) => boolean, patienceMs: number): Promise<unknown>;
}

export function createEar(): Ear {
  const heard: unknown[] = [];
  const waiting = new Set<{ take(value: unknown): boolean; fail(reason: string): void }>();
  let ended: string | undefined;
  return {
    hear(value) {
      heard.push(value);
      for (const one of waiting) if (one.take(value)) waiting.delete(one);
    },
    end(reason) {
      ended ??= reason;
      for (const one of waiting) one.fail(ended);
      waiting.clear();
    },
    wait(isWanted, patienceMs) {
      const found = heard.findIndex(isWanted);
      if (found >= 0) return Promise.resolve(heard[found]);
      const others = () =>
        heard.length === 0 ? "nothing came" : `only this came: ${JSON.stringify(heard).slice(0, 400)}`;
      if (ended !== undefined) return Promise.reject(new Error(`${ended}; ${others()}`));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(one);
          reject(new Error(others()));
        }, patienceMs);
        const one = {
          take(value: unknown) {
            if (!isWanted(value)) return false;
            clearTimeout(timer);
            resolve(value);
            return true;
          },
          fail(reason: string) {
            clearTimeout(timer);
            reject(new Error(`${reason}; ${others()}`));
          },
        };
        waiting.add(one);
      });
    },
  };
}
