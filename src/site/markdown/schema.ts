import type { SchemaTree } from "../content.js";
import { codeSpan, escapeText } from "./escape.js";
import { inlineMarkdown } from "./inline.js";
import { flatMarkdown, nestMarkdown } from "./nest.js";

/** A tree of fields as nested lists: the type at the top, then a list of its fields. */
export function schemaMarkdown(tree: SchemaTree, from: string): string {
  const top = [headOf(tree, from), ...wordsOf(tree)].join(" ");
  const fields = tree.children.flatMap((child) => fieldLines(child, from));
  return [top, [...choiceLines(tree), ...fields].join("\n")]
    .map((part) => part.trimEnd())
    .filter((part) => part !== "")
    .join("\n\n");
}

function fieldLines(tree: SchemaTree, from: string): readonly string[] {
  const { description = "" } = tree;
  const isLong = description.trim().includes("\n");
  const words = isLong ? wordsOf({ ...tree, description: "" }) : wordsOf(tree);
  const head = `- ${[headOf(tree, from), ...words].join(" ")}`;
  const below = [
    ...(isLong ? ["", ...nestMarkdown(description, 4).split("\n"), ""] : []),
    ...choiceLines(tree),
    ...tree.children.flatMap((child) => fieldLines(child, from)),
  ];
  return [head, ...below.map((line) => (line === "" ? "" : `  ${line}`))];
}

/** `sender` string, **required**. */
function headOf({ badges, name, type }: SchemaTree, from: string): string {
  const marks = badges.map(({ text }) => `, **${escapeText(text)}**`).join("");
  return `${name === "" ? "" : `${codeSpan(name)} `}${inlineMarkdown(type, from)}${marks}.`;
}

const wordsOf = (tree: SchemaTree): readonly string[] => [
  ...((tree.description ?? "").trim() === "" ? [] : [flatMarkdown(tree.description ?? "")]),
  ...tree.constraints.map(constraintText),
  ...(tree.default === undefined ? [] : [`Default: ${codeSpan(tree.default)}.`]),
  ...(tree.examples.length === 0 ? [] : [`Such as ${tree.examples.map(codeSpan).join(", ")}.`]),
];

/** A sentence of ours around words of the document. */
const constraintText = (sentence: string): string => escapeText(sentence);

const choiceLines = ({ choice }: SchemaTree): readonly string[] =>
  choice === undefined ? [] : [`- ${choice}:`];
