import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { renderPointer } from "../json/pointer.js";
import { isMapping, ownMember } from "../json/value.js";
import type { Limits } from "../limits.js";
import { definitions } from "../schema/keywords.js";
import type { Nouns } from "../specification/nouns.js";
import { type Place, placeWithin } from "../specification/place.js";
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
interface Walked {
  readonly references: readonly FoundReference[];
  readonly diagnostics: readonly Diagnostic[];
  /** Named schemas in the file. */
  readonly schemas: number;
}

interface Step {
  readonly value: object;
  readonly place: Place;
  readonly parent: Step | undefined;
  readonly key: string;
  /** Levels outside and within a schema. */
  readonly outer: number;
  readonly inner: number;
}

/** What a file is walked for. */
interface WalkOptions {
  /** What stands at its top. */
  readonly place: Place;
  readonly nouns: Nouns;
  readonly limits: Limits;
}

/** Finds the references of a file, and what exceeds the limits, in one pass without recursion. */
export function walkFile(file: SourceFile, { place, nouns, limits }: WalkOptions): Walked {
  const walk: Walk = { file, limits, references: [], diagnostics: [] };
  const { references, diagnostics } = walk;
  if (typeof file.value !== "object" || file.value === null) return { references, diagnostics, schemas: 0 };
  let schemas = 0;
  // One function for all members of all objects: this is the longest loop of the reader.
  let value = file.value;
  const look = (name: string): unknown => (isMapping(value) ? ownMember(value, name) : undefined);
  const within = isSchema(place);
  const stack: Step[] = [{ value, place, parent: undefined, key: "", outer: within ? 0 : 1, inner: 0 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    value = at.value;
    const inSchema = isSchema(at.place);
    const limit = inSchema ? limits.schemaDepth : limits.depth;
    if ((inSchema ? at.inner : at.outer) > limit)
      return { references, diagnostics: [tooDeep(walk, pathOf(at), limit)], schemas };
    noteReference(walk, at, inSchema);
    const entries = Object.entries(value);
    if (isNamedSchemas(at.place)) schemas += entries.length;
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index];
      if (entry === undefined) continue;
      const [key, inner] = entry;
      const excess = excessOf(key, inner, limits);
      if (excess !== undefined) diagnostics.push(tooLarge(walk, [...pathOf(at), key], excess));
      if (typeof inner !== "object" || inner === null) continue;
      const next = placeWithin(nouns, at.place, key, look);
      if (isData(next)) {
        if (!isTooDeep(inner, limits.depth)) continue;
        return { references, diagnostics: [tooDeep(walk, [...pathOf(at), key], limits.depth)], schemas };
      }
      const isInner = isSchema(next);
      const outer = isInner ? at.outer : at.outer + 1;
      stack.push({ value: inner, place: next, parent: at, key, outer, inner: at.inner + (isInner ? 1 : 0) });
    }
  }
  return { references, diagnostics, schemas };
}

/** What a walk has found so far. */
interface Walk {
  readonly file: SourceFile;
  readonly limits: Limits;
  readonly references: FoundReference[];
  readonly diagnostics: Diagnostic[];
}

/** True for a schema of any language and for maps and lists of schemas. */
const isSchema = (place: Place): boolean =>
  place.kind === "foreign" || ("noun" in place && place.noun === "schema");

/** True for what is never read as a part of the document. */
const isData = (place: Place): boolean =>
  place.kind === "data" || (place.kind === "list" && place.noun === "example");

const isNamedSchemas = (place: Place): boolean =>
  place.kind === "map" && place.noun === "schema" && definingMembers.has(place.member);

const definingMembers = new Set(["schemas", ...Object.keys(definitions)]);

function noteReference(walk: Walk, at: Step, inSchema: boolean): void {
  const { value, place } = at;
  if (!isMapping(value) || !Object.hasOwn(value, "$ref")) return;
  const inExtension = place.kind === "extension";
  if (typeof value.$ref === "string")
    walk.references.push(new WalkedReference(at, value.$ref, { inSchema, inExtension }));
  else if (place.kind !== "map" && !inExtension) {
    const source = { file: walk.file.path, pointer: renderPointer([...pathOf(at), "$ref"]) };
    walk.diagnostics.push(diagnose("ref-not-string", { kind: kindOf(value.$ref) }, source));
  }
}

interface Excess {
  readonly what: string;
  readonly limit: number;
}

/** What is too large about a description or a list of values. */
function excessOf(key: string, value: unknown, limits: Limits): Excess | undefined {
  if (key === "description" && typeof value === "string" && exceeds(value, limits.descriptionBytes))
    return { what: "bytes in one description", limit: limits.descriptionBytes };
  if (key === "enum" && Array.isArray(value) && value.length > limits.enumValues)
    return { what: "values in one `enum`", limit: limits.enumValues };
  return undefined;
}

const tooLarge = ({ file }: Walk, path: readonly string[], excess: Excess): Diagnostic =>
  diagnose("limit-size", excess, { file: file.path, pointer: renderPointer(path) });

const tooDeep = ({ file }: Walk, path: readonly string[], limit: number): Diagnostic =>
  diagnose("limit-depth", { limit }, { file: file.path, pointer: renderPointer(path) });

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
