import type { Disagreements } from "./disagreements.js";

/** What became of one document, brought to one version. */
export type ConvertRow = { readonly name: string; readonly to: string } & (
  | {
      readonly kind: "converted";
      /** By our own verdict, before. */
      readonly wasValid: boolean;
      /** Our errors afterwards. */
      readonly errors: readonly string[];
      /** The official parser's; undefined when it was not asked. */
      readonly official: readonly string[] | undefined;
      readonly losses: readonly string[];
      readonly differences: readonly string[];
    }
  /** It could not be read, or was refused. */
  | { readonly kind: "unread"; readonly reason: string }
  /** There is no valid result. */
  | { readonly kind: "failed"; readonly reason: string }
);

/** The text of a report, and what makes the run fail. */
export interface ConvertJudgement {
  readonly text: string;
  readonly failures: readonly string[];
}

/**
 * Judges conversions: each has to be valid afterwards and to have the contract that it had before, but for the listed
 * documents. A listed one that has come to agree fails the run, too, when the whole folder was looked at.
 */
export function judgeConversions(
  rows: readonly ConvertRow[],
  { listed, isWhole }: { readonly listed: Disagreements; readonly isWhole: boolean },
): ConvertJudgement {
  const faults = rows.flatMap((row) => faultOf(row) ?? []);
  const notListed = faults.filter(({ row, always }) => always || !listed.has(row.name));
  const names = new Set(faults.map(({ row }) => row.name));
  const seen = new Set(rows.map(({ name }) => name));
  const stale = [...listed.keys()].filter((name) => !names.has(name) && (isWhole || seen.has(name)));
  const failures = [
    ...notListed.map(({ row, what }) => `${row.name} to ${row.to}: ${what}`),
    ...stale.map((name) => `${name}: is listed, but agrees by now`),
  ];
  const lines = [
    ...[...new Set(rows.map(({ to }) => to))].map((to) =>
      summary(
        rows.filter((row) => row.to === to),
        to,
      ),
    ),
    "",
    ...faults.map(({ row, what }) => {
      const reason = listed.get(row.name);
      return `${row.name} to ${row.to}\n  ${what}\n  ${reason === undefined ? "NOT LISTED" : `listed: ${reason}`}`;
    }),
    ...stale.map((name) => `${name}\n  is listed, but agrees by now`),
    "",
    ...reasons(rows),
    "",
    failures.length === 0 ? "all is as it should be" : `FAILED: ${failures.length}`,
  ];
  return { text: `${lines.join("\n")}\n`, failures };
}

interface Fault {
  readonly row: ConvertRow;
  readonly what: string;
  /** A list cannot excuse it. */
  readonly always: boolean;
}

function faultOf(row: ConvertRow): Fault | undefined {
  switch (row.kind) {
    case "unread":
      return { row, what: row.reason, always: false };
    case "failed":
      return { row, what: `no valid result: ${row.reason}`, always: true };
    case "converted": {
      const invalid = row.wasValid ? row.errors : [];
      const wrong = [...invalid, ...(row.official ?? [])];
      if (wrong.length > 0) return { row, what: `invalid: ${shorten(wrong)}`, always: true };
      const { differences } = row;
      return differences.length === 0
        ? undefined
        : { row, what: `another contract: ${shorten(differences)}`, always: false };
    }
    default:
      return row satisfies never;
  }
}

const shorten = (texts: readonly string[]): string =>
  `${texts.slice(0, 3).join("\n    ")}${texts.length > 3 ? `\n    and ${texts.length - 3} more` : ""}`;

function summary(rows: readonly ConvertRow[], to: string): string {
  const converted = rows.filter((row) => row.kind === "converted");
  const asked = converted.filter(({ official }) => official !== undefined);
  const count = (part: number, whole: number) => `${part} of ${whole}`;
  const before = converted.filter(({ wasValid }) => wasValid);
  return [
    `to ${to}: ${count(converted.length, rows.length)} documents converted`,
    `  valid by asyncwright before: ${before.length}, of these afterwards: ${before.filter(({ errors }) => errors.length === 0).length}`,
    ...(asked.length === 0
      ? []
      : [
          `  valid by @asyncapi/parser afterwards: ${count(asked.filter(({ official }) => official?.length === 0).length, asked.length)}`,
        ]),
    `  equal contract: ${count(converted.filter(({ differences }) => differences.length === 0).length, converted.length)}`,
    `  nothing to warn of: ${count(converted.filter(({ losses }) => losses.length === 0).length, converted.length)}`,
  ].join("\n");
}

/** What could not be said, by how many documents say it: names in the messages left out. */
function reasons(rows: readonly ConvertRow[]): readonly string[] {
  const counts = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const loss of row.kind === "converted" ? row.losses : []) {
      const plain = loss.replaceAll(/`[^`]*`/g, "...").replaceAll(/3\.\d/g, "3");
      counts.set(plain, (counts.get(plain) ?? new Set()).add(row.name));
    }
  }
  return [...counts]
    .sort(([, one], [, other]) => other.size - one.size)
    .map(([text, names]) => `${String(names.size).padStart(4)} documents: ${text}`);
}
