import type { Service } from "../contract/contract.js";
import { follow } from "../description/media.js";
import type { Json } from "../json/value.js";
import { isList, isMapping } from "../json/value.js";
import type { SchemaJson } from "../schema/schema.js";

/**
 * A payload without the members that its schema does not name: open objects allow them, but TypeScript refuses them
 * in a literal.
 */
export function declaredOnly(payload: Json, schema: SchemaJson | undefined, service: Service): Json {
  const there = schema === undefined ? undefined : follow(schema, service);
  if (there === undefined) return payload;
  if (isList(payload)) return payload.map((item: Json) => declaredOnly(item, there.items, service));
  const { additionalProperties, allOf, anyOf, oneOf, patternProperties, properties } = there;
  if (!isMapping(payload) || properties === undefined) return payload;
  const takesMore = additionalProperties ?? allOf ?? anyOf ?? oneOf ?? patternProperties;
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) => {
      if (!Object.hasOwn(properties, name)) return takesMore === undefined ? [] : [[name, value]];
      return [[name, declaredOnly(value, properties[name], service)]];
    }),
  );
}
