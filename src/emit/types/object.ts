import { type Code, type CommentPart, code, propertyKey } from "../../code/code.js";
import type { SchemaJson, SchemaObject } from "../../schema/schema.js";
import { emptyObject, openObject } from "./literal.js";
import {
  flat,
  intersection,
  neverType,
  object,
  type Type,
  type TypeMember,
  undefinedType,
  union,
  unknownType,
} from "./type.js";

/** What an object type asks of its surroundings. */
interface ObjectScope {
  readonly typeOf: (json: SchemaJson) => Type;
  /** The doc comment of a property. */
  readonly describe: (json: SchemaJson) => readonly CommentPart[];
  /** What other schemas for the same object say of a property. */
  readonly declarationsOf: (name: string) => readonly SchemaJson[];
}

/**
 * The type of the objects that a schema accepts. An open object has no index signature: TypeScript lets further
 * properties pass as the validator does. `additionalProperties` and `patternProperties` with a schema give one.
 */
export function objectType(schema: SchemaObject, scope: ObjectScope): Type {
  const {
    additionalProperties: others,
    minProperties = 0,
    maxProperties = Number.POSITIVE_INFINITY,
  } = schema;
  const patterns = Object.values(schema.patternProperties ?? {});
  const required = new Set(schema.required);
  const declared = Object.entries(schema.properties ?? {}).map(([name, json]) => {
    const own = { name, doc: scope.describe(json), type: scope.typeOf(json) };
    return inherited.has(name) && !required.has(name) ? besideInherited(own) : own;
  });
  const names = new Set(declared.map(({ name }) => name));
  const undeclaredType = patterns.length > 0 || others === undefined ? unknownType : scope.typeOf(others);
  const undeclared = [...required]
    .filter((name) => !names.has(name))
    .map((name) => ({ name, doc: [], type: requiredType(name, undeclaredType, scope) }));
  const properties = [...declared, ...undeclared];
  const isImpossible =
    minProperties > maxProperties ||
    required.size > maxProperties ||
    properties.some(({ name, type }) => type === neverType && required.has(name));
  if (isImpossible) return neverType;

  const members = properties.map(
    ({ name, doc, type }): TypeMember => ({ doc, key: keyOf(name, required.has(name)), type }),
  );
  const index = indexType(others, patterns, scope);
  if (index !== undefined) {
    const optional = properties.length > required.size ? [undefinedType] : [];
    // Each property has to fit the index signature, so that takes in their types.
    const all = union([index, ...properties.map(({ type }) => type), ...optional]);
    return object([...members, { doc: describeIndex(others, scope), key: code`[key: string]`, type: all }]);
  }
  if (members.length > 0) return object(members);
  return others === false || maxProperties === 0 ? emptyObject : openObject;
}

/** The type of a property that is required here, and declared elsewhere if at all. */
const requiredType = (name: string, here: Type, { typeOf, declarationsOf }: ObjectScope): Type =>
  intersection([here, ...declarationsOf(name).map(typeOf)]);

/** What every object inherits (lib.es5.d.ts). */
const inherited: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

interface Property {
  readonly name: string;
  readonly doc: readonly CommentPart[];
  readonly type: Type;
}

/** TypeScript reads the inherited member where the property is absent, so a narrower type would refuse `{}`. */
const besideInherited = ({ name, doc, type }: Property): Property => ({
  name,
  doc: [
    ...doc,
    { text: `\`${flat(type)}\` where present; every object inherits something else of this name.` },
  ],
  type: unknownType,
});

const keyOf = (name: string, isRequired: boolean): Code =>
  isRequired ? propertyKey(name) : code`${propertyKey(name)}?`;

const describeIndex = (others: SchemaJson | undefined, scope: ObjectScope): readonly CommentPart[] =>
  typeof others === "object" && others.$ref === undefined ? scope.describe(others) : [];

/** What the properties that are not declared can hold; undefined where nothing is said or none may come. */
function indexType(
  others: SchemaJson | undefined,
  patterns: readonly SchemaJson[],
  { typeOf }: ObjectScope,
): Type | undefined {
  if (others === undefined) return undefined;
  const index = union([...patterns, others].map(typeOf));
  return index === neverType ? undefined : index;
}
