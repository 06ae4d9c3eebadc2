import type { Dispatch, Message, Tag } from "./contract.js";
import { foldDispatch } from "./dispatch-fold.js";
import type { FrameKind } from "./frame-kind.js";
import { pathSteps, type Tags } from "./tags.js";

/** What tells messages apart. */
export interface Telling<M> {
  /** What its payload fixes. */
  readonly tagsOf: (message: M) => Tags;
  /** The more general message that it is a case of. */
  readonly refines: (message: M) => M | undefined;
  /** What its frame is; absent where all are JSON. */
  readonly frameOf?: (message: M) => FrameKind | undefined;
}

/**
 * How to tell messages apart: at each level the property that parts them best.
 * A message that refines another of the same list stands behind it, not beside it.
 */
export function planDispatch<M>(messages: readonly M[], telling: Telling<M>): Dispatch<M> {
  const frameOf = (message: M) => telling.frameOf?.(message) ?? "json";
  const present = frames.filter((frame) => messages.some((message) => frameOf(message) === frame));
  if (present.length < 2) return planOfOneKind(messages, telling);
  return {
    kind: "frames",
    parts: present.map((frame) => ({
      frame,
      // biome-ignore lint/suspicious/noThenProperty: never awaited, and the plainest word
      then: planOfOneKind(
        messages.filter((message) => frameOf(message) === frame),
        telling,
      ),
    })),
  };
}

const frames = ["bytes", "text", "empty", "json"] as const;

function planOfOneKind<M>(messages: readonly M[], { tagsOf, refines }: Telling<M>): Dispatch<M> {
  const refinements = new Map<M, M[]>();
  const plain = messages.filter((message) => {
    const general = refines(message);
    if (general === undefined || !messages.includes(general)) return true;
    refinements.set(general, [...(refinements.get(general) ?? []), message]);
    return false;
  });
  return plan(plain, { tagsOf, refinements, used: new Set() });
}

interface Plan<M> {
  readonly tagsOf: (message: M) => Tags;
  readonly refinements: ReadonlyMap<M, readonly M[]>;
  /** Paths that were looked at on the way. */
  readonly used: ReadonlySet<string>;
}

function plan<M>(messages: readonly M[], context: Plan<M>): Dispatch<M> {
  const [only, another] = messages;
  if (only !== undefined && another === undefined) {
    return { kind: "message", message: only, refinements: allRefinements(only, context) };
  }
  const best = bestPath(messages, context);
  if (best === undefined) return { kind: "ambiguous", messages };
  const within: Plan<M> = { ...context, used: new Set([...context.used, best.path]) };
  const cases = [...best.cases].sort(([one], [other]) => compareTags(one, other));
  return {
    kind: "switch",
    path: pathSteps(best.path),
    // biome-ignore lint/suspicious/noThenProperty: never awaited, and the plainest word
    cases: cases.map(([value, group]) => ({ value, then: plan(group, within) })),
    ...(best.otherwise.length === 0 ? {} : { otherwise: plan(best.otherwise, within) }),
  };
}

/** Refinements of refinements too, the most special first. */
const allRefinements = <M>(message: M, context: Plan<M>): readonly M[] =>
  (context.refinements.get(message) ?? []).flatMap((one) => [...allRefinements(one, context), one]);

interface Split<M> {
  readonly path: string;
  readonly cases: ReadonlyMap<Tag, readonly M[]>;
  /** Messages without a value there. */
  readonly otherwise: readonly M[];
  /** Messages in the largest group: the smaller, the better. */
  readonly largest: number;
}

/** The property, fixed by half of the messages at least, that leaves the smallest groups; of equals the one nearest to the top, then the first by name. */
function bestPath<M>(messages: readonly M[], { tagsOf, used }: Plan<M>): Split<M> | undefined {
  const paths = new Set(messages.flatMap((message) => [...tagsOf(message).keys()]));
  let best: Split<M> | undefined;
  for (const path of [...paths].sort()) {
    if (used.has(path)) continue;
    const split = splitBy(messages, path, tagsOf);
    const parts = split.largest < messages.length && split.otherwise.length * 2 <= messages.length;
    if (parts && (best === undefined || isBetter(split, best))) best = split;
  }
  return best;
}

function splitBy<M>(messages: readonly M[], path: string, tagsOf: Plan<M>["tagsOf"]): Split<M> {
  const cases = new Map<Tag, M[]>();
  const otherwise: M[] = [];
  for (const message of messages) {
    const values = tagsOf(message).get(path);
    if (values === undefined) otherwise.push(message);
    for (const value of values ?? []) cases.set(value, [...(cases.get(value) ?? []), message]);
  }
  return {
    path,
    cases,
    otherwise,
    largest: Math.max(otherwise.length, ...[...cases.values()].map((one) => one.length)),
  };
}

function isBetter<M>(one: Split<M>, other: Split<M>): boolean {
  const key = (split: Split<M>) => [
    split.otherwise.length === 0 ? 0 : 1,
    split.largest,
    pathSteps(split.path).length,
  ];
  const [a, b] = [key(one), key(other)];
  const difference = a.findIndex((value, index) => value !== b[index]);
  return difference >= 0 && (a[difference] ?? 0) < (b[difference] ?? 0);
}

function compareTags(one: Tag, other: Tag): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Groups of messages that nothing tells apart. */
export const ambiguities = (dispatch: Dispatch): readonly (readonly Message[])[] =>
  foldDispatch<Message, readonly (readonly Message[])[]>(dispatch, {
    message: () => [],
    ambiguous: (messages) => (messages.length > 1 ? [messages] : []),
    switch: ({ all }) => all.flat(),
    frames: (parts) => parts.flatMap(([, groups]) => groups),
  });

/** The values that lead to each message, in the order in which they are asked for; without those that have several ways. */
export const wireValues = <M>(dispatch: Dispatch<M>): ReadonlyMap<M, readonly Tag[]> =>
  foldDispatch<M, ReadonlyMap<M, readonly Tag[]>>(dispatch, {
    message: (message, refinements) => new Map([message, ...refinements].map((one) => [one, []])),
    ambiguous: () => new Map(),
    switch({ cases }) {
      const ways = new Map<M, readonly Tag[]>();
      const several = new Set<M>();
      for (const [value, found] of cases) {
        for (const [message, rest] of found) {
          if (ways.has(message)) several.add(message);
          ways.set(message, [value, ...rest]);
        }
      }
      for (const message of several) ways.delete(message);
      return ways;
    },
    frames: (parts) => new Map(parts.flatMap(([, ways]) => [...ways])),
  });
