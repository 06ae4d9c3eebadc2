import type { Lookup, SchemaJson, SchemaObject } from "../schema/schema.js";

/** How a message travels over a connection where it is no JSON: as bytes, as bare text, or with nothing in its frame. */
export type FrameKind = "bytes" | "text" | "empty";

/** The kind of frame that content type and payload ask for; undefined for JSON, and for what is none of these. */
export function frameKindOf(
  contentType: string | undefined,
  payload: SchemaJson | undefined,
  lookup: Lookup,
): FrameKind | undefined {
  const type = contentType?.toLowerCase() ?? "";
  const schema = payload === undefined ? {} : follow(payload, lookup);
  const isText = schema?.type === "string";
  if (isText && (schema.format === "binary" || schema.contentEncoding === "binary")) return "bytes";
  const isForeign = /^[\w.+-]+\/[\w.+-]/.test(type) && !isJsonType(type);
  if (!isForeign) return payload === undefined ? "empty" : undefined;
  if (!isText && !saysNothing(schema)) return undefined;
  return /^text\/|[/+](?:xml|yaml|csv)\b/.test(type) ? "text" : "bytes";
}

/** `application/json`, `application/cloudevents+json`. */
const isJsonType = (type: string): boolean => /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/.test(type);

const saysNothing = (schema: SchemaObject | undefined): boolean =>
  schema !== undefined && schema.type === undefined && !structural.some((keyword) => keyword in schema);

const structural = ["properties", "items", "allOf", "anyOf", "oneOf", "enum", "const", "required"];

/** The schema at the end of its references; undefined for `false`. */
function follow(json: SchemaJson, lookup: Lookup): SchemaObject | undefined {
  let at: SchemaJson | undefined = json;
  for (let step = 0; step < 100 && typeof at === "object"; step += 1) {
    if (at.$ref === undefined) return at;
    at = lookup(at.$ref);
  }
  return at === true ? {} : undefined;
}
