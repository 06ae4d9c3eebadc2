import type { Service } from "../contract/contract.js";
import type { TextKinds } from "../runtime/wire/texts.js";
import type { SchemaJson, SchemaReference } from "../schema/schema.js";
import { follow, schemaOf } from "./media.js";
import { membersOf, textKindOf } from "./text-kinds.js";

/** A query whose values are checked. */
export interface QueryDescribed {
  /** What each text stands for. */
  readonly kinds: TextKinds;
  /** The schema of all of them. */
  readonly schema: string;
}

/** What is checked of a query; undefined where it is texts of any kind, whose names are enough. */
export function describeQueryValues(
  query: SchemaReference | undefined,
  service: Service,
): QueryDescribed | undefined {
  const schema = schemaOf(service, query);
  const members = Object.entries(membersOf(schema, service));
  if (query === undefined || schema === undefined || members.length === 0) return undefined;
  const isPlain = Object.keys(schema).every((key) => plainObject.has(key) || key.startsWith("x-"));
  if (isPlain && members.every(([, json]) => isAnyText(json, service))) return undefined;
  const kinds = Object.fromEntries(members.map(([name, json]) => [name, textKindOf(json, service)]));
  return { kinds, schema: query.$ref };
}

/** Every schema whose queries are checked. */
export const queriesOf = (service: Service): readonly SchemaReference[] => {
  const all = [...service.channels, ...service.operations].flatMap(({ query }) =>
    query !== undefined && describeQueryValues(query, service) !== undefined ? [query] : [],
  );
  return [...new Map(all.map((one) => [one.$ref, one])).values()];
};

const annotations = ["title", "description", "examples", "default", "deprecated"];
const plainObject = new Set(["type", "properties", "required", "additionalProperties", ...annotations]);
const plainText = new Set(["type", ...annotations]);

function isAnyText(json: SchemaJson, service: Service): boolean {
  const schema = follow(json, service);
  return (
    json === true ||
    (schema !== undefined &&
      (schema.type === undefined || schema.type === "string") &&
      Object.keys(schema).every((key) => plainText.has(key) || key.startsWith("x-")))
  );
}
