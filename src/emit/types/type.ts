import { type Code, type CommentPart, code, join } from "../../code/code.js";

/** A TypeScript type before it is laid out on lines. Made only by the functions of this file. */
export type Type = AtomType | UnionType | IntersectionType | ArrayType | TupleType | ObjectType;

interface TypeBase {
  /** Which kinds of JSON value it can hold: a sum of `kinds`. */
  readonly kinds: number;
  /** Members once references are resolved and unions multiplied out; what TypeScript has to work through. */
  readonly size: number;
}

/** A keyword, a literal or a name. */
interface AtomType extends TypeBase {
  readonly is: "atom";
  readonly code: Code;
}
export interface UnionType extends TypeBase {
  readonly is: "union";
  readonly members: readonly Type[];
}
export interface IntersectionType extends TypeBase {
  readonly is: "intersection";
  readonly members: readonly Type[];
}
interface ArrayType extends TypeBase {
  readonly is: "array";
  readonly element: Type;
}
interface TupleType extends TypeBase {
  readonly is: "tuple";
  readonly elements: readonly { readonly type: Type; readonly optional: boolean }[];
  readonly rest?: Type;
}
export interface ObjectType extends TypeBase {
  readonly is: "object";
  readonly members: readonly TypeMember[];
}

/** One line of an object type: a property or the index signature. */
export interface TypeMember {
  readonly doc: readonly CommentPart[];
  /** With the `?` of an optional property. */
  readonly key: Code;
  readonly type: Type;
}

/** The kinds of JSON value, as bits. */
export const kinds = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
} as const;
export const everyKind = 63;

export const atom = (text: Code, kindsOfIt: number, size = 1): AtomType => ({
  is: "atom",
  code: text,
  kinds: kindsOfIt,
  size,
});

export const unknownType = atom(code`unknown`, everyKind);
export const neverType = atom(code`never`, 0);
export const undefinedType = atom(code`undefined`, 0);

export const array = (element: Type): ArrayType => ({ is: "array", element, kinds: kinds.array, size: 1 });

export const tuple = (elements: TupleType["elements"], rest?: Type): TupleType => ({
  is: "tuple",
  elements,
  ...(rest === undefined ? {} : { rest }),
  kinds: kinds.array,
  size: 1,
});

export const object = (members: readonly TypeMember[]): ObjectType => ({
  is: "object",
  members,
  kinds: kinds.object,
  size: 1,
});

/** `A | B`: flat, without repetition, `null` and `undefined` last. */
export function union(types: readonly Type[]): Type {
  const [only] = types;
  if (types.length === 1 && only !== undefined) return only;
  if (types.includes(unknownType)) return unknownType;
  const all = types
    .flatMap((type) => (type.is === "union" ? type.members : [type]))
    .filter((type) => type !== neverType);
  const members = distinct(all).toSorted((a, b) => rank(a) - rank(b));
  const [first] = members;
  if (first === undefined) return neverType;
  if (members.length === 1) return first;
  const sizes = members.reduce((sum, type) => sum + type.size, 0);
  return { is: "union", members, kinds: members.reduce((sum, type) => sum | type.kinds, 0), size: sizes };
}

/**
 * `A & B`: flat, without repetition; `never` where no kind of value is left.
 * Where multiplying the unions out would be more than TypeScript takes on, the later ones are left out.
 */
export function intersection(types: readonly Type[]): Type {
  const [only, ...others] = types.filter((type) => type !== unknownType);
  if (only === undefined) return unknownType;
  if (others.length === 0 && only.is !== "intersection" && only.size <= largestProduct) return only;
  const all = types.flatMap((type) => (type.is === "intersection" ? type.members : [type]));
  const left = all.reduce((sum, type) => sum & type.kinds, everyKind);
  if (left === 0) return neverType;
  let size = 1;
  const members = distinct(all).filter((type) => {
    if (type === unknownType || size * type.size > largestProduct) return false;
    size *= type.size;
    return true;
  });
  const [first] = members;
  if (first === undefined) return unknownType;
  return members.length === 1 ? first : { is: "intersection", members, kinds: left, size };
}

/** TypeScript gives up at 100 000. */
const largestProduct = 20_000;

/** The members of a union that can hold one of these kinds. */
export const restrict = (type: Type, wanted: number): Type =>
  type.is === "union" ? union(type.members.filter((member) => (member.kinds & wanted) !== 0)) : type;

/** The type on one line, without its doc comments. */
export function flat(type: Type): Code {
  switch (type.is) {
    case "atom":
      return type.code;
    case "union":
      return join(type.members.map(grouped), " | ");
    case "intersection":
      return join(type.members.map(grouped), " & ");
    case "array":
      return code`${grouped(type.element)}[]`;
    case "tuple":
      return code`[${join(type.elements.map(flatElement).concat(restOf(type)), ", ")}]`;
    case "object":
      return code`{ ${join(type.members.map(flatMember), "; ")} }`;
    default:
      return type satisfies never;
  }
}

/** With parentheses where the type stands inside an array, a union or an intersection. */
const grouped = (type: Type): Code =>
  type.is === "union" || type.is === "intersection" ? code`(${flat(type)})` : flat(type);

const flatElement = ({ type, optional }: TupleType["elements"][number]): Code =>
  optional ? code`${grouped(type)}?` : flat(type);

const restOf = ({ rest }: TupleType): readonly Code[] =>
  rest === undefined ? [] : [code`...${grouped(rest)}[]`];

const flatMember = ({ key, type }: TypeMember): Code => code`${key}: ${flat(type)}`;

function distinct(types: readonly Type[]): readonly Type[] {
  if (types.length < 2) return types;
  const seen = new Set<Code>();
  return types.filter((type) => {
    const key = flat(type);
    return !seen.has(key) && seen.add(key);
  });
}

const rank = (type: Type): number => (type === undefinedType ? 2 : type.kinds === kinds.null ? 1 : 0);
