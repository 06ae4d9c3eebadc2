import { type Diagnostic, diagnose, type Source } from "../diagnostic/diagnostic.js";
import { isDeceptive, toCamel, toFaithful, toPascal } from "./spelling.js";

/** Something that needs a name in code. */
export interface Nameable {
  /** What it is known by; unique within one plan. */
  readonly id: string;
  /** Said by the document (`x-ts-name`) or the configuration: taken as it stands. */
  readonly fixed?: string;
  /** How it is spelt where nothing else wants the name: a list of parts. */
  readonly wanted: readonly string[];
  /** Other ways to spell it, each longer than the one before. Asked for only where names meet. */
  readonly longer: () => readonly (readonly string[])[];
  /** Where two want the same name, the lower rank keeps it. Equals both give way. */
  readonly rank: number;
  readonly source: Source;
}

/** The style of a kind of name, and the names that are taken by the language or by the file it stands in. */
export interface NameStyle {
  readonly spell: (parts: readonly string[]) => string;
  readonly faithful: (parts: readonly string[]) => string;
  /** Put behind a name that is reserved. */
  readonly suffix: string;
  readonly reserved: ReadonlySet<string>;
}

/** Names by id, and what had to be said about them. */
interface NamePlan {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives each thing a name that depends on the things alone, not on their order.
 * Things that want the same name each move on to a longer spelling, but for one of lower rank.
 */
export function planNames(things: readonly Nameable[], style: NameStyle): NamePlan {
  const sorted = [...things].sort((one, other) => (one.id < other.id ? -1 : 1));
  const wishes = wishList(sorted, style);
  const { levels, unresolved } = settle(sorted, wishes);
  const first = (thing: Nameable) => wishAt(wishes, thing, undefined);
  const names = new Map(sorted.map((thing) => [thing.id, wishAt(wishes, thing, levels.get(thing.id))]));
  const collided = [...groupBy(sorted, first)].filter(([, group]) => group.length > 1);
  return {
    names,
    diagnostics: [
      ...sorted.flatMap(checkLetters),
      ...collided.flatMap(([name, group]) => reportCollision(name, group, names)),
      ...unresolved.flatMap((group) => reportUnresolved(group, names)),
      ...reportTwins(sorted, names),
    ],
  };
}

function checkLetters({ fixed, wanted, source }: Nameable): readonly Diagnostic[] {
  const name = fixed ?? wanted.find(isDeceptive);
  return name === undefined || !isDeceptive(name)
    ? []
    : [diagnose("name-unicode", { name: visible(name) }, source)];
}

interface Settled {
  /** How far down its list of wishes a thing had to go; absent where it has its first. */
  readonly levels: ReadonlyMap<string, number>;
  /** Things that still want the same name. */
  readonly unresolved: readonly (readonly Nameable[])[];
}

/** Moves those that lose a name to their next wish, until all names differ or nothing moves. */
function settle(things: readonly Nameable[], wishes: WishList): Settled {
  const levels = new Map<string, number>();
  let unresolved: readonly (readonly Nameable[])[] = [];
  for (let round = 0; round < 12; round += 1) {
    const groups = groupBy(things, (thing) => wishAt(wishes, thing, levels.get(thing.id)));
    unresolved = [...groups.values()].filter((group) => group.length > 1);
    const losers = unresolved.flatMap(losersOf).flatMap(({ id }) => {
      const next = (levels.get(id) ?? 0) + 1;
      return next < wishes.all(id).length ? [[id, next] as const] : [];
    });
    if (losers.length === 0) break;
    for (const [id, next] of losers) levels.set(id, next);
  }
  return { levels, unresolved };
}

const wishAt = (wishes: WishList, { id }: Nameable, level: number | undefined): string =>
  (level === undefined ? wishes.first(id) : wishes.all(id)[level]) ?? "_";

function reportCollision(
  name: string,
  group: readonly Nameable[],
  names: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const [one, ...others] = group;
  if (one === undefined) return [];
  const given = group.map(({ id }) => `\`${names.get(id)}\``).join(", ");
  const related = others.map(({ source }) => ({ message: `also \`${name}\``, source }));
  return [diagnose("name-collision", { name, count: group.length, given }, one.source, related)];
}

function reportUnresolved(
  [one, ...others]: readonly Nameable[],
  names: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  if (one === undefined) return [];
  const related = others.map(({ source }) => ({ message: "has the same name", source }));
  return [diagnose("name-unresolvable", { name: names.get(one.id) ?? "_" }, one.source, related)];
}

/** Names that differ in capitals alone: each is sound, but readers and some file systems take one for the other. */
function reportTwins(things: readonly Nameable[], names: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const nameOf = ({ id }: Nameable) => names.get(id) ?? "_";
  return [...groupBy(things, (thing) => nameOf(thing).toLowerCase()).values()].flatMap((group) => {
    const [one, ...others] = new Map(group.map((thing) => [nameOf(thing), thing]));
    if (one === undefined || others.length === 0) return [];
    const [[name, { source }], [[other] = [""]]] = [one, others];
    const related = others.map(([twin, thing]) => ({ message: `\`${twin}\``, source: thing.source }));
    return [diagnose("name-twins", { name, other }, source, related)];
  });
}

type WishList = ReturnType<typeof wishList>;

/** The names that things can have, by id. All but the first are put together only for things whose names meet. */
function wishList(things: readonly Nameable[], style: NameStyle) {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const first = new Map([...byId].map(([id, thing]) => [id, firstOf(wishesOf(thing, style))]));
  const all = new Map<string, readonly string[]>();
  return {
    first: (id: string): string | undefined => first.get(id),
    all(id: string): readonly string[] {
      const thing = byId.get(id);
      const list = all.get(id) ?? (thing === undefined ? [] : [...wishesOf(thing, style)]);
      all.set(id, list);
      return list;
    },
  };
}

/** One name a level: plain, in full, then the longer spellings. A level may repeat the one before. */
function* wishesOf(thing: Nameable, style: NameStyle): Iterable<string> {
  if (thing.fixed !== undefined) {
    yield thing.fixed;
    return;
  }
  for (const name of spelt(thing, style))
    if (name !== "") yield style.reserved.has(name) ? name + style.suffix : name;
}

function* spelt({ wanted, longer }: Nameable, { spell, faithful }: NameStyle): Iterable<string> {
  yield spell(wanted);
  yield faithful(wanted);
  const others = longer();
  yield* others.map(spell);
  yield* others.map(faithful);
}

function firstOf<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}

function losersOf(group: readonly Nameable[]): readonly Nameable[] {
  const lowest = Math.min(...group.map((thing) => thing.rank));
  const best = group.filter((thing) => thing.rank === lowest);
  return best.length === 1 ? group.filter((thing) => thing.rank !== lowest) : group;
}

function groupBy(things: readonly Nameable[], key: (thing: Nameable) => string): Map<string, Nameable[]> {
  const groups = new Map<string, Nameable[]>();
  for (const thing of things) {
    const name = key(thing);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [thing]);
    else group.push(thing);
  }
  return groups;
}

const visible = (name: string): string =>
  name.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);

const reservedWords =
  "abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger declare default delete do else enum eval export extends false finally for from function get if implements import in infer instanceof interface is keyof let module namespace never new null number object of package private protected public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield Infinity NaN globalThis".split(
    " ",
  );

const globalNames =
  "Array ArrayBuffer AsyncIterable AsyncIterator Atomics BigInt Boolean Buffer DataView Date Error Exclude Extract Function Infinity Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise Proxy Readonly Record Reflect RegExp Required ReturnType Set String Symbol Uint8Array Undefined WeakMap WeakSet".split(
    " ",
  );

/** Types: PascalCase; `Error` would hide the global one and becomes `ErrorModel`. */
export const typeStyle: NameStyle = {
  spell: toPascal,
  faithful: toFaithful,
  suffix: "Model",
  reserved: new Set([...reservedWords, ...globalNames]),
};

const valueStyle = (suffix: string, taken: readonly string[]): NameStyle => ({
  spell: toCamel,
  faithful: (parts) => uncapitalise(toFaithful(parts)),
  suffix,
  reserved: new Set([...reservedWords, ...taken]),
});

/** Messages: camelCase exports of `messages.ts` and `validators.js`. */
export const messageStyle = valueStyle("Message", [
  "channel",
  "channels",
  "describe",
  "dispatch",
  "expect",
  "message",
  "models",
  "name",
  "test",
  "then",
  "validate",
]);

/** What clients, connections and any object have already. */
const memberNames =
  "__proto__ close connect constructor entries hasOwnProperty isPrototypeOf messages on onState onUnknown propertyIsEnumerable send state then toLocaleString toString unknown valueOf".split(
    " ",
  );

/** Services: the stem of their types. */
export const serviceStyle: NameStyle = {
  spell: toPascal,
  faithful: toFaithful,
  suffix: "",
  reserved: new Set(),
};

/** Channels: camelCase members. */
export const channelStyle = valueStyle("Channel", memberNames);

/** Operations: camelCase members. */
export const operationStyle = valueStyle("Operation", memberNames);

const uncapitalise = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
