import type { Block, Rejection, Sample, Sequence, States } from "../content.js";
import { codeFence, codeSpan, escapeText } from "./escape.js";
import { inlineMarkdown, linkMarkdown, twinHref } from "./inline.js";
import { flatMarkdown, nestMarkdown } from "./nest.js";
import { schemaMarkdown } from "./schema.js";

/** A block of content as Markdown, on the twin at `from`; empty where it says nothing without a screen. */
export function blockMarkdown(block: Block, from: string): string {
  switch (block.kind) {
    case "prose":
      return nestMarkdown(block.markdown, 2);
    case "article":
      return block.markdown.trim();
    case "note":
      return quoted(`**${tones[block.tone]}** ${nestMarkdown(block.markdown, 2)}`);
    case "facts":
      return block.rows
        .map(({ term, value }) => `- **${escapeText(term)}:** ${inlineMarkdown(value, from)}`)
        .join("\n");
    case "table":
      return [
        rowOf(block.columns.map(escapeText)),
        rowOf(block.columns.map(() => "---")),
        ...block.rows.map((row) => rowOf(row.map((cell) => inlineMarkdown(cell, from)))),
      ].join("\n");
    case "links":
      return block.items
        .map(({ link, badges, note }) => {
          const marks = badges.map(({ text }) => ` *${escapeText(text)}*`).join("");
          const words = inlineMarkdown(note, from);
          return `- ${linkMarkdown(link, from)}${marks}${words === "" ? "" : `: ${words}`}`;
        })
        .join("\n");
    case "code":
      return samplesMarkdown(block.samples);
    case "example": {
      const { title, summary, samples } = block.example;
      const words = summary === undefined ? [] : [nestMarkdown(summary, 3)];
      return [`### ${escapeText(title)}`, ...words, samplesMarkdown(samples)].join("\n\n");
    }
    case "sequence":
      return sequenceMarkdown(block.sequence, from);
    case "states":
      return statesMarkdown(block.states);
    case "schema":
      return schemaMarkdown(block.tree, from);
    case "rejected":
      return block.rejections.map(rejectionMarkdown).join("\n\n");
    case "try":
      return `[Try it in a browser](${twinHref({ text: "", to: `${block.target.service}/try`, extension: ".html" }, from)})`;
    default:
      return block satisfies never;
  }
}

const tones = {
  info: "Note.",
  warning: "Warning.",
  deprecated: "Deprecated.",
  inferred: "Inferred.",
  undocumented: "Undocumented.",
} as const;

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

const rowOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;

const samplesMarkdown = (samples: readonly Sample[]): string =>
  samples
    .map(({ label, language, text }) => `${escapeText(label)}:\n\n${codeFence(text, language)}`)
    .join("\n\n");

function sequenceMarkdown({ arrows, participants, words }: Sequence, from: string): string {
  if (arrows.length === 0) return "";
  const steps = arrows.map((arrow, index) => {
    const [one, other] = [participants[arrow.from] ?? "", participants[arrow.to] ?? ""].map(escapeText);
    const what =
      arrow.link === undefined
        ? escapeText(arrow.text)
        : linkMarkdown({ ...arrow.link, text: arrow.text }, from);
    return `${index + 1}. ${one} → ${other}: ${what}`;
  });
  return `${escapeText(words)}\n\n${steps.join("\n")}`;
}

function statesMarkdown({ states, steps, words }: States): string {
  const titles = new Map(states.map(({ id, title }) => [id, title]));
  const lines = states.flatMap(({ id, title, note }) => [
    `- **${escapeText(title)}** ${escapeText(note)}`.trimEnd(),
    ...steps
      .filter((step) => step.from === id)
      .map((step) => `  - ${escapeText(step.text)} → ${escapeText(titles.get(step.to) ?? step.to)}`),
  ]);
  return `${escapeText(words)}\n\n${lines.join("\n")}`;
}

const rejectionMarkdown = ({ what, path, payload, message }: Rejection): string =>
  `${flatMarkdown(what)}: **${escapeText(message)}**${path === "" ? "" : ` (at ${codeSpan(path)})`}\n\n${codeFence(payload, "json")}`;
