import { renderPointer, valueAt } from "../../json/pointer.js";
import type { Json } from "../../json/value.js";
import { isMapping } from "../../json/value.js";
import { memberSchemas } from "../sample/fit.js";
import { textMatching } from "../sample/pattern.js";
import type { SchemaJson, SchemaObject } from "../schema.js";

/** One schema at one place of a payload. */
export interface Place {
  /** Steps from the top of the payload. */
  readonly at: readonly string[];
  readonly schema: SchemaJson;
  /** The named schema that it belongs to, and the JSON pointer in it. */
  readonly owner: string;
  readonly within: string;
  /** Schemas that hold at the same place, outermost first. */
  readonly here: readonly SchemaJson[];
  /** The named schemas that are being looked through, outermost first. */
  readonly open: readonly string[];
  /** True where not every value at the place has to keep the schema: a branch of a union or a condition. */
  readonly branch: boolean;
  /** True where a union stands here or above, whose complaint may stand for those of its branches. */
  readonly union: boolean;
}

/** The schemas directly below a schema object, at the places where they apply. `payloads` give names to map entries. */
export function placesBelow(place: Place, schema: SchemaObject, payloads: readonly Json[]): readonly Place[] {
  const listed = (keyword: "allOf" | "anyOf" | "oneOf", branch: boolean) =>
    (schema[keyword] ?? []).map((part, index) =>
      beside(place, part, { outer: schema, steps: [keyword, `${index}`], branch }),
    );
  return [
    ...Object.entries(schema.properties ?? {}).map(([key, member]) =>
      inner(place, member, { steps: ["properties", key], key }),
    ),
    ...Object.entries(schema.patternProperties ?? {}).map(([pattern, member]) => {
      const key = textMatching(pattern, { min: 0, max: 100 }) ?? "key";
      return inner(place, member, { steps: ["patternProperties", pattern], key });
    }),
    ...when(schema.additionalProperties, (member) => {
      const key = freeKey(place, schema, payloads);
      return inner(place, member, { steps: ["additionalProperties"], key });
    }),
    ...(schema.prefixItems ?? []).map((member, index) =>
      inner(place, member, { steps: ["prefixItems", `${index}`], key: `${index}` }),
    ),
    ...when(schema.items, (member) =>
      inner(place, member, { steps: ["items"], key: `${schema.prefixItems?.length ?? 0}` }),
    ),
    ...listed("allOf", place.branch),
    ...listed("anyOf", true),
    ...listed("oneOf", true),
    ...conditional(place, schema),
    ...Object.entries(schema.dependentSchemas ?? {}).map(([key, part]) => {
      const outer = { allOf: [schema, { required: [key] }] };
      return beside(place, part, { outer, steps: ["dependentSchemas", key], branch: true });
    }),
  ];
}

/** `then` where `if` holds, `else` where it does not. */
function conditional(place: Place, schema: SchemaObject): readonly Place[] {
  const { if: condition, then, else: otherwise } = schema;
  if (condition === undefined) return [];
  const branch = true;
  return [
    ...when(then, (part) =>
      beside(place, part, { outer: { allOf: [schema, condition] }, steps: ["then"], branch }),
    ),
    ...when(otherwise, (part) =>
      beside(place, part, { outer: { allOf: [schema, { not: condition }] }, steps: ["else"], branch }),
    ),
  ];
}

const when = (schema: SchemaJson | undefined, make: (schema: SchemaJson) => Place): readonly Place[] =>
  schema === undefined || typeof schema === "boolean" ? [] : [make(schema)];

/** Where a schema stands in its owner: the steps of its pointer there. */
interface Below {
  readonly steps: readonly string[];
}

const inner = (
  place: Place,
  schema: SchemaJson,
  { steps, key }: Below & { readonly key: string },
): Place => ({
  ...place,
  at: [...place.at, key],
  schema,
  within: place.within + renderPointer(steps),
  here: [],
  branch: false,
});

/** What holds at the same place beside a schema, and whether it holds for some values alone. */
interface Beside extends Below {
  readonly outer: SchemaJson;
  readonly branch: boolean;
}

const beside = (place: Place, schema: SchemaJson, { outer, steps, branch }: Beside): Place => ({
  ...place,
  schema,
  within: place.within + renderPointer(steps),
  here: [...place.here, outer],
  branch,
  union: place.union || branch,
});

/** The name of an entry that `additionalProperties` is about: one of a payload, or a new one. */
function freeKey(place: Place, schema: SchemaObject, payloads: readonly Json[]): string {
  const isFree = (key: string) =>
    memberSchemas({ ...schema, additionalProperties: false }, key).includes(false);
  for (const payload of payloads) {
    const value = valueAt(payload, place.at);
    const key = value !== undefined && isMapping(value) ? Object.keys(value).find(isFree) : undefined;
    if (key !== undefined) return key;
  }
  return ["key", "key2", "x-key", "k", "0"].find(isFree) ?? "key";
}
