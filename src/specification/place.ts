import { isMapping, ownMember } from "../json/value.js";
import { definitions, mapKeywords, valueKeywords } from "../schema/keywords.js";
import type { Noun, Nouns } from "./nouns.js";

/** What a node of a document is, so far as its references are concerned. */
export type Place =
  /** An object of the specification, or a `$ref` to one. */
  | { readonly kind: "object"; readonly noun: string }
  /** Such objects by name; `of` is the object that the map is a member of. */
  | { readonly kind: "map"; readonly noun: string; readonly of: string; readonly member: string }
  | { readonly kind: "list"; readonly noun: string }
  /** A `$ref` to an object that has its own place in the document. */
  | { readonly kind: "reference"; readonly noun: string }
  | { readonly kind: "references"; readonly noun: string }
  /** Something without a table; a `$ref` in it is followed. */
  | { readonly kind: "unknown" }
  /** A schema in another language than JSON Schema. */
  | { readonly kind: "foreign" }
  /** Within an `x-` member, where a `$ref` may be plain data. */
  | { readonly kind: "extension" }
  /** Plain data: a `$ref` in it is no reference. */
  | { readonly kind: "data" };

/** The place of a whole document. */
export const documentPlace: Place = { kind: "object", noun: "document" };

/** The value of a member of an object; undefined where it has none of that name. */
export type Look = (name: string) => unknown;

/** What stands at a member of something; `look` looks at the members of the whole. */
export function placeWithin(nouns: Nouns, place: Place, key: string, look: Look): Place {
  switch (place.kind) {
    case "data":
    case "extension":
      return place;
    case "map":
    case "list":
      return { kind: "object", noun: place.noun };
    case "references":
      return { kind: "reference", noun: place.noun };
    case "reference":
    case "object":
      return key.startsWith("x-")
        ? extension
        : memberOf(nouns.get(place.noun) ?? nothing, place.noun, { key, look });
    case "foreign":
    case "unknown":
      if (key.startsWith("x-")) return extension;
      if (dataKeys.has(key)) return data;
      return place.kind === "foreign" ? place : schemaLike(key);
    default:
      return place satisfies never;
  }
}

/** The section of `components` for what stands at a place; undefined where there is none. */
export const sectionOf = (nouns: Nouns, place: Place): string | undefined =>
  place.kind === "object" || place.kind === "reference" ? nouns.get(place.noun)?.section : undefined;

/** One word for a place, the same for places alike. */
export const kindOf = (place: Place): string =>
  "noun" in place ? `${place.kind} ${place.noun}` : place.kind;

const extension: Place = { kind: "extension" };
const data: Place = { kind: "data" };
const unknown: Place = { kind: "unknown" };
const schema: Place = { kind: "object", noun: "schema" };

const nothing: Noun = { members: new Map() };

function memberOf(
  { members }: Noun,
  noun: string,
  { key, look }: { readonly key: string; readonly look: Look },
): Place {
  const shape = members.get(key);
  if (key === "payload" && isForeign(look)) return { kind: "foreign" };
  if (noun === "schema" && key === "schema" && isForeign(look)) return { kind: "foreign" };
  // An example of a message may be a `$ref`, and what it leads to is data.
  if (key === "examples" && noun.startsWith("message")) return { kind: "list", noun: "example" };
  if (noun === "example") return data;
  if (shape === undefined || shape.kind === "value") {
    if (dataKeys.has(key)) return data;
    return noun === "schema" ? schema : schemaLike(key);
  }
  switch (shape.kind) {
    case "noun":
      return Array.isArray(look(key))
        ? { kind: "list", noun: shape.noun }
        : { kind: "object", noun: shape.noun };
    case "map":
      return { kind: "map", noun: shape.noun, of: noun, member: key };
    default:
      return shape;
  }
}

/** As the reader reads what it does not know. */
function schemaLike(key: string): Place {
  if (schemaKeys.has(key)) return schema;
  return schemaMaps.has(key) ? { kind: "map", noun: "schema", of: "schema", member: key } : unknown;
}

/** True where the `schemaFormat` beside a schema names another language. */
function isForeign(look: Look): boolean {
  const format = look("schemaFormat");
  return (
    typeof format === "string" &&
    !/^application\/(vnd\.aai\.asyncapi|schema)\b|^application\/vnd\.oai\.openapi\b/i.test(format)
  );
}

const dataKeys = new Set([...valueKeywords, "scopes"]);
const schemaKeys = new Set(["payload", "headers", "schema"]);
const schemaMaps = new Set(["schemas", ...mapKeywords, ...Object.keys(definitions)]);

/** Looks at the members of a value of the document. */
export const lookAt =
  (value: unknown): Look =>
  (name) =>
    isMapping(value) ? ownMember(value, name) : undefined;
