import type { Disagreements } from "./disagreements.js";
import type { TalkRow } from "./talk-result.js";

/** The rows of a run, and the documents of which it is known that they fail, each with the reason. */
export interface TalkRun {
  readonly rows: readonly TalkRow[];
  readonly known: Disagreements;
}

/** What a run fails for: documents that fail and are not known to, and known ones that do not fail any more. */
export function listTalkFailures({ rows, known }: TalkRun): readonly string[] {
  return rows.flatMap(({ document: { name }, talk }) => {
    const wrong = faultsOf(talk);
    const reason = known.get(name);
    if (wrong.length > 0 && reason === undefined)
      return [[name, ...wrong.map((one) => `  ${one}`)].join("\n")];
    if (wrong.length === 0 && reason !== undefined)
      return [`${name}\n  does not fail any more: take it out of the known failures (${reason})`];
    return [];
  });
}

/** A crash, operations that are neither exercised nor left out, exchanges that went wrong. */
function faultsOf(talk: TalkRow["talk"]): readonly string[] {
  if (talk.kind === "crash") return [`crash: ${talk.reason}`];
  if (talk.kind === "nothing") return [];
  return [...talk.neither.map((one) => `neither: ${one}`), ...talk.failures.map((one) => `failed: ${one}`)];
}

/** A line for each document, what went wrong, and the totals. */
export function renderTalks(
  run: TalkRun,
  { showsAll, seconds }: { readonly showsAll: boolean; readonly seconds: number },
): string {
  const failures = listTalkFailures(run);
  const table = showsAll ? [...renderTable(run.rows), ""] : [];
  const details = failures.length > 0 ? [...failures, ""] : [];
  return `${[...table, ...details, ...renderTotals(run, seconds)].join("\n")}\n`;
}

function renderTable(rows: readonly TalkRow[]): readonly string[] {
  const cells = [
    ["document", "operations", "exercised", "left out", "neither", "failures", "exchanges", "ms"],
    ...rows.flatMap(({ document, talk }) =>
      talk.kind === "talked"
        ? [
            [
              document.name.length > 70 ? `...${document.name.slice(-67)}` : document.name,
              ...[talk.operations, talk.exercised, sum(Object.values(talk.leftOut))].map(String),
              ...[talk.neither.length, talk.failures.length, talk.exchanges, talk.milliseconds].map(String),
            ],
          ]
        : [],
    ),
  ];
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0))) ?? [];
  return cells.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function renderTotals({ rows, known }: TalkRun, seconds: number): readonly string[] {
  const talks = rows.flatMap(({ talk }) => (talk.kind === "talked" ? [talk] : []));
  const reasons = new Map<string, number>();
  for (const { leftOut } of talks)
    for (const [reason, count] of Object.entries(leftOut))
      reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const list = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(", ");
  const total = (of: (talk: (typeof talks)[number]) => number) => sum(talks.map(of));
  const crashes = rows.filter(({ talk }) => talk.kind === "crash").length;
  return [
    `${talks.length} of ${rows.length} documents have something to talk over; ${crashes} crashes; ${seconds.toFixed(0)} s`,
    `${total((one) => one.operations)} operations: ${total((one) => one.exercised)} exercised, ` +
      `${sum([...reasons.values()])} left out${list === "" ? "" : ` (${list})`}, ` +
      `${total((one) => one.neither.length)} neither; ` +
      `${total((one) => one.exchanges)} exchanges, ${total((one) => one.failures.length)} failures` +
      `${known.size === 0 ? "" : `; ${known.size} documents are known to fail`}`,
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
