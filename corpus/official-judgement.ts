import type { Disagreements } from "./disagreements.js";
import type { CorpusDocument, Verdict } from "./result.js";

/** What both said about one document; `theirs` is `none` where the parser gave no verdict. */
export interface OfficialRow {
  readonly document: CorpusDocument;
  /** `undecided`: our reader refused it, so that the parser was not asked. */
  readonly ours: Verdict;
  readonly theirs: "valid" | "invalid" | "none" | "unasked";
  /** Errors, by who says them. */
  readonly errors: { readonly both: number; readonly ours: number; readonly theirs: number };
  /** What the parser alone calls an error, or why it said nothing. */
  readonly remarks: readonly string[];
  readonly milliseconds: number;
}

/** What the parser's verdicts on the bundled documents come to. */
export interface OfficialJudgement {
  readonly rows: readonly OfficialRow[];
  readonly asked: readonly OfficialRow[];
  /** Where the parser's verdict differs from ours; no verdict is not valid. */
  readonly disagreements: readonly { readonly row: OfficialRow; readonly reason: string | undefined }[];
  /** Where its verdict on the bundled document differs from that of the index, on the files: the bundling is at fault. */
  readonly changed: readonly OfficialRow[];
  /** Listed documents that were asked about and agree by now. */
  readonly stale: readonly string[];
}

/** Judges all rows against the index and the committed list. */
export function judgeOfficial(rows: readonly OfficialRow[], listed: Disagreements): OfficialJudgement {
  const asked = rows.filter(({ theirs }) => theirs !== "unasked");
  const differing = asked.filter(({ ours, theirs }) => (ours === "valid") !== (theirs === "valid"));
  return {
    rows,
    asked,
    disagreements: differing.map((row) => ({ row, reason: listed.get(row.document.name) })),
    changed: asked.filter(
      ({ document, theirs }) =>
        document.official !== undefined && theirs !== "none" && theirs !== document.official,
    ),
    stale: asked
      .filter((row) => listed.has(row.document.name) && !differing.includes(row))
      .map(({ document }) => document.name),
  };
}

/** What makes the run fail, in words. */
export function listOfficialFailures({
  disagreements,
  changed,
  stale,
}: OfficialJudgement): readonly string[] {
  const unlisted = disagreements.filter(({ reason }) => reason === undefined);
  return [
    ...some(unlisted, "disagree with the official parser and are not listed"),
    ...some(changed, "are judged otherwise as one document than as files"),
    ...some(stale, "listed as disagreeing, but agree"),
  ];
}

/** Document by document what somebody may have to look at, then the totals. */
export function renderOfficial(judgement: OfficialJudgement): string {
  const { rows, asked, disagreements, changed, stale } = judgement;
  const failures = listOfficialFailures(judgement);
  const times = asked.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const errors = (of: keyof OfficialRow["errors"]): number =>
    asked.reduce((sum, row) => sum + row.errors[of], 0);
  const alone = asked.filter((row) => row.errors.theirs > 0 || row.theirs === "none");
  return [
    ...section("What the parser alone finds, or why it has no verdict", alone, ({ remarks }) => remarks),
    ...section("Judged otherwise as one document than as files", changed, ({ remarks }) => remarks),
    ...disagreements.flatMap(({ row, reason }, index) => [
      ...(index === 0 ? ["Disagreements:"] : []),
      `  ${row.document.name} (ours: ${row.ours}, the parser: ${row.theirs})`,
      ...row.remarks.map((remark) => `      ${remark}`),
      `      because: ${reason ?? "NOT LISTED"}`,
    ]),
    ...(stale.length > 0 ? ["Listed, but agreeing by now:", ...stale.map((name) => `  ${name}`)] : []),
    "",
    `documents            ${rows.length}, of which ${rows.length - asked.length} were refused and ${asked.length} asked about`,
    `the parser           ${count(asked, "valid")} valid, ${count(asked, "invalid")} invalid, ${count(asked, "none")} without a verdict`,
    `verdicts agree       ${asked.length - disagreements.length} of ${asked.length} (${disagreements.filter(({ reason }) => reason === undefined).length} of the others not listed)`,
    `as in the index      ${asked.length - changed.length} of ${asked.length}`,
    `errors               ${errors("both")} by both, ${errors("ours")} by us alone, ${errors("theirs")} by the parser alone`,
    `time                 a document ${at(times, 0.5)} ms (median), ${at(times, 0.95)} ms (95 %), ${at(times, 1)} ms (slowest)`,
    ...(failures.length === 0
      ? ["all is well"]
      : failures.map((failure) => `FAILED               ${failure}`)),
    "",
  ].join("\n");
}

const section = (
  title: string,
  rows: readonly OfficialRow[],
  remarks: (row: OfficialRow) => readonly string[],
): readonly string[] =>
  rows.length === 0
    ? []
    : [
        `${title}:`,
        ...rows.flatMap((row) => [
          `  ${row.document.name}`,
          ...remarks(row).map((remark) => `      ${remark}`),
        ]),
      ];

const some = (list: readonly unknown[], what: string): readonly string[] =>
  list.length === 0 ? [] : [`${list.length} ${list.length === 1 ? "document" : "documents"}: ${what}`];

const count = (rows: readonly OfficialRow[], verdict: OfficialRow["theirs"]): number =>
  rows.filter(({ theirs }) => theirs === verdict).length;

/** The value below which a share of sorted numbers lies. */
const at = (sorted: readonly number[], fraction: number): number =>
  sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? 0;
