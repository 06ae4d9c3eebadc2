import { hyphenate } from "./address.js";
import type { Page, SchemaTree, Section } from "./content.js";
import { lineText, textOf } from "./search-text.js";

/** Something that search can find: a page, or a section of it that is about something of its own. */
export interface SearchEntry {
  readonly title: string;
  /** The page with its extension, and the section. */
  readonly href: string;
  readonly kind: string;
  /** The folder of the service; empty for what belongs to none. */
  readonly folder: string;
  readonly summary: string;
  /** Words that stand for it beside the title. */
  readonly names: readonly string[];
  /** Fields or codes that have a place in the page. */
  readonly marks: readonly Mark[];
  /** Further fields, and codes. */
  readonly fields: readonly string[];
  readonly text: string;
}

/** A place in a page and the way to it: the section, then the names of fields within each other. */
export type Mark = readonly [section: string, ...names: string[]];

/** What search can find on a page. */
export function entriesOf(page: Page): readonly SearchEntry[] {
  const { address, kind, title, summary, sections, lead, keywords } = page;
  const [folder = ""] = address.includes("/") ? address.split("/") : [];
  const base = { kind, folder };
  const isParted = parted.has(kind);
  const [key, wire, ...rest] = kind === "message" || kind === "operation" ? keywords : ["", "", ...keywords];
  const own: SearchEntry = {
    ...base,
    title,
    summary,
    href: `${address}.html`,
    names: [...new Set([...(key ? [key] : []), ...(wire ? [wire] : []), nameOf(page)])],
    fields: isParted ? [] : rest,
    marks: sections.flatMap(fieldMarks),
    text: textOf([...lead, ...(isParted ? [] : sections.flatMap(({ blocks }) => blocks))]),
  };
  if (!isParted) return [own];
  const parts = sections.map((section) => ({
    ...base,
    title: `${title} › ${section.title}`,
    summary: "",
    href: `${address}.html#${section.id}`,
    names: [],
    fields: [],
    marks: kind === "errors" ? codeMarks(section) : [],
    text: textOf(section.blocks),
  }));
  return [own, ...parts];
}

/** Kinds of pages whose sections are about something of their own. */
const parted: ReadonlySet<Page["kind"]> = new Set(["overview", "service", "errors", "article"] as const);

const nameOf = ({ address }: Page): string => {
  const last = address.split("/").at(-1) ?? "";
  return last === "index" ? (address.split("/").at(-2) ?? "") : last;
};

/** The fields of a section's schemas that have an anchor, each name once, those at the top first. */
function fieldMarks({ id, blocks }: Section): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const block of blocks)
    if (block.kind === "schema") for (const mark of fieldsBelow(block.tree, id)) noteFirst(marks, mark);
  return [...marks.values()];
}

const noteFirst = (marks: Map<string, Mark>, mark: Mark): void => {
  const name = mark.at(-1) ?? "";
  if (!marks.has(name)) marks.set(name, mark);
};

/** Level by level, as `schemaView` gives anchors: what would have the anchor of another has none. */
function fieldsBelow(top: SchemaTree, section: string): readonly Mark[] {
  const marks: Mark[] = [];
  const taken = new Set([section]);
  let level: readonly Spot[] = [{ tree: top, mark: [section], anchor: section }];
  while (level.length > 0)
    level = level.flatMap(({ tree, mark, anchor }) =>
      tree.children.map((child): Spot => {
        if (child.name === "") return { tree: child, mark, anchor };
        const spot: Spot = {
          tree: child,
          mark: [...mark, child.name],
          anchor: `${anchor}.${hyphenate(child.name)}`,
        };
        if (!taken.has(spot.anchor) && /[\p{L}\p{N}]/u.test(child.name)) marks.push(spot.mark);
        taken.add(spot.anchor);
        return spot;
      }),
    );
  return marks;
}

interface Spot {
  readonly tree: SchemaTree;
  readonly mark: Mark;
  readonly anchor: string;
}

/** The codes in the first column of a section's tables. */
const codeMarks = ({ id, blocks }: Section): readonly Mark[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row): Mark => [id, lineText(row[0] ?? [])]).filter(([, name]) => name !== "")
      : [],
  );
