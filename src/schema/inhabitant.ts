import { ownMember } from "../json/value.js";
import type { Schema, SchemaJson, SchemaObject, SchemaType } from "./schema.js";
import { schemasInPlace } from "./walk.js";

/**
 * The names of the schemas that no finite value fits, because each requires a value of its own kind.
 * Everything that is not known to be impossible counts as possible.
 */
export function uninhabitable(schemas: readonly Schema[]): readonly Schema[] {
  const possible = new Set<string>();
  const known = new Set(schemas.map(({ name }) => name));
  let waiting = schemas;
  for (;;) {
    const rest = waiting.filter(({ name, json }) => {
      const fits = hasValue(json, (reference) => !known.has(reference) || possible.has(reference));
      if (fits) possible.add(name);
      return !fits;
    });
    if (rest.length === 0 || rest.length === waiting.length) return rest;
    waiting = [...rest].reverse(); // chains are found from either end
  }
}

function hasValue(json: SchemaJson, isPossible: (name: string) => boolean): boolean {
  if (typeof json === "boolean") return true; // `false` is empty on purpose, not by recursion
  if (json.$ref !== undefined) return isPossible(json.$ref);
  const { allOf, anyOf, oneOf } = json;
  const value = (inner: SchemaJson | undefined) => inner === undefined || hasValue(inner, isPossible);
  if (allOf !== undefined && !allOf.every(value)) return false;
  if (anyOf !== undefined && !anyOf.some(value)) return false;
  if (oneOf !== undefined && !oneOf.some(value)) return false;
  return allowsOthers(json) || hasObject(json, value) || hasArray(json, value);
}

const allows = ({ type }: SchemaObject, wanted: SchemaType): boolean =>
  type === wanted || (Array.isArray(type) && type.includes(wanted));

const allowsOthers = ({ type }: SchemaObject): boolean =>
  typeof type === "string"
    ? type !== "object" && type !== "array"
    : (type?.some((one) => one !== "object" && one !== "array") ?? true);

const hasObject = (json: SchemaObject, value: (inner: SchemaJson | undefined) => boolean): boolean =>
  allows(json, "object") && (json.required ?? []).every((name) => value(ownMember(json.properties, name)));

const hasArray = (json: SchemaObject, value: (inner: SchemaJson | undefined) => boolean): boolean =>
  allows(json, "array") && ((json.minItems ?? 0) === 0 || value(json.prefixItems?.[0] ?? json.items));

/** The names of schemas that lead back to themselves without going into the value: no validator could end. */
export function endless(schemas: readonly Schema[]): readonly Schema[] {
  const next = new Map(schemas.map(({ name, json }) => [name, inPlace(json)]));
  const state = new Map<string, "open" | "done">();
  const looping = new Set<string>();
  for (const { name } of schemas) {
    const stack: { readonly name: string; at: number }[] = [{ name, at: 0 }];
    while (stack.length > 0) {
      const frame = stack[stack.length - 1];
      if (frame === undefined) break;
      if (frame.at === 0 && state.get(frame.name) === "done") {
        stack.pop();
        continue;
      }
      state.set(frame.name, "open");
      const target = next.get(frame.name)?.[frame.at];
      frame.at += 1;
      if (target === undefined) {
        state.set(frame.name, "done");
        stack.pop();
      } else if (state.get(target) === "open") looping.add(target);
      else if (state.get(target) === undefined) stack.push({ name: target, at: 0 });
    }
  }
  return schemas.filter(({ name }) => looping.has(name));
}

/** The schemas that look at the same value. */
function inPlace(json: SchemaJson): readonly string[] {
  if (typeof json === "boolean") return [];
  if (json.$ref !== undefined) return [json.$ref];
  return schemasInPlace(json).flatMap(inPlace);
}
