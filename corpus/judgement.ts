import type { Disagreements } from "./disagreements.js";
import { isSilentlyEmpty, type Row } from "./result.js";

/** A part of a whole. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** What a run over a corpus comes to. */
export interface Judgement {
  readonly rows: readonly Row[];
  readonly crashes: readonly Row[];
  readonly silentEmpties: readonly Row[];
  /** Of the documents that the official parser calls valid: those generated and type-checked. */
  readonly sound: Share;
  /** Official valid documents that are not, and are not listed either. */
  readonly unsound: readonly Row[];
  /** Documents that the official parser has a verdict on. */
  readonly agreement: Share;
  readonly disagreements: readonly { readonly row: Row; readonly reason: string | undefined }[];
  /** Listed documents of this corpus that agree by now. */
  readonly stale: readonly string[];
  /** Generated output, of whatever document, that does not type-check. */
  readonly typeFaults: readonly Row[];
  readonly conformanceFaults: readonly Row[];
}

/** Judges all rows against the official verdicts and the committed list. */
export function judge(rows: readonly Row[], listed: Disagreements): Judgement {
  const official = rows.filter(({ document }) => document.official !== undefined);
  const valid = official.filter(({ document }) => document.official === "valid");
  const differing = official.filter((row) => !agrees(row));
  const names = new Set(differing.map(({ document }) => document.name));
  return {
    rows,
    crashes: rows.filter(({ outcome }) => outcome.kind === "crash"),
    silentEmpties: rows.filter(isSilentlyEmpty),
    sound: { part: valid.filter(isSound).length, whole: valid.length },
    unsound: valid.filter(
      (row) => !isSound(row) && !(names.has(row.document.name) && listed.has(row.document.name)),
    ),
    agreement: { part: official.length - differing.length, whole: official.length },
    disagreements: differing.map((row) => ({ row, reason: listed.get(row.document.name) })),
    stale: official
      .map(({ document }) => document.name)
      .filter((name) => listed.has(name) && !names.has(name)),
    typeFaults: rows.filter(({ typeErrors = [] }) => typeErrors.length > 0),
    conformanceFaults: rows.filter(({ conformance }) => (conformance?.failed.length ?? 0) > 0),
  };
}

/** What makes the run fail, in words; empty when all is well. */
export function listFailures(judgement: Judgement): readonly string[] {
  const { agreement } = judgement;
  const unlisted = judgement.disagreements.filter(({ reason }) => reason === undefined);
  return [
    ...some(judgement.crashes.length, "crashed"),
    ...some(judgement.silentEmpties.length, "gave nothing without a word"),
    ...some(judgement.unsound.length, "valid but not generated and type-checked"),
    ...some(judgement.typeFaults.length, "generated code that does not type-check"),
    ...some(judgement.conformanceFaults.length, "failed their own conformance suite"),
    ...some(unlisted.length, "disagree with the official parser and are not listed"),
    ...some(judgement.stale.length, "listed as disagreeing, but agree"),
    ...(agreement.part < wantedAgreement * agreement.whole
      ? [`the verdicts agree on less than ${wantedAgreement * 100} %`]
      : []),
  ];
}

/** The least share of verdicts that agree with the official parser's. */
export const wantedAgreement = 0.95;

const some = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? "document" : "documents"}: ${what}`];

/** A document that was refused or could not be read is not valid. */
const agrees = ({ document, outcome }: Row): boolean =>
  outcome.kind === "done" && (outcome.verdict === "valid") === (document.official === "valid");

const isSound = ({ outcome, typeErrors }: Row): boolean =>
  outcome.kind === "done" && outcome.generated && typeErrors?.length === 0;
