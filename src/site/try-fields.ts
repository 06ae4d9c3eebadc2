import { constraintsOf } from "../code/prose.js";
import type { Message, Service, Tag } from "../contract/contract.js";
import { follow } from "../description/media.js";
import { escapeStep } from "../json/pointer.js";
import type { Json } from "../json/value.js";
import { isList, isMapping } from "../json/value.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import { typesOf } from "../schema/type.js";
import type { TryField } from "./try-contract.js";
import { firstSentence } from "./words.js";

/** The fields of a message's payload that a form can hold: plain values, also within objects, but of no list or choice. */
export function formOf(
  service: Service,
  { payload }: Message,
): { readonly fields: readonly TryField[]; readonly hasMore: boolean } {
  const growth: Growth = { service, fields: [], hasMore: false };
  if (payload !== undefined) addMembers(growth, { json: payload, path: "", isRequired: true, depth: 0 });
  return { fields: growth.fields, hasMore: growth.hasMore };
}

/** Fields of one form, and objects within objects. */
const mostFields = 40;
const deepest = 3;

interface Growth {
  readonly service: Service;
  readonly fields: TryField[];
  hasMore: boolean;
}

interface Place {
  readonly json: SchemaJson;
  readonly path: string;
  /** It and everything around it. */
  readonly isRequired: boolean;
  readonly depth: number;
}

function addMembers(growth: Growth, { json, path, isRequired, depth }: Place): void {
  const schema = follow(json, growth.service);
  if (schema === undefined || depth > deepest) {
    growth.hasMore = true;
    return;
  }
  if ((schema.oneOf ?? schema.anyOf ?? schema.items ?? schema.prefixItems) !== undefined)
    growth.hasMore = true;
  for (const part of schema.allOf ?? [])
    addMembers(growth, { json: part, path, isRequired, depth: depth + 1 });
  for (const [name, member] of Object.entries(schema.properties ?? {}))
    addField(growth, {
      json: member,
      path: `${path}/${escapeStep(name)}`,
      isRequired: isRequired && (schema.required?.includes(name) ?? false),
      depth: depth + 1,
    });
}

function addField(growth: Growth, place: Place): void {
  const { json, path, isRequired } = place;
  const schema = follow(json, growth.service);
  if (schema === undefined || growth.fields.length >= mostFields) {
    growth.hasMore = true;
    return;
  }
  // The examples have it already, and nothing else would do.
  if (schema.const !== undefined || growth.fields.some((field) => field.path === path)) return;
  const types = (typesOf(schema) ?? []).filter((type) => type !== "null");
  const [type] = types;
  if (type === "object" && types.length === 1) {
    addMembers(growth, place);
    return;
  }
  const kind = kindOf(schema, types);
  if (kind === undefined) {
    growth.hasMore = true;
    return;
  }
  const own = typeof json === "boolean" ? undefined : json.description;
  const words = [firstSentence(own ?? schema.description), ...constraintsOf(schema, () => "a value")];
  growth.fields.push({
    ...{ path, kind, isRequired },
    words: words.filter((each) => each !== "" && !each.startsWith("One of")).join(" "),
    isNullable: typesOf(schema)?.includes("null") ?? false,
    ...(kind === "choice" && { choices: (schema.enum ?? []).filter(isTag) }),
  });
}

function kindOf(
  { enum: choices, contentEncoding }: SchemaObject,
  types: readonly string[],
): TryField["kind"] | undefined {
  if (choices?.every(isTag)) return "choice";
  if (types.length !== 1 || contentEncoding === "binary") return undefined;
  const [type] = types;
  return type === "string"
    ? "text"
    : type === "integer" || type === "number" || type === "boolean"
      ? type
      : undefined;
}

const isTag = (value: Json): value is Tag => !isList(value) && !isMapping(value);
