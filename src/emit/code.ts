import type { Json } from "../contract/contract.js";

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
  separator: ", " | "\n" | " | " | " & " | "; " | "" | "\n\n" | ".",
) => pieces.join(separator) as Code;

/** Moves every line but the first to the right by `spaces`. Never used on text with multi-line literals. */
export const indent = (text: Code, spaces: number): Code =>
  text.replaceAll(/\n(?=[^\n])/g, `\n${" ".repeat(spaces)}`) as Code;

/** A name that was decided by the contract; throws for anything that is not an identifier. */
export function identifier(name: string): Code {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as Code;
}

/** A string literal in double quotes; control, bidirectional and invisible characters are escaped. */
export const text = (value: string): Code =>
  JSON.stringify(value)
    .replaceAll(hidden, (character) => unicodeEscape(character))
    .replaceAll("</", "<\\/") as Code;

/** The key of a property in a type or an object: bare where it is an identifier. */
export const propertyKey = (name: string): Code =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? (name as Code) : text(name);

/** A JSON value as an expression, on one line where it fits into `width` columns. */
export function literal(value: Json, width = 100): Code {
  const line = lineOf(value);
  if (line.length <= width || typeof value !== "object" || value === null) return line;
  const members = Array.isArray(value)
    ? value.map((item: Json) => literal(item, width - 2))
    : Object.entries(value).map(([key, item]) => code`${objectKey(key)}: ${literal(item, width - 2)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n  ${members.map((member) => `${indent(member, 2)},`).join("\n  ")}\n${close}` as Code;
}

function lineOf(value: Json): Code {
  if (typeof value === "string") return text(value);
  if (typeof value === "number" && Object.is(value, -0)) return "-0" as Code;
  if (typeof value !== "object" || value === null) return String(value) as Code;
  if (Array.isArray(value)) return code`[${join(value.map(lineOf), ", ")}]`;
  const members = Object.entries(value).map(([key, item]) => code`${objectKey(key)}: ${lineOf(item)}`);
  return members.length === 0 ? code`{}` : code`{ ${join(members, ", ")} }`;
}

/** As `propertyKey`, but `__proto__` is computed, or it would set the prototype. */
const objectKey = (name: string): Code => (name === "__proto__" ? code`[${text(name)}]` : propertyKey(name));

/** One paragraph or tag of a doc comment: `text` is the document's, `tag` is ours. */
export interface CommentPart {
  readonly tag?: "deprecated" | "see" | "default" | "example";
  readonly text: string;
}

/**
 * A doc comment with a line feed after it, or nothing when there is nothing to say.
 * Document text cannot end the comment, start a tag, or be read as a directive by a compiler, linter or bundler.
 */
export function comment(parts: readonly CommentPart[], spaces = 0): Code {
  const lines = parts
    .map(({ tag, text: words }) => (tag === undefined ? "" : `@${tag} `) + proseOf(words))
    .filter((part) => part.trim() !== "")
    .flatMap((part) => part.trimEnd().split("\n"));
  if (lines.length === 0) return "" as Code;
  const pad = " ".repeat(spaces);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length + spaces < 112)
    return `/** ${only} */\n${pad}` as Code;
  return `/**\n${lines.map((line) => `${pad} * ${line}`.trimEnd()).join("\n")}\n${pad} */\n${pad}` as Code;
}

function proseOf(words: string): string {
  return words
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replaceAll(hiddenButLineFeed, (character) => unicodeEscape(character))
    .replaceAll("*/", "*\\/")
    .replaceAll("/*", "/\\*")
    .replaceAll(/@(?=[\w#])/g, "\\@")
    .replaceAll(/(source)(Mapping)?(URL)/gi, "$1$2\u200a$3".replace("\u200a", " "))
    .replaceAll(/(eslint|tslint|biome|prettier|istanbul|c8|v8)-(?=[a-z])/gi, "$1 -")
    .replaceAll("///", "/ / /");
}

const unicodeEscape = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");

/** C0, C1, soft hyphen, Arabic letter mark, zero width, bidirectional, line separators, BOM, lone surrogates, tags. */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
const hiddenButLineFeed =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
