import { isRounded } from "../json/number.js";
import { type Builder, type Fault, Stop } from "./builder.js";

/** What a JSON text may contain. */
interface JsonOptions {
  readonly maxDepth: number;
  readonly faults: Fault[];
}

type Expected = "value" | "first-item" | "item-end" | "first-key" | "key" | "colon" | "member-end";

/** Reads one JSON text (RFC 8259) into a builder, without recursion. Ends with a `Stop` at a fault of syntax. */
export function parseJson(text: string, builder: Builder, { maxDepth, faults }: JsonOptions): void {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let expected: Expected = "value" as Expected;
  const after = (): Expected => (open.at(-1) === "{" ? "member-end" : "item-end");
  const close = (): void => {
    open.pop();
    at += 1;
    builder.close(at);
    expected = after();
  };
  for (;;) {
    at = skipBlanks(text, at);
    const char = text[at] ?? "";
    if (open.length === 0 && expected === "item-end") {
      if (char !== "") throw wrong(text, at, "the end of the text");
      return;
    }
    if (expected === "first-item" && char === "]") close();
    else if (expected === "first-key" && char === "}") close();
    else if (expected === "item-end" || expected === "member-end") {
      const inObject: boolean = expected === "member-end";
      if (char === ",") {
        at += 1;
        expected = inObject ? "key" : "value";
      } else if (char === (inObject ? "}" : "]")) close();
      else throw wrong(text, at, inObject ? "`,` or `}`" : "`,` or `]`");
    } else if (expected === "key" || expected === "first-key") {
      if (char !== '"') throw wrong(text, at, "a name in double quotes");
      const end = endOfString(text, at);
      builder.key(readString(text, at, end), { start: at, end });
      at = end;
      expected = "colon";
    } else if (expected === "colon") {
      if (char !== ":") throw wrong(text, at, "`:`");
      at += 1;
      expected = "value";
    } else if (char === "{" || char === "[") {
      if (open.length >= maxDepth) throw tooDeep(at, maxDepth);
      open.push(char);
      if (char === "{") builder.openMapping(at);
      else builder.openSequence(at);
      at += 1;
      expected = char === "{" ? "first-key" : "first-item";
    } else {
      at = readScalar(text, at, builder, faults);
      expected = after();
    }
  }
}

const tooDeep = (at: number, limit: number): Stop =>
  new Stop({ kind: "depth", limit, range: { start: at, end: at + 1 } });

// Four parameters: it is called for every value.
function readScalar(text: string, at: number, builder: Builder, faults: Fault[]): number {
  if (text[at] === '"') {
    const end = endOfString(text, at);
    builder.scalar(readString(text, at, end), { start: at, end });
    return end;
  }
  for (const [word, value] of [
    ["true", true],
    ["false", false],
    ["null", null],
  ] as const) {
    if (text.startsWith(word, at)) {
      builder.scalar(value, { start: at, end: at + word.length });
      return at + word.length;
    }
  }
  number.lastIndex = at;
  const match = number.exec(text)?.[0];
  if (match === undefined) throw wrong(text, at, "a value");
  const range = { start: at, end: at + match.length };
  const value = Number(match);
  if (!Number.isFinite(value)) faults.push({ kind: "number", text: match, range });
  else if (isRounded(match, value))
    faults.push({ kind: "rounded", text: match, value: String(value), range });
  builder.scalar(Number.isFinite(value) ? value : null, range);
  return range.end;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

/** The offset behind the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (Number.isNaN(code) || code < 32) throw wrong(text, at, "the closing quote of this text");
    at += code === 92 ? 2 : 1;
  }
}

function readString(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(text.slice(start, end)));
  } catch {
    throw new Stop({ kind: "syntax", reason: "this text has an unknown escape", range: { start, end } });
  }
}

function wrong(text: string, at: number, expected: string): Stop {
  const found = at >= text.length ? "the text ends" : `\`${text[at]}\` stands`;
  return new Stop({
    kind: "syntax",
    reason: `${found} where ${expected} should be`,
    range: { start: at, end: at + 1 },
  });
}
