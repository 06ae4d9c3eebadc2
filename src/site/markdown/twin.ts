import type { Page } from "../content.js";
import { blockMarkdown } from "./block.js";
import { escapeText } from "./escape.js";
import { linkMarkdown } from "./inline.js";

/** A page in Markdown: all that the HTML page says, for readers that are programs and for those who like text. */
export function renderTwin(page: Page): string {
  const { address: from, badges, lead, path, sections, title } = page;
  const parts = [
    path.map((link) => linkMarkdown(link, from)).join(" / "),
    `# ${escapeText(title) || "Untitled"}`,
    badges.map(({ text }) => `*${escapeText(text)}*`).join(", "),
    ...lead.map((block) => blockMarkdown(block, from)),
    ...sections.flatMap((section) => [
      `## ${escapeText(section.title)}`,
      ...section.blocks.map((block) => blockMarkdown(block, from)),
    ]),
  ];
  return `${parts.filter((part) => part.trim() !== "").join("\n\n")}\n`;
}
