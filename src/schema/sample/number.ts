import type { SchemaObject } from "../schema.js";
import { fits } from "./fit.js";

/** A number that keeps the bounds and steps of all `leaves`, or undefined where none was found. */
export function sampleNumber(
  leaves: readonly SchemaObject[],
  type: "integer" | "number",
  variant: number,
): number | undefined {
  const low = Math.max(
    ...leaves.map(({ minimum, exclusiveMinimum }) => Math.max(minimum ?? least, exclusiveMinimum ?? least)),
  );
  const high = Math.min(
    ...leaves.map(({ maximum, exclusiveMaximum }) => Math.min(maximum ?? most, exclusiveMaximum ?? most)),
  );
  const step = Math.max(type === "integer" ? 1 : 0, ...leaves.map((leaf) => leaf.multipleOf ?? 0));
  const good = (value: number) =>
    Number.isFinite(value) &&
    (type === "number" || Number.isInteger(value)) &&
    leaves.every((leaf) => fits(leaf, value, () => undefined));
  const found = new Set<number>();
  for (const value of candidates({ low, high, step, type })) {
    if (found.has(value) || !good(value)) continue;
    if (found.size === variant) return value;
    found.add(value);
  }
  return [...found][variant % Math.max(found.size, 1)];
}

const least = Number.NEGATIVE_INFINITY;
const most = Number.POSITIVE_INFINITY;

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly type: "integer" | "number";
}

/** Numbers to try: plain ones, the first multiples within the bounds, the bounds, and what lies between. */
function* candidates({ low, high, step, type }: Bounds): Iterable<number> {
  yield* type === "integer" ? [1, 2, 3, 5, 10, 0] : [1.5, 2.5, 3.5, 1, 0];
  const unit = step > 0 ? step : 1;
  const first = Number.isFinite(low)
    ? Math.ceil(low / unit)
    : Number.isFinite(high)
      ? Math.floor(high / unit) - 20
      : 1;
  for (let index = 0; index <= 20; index += 1) yield (first + index) * unit;
  yield* [low, high];
  if (Number.isFinite(low) && Number.isFinite(high)) yield* [(low + high) / 2, low + (high - low) / 4];
  for (let index = 21; index <= 1_000; index += 1) yield (first + index) * unit;
}
