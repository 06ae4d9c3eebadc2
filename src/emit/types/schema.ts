import { type CommentPart, code } from "../../code/code.js";
import type { Lookup, SchemaJson, SchemaObject, SchemaType } from "../../schema/schema.js";
import { arrayType } from "./array.js";
import { type Company, declarationsOf, requiredElsewhere } from "./declaration.js";
import { declaredKinds, fixedValues, kindOf, literalType, openObject } from "./literal.js";
import { objectType } from "./object.js";
import {
  atom,
  everyKind,
  intersection,
  kinds,
  neverType,
  restrict,
  type Type,
  union,
  unknownType,
} from "./type.js";

/** What a schema's type needs to know of the schemas around it. */
export interface Scope {
  /**
   * The type that stands for a named schema. Immediate is a reference that TypeScript resolves at once
   * (not inside an object, array or tuple), where an alias must not lead back to itself.
   */
  readonly reference: (name: string, position: Position) => Type;
  /** The doc comment of a property. */
  readonly describe: (json: SchemaJson) => readonly CommentPart[];
  /** Finds what a reference leads to. */
  readonly lookup?: Lookup;
}

type Position = "immediate" | "inside";

/** The type of the values that a schema accepts: as narrow as TypeScript can say, never narrower. */
export const typeOf = (json: SchemaJson, scope: Scope, position: Position = "immediate"): Type =>
  typeAt(json, { ...scope, lookup: scope.lookup ?? nowhere, around: [], position });

const nowhere: Lookup = () => undefined;

/** A value, and what is said of it. */
interface Place extends Scope, Company {
  readonly lookup: Lookup;
  readonly position: Position;
}

function typeAt(json: SchemaJson, outer: Place): Type {
  if (json === true) return unknownType;
  if (json === false) return neverType;
  if (json.$ref !== undefined) return outer.reference(json.$ref, outer.position);
  if (json.not !== undefined && acceptsEverything(json.not)) return neverType;
  const place = { ...outer, around: [...outer.around, json] };
  const part = (inner: SchemaJson) => typeAt(inner, place);
  const parts = [
    ...(json.allOf ?? []).map(part),
    ...[json.anyOf, json.oneOf].flatMap((list) => (list?.length ? [union(list.map(part))] : [])),
  ];
  return combine(json, intersection(parts), place);
}

/** The schema's own keywords together with what its `allOf`, `anyOf` and `oneOf` say. */
function combine(written: SchemaObject, parts: Type, place: Place): Type {
  const declared = declaredKinds(written);
  const rest = restrict(parts, declared);
  const wanted = declared & rest.kinds;
  if (wanted === 0) return neverType;
  const schema = wanted === kinds.object ? withRequired(written, place.lookup) : written;
  const fixed = fixedValues(schema);
  if (fixed !== undefined) {
    return intersection([
      union(fixed.filter((value) => (kindOf(value) & wanted) !== 0).map(literalType)),
      rest,
    ]);
  }
  const own = kindNames(schema)
    .filter((name) => (kinds[name] & wanted) !== 0)
    .map((name) => [name, typeOfKind(name, schema, place)] as const);
  const saysNothing = own.every(([name, type]) => isWhole(name, type));
  if (saysNothing && (wanted === everyKind || (rest !== unknownType && (rest.kinds & ~declared) === 0)))
    return rest;
  return intersection([rest, union(own.map(([, type]) => type))]);
}

function withRequired(schema: SchemaObject, lookup: Lookup): SchemaObject {
  const more = requiredElsewhere(schema, lookup);
  return more.length === 0 ? schema : { ...schema, required: [...(schema.required ?? []), ...more] };
}

const kindNames = ({ type }: SchemaObject): readonly SchemaType[] =>
  type === undefined
    ? ["boolean", "number", "string", "array", "object", "null"]
    : typeof type === "string"
      ? [type]
      : type;

function typeOfKind(kind: SchemaType, schema: SchemaObject, place: Place): Type {
  const inside = (json: SchemaJson) => typeAt(json, { ...place, around: [], position: "inside" });
  switch (kind) {
    case "null":
      return nullType;
    case "boolean":
      return booleanType;
    case "integer":
    case "number":
      return hasNoNumber(schema) ? neverType : extensible(schema, numberType);
    case "string":
      return isAbove(schema.minLength, schema.maxLength) ? neverType : extensible(schema, stringType);
    case "array":
      return arrayType(schema, inside);
    case "object":
      return objectType(schema, {
        typeOf: inside,
        describe: place.describe,
        declarationsOf: (name) => declarationsOf(name, place),
      });
    default:
      return kind satisfies never;
  }
}

const nullType = atom(code`null`, kinds.null);
const booleanType = atom(code`boolean`, kinds.boolean);
const numberType = atom(code`number`, kinds.number);
const stringType = atom(code`string`, kinds.string);
const otherNumber = atom(code`(number & {})`, kinds.number);
const otherString = atom(code`(string & {})`, kinds.string);

/** Known values first, for the editor to offer; others stay allowed. */
function extensible(schema: SchemaObject, base: Type): Type {
  const known = (schema["x-extensible-enum"] ?? []).filter((value) => kindOf(value) === base.kinds);
  if (schema.type === undefined || known.length === 0) return base;
  return union([...known.map(literalType), base === stringType ? otherString : otherNumber]);
}

function isWhole(kind: SchemaType, type: Type): boolean {
  switch (kind) {
    case "object":
      return type === openObject;
    case "array":
      return type.is === "array" && type.element === unknownType;
    default:
      return type.is === "atom" && type !== neverType;
  }
}

function hasNoNumber(schema: SchemaObject): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  return (
    isAbove(minimum, maximum) ||
    isAtLeast(exclusiveMinimum, maximum) ||
    isAtLeast(minimum, exclusiveMaximum) ||
    isAtLeast(exclusiveMinimum, exclusiveMaximum)
  );
}

const isAbove = (low: number | undefined, high: number | undefined): boolean =>
  low !== undefined && high !== undefined && low > high;

const isAtLeast = (low: number | undefined, high: number | undefined): boolean =>
  low !== undefined && high !== undefined && low >= high;

const acceptsEverything = (json: SchemaJson): boolean =>
  json === true || (typeof json === "object" && Object.keys(json).length === 0);
