import { isInside } from "./manifest.js";

/** What a run is about to do to its output folder, step by step. */
export interface Journal {
  readonly steps: readonly Step[];
}

/** `number` names the staged files: `new-<number>` and `old-<number>`. */
export type Step = {
  readonly number: number;
  readonly path: string;
  /** The hash of what stood there; see `hashOf`. */
  readonly old?: string;
} & (
  | { readonly kind: "delete" }
  | {
      readonly kind: "put";
      readonly replaces: boolean;
      /** The hash of what comes there. */
      readonly fresh?: string;
    }
);

/** The text of a journal. */
export const renderJournal = (journal: Journal): string => JSON.stringify(journal);

/** Reads a journal of ours; undefined for anything else, such as a half-written one. */
export function parseJournal(text: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("steps" in value)) return undefined;
    return Array.isArray(value.steps) && value.steps.every(isStep) ? { steps: value.steps } : undefined;
  } catch {
    return undefined;
  }
}

const isStep = (value: unknown): value is Step =>
  typeof value === "object" &&
  value !== null &&
  "path" in value &&
  typeof value.path === "string" &&
  isInside(value.path) &&
  "number" in value &&
  Number.isInteger(value.number) &&
  "kind" in value &&
  (value.kind === "delete" ||
    (value.kind === "put" && "replaces" in value && typeof value.replaces === "boolean"));
