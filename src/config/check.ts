import { nearest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { isMapping, ownMember } from "../json/value.js";
import type { Config } from "./config.js";
import { configShape, type Shape } from "./shape.js";

/** The value as a configuration; throws a `UsageError` that names the key. `path` is the file, for messages. */
export function checkConfig(value: unknown, path: string): Config {
  assertConfig(value, path);
  return value;
}

function assertConfig(value: unknown, path: string): asserts value is Config {
  checkShape(value, { kind: "object", keys: configShape, description: "" }, { path, key: "" });
}

interface Place {
  readonly path: string;
  /** Nested keys are joined by dots. */
  readonly key: string;
}

function checkShape(value: unknown, shape: Shape, place: Place): void {
  switch (shape.kind) {
    case "string":
      expect(isText(value), "a text that is not empty", place);
      return;
    case "boolean":
      expect(typeof value === "boolean", "true or false", place);
      return;
    case "count":
      expect(Number.isSafeInteger(value) && Number(value) > 0, "a whole number above 0", place);
      return;
    case "choice":
      expect(
        typeof value === "string" && shape.of.includes(value),
        shape.of.map((choice) => `\`${choice}\``).join(" or "),
        place,
      );
      return;
    case "strings":
      expect(Array.isArray(value) && value.every(isText), "a list of texts", place);
      return;
    case "texts":
      expect(
        isMapping(value) && Object.values(value).every(isText),
        "an object whose values are texts",
        place,
      );
      return;
    case "object":
      checkObject(value, shape.keys, place);
      return;
    default:
      shape satisfies never;
  }
}

function checkObject(value: unknown, keys: Readonly<Record<string, Shape>>, place: Place): void {
  if (!isMapping(value)) {
    expect(false, "an object", place);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const full = place.key === "" ? key : `${place.key}.${key}`;
    const shape = ownMember(keys, key);
    if (shape === undefined) {
      const near = nearest(key, Object.keys(keys));
      const hint =
        near === undefined ? `The keys are ${Object.keys(keys).join(", ")}.` : `Did you mean \`${near}\`?`;
      throw UsageError.of("config-unknown-key", { key: full, path: place.path, hint });
    }
    if (inner !== undefined) checkShape(inner, shape, { path: place.path, key: full });
  }
}

function expect(holds: boolean, expected: string, { path, key }: Place): void {
  if (!holds) throw UsageError.of("config-type", { key: key === "" ? "the whole" : key, expected, path });
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
