import type { FormatNode } from "./format/tree.js";
import { jsonScalar } from "./print-json.js";
import type { ScalarTree } from "./tree.js";

/** A scalar in YAML that every reader of YAML takes for the same value, in brackets and out of them. */
export function spellScalar(value: ScalarTree["value"], quote?: string): FormatNode {
  if (typeof value !== "string") return { kind: "scalar", lines: [jsonScalar(value)] };
  return blockOf(value) ?? { kind: "scalar", lines: [spellText(value, quote)] };
}

/** A key, or a text on one line: plain where that is safe, else in quotes. */
export function spellText(text: string, quote?: string): string {
  if (quote === '"') return quoted(text);
  if (quote === "'" && isPrintable(text) && !/\s/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return isPlain(text) ? text : quoted(text);
}

const isPlain = (text: string): boolean =>
  /^[\p{L}_/$(<][^\n\r\t,[\]{}&*!|>%@`"'#:]*(?:[:#](?=[^\s,[\]{}&*!|>%@`"'#:])[^\n\r\t,[\]{}&*!|>%@`"'#:]*)*$/u.test(
    text,
  ) &&
  !/\s$|\s#/.test(text) &&
  isPrintable(text) &&
  !words.test(text);

/** What some reader of YAML takes for something else than text. */
const words = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** Without signs that cannot be seen, or that change the direction of what is around them. */
const isPrintable = (text: string): boolean =>
  !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\ufeff]/u.test(text.replaceAll("\n", ""));

const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(/[^\P{C}\n]|[\u2028\u2029\ufeff]/gu, escaped);

const escaped = (sign: string): string =>
  Array.from({ length: sign.length }, (_, index) => {
    const code = sign.charCodeAt(index).toString(16).padStart(4, "0");
    return `\\u${code}`;
  }).join("");

/** Several lines as a literal block, where nothing in them would be lost. */
function blockOf(text: string): FormatNode | undefined {
  const isSafe = /^[^\s][^\n]*\n/.test(text) && isPrintable(text) && !/[ \t]\n|[ \t]$|\n\n$/.test(text);
  if (!isSafe) return undefined;
  const ends = text.endsWith("\n");
  return { kind: "block", header: ends ? "|" : "|-", lines: (ends ? text.slice(0, -1) : text).split("\n") };
}
