import type { CorpusDocument } from "./result.js";

/** What became of a document whose generated code was talked to. */
export interface Talk {
  readonly kind: "talked";
  /** Operations of services that have something to talk over. */
  readonly operations: number;
  /** Those that were exercised by a foreign peer and by the generated client. */
  readonly exercised: number;
  /** Those that a finding names, by its reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Those that are neither: served by nobody, named by nothing. */
  readonly neither: readonly string[];
  /** What was tried and went wrong, a line each. */
  readonly failures: readonly string[];
  /** Exchanges that went as they should. */
  readonly exchanges: number;
  readonly milliseconds: number;
}

/** A document that could not be talked to. */
export type Silence =
  /** `generate` makes nothing of it, or nothing of it travels over WebSocket, Socket.IO or HTTP. */
  | { readonly kind: "nothing"; readonly reason: string }
  | { readonly kind: "crash"; readonly reason: string; readonly milliseconds: number };

export interface TalkRow {
  readonly document: CorpusDocument;
  readonly talk: Talk | Silence;
}
