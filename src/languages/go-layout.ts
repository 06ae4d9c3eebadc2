/** Go code with the columns of fields and constants aligned, as gofmt would have them. */
export function alignGo(text: string): string {
  const lines = text.split("\n");
  const laid: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const block = blockAt(lines, at);
    if (block.length === 0) laid.push(lines[at] ?? "");
    else laid.push(...alignBlock(block));
    at += Math.max(block.length, 1);
  }
  return laid.join("\n");
}

const field = /^\t(\w+) (\S+) (`.*`)$/;
const constantLine = /^\t(\w+) (\w+) (= ".*")$/;

/** The lines from `start` on whose columns belong together: a comment between parts them. */
function blockAt(lines: readonly string[], start: number): readonly string[] {
  const pattern = [field, constantLine].find((one) => one.test(lines[start] ?? ""));
  if (pattern === undefined) return [];
  let end = start;
  while (end < lines.length && pattern.test(lines[end] ?? "")) end += 1;
  return lines.slice(start, end);
}

function alignBlock(lines: readonly string[]): readonly string[] {
  const rows = lines.map((line) => field.exec(line) ?? constantLine.exec(line));
  const widthOf = (column: number) => Math.max(...rows.map((row) => row?.[column]?.length ?? 0));
  const [first, second] = [widthOf(1), widthOf(2)];
  return lines.map((line, at) => {
    const row = rows[at];
    if (row === null || row === undefined) return line;
    return `\t${(row[1] ?? "").padEnd(first)} ${(row[2] ?? "").padEnd(second)} ${row[3] ?? ""}`;
  });
}
