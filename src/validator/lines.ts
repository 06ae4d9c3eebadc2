/**
 * Lays out what the schema compiler wrote: leaves out counts and verdicts that nothing reads and blocks in which
 * nothing is left, and indents the rest. Works on lines, which hold one statement each.
 */
export function layOut(body: string): string {
  const lines = body.split("\n").flatMap((text) => (text === "" ? [] : [lineOf(text)]));
  const reads = new Map<string, number>();
  for (const line of lines) count(line, 1, reads);
  let kept: readonly Line[] = lines;
  for (let before = kept.length + 1; kept.length < before; ) {
    before = kept.length;
    kept = dropOnce(kept, reads);
  }
  return indent(kept);
}

interface Line {
  readonly text: string;
  /** The count or verdict that the line writes and does nothing else. */
  readonly writes?: string;
  /** Counts and verdicts that it reads. */
  readonly reads: readonly string[];
}

const nothing: readonly string[] = [];

function lineOf(text: string): Line {
  const reads: readonly string[] = text.match(/\b_?(?:errs|valid|vSchema|ifClause)\d+\b/g) ?? nothing;
  if (reads.length === 0) return { text, reads };
  const [, writes] =
    /^(?:var |let |const )?(_?(?:errs|valid|vSchema|ifClause)\d+)(?: = .*)?;$/.exec(text) ?? [];
  return writes === undefined ? { text, reads } : { text, writes, reads: reads.slice(1) };
}

function count({ reads }: Line, by: 1 | -1, all: Map<string, number>): void {
  for (const name of reads) all.set(name, (all.get(name) ?? 0) + by);
}

/** One round, which can make more lines and blocks useless. */
function dropOnce(lines: readonly Line[], reads: Map<string, number>): readonly Line[] {
  const kept: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.writes !== undefined && (reads.get(line.writes) ?? 0) === 0) {
      count(line, -1, reads);
      continue;
    }
    const opening = kept.at(-1);
    if (line.text === "}" && opening !== undefined && isIdle(opening.text, lines[index + 1]?.text)) {
      count(opening, -1, reads);
      kept.pop();
      continue;
    }
    kept.push(line);
  }
  return kept;
}

/** A block that begins like this can go when it is empty; what asks about values stays with its `else`. */
const isIdle = (opening: string, next = ""): boolean =>
  opening === "else {" ||
  (/^if\((?:!_?valid\d+|errors === _errs\d+)\)\{$/.test(opening) && !next.startsWith("else"));

function indent(lines: readonly Line[]): string {
  let text = "";
  let depth = 0;
  for (const line of lines) {
    if (line.text.startsWith("}")) depth -= 1;
    const continues = line.text.startsWith("else ") && text.endsWith("}");
    const start = text === "" ? "" : continues ? " " : `\n${"  ".repeat(Math.max(depth, 0))}`;
    text += start + (line.text.endsWith("){") ? `${line.text.slice(0, -1)} {` : line.text);
    if (line.text.endsWith("{")) depth += 1;
  }
  return text;
}
