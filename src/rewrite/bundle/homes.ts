import { escapeStep, renderPointer } from "../../json/pointer.js";
import { isMapping } from "../../json/value.js";
import type { SourceDocument } from "../../read/document.js";
import { child, follow, type Node, top } from "../../read/node.js";
import type { Nouns } from "../../specification/nouns.js";
import { type Place, sectionOf } from "../../specification/place.js";
import { type Nameless, nameComponents, shortName } from "./component-names.js";
import { idOf, inPlace, type Target, type Use } from "./uses.js";

/** Where something of another file stands in the bundled document. */
type Home =
  | { readonly kind: "component"; readonly section: string; readonly name: string }
  /** In the place of the `$ref` that this object holds. */
  | { readonly kind: "place"; readonly use: Use };

/** A target that is copied as a whole, its home, and what it is. */
export interface Housed {
  readonly target: Target;
  readonly home: Home;
  readonly place: Place;
}

/** Where everything stands in the bundled document. */
export interface Homes {
  readonly components: readonly Housed[];
  /** What is put in the place of a `$ref`, by the id of the object that holds it. */
  readonly byHolder: ReadonlyMap<string, Housed>;
  /** The pointer of a node in the bundled document; undefined for what is not there. */
  readonly pointerTo: (node: Node) => string | undefined;
}

/** Gives every target a home. One within another stands where that one stands. */
export function findHomes(
  document: SourceDocument,
  nouns: Nouns,
  targets: ReadonlyMap<string, Target>,
): Homes {
  const outermost = [...targets.values()].filter(({ node }) => holderAmong(targets, node, 1) === undefined);
  const wanted = outermost.map((target) => ({ target, choice: choose(nouns, target) }));
  const housed = new Map<string, Housed>();
  const pending: { readonly target: Target; readonly place: Place; readonly thing: Nameless }[] = [];
  const toComponents = (target: Target, place: Place, section: string): void => {
    const noun = "noun" in place ? place.noun : "schema";
    pending.push({ target, place, thing: { node: target.node, noun, section } });
  };
  for (const { target, choice } of wanted) {
    const { place, section, use } = choice;
    if (use === undefined) toComponents(target, place, section);
    else housed.set(target.id, { target, place, home: { kind: "place", use } });
  }
  for (const { target, place } of endless(document, targets, housed)) {
    housed.delete(target.id);
    toComponents(target, place, sectionOf(nouns, place) ?? "schemas");
  }
  const names = nameComponents(
    pending.map(({ thing }) => thing),
    (section) => takenIn(document, section),
  );
  const components = pending.map(({ target, place, thing }): Housed => {
    const name = names.get(target.id) ?? "";
    return { target, place, home: { kind: "component", section: thing.section, name } };
  });
  for (const one of components) housed.set(one.target.id, one);
  const byHolder = new Map(
    [...housed.values()].flatMap((one) =>
      one.home.kind === "place" ? [[idOf(one.home.use.holder), one] as const] : [],
    ),
  );
  return { components, byHolder, pointerTo: createPointers(document, housed) };
}

interface Choice {
  readonly place: Place;
  readonly section: string;
  /** Undefined: it becomes a component. */
  readonly use: Use | undefined;
}

function choose(nouns: Nouns, { node, uses }: Target): Choice {
  const own = uses.find(({ place }) => place.kind !== "reference") ?? uses[0];
  const place: Place = own === undefined ? { kind: "unknown" } : inPlace(own.place);
  const section = sectionOf(nouns, place);
  const first = own?.place.kind === "reference" ? undefined : (uses.find(isAlone) ?? own);
  const isObject = isMapping(node.value) || typeof node.value === "boolean";
  if (section === undefined || !isObject || isNotJsonSchema(node))
    return { place, section: "schemas", use: first };
  const noun = "noun" in place ? place.noun : "";
  const alone = uses.filter(isAlone);
  const topmost = alone.find(({ within }) => within?.kind === "map" && within.of === "document");
  if (topmost !== undefined) return { place, section, use: topmost };
  const listed = alone.filter(({ within }) => within?.kind === "map" && within.of === "components");
  const inChannels = alone.filter(
    ({ within }) => within?.kind === "map" && within.of === "channel" && within.member === "messages",
  );
  const name = shortName({ node, noun });
  const sameName = (use: Use): boolean => use.holder.path.at(-1) === name;
  const [only, ...more] = uses.filter((use) => use.place.kind !== "reference");
  const isOnly = more.length === 0 && only !== undefined && only.alone;
  if (noun === "message") {
    const agreed = inChannels.every(sameName) ? listed.find(sameName) : undefined;
    if (agreed !== undefined) return { place, section, use: agreed };
    // A message of `components` keeps its name whatever channels call it.
    const isComponent = node.path.length === 3 && node.path[0] === "components";
    const stays = isComponent || (inChannels.length > 1 && inChannels.every(sameName));
    if (inChannels.length > 0 && !stays) return { place, section, use: inChannels[0] };
    if (isOnly && (listed.length > 0 || isUnnamed(node))) return { place, section, use: only };
    return { place, section, use: undefined };
  }
  const entry = listed.find(sameName) ?? (isOnly && noun !== "schema" ? listed[0] : undefined);
  return { place, section, use: entry };
}

const isAlone = ({ alone }: Use): boolean => alone;

/** `message` and numbers say nothing about a message. */
const isUnnamed = ({ path }: Node): boolean => /^(message|\d+)$/.test(path.at(-1) ?? "");

/** An Avro schema, by the name of its file. */
const isNotJsonSchema = ({ file }: Node): boolean => file.path.endsWith(".avsc");

/** The names that a section of `components` has in the root file. */
function takenIn(document: SourceDocument, section: string): ReadonlySet<string> {
  const components = child(top(document.root), "components");
  const there = components && follow(document, components);
  const list = there && child(there, section);
  const names = list && follow(document, list);
  return new Set(isMapping(names?.value) ? Object.keys(names.value) : []);
}

/** The nearest target that a node stands in, itself included unless `above` is 1. */
function holderAmong<T>(
  among: ReadonlyMap<string, T>,
  node: Node,
  above: 0 | 1 = 0,
): [T, readonly string[]] | undefined {
  for (let length = node.path.length - above; length >= 0; length -= 1) {
    const pointer = renderPointer(node.path.slice(0, length));
    const found = among.get(`${node.file.path}#${pointer}`);
    if (found !== undefined) return [found, node.path.slice(length)];
  }
  return undefined;
}

/** How deep things may stand in the places of `$ref`s in things that do, too. */
const maxNesting = 32;

/** Those that would stand in each other's places, or too deep in the places of others. */
function endless(
  document: SourceDocument,
  targets: ReadonlyMap<string, Target>,
  housed: ReadonlyMap<string, Housed>,
): readonly Housed[] {
  const loose = new Set<string>();
  for (const one of housed.values()) {
    let at: Housed | undefined = one;
    for (let depth = 0; at?.home.kind === "place" && !loose.has(at.target.id); depth += 1) {
      const { holder }: Use = at.home.use;
      if (holder.file === document.root) break;
      if (depth > maxNesting) {
        loose.add(one.target.id);
        break;
      }
      at = housed.get(outermostAround(targets, holder)?.id ?? "");
    }
  }
  return [...housed.values()].filter(({ target }) => loose.has(target.id));
}

function outermostAround(targets: ReadonlyMap<string, Target>, node: Node): Target | undefined {
  for (let length = 0; length <= node.path.length; length += 1) {
    const found = targets.get(`${node.file.path}#${renderPointer(node.path.slice(0, length))}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Says where a node stands in the bundled document. */
function createPointers(
  document: SourceDocument,
  housed: ReadonlyMap<string, Housed>,
): (node: Node) => string | undefined {
  const known = new Map<Housed, string | undefined>();
  const homeOf = (one: Housed): string | undefined => {
    if (!known.has(one)) {
      const { home } = one;
      known.set(
        one,
        home.kind === "component"
          ? `/components/${home.section}/${escapeStep(home.name)}`
          : pointerTo(home.use.holder),
      );
    }
    return known.get(one);
  };
  const pointerTo = (node: Node): string | undefined => {
    if (node.file === document.root) return node.pointer;
    const around = holderAmong(housed, node);
    if (around === undefined) return undefined;
    const [one, rest] = around;
    const home = homeOf(one);
    return home === undefined ? undefined : `${home}${renderPointer(rest)}`;
  };
  return pointerTo;
}
