import { buildContract } from "../../contract/build.js";
import type { Contract } from "../../contract/contract.js";
import type { Source } from "../../diagnostic/diagnostic.js";
import type { TargetVersion } from "../../specification/version.js";
import { addMembers } from "../added-members.js";
import { type MapTree, nodeAt } from "../tree.js";
import { documentOf } from "./conversion.js";

/**
 * A converted document in which everything has the name in code that it had in the contract before. Keys see to that,
 * but for names that met before and do not meet any more, or the other way round: there `x-ts-name` says them.
 */
export function keepNames(
  tree: MapTree,
  { before, to }: { readonly before: Contract; readonly to: TargetVersion },
): MapTree {
  const names = namedIn(before, placeKey);
  let kept = tree;
  for (const kinds of [["channel", "operation", "message"], ["schema"]]) {
    const wanted = renamed(kept, names, { kinds, to });
    if (wanted.length === 0) continue;
    const next = withNames(kept, wanted);
    if (renamed(next, names, { kinds, to }).length < wanted.length) kept = next;
  }
  return kept;
}

interface Renamed {
  readonly pointer: string;
  readonly was: string;
}

/** The names of things, by service and kind, then by place. */
type Names = ReadonlyMap<string, Kind>;

interface Kind {
  readonly kind: string;
  readonly all: Set<string>;
  readonly byPlace: Map<string, Map<string, Source>>;
}

function renamed(
  tree: MapTree,
  before: Names,
  { kinds, to }: { readonly kinds: readonly string[]; readonly to: TargetVersion },
): readonly Renamed[] {
  const origin = ({ file, pointer }: Source): string =>
    placeKey(nodeAt(tree, pointer).source ?? { file, pointer });
  const after = namedIn(buildContract(documentOf(tree, to)).contract, origin);
  const found = new Map<string, Renamed>();
  for (const [id, { kind, all, byPlace }] of after) {
    const known = before.get(id);
    if (known === undefined || !kinds.includes(kind)) continue;
    for (const [place, things] of byPlace) {
      const [gone, another] = [...(known.byPlace.get(place)?.keys() ?? [])].filter((name) => !all.has(name));
      const [come, other] = [...things].filter(([name]) => !known.all.has(name));
      if (gone === undefined || another !== undefined || come === undefined || other !== undefined) continue;
      found.set(come[1].pointer, { pointer: come[1].pointer, was: gone });
    }
  }
  return [...found.values()];
}

function namedIn({ services }: Contract, place: (source: Source) => string): Names {
  const found = new Map<string, Kind>();
  for (const { name: service, channels, operations, messages, schemas } of services) {
    const kinds = { channel: channels, operation: operations, message: messages, schema: schemas };
    for (const [kind, things] of Object.entries(kinds)) {
      const byPlace = new Map<string, Map<string, Source>>();
      for (const { name, source } of things) {
        const at = place(source);
        byPlace.set(at, (byPlace.get(at) ?? new Map<string, Source>()).set(name, source));
      }
      found.set(`${service} ${kind}`, { kind, all: new Set(things.map(({ name }) => name)), byPlace });
    }
  }
  return found;
}

const placeKey = ({ file, pointer }: Source): string => `${file}#${pointer}`;

function withNames(tree: MapTree, wanted: readonly Renamed[]): MapTree {
  const members = wanted.map(({ pointer, was }) => ({ pointer, key: "x-ts-name", value: was }));
  const named = addMembers(tree, members);
  return named.kind === "map" ? named : tree;
}
