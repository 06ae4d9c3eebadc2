import type { Source } from "../diagnostic/diagnostic.js";

/**
 * What a service's schemas are in a language with classes: declarations with names, and uses of them.
 * Looser than the schema where no such language can say it, never wrong.
 */
export type Model = ObjectModel | EnumModel | UnionModel | AliasModel;

interface ModelBase {
  /** Unique within the service: of the contract, or owner and property put together. */
  readonly name: string;
  readonly doc: Doc;
}

/** An object with members of its own. */
export interface ObjectModel extends ModelBase {
  readonly kind: "object";
  readonly fields: readonly Field[];
  /** What members may come beside the fields: none, or those of this type. */
  readonly others: Type | undefined;
  /** Names of the unions that this is a case of, sorted. */
  readonly unions: readonly string[];
}

/** Some texts and no others. */
export interface EnumModel extends ModelBase {
  readonly kind: "enum";
  readonly values: readonly string[];
  /** Written where it is used, without a name of its own: languages with literal types need no declaration. */
  readonly isInline: boolean;
}

/** One of several types. */
export interface UnionModel extends ModelBase {
  readonly kind: "union";
  readonly members: readonly Type[];
  readonly isInline: boolean;
  /** How to tell the cases apart at a glance; then every member is an object of its own. */
  readonly discriminator?: Discriminator;
}

/** A property that each case has, each with values of its own. */
export interface Discriminator {
  /** Its name on the wire. */
  readonly property: string;
  /** In the order of the members. */
  readonly cases: readonly { readonly model: string; readonly values: readonly string[] }[];
}

/** A name for a type: most languages write the type itself instead. */
export interface AliasModel extends ModelBase {
  readonly kind: "alias";
  readonly type: Type;
}

/** A member of an object. */
export interface Field {
  /** Its name on the wire. */
  readonly wire: string;
  readonly isRequired: boolean;
  readonly type: Type;
  readonly doc: Doc;
}

/** What the document says of something; text of the document, as it stands. */
export interface Doc {
  readonly words: string;
  readonly isDeprecated: boolean;
  readonly source?: Source;
}

/** A value that a literal type can name in every language that has them. */
export type Literal = string | number | boolean;

/** A type where it is used. */
export type Type = (
  | { readonly is: "any" | "string" | "integer" | "number" | "boolean" }
  | { readonly is: "list"; readonly element: Type }
  | { readonly is: "tuple"; readonly elements: readonly Type[] }
  | { readonly is: "map"; readonly value: Type }
  /** These values and no others; `enumName` is the declaration for languages without literal types. */
  | {
      readonly is: "literals";
      readonly values: readonly Literal[];
      readonly base: Scalar;
      readonly enumName?: string;
    }
  | { readonly is: "model"; readonly name: string; readonly kind: "object" | "enum" | "union" }
) & { readonly isNullable: boolean };

/** The types of single values. */
export type Scalar = "string" | "integer" | "number" | "boolean";
