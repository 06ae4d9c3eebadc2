import { type Code, code, comment, join, lineBreak, lineWidth } from "../../code/code.js";
import {
  flat,
  type IntersectionType,
  type ObjectType,
  type Type,
  type TypeMember,
  type UnionType,
} from "./type.js";

/**
 * The type after the `:` or `=` that ends at `column`, in a declaration indented by `spaces`:
 * on the same line where it fits, else one member a line. An object with several properties has one a line always.
 */
export function layOutAfterSign(type: Type, spaces: number, column: number): Code {
  const embraced = embrace(type, spaces, column + 1);
  if (embraced !== undefined) return code` ${embraced}`;
  if (isCompound(type) && !fits(type, column + 2)) {
    return code`${lineBreak(spaces + 2)}${layOut(type, spaces + 2, spaces + 2)}`;
  }
  return code` ${layOut(type, spaces, column + 1)}`;
}

/** The type from `column` on; further lines are indented by `spaces`. */
function layOut(type: Type, spaces: number, column: number): Code {
  if (fits(type, column + 1)) return flat(type);
  switch (type.is) {
    case "atom":
      return type.code;
    case "union":
      return layOutMembers(type.members, code`| `, spaces);
    case "intersection":
      return layOutMembers(type.members, code`& `, spaces);
    case "array":
      return code`${layOutGrouped(type.element, spaces, column)}[]`;
    case "tuple": {
      const inner = spaces + 2;
      const elements = type.elements.map(({ type: element, optional }) =>
        optional ? code`${layOutGrouped(element, inner, inner)}?,` : code`${layOut(element, inner, inner)},`,
      );
      const rest = type.rest === undefined ? [] : [code`...${layOutGrouped(type.rest, inner, inner)}[],`];
      return code`[${onLines([...elements, ...rest], inner)}${lineBreak(spaces)}]`;
    }
    case "object":
      return layOutObject(type, spaces);
    default:
      return type satisfies never;
  }
}

/** `A & {` or `{ … } | null` around the lines of the one object that is there; undefined for any other type. */
function embrace(type: Type, spaces: number, column: number): Code | undefined {
  if (!isCompound(type) || fits(type, column + 1)) return undefined;
  const { members } = type;
  const [first, second] = members;
  const last = members.at(-1);
  if (type.is === "union") {
    const isNullable = members.length === 2 && first?.is === "object" && second?.is === "atom";
    return isNullable ? code`${layOutObject(first, spaces)} | ${flat(second)}` : undefined;
  }
  const before = members.slice(0, -1).map((member) => layOutGrouped(member, spaces, column));
  if (last?.is !== "object" || before.some((part) => part.includes("\n"))) return undefined;
  const line = join(before, " & ");
  return line.length + column < lineWidth ? code`${line} & ${layOutObject(last, spaces)}` : undefined;
}

/** An object type with one member a line: the body of an interface. */
export const layOutObject = ({ members }: ObjectType, spaces: number): Code => {
  const inner = spaces + 2;
  const lines = members.map((member) => layOutMember(member, inner));
  return code`{${onLines(lines, inner)}${lineBreak(spaces)}}`;
};

const layOutMember = ({ doc, key, type }: TypeMember, spaces: number): Code =>
  code`${comment(doc, spaces)}${key}:${layOutAfterSign(type, spaces, spaces + key.length + 1)};`;

const layOutMembers = (members: readonly Type[], sign: Code, spaces: number): Code =>
  join(
    members.map((member) => code`${sign}${layOutGrouped(member, spaces + 2, spaces + 2)}`),
    lineBreak(spaces),
  );

function layOutGrouped(type: Type, spaces: number, column: number): Code {
  if (!isCompound(type)) return layOut(type, spaces, column);
  if (fits(type, column + 3)) return code`(${flat(type)})`;
  const inner = spaces + 2;
  return code`(${lineBreak(inner)}${layOut(type, inner, inner)}${lineBreak(spaces)})`;
}

const onLines = (lines: readonly Code[], spaces: number): Code =>
  join(
    lines.map((line) => code`${lineBreak(spaces)}${line}`),
    "",
  );

const isCompound = (type: Type): type is UnionType | IntersectionType =>
  type.is === "union" || type.is === "intersection";

const fits = (type: Type, column: number): boolean =>
  isPlain(type) && flat(type).length + column <= lineWidth;

/** Nothing in it asks for a line of its own: a doc comment, or a second property. */
function isPlain(type: Type): boolean {
  switch (type.is) {
    case "atom":
      return true;
    case "union":
    case "intersection":
      return type.members.every(isPlain);
    case "array":
      return isPlain(type.element);
    case "tuple":
      return (
        type.elements.every((element) => isPlain(element.type)) &&
        (type.rest === undefined || isPlain(type.rest))
      );
    case "object":
      return (
        type.members.length < 2 &&
        type.members.every((member) => member.doc.length === 0 && isPlain(member.type))
      );
    default:
      return type satisfies never;
  }
}
