import { createHash } from "node:crypto";
import type { Node } from "../../read/node.js";
import { listKeywords, mapKeywords, schemaKeywords } from "../../schema/keywords.js";
import { idOf } from "./uses.js";

/** Something that gets a name of its own in a section of `components`. */
export interface Nameless {
  readonly node: Node;
  readonly noun: string;
  readonly section: string;
}

/**
 * Names for components, by id. Each is called what the source calls it; those that want the same name all keep more
 * of their path. So a name depends on the things alone, not on their order. `taken` are the names of the root file.
 */
export function nameComponents(
  things: readonly Nameless[],
  taken: (section: string) => ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const wishes = new Map(things.map((thing) => [thing, wishesOf(thing)] as const));
  const level = new Map<Nameless, number>();
  const nameOf = (thing: Nameless): string => {
    const all = wishes.get(thing) ?? [];
    return all[Math.min(level.get(thing) ?? 0, all.length - 1)] ?? "_";
  };
  for (let moved = true; moved; ) {
    moved = false;
    const groups = new Map<string, Nameless[]>();
    for (const thing of things) {
      const key = `${thing.section}/${nameOf(thing)}`;
      const group = groups.get(key) ?? [];
      group.push(thing);
      groups.set(key, group);
    }
    for (const group of groups.values()) {
      const [one] = group;
      if (one === undefined || (group.length === 1 && !taken(one.section).has(nameOf(one)))) continue;
      for (const thing of group) {
        const next = (level.get(thing) ?? 0) + 1;
        if (next >= (wishes.get(thing)?.length ?? 0)) continue;
        level.set(thing, next);
        moved = true;
      }
    }
  }
  return new Map(things.map((thing) => [idOf(thing.node), nameOf(thing)]));
}

/** What the source calls it, before anything else is looked at. */
export function shortName({ node, noun }: Pick<Nameless, "node" | "noun">): string {
  const words = noun === "schema" ? schemaWords(node) : node.path.slice(-1);
  return words.length > 0 ? words.join("_") : fileName(node.file.path);
}

/** Ways to call it, each longer than the one before; the last is unique. */
function wishesOf(thing: Nameless): readonly string[] {
  const { node } = thing;
  const { path } = node.file;
  const short = shortName(thing);
  const isWhole = node.path.length === 0;
  const withFile = isWhole ? [short] : [fileName(path), short];
  const withFolders = [...path.split("/").slice(0, -1), ...withFile];
  const hash = createHash("sha256").update(idOf(node)).digest("hex").slice(0, 6);
  const names = [[short], withFile, withFolders].map((words) => toComponentName(words.join("_")));
  return [...names.filter((name) => name !== ""), `${toComponentName(short) || thing.noun}_${hash}`];
}

/** Only signs that the name of a component may have. */
const toComponentName = (text: string): string =>
  /[A-Za-z\d]/.test(text) ? text.replaceAll(/[^\w.-]+/g, "_") : "";

const fileName = (path: string): string =>
  path
    .split(/[/?#]/)
    .findLast((part) => part !== "")
    ?.replace(/(\.schema)?\.[a-z]\w*$/i, "") ?? path;

/** The words for a schema: from the nearest thing that the file names, down to it, without keywords. */
function schemaWords(node: Node): readonly string[] {
  let words: readonly string[] = [fileName(node.file.path)];
  let holder = "";
  for (const [index, step] of node.path.entries()) {
    if (lists.has(holder) || (index === 0 && !isKeyword(step))) {
      words = [step];
      holder = "";
    } else if (maps.has(holder)) {
      words = /^\d+$/.test(step) && alternatives.has(holder) ? words : [...words, step];
      holder = "";
    } else if (step === "items") words = [...words, "item"];
    else if (step === "additionalProperties") words = [...words, "value"];
    else if (lists.has(step) || maps.has(step)) holder = step;
    else if (!passed.has(step)) words = [...words, step];
  }
  return words;
}

const isKeyword = (step: string): boolean => lists.has(step) || maps.has(step) || passed.has(step);

const lists = new Set(["schemas", "messages", "definitions", "$defs", "channels"]);
const alternatives = new Set([...listKeywords].filter((keyword) => keyword !== "items"));
const maps = new Set([...mapKeywords, ...alternatives]);
const passed = new Set(["components", "payload", "schema", "message", ...schemaKeywords]);
