import { hyphenate } from "../address.js";
import type { SchemaTree } from "../content.js";
import type { BlockPlace } from "./block-context.js";
import type { Html } from "./html.js";
import { renderBadge, renderInlines } from "./inline.js";
import { renderMarkdown } from "./markdown.js";

/** A tree of fields, from the leaves up. Each field has an anchor of its own: `payload.data.sender`. */
export const schemaView = (tree: SchemaTree, place: BlockPlace): Html =>
  render(tree, { place, path: place.section, level: 0 }, new Set());

interface Spot {
  readonly place: BlockPlace;
  readonly path: string;
  readonly level: number;
}

/** Levels that are unfolded at first. */
const unfolded = 2;

function render(tree: SchemaTree, { place, path, level }: Spot, taken: Set<string>): Html {
  const { badges, choice, constraints, description, examples, name, type } = tree;
  const own = name === "" ? path : `${path}.${hyphenate(name)}`;
  const id = level === 0 || name === "" || taken.has(own) ? "" : own;
  taken.add(own);
  const children = tree.children.map((child) => render(child, { place, path: own, level: level + 1 }, taken));
  return place.fill("schema", {
    isTop: level === 0,
    id,
    name,
    type: renderInlines(type, place.from),
    badges: badges.map(renderBadge),
    hasWords:
      (description ?? "") !== "" ||
      constraints.length > 0 ||
      tree.default !== undefined ||
      examples.length > 0,
    description: description === undefined ? "" : renderMarkdown(description, { level: 4 }),
    constraints,
    default: tree.default ?? "",
    examples,
    choice: choice ?? "",
    children,
    count: `${children.length} ${choice === undefined ? "field" : "case"}${children.length === 1 ? "" : "s"}`,
    isOpen: level < unfolded,
  });
}
