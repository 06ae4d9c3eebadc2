/** A rule of a meta-schema: JSON Schema draft-07 as build/meta-schemas.mjs prepares it. `true` allows anything. */
export type Rule = RuleObject | boolean;

/** The keywords of a rule; each is optional and means what it means in JSON Schema. */
export interface RuleObject {
  /** The name of another rule that holds as well. */
  readonly ref?: string;
  /** A `$ref` may stand here instead of content. */
  readonly reference?: true;
  readonly type?: readonly TypeName[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: Rule | readonly Rule[];
  readonly additionalItems?: Rule;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Rule>>;
  readonly patternProperties?: readonly (readonly [pattern: string, rule: Rule])[];
  readonly additionalProperties?: Rule;
  readonly propertyNames?: Rule;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly Rule[];
  readonly anyOf?: readonly Rule[];
  readonly oneOf?: readonly Rule[];
  readonly not?: Rule;
  readonly if?: Rule;
  readonly then?: Rule;
  readonly else?: Rule;
}

/** The types of JSON. */
export type TypeName = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

/** The rules of one version by name; `document` is the rule of a whole document. */
export type Rules = Readonly<Record<string, RuleObject>>;

/** The type of a value; a whole number is an `integer`. */
export function typeOf(value: unknown): TypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "object";
  }
}

/** True when a value of this type is one of those types. */
export const isOfType = (type: TypeName, types: readonly TypeName[]): boolean =>
  types.includes(type) || (type === "integer" && types.includes("number"));
