/** The unified diff of two texts, three lines of context; empty where they are equal. */
export function renderDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return "";
  const a = linesOf(before);
  const b = linesOf(after);
  const hunks = hunksOf(a, b, compareLines(a, b));
  const head = `--- ${before === undefined ? "/dev/null" : `a/${path}`}\n+++ ${after === undefined ? "/dev/null" : `b/${path}`}\n`;
  return head + hunks.join("");
}

/** Lines `[from, to)` of the one became lines `[start, end)` of the other. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

const context = 3;
/** Beyond this many differing lines the whole middle is shown as replaced: the search is quadratic in it. */
const farthest = 1_000;

const linesOf = (text: string | undefined): readonly string[] => {
  if (text === undefined || text === "") return [];
  const lines = text.split("\n");
  const last = lines.pop();
  return last === "" || last === undefined ? lines : [...lines, `${last}\n\\ No newline at end of file`];
};

/** The changed stretches, in order (Myers, O(ND), on what is left between equal ends). */
function compareLines(a: readonly string[], b: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const n = a.length - head - tail;
  const m = b.length - head - tail;
  if (n === 0 && m === 0) return [];
  const whole = { from: head, to: head + n, start: head, end: head + m };
  const trace: Map<number, number>[] = [];
  let best = new Map([[1, 0]]);
  for (let d = 0; d <= Math.min(n + m, farthest); d += 1) {
    trace.push(best);
    const next = new Map(best);
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(best, k, d) ? (best.get(k + 1) ?? 0) : (best.get(k - 1) ?? 0) + 1;
      while (x < n && x - k < m && a[head + x] === b[head + x - k]) x += 1;
      next.set(k, x);
      if (x >= n && x - k >= m) return walkBack(trace, [n, m], head);
    }
    best = next;
  }
  return [whole];
}

const isDown = (best: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && (best.get(k - 1) ?? -1) < (best.get(k + 1) ?? -1));

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  [n, m]: readonly [n: number, m: number],
  head: number,
): Change[] {
  const changes: Change[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const best = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const previous = isDown(best, k, d) ? k + 1 : k - 1;
    const from = best.get(previous) ?? 0;
    const start = from - previous;
    const [to, end] = previous === k + 1 ? [from, start + 1] : [from + 1, start];
    const last = changes[0];
    if (last !== undefined && last.from === head + to && last.start === head + end)
      changes[0] = { ...last, from: head + from, start: head + start };
    else changes.unshift({ from: head + from, to: head + to, start: head + start, end: head + end });
    [x, y] = [from, start];
  }
  return changes;
}

function hunksOf(a: readonly string[], b: readonly string[], changes: readonly Change[]): readonly string[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last !== undefined && change.from - (last.at(-1)?.to ?? 0) <= 2 * context) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => {
    const first = group[0] ?? { from: 0, start: 0, to: 0, end: 0 };
    const final = group.at(-1) ?? first;
    const lead = Math.min(context, first.from);
    const trail = Math.min(context, a.length - final.to);
    const lines: string[] = a.slice(first.from - lead, first.from).map((line) => ` ${line}`);
    group.forEach((change, index) => {
      lines.push(...a.slice(change.from, change.to).map((line) => `-${line}`));
      lines.push(...b.slice(change.start, change.end).map((line) => `+${line}`));
      const next = group[index + 1]?.from ?? change.to + trail;
      lines.push(...a.slice(change.to, next).map((line) => ` ${line}`));
    });
    const range = (from: number, to: number) => `${to === from ? from : from + 1},${to - from}`;
    const old = range(first.from - lead, final.to + trail);
    const fresh = range(first.start - lead, final.end + trail);
    return `@@ -${old} +${fresh} @@\n${lines.join("\n")}\n`;
  });
}
