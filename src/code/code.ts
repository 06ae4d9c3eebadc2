import type { Json } from "../json/value.js";

/** Columns of a generated line, where it can be broken. */
export const lineWidth = 110;

declare const isCode: unique symbol;

/**
 * Text that is TypeScript. Only this module makes it, so text of a document cannot become code by accident:
 * it enters through `literal`, `propertyKey`, `identifier` or `comment`, each of which makes it safe.
 */
export type Code = string & { readonly [isCode]: true };

/** A template tag: the fixed text is code of ours, what is put in must be code or a number already. */
export function code(fixed: TemplateStringsArray, ...holes: readonly (Code | number)[]): Code {
  return fixed.reduce((text, part, index) => text + String(holes[index - 1]) + part) as Code;
}

/** Several pieces of code with a separator of ours between. */
export const join = (
  pieces: readonly Code[],
  separator: ", " | "\n" | " | " | " & " | "; " | "" | "\n\n" | "." | Code,
): Code => pieces.join(separator) as Code;

/** Moves every line but the first to the right by `spaces`. Never used on text with multi-line literals. */
export const indent = (text: Code, spaces: number): Code =>
  text.replaceAll(/\n(?=[^\n])/g, `\n${" ".repeat(spaces)}`) as Code;

/** A line feed and the indentation of the next line. */
export const lineBreak = (spaces: number): Code => `\n${" ".repeat(spaces)}` as Code;

/** The names of an import, in braces: on one line where they fit, else each on its own. */
export function importList(names: readonly Code[]): Code {
  if (names.length === 0) return code``;
  const line = code`{ ${join(names, ", ")} }`;
  return line.length <= 80 ? line : (`{\n${names.map((name) => `  ${name},\n`).join("")}}` as Code);
}

/** A name that was decided by the contract; throws for what cannot be declared in an ECMAScript module. */
export function identifier(name: string): Code {
  if (!/^[\p{ID_Start}$_](?:(?![\u200c\u200d])[\p{ID_Continue}$])*$/u.test(name) || reserved.has(name))
    throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as Code;
}

const reserved: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package " +
    "private protected public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/**
 * A string literal in double quotes with exactly this value. Control, bidirectional and invisible characters
 * are escaped, and so is what a bundler or test runner would find by searching the file for a directive.
 */
export const text = (value: string): Code => {
  const quoted = JSON.stringify(value);
  return (suspicious.test(quoted) ? escapeIn(quoted) : quoted) as Code;
};

/** In every text that `escapeIn` would change, and in few others: most texts are let through at once. */
const suspicious = /[^ -~]|<\/|@|source/i;

const escapeIn = (quoted: string): string =>
  quoted
    .replaceAll(hidden, (character) => unicodeEscape(character))
    .replaceAll("</", "<\\/")
    .replaceAll(/(?<=source(?:Mapping)?)[Uu](?=RL)/gi, (letter) => unicodeEscape(letter))
    .replaceAll(/@(?=(?:vitest|jest)-)/gi, "\\u0040");

/** The key of a property in a type or an object: bare where it is an identifier. */
export const propertyKey = (name: string): Code =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? (name as Code) : text(name);

/** A JSON value as an expression, on one line where it fits into `width` columns. */
export function literal(value: Json, width = 100): Code {
  if (typeof value !== "object" || value === null) return scalar(value);
  const line = lineOf(value, width);
  if (line !== undefined) return line;
  const members = Array.isArray(value)
    ? value.map((item: Json) => literal(item, width - 2))
    : Object.entries(value).map(([key, item]) => code`${objectKey(key)}: ${literal(item, width - 2)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n  ${members.map((member) => `${indent(member, 2)},`).join("\n  ")}\n${close}` as Code;
}

/** A value on one line; given up as soon as that is longer than `room`. */
function lineOf(value: Json, room: number): Code | undefined {
  if (typeof value !== "object" || value === null) {
    const line = scalar(value);
    return line.length <= room ? line : undefined;
  }
  const isList = Array.isArray(value);
  let line = "";
  for (const [key, item] of Object.entries(value)) {
    const start = `${line === "" ? "" : ", "}${isList ? "" : `${objectKey(key)}: `}`;
    const end = lineOf(item, room - line.length - start.length - 2);
    if (end === undefined) return undefined;
    line += start + end;
  }
  const whole = isList ? `[${line}]` : line === "" ? "{}" : `{ ${line} }`;
  return whole.length <= room ? (whole as Code) : undefined;
}

function scalar(value: string | number | boolean | null): Code {
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? numberOf(value) : (String(value) as Code);
}

/** What JSON cannot hold (NaN, infinities) is null, as in `JSON.stringify`. */
function numberOf(value: number): Code {
  if (!Number.isFinite(value)) return "null" as Code;
  return (Object.is(value, -0) ? "-0" : String(value)) as Code;
}

/** The key of a property in an object: as `propertyKey`, but `__proto__` is computed, or it would set the prototype. */
export const objectKey = (name: string): Code =>
  name === "__proto__" ? code`[${text(name)}]` : propertyKey(name);

/** One paragraph or tag of a doc comment: `text` is the document's, `tag` is ours. */
export interface CommentPart {
  readonly tag?: "deprecated" | "see" | "default" | "example";
  readonly text: string;
}

/**
 * A doc comment with a line feed after it, or nothing when there is nothing to say. Long lines are folded.
 * Document text cannot end the comment, start a tag, or be read as a directive by a compiler, linter or bundler.
 */
export function comment(parts: readonly CommentPart[], spaces = 0): Code {
  const room = lineWidth - spaces;
  const lines = parts
    .map(({ tag, text: words }) => ((tag === undefined ? "" : `@${tag} `) + proseOf(words)).trim())
    .filter((part) => part !== "")
    .flatMap((part) => fold(part.replaceAll(/\n(?:[ \t]*\n){2,}/g, "\n\n"), room - " * ".length));
  if (lines.length === 0) return "" as Code;
  const pad = " ".repeat(spaces);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length + "/**  */".length <= room)
    return `/** ${only} */\n${pad}` as Code;
  return `/**\n${lines.map((line) => `${pad} * ${line}`.trimEnd()).join("\n")}\n${pad} */\n${pad}` as Code;
}

/** A `//` comment on one line, without a line feed. Document text is made as harmless as in `comment`. */
const lineComment = (words: string): Code =>
  `// ${proseOf(words)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim()}` as Code;

/** `//` comments of a sentence, as many as it takes. */
export const lineComments = (words: string): readonly Code[] =>
  fold(words, lineWidth - "// ".length).map(lineComment);

/** The first line of each generated file: neither version nor time, so that it never changes by itself. */
export const fileHeader = (documentFile: string): Code =>
  lineComment(`Generated from ${documentFile} by asyncwright. Do not edit.`);

/** In every text that `proseOf` would change: most sentences are let through at once. */
const isDelicate = /[^ -~\n]|[@#/]|source|lint|biome|prettier|dprint|istanbul|c8|v8|coverage/i;

function proseOf(words: string): string {
  if (!isDelicate.test(words)) return words;
  return words
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replaceAll(hiddenButLineFeed, (character) => unicodeEscape(character))
    .replaceAll("*/", "*\\/")
    .replaceAll("/*", "/\\*")
    .replaceAll(/@(?=ts-|jsx|license|preserve|internal|cc_on|(?:no)?flow|(?:vitest|jest)-)/gi, "@ ")
    .replaceAll(/(?<=[@#])(?=__)/g, " ")
    .replaceAll(/@(?=[\w#])/g, "\\@")
    .replaceAll(/(?<=source(?:Mapping)?)(?=URL)/gi, " ")
    .replaceAll(/(?<=eslint|tslint|oxlint|biome|prettier|dprint|lint)-(?=[a-z])/gi, " -")
    .replaceAll(/(?<=istanbul|c8|v8|coverage)\s+(?=ignore|disable|enable|start|stop)/gi, " - ")
    .replaceAll(/\/(?=\/\/)|(?<=\/ \/)(?=\/)/g, "/ ");
}

/** Breaks lines at spaces; leaves code blocks and tables as they are. */
function fold(words: string, width: number): readonly string[] {
  let fenced = false;
  return words.split("\n").flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    return fenced || line.length <= width || /^(?: {4}|\t|\s*\|)/.test(line) ? [line] : foldLine(line, width);
  });
}

function foldLine(line: string, width: number): readonly string[] {
  const lead = /^ *(?:(?:[-*+]|\d{1,4}[.)]) +)?/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let at = lead;
  let empty = true;
  for (const word of line.slice(lead.length).split(" ")) {
    // A word that Markdown would read as the start of a list, heading or table stays on its line.
    if (
      !empty &&
      at.length + 1 + word.length > width &&
      !/^(?:[>|]|```|(?:[-*+=~]+|#{1,6}|\d+[.)])?$)/.test(word)
    ) {
      lines.push(at);
      at = " ".repeat(lead.length) + word;
    } else {
      at += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, at];
}

const unicodeEscape = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");

/**
 * C0, C1, soft hyphen, joiners and fillers without a glyph, Arabic letter mark, zero width, bidirectional,
 * line separators, BOM, tags, supplementary variation selectors, lone surrogates.
 */
const invisible =
  "\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e" +
  "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}\\p{Surrogate}";
const hidden = new RegExp(`[\\u0000-\\u001f${invisible}]`, "gu");
const hiddenButLineFeed = new RegExp(`[\\u0000-\\u0008\\u000b-\\u001f${invisible}]`, "gu");
