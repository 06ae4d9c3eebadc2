import type { Block, ExampleBlock, Rejection, Sample } from "../content.js";
import type { BlockPlace } from "./block-context.js";
import { highlight } from "./highlight.js";
import { concat, Html, html } from "./html.js";
import { hrefOf, none, renderBadge, renderInlines, renderLink } from "./inline.js";
import { renderArticle, renderMarkdown } from "./markdown.js";
import { schemaView } from "./schema-view.js";
import { sequenceView } from "./sequence-view.js";

/** A block of content as HTML. */
function renderBlock(block: Block, place: BlockPlace): Html {
  const { fill, from } = place;
  switch (block.kind) {
    case "prose":
      return html`<div class="prose">${renderMarkdown(block.markdown, { level: 3 })}</div>\n`;
    case "article":
      return html`<div class="prose">${renderArticle(block.markdown)}</div>\n`;
    case "note":
      return fill("note", { tone: block.tone, content: renderMarkdown(block.markdown, { level: 3 }) });
    case "facts":
      return fill("facts", {
        rows: block.rows.map(({ term, value }) => ({ term, value: renderInlines(value, from) })),
      });
    case "table":
      return renderTable(block, place);
    case "links":
      return fill("links", {
        items: block.items.map(({ link, badges, note }) => ({
          link: renderLink(link, from),
          badges: badges.map(renderBadge),
          note: note.length === 0 ? false : renderInlines(note, from),
        })),
      });
    case "code":
      return renderSamples(block.samples, place);
    case "example":
      return renderExample(block.example, place);
    case "sequence":
      return block.sequence.arrows.length === 0
        ? none
        : fill("sequence", sequenceView(block.sequence, place));
    case "states":
      return fill("states", statesView(block));
    case "schema":
      return schemaView(block.tree, place);
    case "rejected":
      return fill("rejected", { rejections: block.rejections.map((one) => rejectionView(one, place)) });
    case "try":
      return fill("try", {
        href: `${hrefOf({ to: `${block.target.service}/try` }, from)}${anchorOf(block.target)}`,
        text: block.target.operation ?? block.target.channel ?? block.target.service,
      });
    default:
      return block satisfies never;
  }
}

const renderTable = ({ columns, rows }: BlockOf<"table">, { fill, from }: BlockPlace): Html =>
  fill("table", {
    label: columns.join(", "),
    columns,
    rows: rows.map((row) =>
      row.map((cell, index) => ({ column: columns[index] ?? "", content: renderInlines(cell, from) })),
    ),
  });

/** Each state with the steps that lead away from it. */
const statesView = ({ states: { states, steps, words } }: BlockOf<"states">) => ({
  words,
  states: states.map((state) => ({
    ...state,
    steps: steps
      .filter((step) => step.from === state.id)
      .map(({ text, to }) => ({ text, to: states.find(({ id }) => id === to)?.title ?? to })),
  })),
});

const rejectionView = ({ what, message, payload }: Rejection, place: BlockPlace) => ({
  what: new Html(renderMarkdown(what, { level: 4 }).text.replaceAll(/<\/?p>\n?/g, "")),
  message,
  payload: renderSamples([{ label: "Payload", language: "json", text: payload }], place),
});

type BlockOf<Kind extends Block["kind"]> = Extract<Block, { readonly kind: Kind }>;

const anchorOf = ({ operation, channel }: BlockOf<"try">["target"]): string =>
  operation === undefined ? (channel === undefined ? "" : `#channel=${channel}`) : `#operation=${operation}`;

function renderExample({ id, title, summary, samples }: ExampleBlock, place: BlockPlace): Html {
  return place.fill("example", {
    id,
    title,
    summary: summary === undefined ? false : renderMarkdown(summary, { level: 4 }),
    samples: renderSamples(samples, place),
  });
}

const renderSamples = (samples: readonly Sample[], { fill }: BlockPlace): Html =>
  fill("code", {
    samples: samples.map(({ label, language, text }) => ({
      label,
      language,
      text: highlight(text, language),
    })),
  });

/** Several blocks, one below the other. */
export const renderBlocks = (blocks: readonly Block[], place: BlockPlace): Html =>
  concat(blocks.map((block) => renderBlock(block, place)));
