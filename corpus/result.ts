/** A document of the corpus, and what others say about it. */
export interface CorpusDocument {
  /** Relative to the corpus folder; how a reader finds it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Absolute; what its references may reach. */
  readonly rootFolder: string;
  /** The official parser's verdict, where the index has one. */
  readonly official?: Verdict;
}

/** `undecided`: the document was refused or could not be read (exit status 3). */
export type Verdict = "valid" | "invalid" | "undecided";

/** A diagnostic in short. */
export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** `file#pointer`. */
  readonly place: string;
}

/** What became of one document, as its process tells it. */
export type Outcome =
  | {
      readonly kind: "done";
      readonly verdict: Verdict;
      /** The errors of `validate`. */
      readonly errors: readonly Finding[];
      /** True when `generate` exits 0. */
      readonly generated: boolean;
      /** The errors that stopped `generate`. */
      readonly blockers: readonly Finding[];
      readonly services: number;
      readonly messages: number;
      readonly schemas: number;
      readonly files: number;
      readonly examples: number;
      /** Examples that break their schema. */
      readonly badExamples: number;
      /** Some diagnostic says that there is nothing to generate. */
      readonly saysEmpty: boolean;
      readonly milliseconds: number;
      /** Highest so far in the process that worked on it. */
      readonly peakBytes: number;
    }
  | { readonly kind: "crash"; readonly reason: string; readonly milliseconds: number };

/** An outcome with what the later checks found. */
export interface Row {
  readonly document: CorpusDocument;
  readonly outcome: Outcome;
  /** Errors of the type checker in its output; undefined when nothing was generated. */
  readonly typeErrors?: readonly string[];
  /** Tests of its generated suites; undefined when they were not run. */
  readonly conformance?: { readonly passed: number; readonly failed: readonly string[] };
}

/** True when a document gave neither output nor a word about it. */
export const isSilentlyEmpty = ({ outcome }: Row): boolean =>
  outcome.kind === "done" &&
  outcome.generated &&
  outcome.messages + outcome.schemas === 0 &&
  !outcome.saysEmpty;
