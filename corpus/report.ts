import { type Judgement, listFailures, type Share, wantedAgreement } from "./judgement.js";
import type { Finding, Row } from "./result.js";

/** A line for each document. */
export function renderTable(rows: readonly Row[]): string {
  const header = ["document", "official", "ours", "files", "messages", "types", "suite", "examples", "ms"];
  const cells = rows.map((row) => cellsOf(row));
  const widths = header.map((title, index) =>
    Math.max(title.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  return [header, ...cells]
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf({ document, outcome, typeErrors, conformance }: Row): readonly string[] {
  const name = document.name.length > 70 ? `...${document.name.slice(-67)}` : document.name;
  const start = [name, document.official ?? "-"];
  if (outcome.kind === "crash")
    return [...start, "CRASH", "-", "-", "-", "-", "-", String(outcome.milliseconds)];
  const { examples, badExamples } = outcome;
  return [
    ...start,
    outcome.verdict,
    outcome.generated ? String(outcome.files) : "-",
    String(outcome.messages),
    typeErrors === undefined ? "-" : typeErrors.length === 0 ? "ok" : `${typeErrors.length} errors`,
    conformance === undefined
      ? "-"
      : `${conformance.passed}${conformance.failed.length === 0 ? "" : ` (${conformance.failed.length} failed)`}`,
    examples === 0 ? "-" : badExamples === 0 ? String(examples) : `${examples} (${badExamples} wrong)`,
    String(outcome.milliseconds),
  ];
}

/** Everything that somebody may have to look at, document by document. */
export function renderDetails(judgement: Judgement): string {
  const unlisted = judgement.disagreements.filter(({ reason }) => reason === undefined);
  const listed = judgement.disagreements.filter(({ reason }) => reason !== undefined);
  return [
    section(
      "Crashes",
      judgement.crashes.map((row) => entry(row, [row.outcome.kind === "crash" ? row.outcome.reason : ""])),
    ),
    section(
      "Nothing generated, without a word",
      judgement.silentEmpties.map((row) => entry(row, [])),
    ),
    section(
      "Valid, but not generated and type-checked",
      judgement.unsound.map((row) => entry(row, [...blockers(row), ...(row.typeErrors ?? [])])),
    ),
    section(
      "Does not type-check",
      judgement.typeFaults.map((row) => entry(row, row.typeErrors ?? [])),
    ),
    section(
      "Conformance suites that fail",
      judgement.conformanceFaults.map((row) => entry(row, row.conformance?.failed ?? [])),
    ),
    section(
      "Disagreements that are listed",
      listed.map(({ row, reason = "" }) => entry(row, [...errors(row), `because: ${reason}`])),
    ),
    section(
      "Disagreements that are not listed",
      unlisted.map(({ row }) => entry(row, errors(row))),
    ),
    section(
      "Listed, but agreeing by now: take them off the list",
      judgement.stale.map((name) => `  ${name}`),
    ),
  ].join("");
}

/** One screen: the totals, and what fails. */
export function renderSummary(judgement: Judgement, seconds: number): string {
  const { rows } = judgement;
  const done = rows.flatMap(({ outcome }) => (outcome.kind === "done" ? [outcome] : []));
  const times = done.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const examples = sum(done.map((outcome) => outcome.examples));
  const bad = sum(done.map((outcome) => outcome.badExamples));
  const suites = rows.flatMap(({ conformance }) => (conformance === undefined ? [] : [conformance]));
  const unlisted = judgement.disagreements.filter(({ reason }) => reason === undefined).length;
  const failures = listFailures(judgement);
  const peak = Math.max(0, ...done.map(({ peakBytes }) => peakBytes));
  const lines = [
    `documents            ${rows.length} (ours: ${count(rows, "valid")} valid, ${count(rows, "invalid")} invalid, ${count(rows, "undecided")} not decided)`,
    `crashes              ${judgement.crashes.length}`,
    `silently empty       ${judgement.silentEmpties.length}`,
    `generated            ${done.filter(({ generated }) => generated).length} documents, ${sum(done.map(({ files }) => files))} files, ${sum(done.map(({ messages }) => messages))} messages`,
    `type errors          ${sum(rows.map(({ typeErrors = [] }) => typeErrors.length))} in ${judgement.typeFaults.length} documents`,
    ...(judgement.sound.whole === 0
      ? []
      : [
          `officially valid     ${share(judgement.sound)} generated and type-checked (wanted 100 %)`,
          `verdicts agree       ${share(judgement.agreement)} (wanted ${wantedAgreement * 100} %)`,
          `disagreements        ${judgement.disagreements.length} (${unlisted} not listed), ${judgement.stale.length} stale`,
        ]),
    ...(suites.length === 0
      ? []
      : [
          `conformance          ${suites.length} documents, ${sum(suites.map(({ passed }) => passed))} tests passed, ${sum(suites.map(({ failed }) => failed.length))} failed`,
        ]),
    `examples             ${examples}, of which ${bad} break their schema`,
    `time                 ${seconds.toFixed(1)} s in all; a document ${at(times, 0.5)} ms (median), ${at(times, 0.95)} ms (95 %), ${at(times, 1)} ms (slowest)`,
    `memory               ${Math.round(peak / 1024 / 1024)} MB at most in a process`,
    ...(failures.length === 0
      ? ["all is well"]
      : failures.map((failure) => `FAILED               ${failure}`)),
  ];
  return lines.join("\n");
}

const shownErrors = 5;

const entry = ({ document }: Row, details: readonly string[]): string => {
  const more = details.length > shownErrors + 1 ? [`... and ${details.length - shownErrors} more`] : [];
  const shown = more.length > 0 ? [...details.slice(0, shownErrors), ...more] : details;
  return [
    `  ${document.name}${document.official === undefined ? "" : ` (official: ${document.official})`}`,
    ...shown.map((line) => `      ${line}`),
  ].join("\n");
};

const section = (title: string, entries: readonly string[]): string =>
  entries.length === 0 ? "" : `${title}:\n${entries.join("\n")}\n\n`;

const errors = ({ outcome }: Row): readonly string[] =>
  outcome.kind === "crash"
    ? [outcome.reason]
    : outcome.errors.length === 0
      ? ["no error"]
      : outcome.errors.map(show);

const blockers = ({ outcome }: Row): readonly string[] =>
  outcome.kind === "crash" ? [outcome.reason] : outcome.blockers.map(show);

const show = ({ code, message, place }: Finding): string => `${code}: ${message} (${place})`;

const share = ({ part, whole }: Share): string =>
  `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;

const count = (rows: readonly Row[], verdict: string): number =>
  rows.filter(({ outcome }) => outcome.kind === "done" && outcome.verdict === verdict).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The value below which a share of sorted numbers lies. */
const at = (sorted: readonly number[], fraction: number): number =>
  sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? 0;
