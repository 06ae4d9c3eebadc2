import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { renderPointer } from "../json/pointer.js";
import { isMapping } from "../json/value.js";
import type { Limits } from "../limits.js";
import { definitions, mapKeywords, valueKeywords } from "../schema/keywords.js";
import type { SourceFile } from "./document.js";

/** A `$ref` of a file. */
export interface FoundReference {
  readonly text: string;
  readonly path: readonly string[];
  /** The object that it stands in. */
  readonly value: object;
  /** True where a schema stands. */
  readonly inSchema: boolean;
  /** True within an `x-` extension, where a `$ref` may be plain data. */
  readonly inExtension: boolean;
}

/** What a walk through one file found. */
export interface Walked {
  readonly references: readonly FoundReference[];
  readonly diagnostics: readonly Diagnostic[];
  /** Named schemas in the file. */
  readonly schemas: number;
}

/** What the keys of a mapping mean: members of an object, names that the author chose, or nothing that we read. */
type Place = "object" | "components" | "names" | "schema" | "schema-names" | "extension";

interface Step {
  readonly value: object;
  readonly place: Place;
  readonly parent: Step | undefined;
  readonly key: string;
  /** Levels outside and within a schema. */
  readonly outer: number;
  readonly inner: number;
}

/** Finds the references of a file, and what exceeds the limits, in one pass without recursion. */
export function walkFile(file: SourceFile, place: "object" | "schema", limits: Limits): Walked {
  const references: FoundReference[] = [];
  const diagnostics: Diagnostic[] = [];
  let schemas = 0;
  const report = (step: Step, key: string | undefined, what: string, limit: number): void => {
    const path = key === undefined ? pathOf(step) : [...pathOf(step), key];
    diagnostics.push(
      diagnose("limit-size", { what, limit }, { file: file.path, pointer: renderPointer(path) }),
    );
  };
  const stack: Step[] = [];
  if (typeof file.value === "object" && file.value !== null) {
    stack.push({
      value: file.value,
      place,
      parent: undefined,
      key: "",
      outer: place === "schema" ? 0 : 1,
      inner: 0,
    });
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const inSchema = at.place === "schema" || at.place === "schema-names";
    const limit = inSchema ? limits.schemaDepth : limits.depth;
    if ((inSchema ? at.inner : at.outer) > limit) {
      const source = { file: file.path, pointer: renderPointer(pathOf(at)) };
      return { references, diagnostics: [diagnose("limit-depth", { limit }, source)], schemas };
    }
    const { value } = at;
    if (isMapping(value) && Object.hasOwn(value, "$ref")) {
      if (typeof value.$ref === "string") {
        const inExtension = at.place === "extension";
        references.push(new WalkedReference(at, value.$ref, { inSchema, inExtension }));
      } else if (at.place === "object" || at.place === "schema" || at.place === "components") {
        const source = { file: file.path, pointer: renderPointer([...pathOf(at), "$ref"]) };
        diagnostics.push(diagnose("ref-not-string", { kind: kindOf(value.$ref) }, source));
      }
    }
    const entries = Object.entries(value);
    if (at.place === "schema-names" && isNamedSchemas(at.key)) schemas += entries.length;
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index];
      if (entry === undefined) continue;
      const [key, inner] = entry;
      if (typeof inner === "string") {
        if (key === "description" && exceeds(inner, limits.descriptionBytes)) {
          report(at, key, "bytes in one description", limits.descriptionBytes);
        }
        continue;
      }
      if (typeof inner !== "object" || inner === null) continue;
      if (key === "enum" && Array.isArray(inner) && inner.length > limits.enumValues) {
        report(at, key, "values in one `enum`", limits.enumValues);
      }
      const next = Array.isArray(value) ? at.place : placeOf(at.place, key);
      if (next === undefined) {
        if (isTooDeep(inner, limits.depth)) {
          const source = { file: file.path, pointer: renderPointer([...pathOf(at), key]) };
          return {
            references,
            diagnostics: [diagnose("limit-depth", { limit: limits.depth }, source)],
            schemas,
          };
        }
        continue;
      }
      const within = next === "schema" || next === "schema-names";
      stack.push({
        value: inner,
        place: next,
        parent: at,
        key,
        outer: within ? at.outer : at.outer + 1,
        inner: within ? at.inner + 1 : at.inner,
      });
    }
  }
  return { references, diagnostics, schemas };
}

/** A reference whose path is put together only for a complaint. */
class WalkedReference implements FoundReference {
  readonly text: string;
  readonly value: object;
  readonly inSchema: boolean;
  readonly inExtension: boolean;
  readonly #step: Step;
  constructor(step: Step, text: string, place: Pick<FoundReference, "inSchema" | "inExtension">) {
    this.#step = step;
    this.text = text;
    this.value = step.value;
    this.inSchema = place.inSchema;
    this.inExtension = place.inExtension;
  }
  get path(): readonly string[] {
    return pathOf(this.#step);
  }
}

/** What a member of something is; undefined for data that is never read as a part of the document. */
function placeOf(place: Place, key: string): Place | undefined {
  switch (place) {
    case "names":
      return "object";
    case "schema-names":
      return "schema";
    case "extension":
      return "extension";
    case "components":
      if (key.startsWith("x-")) return "extension";
      return key === "schemas" ? "schema-names" : "names";
    case "object":
    case "schema":
      if (key.startsWith("x-")) return "extension";
      if (dataKeys.has(key)) return undefined;
      if (schemaMaps.has(key)) return "schema-names";
      if (place === "schema") return "schema";
      if (key === "components") return "components";
      if (schemaKeys.has(key)) return "schema";
      return nameMaps.has(key) ? "names" : "object";
    default:
      return place satisfies never;
  }
}

const dataKeys = new Set([...valueKeywords, "scopes"]);
const schemaMaps = new Set(["schemas", ...mapKeywords, ...Object.keys(definitions)]);
const schemaKeys = new Set(["payload", "headers", "schema"]);
const nameMaps = new Set(["channels", "servers", "operations", "messages", "parameters", "variables"]);
const isNamedSchemas = (key: string): boolean =>
  key === "schemas" || key === "definitions" || key === "$defs";

function pathOf(step: Step): readonly string[] {
  const path: string[] = [];
  for (let at: Step = step; at.parent !== undefined; at = at.parent) path.push(at.key);
  return path.reverse();
}

function isTooDeep(value: object, limit: number): boolean {
  const stack: (readonly [value: object, depth: number])[] = [[value, 1]];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at[1] > limit) return true;
    for (const inner of Object.values(at[0])) {
      if (typeof inner === "object" && inner !== null) stack.push([inner, at[1] + 1]);
    }
  }
  return false;
}

const exceeds = (text: string, bytes: number): boolean =>
  text.length * 3 > bytes && Buffer.byteLength(text) > bytes;

const kindOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
        ? "a mapping"
        : `a ${typeof value}`;
