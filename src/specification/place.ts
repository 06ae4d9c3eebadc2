import { isMapping, ownMember } from "../json/value.js";
import { definitions, mapKeywords, valueKeywords } from "../schema/keywords.js";
import type { Nouns } from "./nouns.js";
import { isJsonSchemaFormat } from "./schema-format.js";

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

/** The place of a schema. */
export const schemaPlace: Place = { kind: "object", noun: "schema" };

/** The place of something without a table, such as the top of a file that a `$ref` leads into. */
export const unknownPlace: Place = { kind: "unknown" };

/** The place of what stands in an `x-` member. */
export const extensionPlace: Place = { kind: "extension" };

/** The value of a member of an object; undefined where it has none of that name. */
export type Look = (name: string) => unknown;

/**
 * What stands at a member of something; `look` looks at the members of the whole. What the specification does not
 * name is taken for what its name says: a `payload` is a schema wherever it stands.
 * Four parameters: it is called for every node of a document.
 */
export const placeWithin = (nouns: Nouns, place: Place, key: string, look: Look): Place =>
  namedWithin(nouns, place, key, look) ?? guess(place, key);

/** As `placeWithin`, but undefined for what the specification does not name. */
export function namedWithin(nouns: Nouns, place: Place, key: string, look: Look): Place | undefined {
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
      return key.startsWith("x-") ? extensionPlace : memberOf(nouns, place.noun, key, look);
    case "foreign":
    case "unknown":
      return key.startsWith("x-") ? extensionPlace : undefined;
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

const data: Place = { kind: "data" };
const foreign: Place = { kind: "foreign" };

function memberOf(nouns: Nouns, noun: string, key: string, look: Look): Place | undefined {
  if (noun === "example") return data;
  // An example of a message may be a `$ref`, and what it leads to is data.
  if (key === "examples" && noun.startsWith("message")) return { kind: "list", noun: "example" };
  if ((key === "payload" || (key === "schema" && noun === "schema")) && isForeign(look)) return foreign;
  const shape = nouns.get(noun)?.members.get(key);
  switch (shape?.kind) {
    case undefined:
    case "value":
      return undefined;
    case "noun":
      return { kind: Array.isArray(look(key)) ? "list" : "object", noun: shape.noun };
    case "map":
      return { kind: "map", noun: shape.noun, of: noun, member: key };
    default:
      return shape;
  }
}

/** What a member is that the specification does not name, told by its name and by what it is a member of. */
function guess(place: Place, key: string): Place {
  if (dataKeys.has(key)) return data;
  if (place.kind === "foreign") return foreign;
  if (schemaMaps.has(key)) return { kind: "map", noun: "schema", of: "schema", member: key };
  if (place.kind === "object" && place.noun === "schema") return schemaPlace;
  if (schemaKeys.has(key)) return schemaPlace;
  if (key === "components") return { kind: "object", noun: "components" };
  const noun = nameMaps.get(key);
  return noun === undefined ? unknownPlace : { kind: "map", noun, of: "unknown", member: key };
}

/** True where the `schemaFormat` beside a schema names another language. */
function isForeign(look: Look): boolean {
  const format = look("schemaFormat");
  return typeof format === "string" && !isJsonSchemaFormat(format);
}

const dataKeys = new Set([...valueKeywords, "scopes", "availableScopes"]);
const schemaKeys = new Set(["payload", "headers", "schema"]);
const schemaMaps = new Set(["schemas", ...mapKeywords, ...Object.keys(definitions)]);

/** Maps of the specification's objects under names that their authors chose. */
const nameMaps: ReadonlyMap<string, string> = new Map([
  ["servers", "server"],
  ["channels", "channel"],
  ["operations", "operation"],
  ["messages", "message"],
  ["parameters", "parameter"],
  ["variables", "serverVariable"],
]);

/** Looks at the members of a value of the document. */
export const lookAt =
  (value: unknown): Look =>
  (name) =>
    isMapping(value) ? ownMember(value, name) : undefined;
