/** What goes wrong on purpose. */
export interface Chaos {
  /** What the server sends comes so many milliseconds later, give or take a half; in order for each connection. */
  readonly delayMs: number;
  /** How likely a frame or an answer is lost, from 0 to 1. */
  readonly drop: number;
  /** How likely a connection is cut after a frame, from 0 to 1. */
  readonly close: number;
}

export const noChaos: Chaos = { delayMs: 0, drop: 0, close: 0 };

/** Reads `delay=200,drop=0.1,close=0.05`; what is left out does not happen. */
export function parseChaos(
  text: string,
): { readonly ok: true; readonly chaos: Chaos } | { readonly ok: false; readonly reason: string } {
  let chaos = noChaos;
  for (const part of text.split(",")) {
    const [name = "", value = "", ...rest] = part.split("=").map((word) => word.trim());
    const number = /^\d+(?:\.\d+)?$|^\.\d+$/.test(value) && rest.length === 0 ? Number(value) : Number.NaN;
    if (name !== "delay" && name !== "drop" && name !== "close")
      return { ok: false, reason: `\`${name}\` is none of delay, drop and close` };
    const most = name === "delay" ? longestDelayMs : 1;
    if (!(number <= most))
      return {
        ok: false,
        reason: `\`${name}=${value}\` has to be ${name === "delay" ? `milliseconds, at most ${most}` : "a probability from 0 to 1"}`,
      };
    chaos = { ...chaos, [name === "delay" ? "delayMs" : name]: number };
  }
  return { ok: true, chaos };
}

const longestDelayMs = 600_000;

/** Draws what happens to each frame. */
export interface Dice {
  readonly isLost: () => boolean;
  readonly isCut: () => boolean;
  readonly delayMs: () => number;
}

/** Dice that fall as the random numbers say. */
export const createDice = ({ delayMs, drop, close }: Chaos, random: () => number): Dice => ({
  isLost: () => drop > 0 && random() < drop,
  isCut: () => close > 0 && random() < close,
  delayMs: () => (delayMs > 0 ? delayMs * (0.5 + random()) : 0),
});

/** Does things later, but never in another order. */
export interface Queue {
  later(ms: number, run: () => void): void;
  /** What waits is forgotten. */
  stop(): void;
}

/** A queue with one timer, for what is first in it: several timers would go off in any order. */
export function createQueue(): Queue {
  const waiting: { readonly due: number; readonly run: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  function advance(): void {
    timer = undefined;
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      const ms = first.due - performance.now();
      if (ms > 0) {
        timer = setTimeout(advance, ms);
        return;
      }
      // It leaves the queue only now, so that what it adds waits behind it.
      try {
        first.run();
      } finally {
        waiting.shift();
      }
    }
  }
  return {
    later(ms, run) {
      waiting.push({ due: performance.now() + ms, run });
      if (waiting.length === 1) advance();
    },
    stop() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
