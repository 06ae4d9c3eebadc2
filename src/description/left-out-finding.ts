import { type Diagnostic, diagnose, type Related, type Source } from "../diagnostic/diagnostic.js";

interface LeftOut {
  /** What is not served, as a noun. */
  readonly what: string;
  readonly reason: string;
  readonly advice: string;
}

/** The finding for what is not served. */
export const leftOut = (text: LeftOut, source: Source, related: readonly Related[] = []): Diagnostic =>
  diagnose("left-out", { ...text }, source, related);
