import type { Block, Inlines, SchemaTree } from "./content.js";

/** The words of blocks, for an index: what says something, without code and lists of other pages. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(textOfBlock).join("\n");

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case "prose":
    case "article":
    case "note":
      return plain(block.markdown);
    case "facts":
      return block.rows.map(({ value }) => lineText(value)).join("\n");
    case "table":
      return block.rows.flatMap((row) => row.map(lineText)).join("\n");
    case "example":
      return plain(`${block.example.title}\n${block.example.summary ?? ""}`);
    case "states":
      return block.states.states.map(({ title, note }) => `${title} ${note}`).join("\n");
    case "schema":
      return treeText(block.tree);
    case "links":
    case "code":
    case "sequence":
    case "rejected":
    case "try":
      return "";
    default:
      return block satisfies never;
  }
}

/** What is said of the fields at the top: those below have pages of their own. */
const treeText = ({ children }: SchemaTree): string =>
  children.map(({ description }) => plain(description ?? "")).join("\n");

/** The words of a line. */
export const lineText = (line: Inlines): string =>
  line
    .map((piece) => {
      switch (piece.kind) {
        case "text":
        case "code":
          return piece.text;
        case "markdown":
          return plain(piece.markdown);
        case "link":
          return piece.link.text;
        case "badge":
          return "";
        default:
          return piece satisfies never;
      }
    })
    .join("");

/** Markdown without the addresses that its links lead to. */
const plain = (markdown: string): string => markdown.replaceAll(/\b[a-z]+:\/\/\S+|\]\([^)]*\)/gi, " ");
