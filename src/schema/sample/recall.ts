import type { Json } from "../../json/value.js";
import type { Lookup } from "../schema.js";
import { fullNodes, type Level, type Run } from "./run.js";

/** A value of a named schema, and all that its making has touched. */
interface Recalled {
  readonly value: Json;
  readonly attempts: number;
  readonly nodes: number;
  readonly met: ReadonlySet<string>;
}

/** The schemas of a lookup do not change, so values that were made of them can be used again. */
const known = new WeakMap<Lookup, Map<string, Recalled>>();

/**
 * The value that was made before of the same named schema at the same depth, or what `make` makes now. It is taken from
 * before only where making it again would come out the same: where none of the schemas in it stands above it, no
 * branch is asked for, nothing failed on the way, and it stays within the limits of the sample.
 */
export function recall(run: Run, level: Level & { readonly name: string }, make: () => Json | undefined) {
  if (run.branch !== undefined) return make();
  const all = known.get(run.lookup) ?? new Map<string, Recalled>();
  known.set(run.lookup, all);
  const key = `${level.name} ${level.size} ${level.depth} ${level.variant}`;
  const found = all.get(key);
  if (found !== undefined && fits(found, run, level)) {
    run.left -= found.attempts;
    run.nodes += found.nodes;
    for (const name of found.met) run.met.add(name);
    return found.value;
  }
  const { left, nodes, met } = run;
  run.met = new Set();
  const value = make();
  const made = { attempts: left - run.left, nodes: run.nodes - nodes, met: run.met };
  run.met = met;
  for (const name of made.met) met.add(name);
  if (value !== undefined && run.reason === undefined && fits(made, { ...run, left, nodes }, level))
    all.set(key, { ...made, value });
  return value;
}

/** Whether a value with these costs comes out the same at a place of a sample. */
const fits = (
  { attempts, nodes, met }: Omit<Recalled, "value">,
  run: Pick<Run, "left" | "nodes">,
  { seen }: Level,
): boolean =>
  attempts < run.left && run.nodes + nodes <= fullNodes && [...met].every((name) => !seen.has(name));
