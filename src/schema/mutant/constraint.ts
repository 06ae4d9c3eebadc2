import { formatTypes } from "../format.js";
import type { SchemaObject } from "../schema.js";

/** One rule of one schema object, apart from those of the schemas below it. */
export interface Constraint {
  readonly keyword: string;
  /** The property that is meant, where the keyword names several. */
  readonly property?: string;
  /** The other property of `dependentRequired`. */
  readonly needs?: string;
}

/** Every rule of one schema object that a value can break. */
export function constraintsOf(schema: SchemaObject): readonly Constraint[] {
  const { required = [], properties = {}, dependentRequired = {} } = schema;
  return [
    ...Object.keys(schema)
      .filter((key) => Object.hasOwn(rules, key) && rules[key]?.(schema))
      .map((keyword) => ({ keyword }))
      .toSorted((a, b) => (order.get(a.keyword) ?? 0) - (order.get(b.keyword) ?? 0)),
    ...required.map((property) => ({ keyword: "required", property })),
    ...Object.keys(properties)
      .filter((property) => properties[property] === false)
      .map((property) => ({ keyword: "properties", property })),
    ...Object.entries(dependentRequired).flatMap(([property, others]) =>
      others.map((needs) => ({ keyword: "dependentRequired", property, needs })),
    ),
  ];
}

/** A name for the rule among those of its schema object. */
export const keyOf = ({ keyword, property = "", needs = "" }: Constraint): string =>
  `${keyword} ${JSON.stringify(property)} ${JSON.stringify(needs)}`;

/** Whether a validator that reports `reported` may mean the rule. */
export const isReportedAs = ({ keyword }: Constraint, reported: string): boolean =>
  keyword === reported || (otherWords[keyword]?.includes(reported) ?? false);

/** Under which names validators report a rule beside its own: what is called what differs from draft to draft. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  items: ["additionalItems", "false", "nothing"],
  unevaluatedItems: ["items", "additionalItems"],
  maxContains: ["contains"],
  properties: ["false", "nothing", "not"],
  additionalProperties: ["unevaluatedProperties", "false", "nothing"],
  unevaluatedProperties: ["additionalProperties", "false", "nothing"],
  dependentRequired: ["dependencies"],
};

type Has = (schema: SchemaObject) => boolean;
const isThere =
  (keyword: keyof SchemaObject): Has =>
  (schema) =>
    schema[keyword] !== undefined;

/** When a keyword is a rule: not where it allows everything. In the order in which rules are looked at. */
const rules: Readonly<Record<string, Has>> = {
  type: isThere("type"),
  const: isThere("const"),
  enum: isThere("enum"),
  minimum: isThere("minimum"),
  maximum: isThere("maximum"),
  exclusiveMinimum: isThere("exclusiveMinimum"),
  exclusiveMaximum: isThere("exclusiveMaximum"),
  multipleOf: isThere("multipleOf"),
  format: ({ format, type }) => format !== undefined && isAsserted(format, type),
  minLength: ({ minLength = 0 }) => minLength > 0,
  maxLength: isThere("maxLength"),
  pattern: isThere("pattern"),
  minItems: ({ minItems = 0 }) => minItems > 0,
  maxItems: isThere("maxItems"),
  uniqueItems: ({ uniqueItems }) => uniqueItems === true,
  items: ({ items }) => items === false,
  contains: ({ contains, minContains }) => contains !== undefined && minContains !== 0,
  maxContains: ({ contains, maxContains }) => contains !== undefined && maxContains !== undefined,
  additionalProperties: ({ additionalProperties }) => additionalProperties === false,
  unevaluatedProperties: ({ unevaluatedProperties }) => unevaluatedProperties === false,
  unevaluatedItems: ({ unevaluatedItems }) => unevaluatedItems === false,
  propertyNames: ({ propertyNames = true }) => propertyNames !== true,
  minProperties: ({ minProperties = 0 }) => minProperties > 0,
  maxProperties: isThere("maxProperties"),
  anyOf: isThere("anyOf"),
  oneOf: isThere("oneOf"),
  not: isThere("not"),
};

const order = new Map(Object.keys(rules).map((keyword, index) => [keyword, index]));

/** Formats without a rule of their own (`password`, `double`, unknown ones) are remarks. */
function isAsserted(format: string, type: SchemaObject["type"]): boolean {
  const about = formatTypes.get(format);
  const types = [type ?? []].flat();
  return (
    about !== undefined &&
    (types.length === 0 || types.includes(about) || (about === "number" && types.includes("integer")))
  );
}
