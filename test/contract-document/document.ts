/** Reads the contract for its own tests, apart from the reader under test: files, `$ref`s, pointers through `$ref`s. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Mapping = { [key: string]: Value };

/** A value of the contract and where it stands. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
  readonly value: Value;
}

export const folder = resolve(import.meta.dirname, "../..");
const files = new Map<string, Value>();

export function readYaml(file: string): Value {
  const known = files.get(file);
  if (known !== undefined) return known;
  const value: Value = parse(readFileSync(file, "utf8"));
  files.set(file, value);
  return value;
}

export const root = (): Place => {
  const file = resolve(folder, "asyncapi.yaml");
  return { file, pointer: "", value: readYaml(file) };
};

export const isMapping = (value: Value | undefined): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The place itself, or the one at the end of its chain of `$ref`s. */
export function follow(place: Place): Place {
  if (!isMapping(place.value) || typeof place.value.$ref !== "string") return place;
  const [path = "", pointer = ""] = place.value.$ref.split("#");
  const file = path === "" ? place.file : resolve(dirname(place.file), path);
  const steps = pointer.split("/").slice(1);
  return follow(
    steps.reduce((at, step) => child(at, step.replaceAll("~1", "/").replaceAll("~0", "~")), {
      file,
      pointer: "",
      value: readYaml(file),
    }),
  );
}

/** A member of the place, or of what its `$ref` leads to. */
export function child(place: Place, key: string): Place {
  const owner = follow(place);
  const value = Array.isArray(owner.value)
    ? owner.value[Number(key)]
    : isMapping(owner.value)
      ? owner.value[key]
      : undefined;
  if (value === undefined) throw new Error(`${owner.file}#${owner.pointer} has no ${key}`);
  return { file: owner.file, pointer: `${owner.pointer}/${key}`, value };
}

export const has = (place: Place, key: string): boolean => {
  const { value } = follow(place);
  return isMapping(value) && Object.hasOwn(value, key);
};

/** The members of a mapping or list with their keys; none where the place has no such member. */
export function members(place: Place, key: string): readonly (readonly [string, Place])[] {
  if (!has(place, key)) return [];
  const owner = follow(child(place, key));
  return Object.keys(owner.value ?? {}).map((name) => [name, child(owner, name)]);
}

/** Which definition it is: the same for all who refer to it. */
export const identity = (place: Place): string => {
  const { file, pointer } = follow(place);
  return `${file}#${pointer}`;
};

/** The last step of the definition's pointer. */
export const keyOf = (place: Place): string => follow(place).pointer.split("/").at(-1) ?? "";

/** The value with every `$ref` replaced by what it leads to. */
export function inlined(place: Place): Value {
  const at = follow(place);
  if (Array.isArray(at.value)) return at.value.map((_, index) => inlined(child(at, String(index))));
  if (!isMapping(at.value)) return at.value;
  return Object.fromEntries(Object.keys(at.value).map((key) => [key, inlined(child(at, key))]));
}
