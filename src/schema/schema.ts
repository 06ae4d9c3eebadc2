import type { Source } from "../diagnostic/diagnostic.js";
import type { Json } from "../json/value.js";

/** A schema with a name; every `$ref` within is the name of another schema of the same service. */
export interface Schema {
  /** PascalCase identifier. */
  readonly name: string;
  readonly json: SchemaJson;
  readonly source: Source;
}

/** Finds the schema behind a name. */
export type Lookup = (name: string) => SchemaJson | undefined;

/** `$ref` is the name of a schema of the service. */
export interface SchemaReference {
  readonly $ref: string;
}

export type SchemaJson = boolean | SchemaObject;

export type SchemaType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * JSON Schema draft-07 with the 2020-12 keywords that AsyncAPI documents use, normalised:
 * - a `$ref` stands alone but for annotations (title, description, deprecated, default, examples, `x-`);
 * - `nullable` has become a `"null"` in `type` (and in `enum`), boolean exclusive bounds have become numbers;
 * - `definitions` and `$defs` are gone, tuples are `prefixItems` with `items` for the rest;
 * - `type` is there wherever `properties`, `required`, `additionalProperties`, `items` imply it: not below `not` and `if`
 *   and in what they refer to, and nowhere with `impliedTypes: false`;
 * - nested objects with properties are schemas of their own, behind a `$ref`;
 * - each `pattern` compiles.
 */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  /** `binary`: the text stands for bytes that travel beside JSON. */
  readonly contentEncoding?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly prefixItems?: readonly SchemaJson[];
  readonly items?: SchemaJson;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: SchemaJson;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly properties?: Readonly<Record<string, SchemaJson>>;
  readonly patternProperties?: Readonly<Record<string, SchemaJson>>;
  readonly additionalProperties?: SchemaJson;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly propertyNames?: SchemaJson;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, SchemaJson>>;
  readonly unevaluatedProperties?: SchemaJson;
  readonly unevaluatedItems?: SchemaJson;
  readonly allOf?: readonly SchemaJson[];
  readonly anyOf?: readonly SchemaJson[];
  readonly oneOf?: readonly SchemaJson[];
  readonly not?: SchemaJson;
  readonly if?: SchemaJson;
  readonly then?: SchemaJson;
  readonly else?: SchemaJson;
  readonly "x-extensible-enum"?: readonly Json[];
  readonly "x-undocumented"?: boolean;
}
