import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";

/** A scalar of a payload, and the members that lead to it. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number;
}

/**
 * An answer with the ids, rooms and names of its request: what a request calls `room_id` or `roomId` is in the answer
 * what the request says, where the answer stays valid with it. Lists stay as they are, since they speak of many.
 */
export function giveBack(
  answer: Json,
  {
    request,
    parameters,
  }: { readonly request: Json | undefined; readonly parameters: Readonly<Record<string, string>> },
  isValid: (answer: Json) => boolean,
): Json {
  const asked = [...leavesOf(request ?? null), ...leavesOf(parameters)].filter(isIdentity);
  return leavesOf(answer)
    .filter(isIdentity)
    .reduce((made, leaf) => {
      const source = asked.find((one) => isSame(one, leaf));
      const value = source && convert(source.value, leaf.value);
      if (value === undefined || value === leaf.value) return made;
      const changed = replaceAt(made, leaf.path, value);
      return isValid(changed) ? changed : made;
    }, answer);
}

/** The texts and numbers of a payload, those near the top first; not those in lists. */
function leavesOf(value: Json): readonly Leaf[] {
  const found: Leaf[] = [];
  let level: readonly { readonly path: readonly string[]; readonly value: Json }[] = [{ path: [], value }];
  while (level.length > 0) {
    for (const { path, value: each } of level)
      if (typeof each === "string" || typeof each === "number") found.push({ path, value: each });
    level = level.flatMap(({ path, value: each }) =>
      isMapping(each) && path.length < deepest
        ? Object.entries(each).map(([key, member]) => ({ path: [...path, key], value: member }))
        : [],
    );
  }
  return found;
}

const deepest = 6;

const nameOf = ({ path }: Leaf): string => (path.at(-1) ?? "").toLowerCase().replaceAll(/[^a-z\d]/g, "");

const isIdentity = (leaf: Leaf): boolean => /(?:id|key|name|room|user|channel|topic)$/.test(nameOf(leaf));

/** `id` and `name` say whose only by their place. */
const isSame = (one: Leaf, other: Leaf): boolean =>
  nameOf(one) === nameOf(other) &&
  (!/^(?:id|key|name)$/.test(nameOf(one)) || one.path.join("/") === other.path.join("/"));

/** Parameters are texts, whatever they mean. */
function convert(value: string | number, like: string | number): string | number | undefined {
  if (typeof value === typeof like) return value;
  return typeof like === "number" && /^-?\d{1,15}$/.test(String(value)) ? Number(value) : undefined;
}

function replaceAt(value: Json, [key, ...rest]: readonly string[], leaf: Json): Json {
  if (key === undefined || !isMapping(value)) return leaf;
  return { ...value, [key]: replaceAt(value[key] ?? null, rest, leaf) };
}
