import type { Verdict } from "./verdict.js";

/** A line of the log: a frame, or something that happened to the connection. */
export interface LogEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly direction: "sent" | "received" | "note";
  readonly channel: string;
  readonly name: string;
  /** Absent for notes. */
  readonly verdict?: Verdict;
  readonly payload?: unknown;
}

/** The newest frames, in order. */
export class FrameLog {
  readonly #changed: (entry: LogEntry | undefined) => void;
  #entries: readonly LogEntry[] = [];

  /** `changed` hears of each new entry, and of nothing when the log was cleared. */
  constructor(changed: (entry: LogEntry | undefined) => void) {
    this.#changed = changed;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  add(entry: Omit<LogEntry, "time">): void {
    const timed = { time: new Date().toISOString(), ...entry };
    this.#entries = [...this.#entries, timed].slice(-mostEntries);
    this.#changed(timed);
  }

  clear(): void {
    this.#entries = [];
    this.#changed(undefined);
  }

  /** A line of JSON for each entry. */
  toLines(): string {
    return this.#entries.map((entry) => `${JSON.stringify(entry, showBlob)}\n`).join("");
  }
}

/** So many are kept; the oldest give way. */
export const mostEntries = 500;

/** Bytes as words: what they are is not JSON. */
export const showBlob = (_: string, value: unknown): unknown =>
  value instanceof Blob ? `${value.size} bytes of ${value.type || "an unknown type"}` : value;
