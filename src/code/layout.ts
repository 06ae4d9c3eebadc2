import type { Json } from "../json/value.js";
import { type Code, code, indent, join, lineWidth, literal, objectKey, propertyKey } from "./code.js";

/** A member of an object literal. */
export type Member = readonly [key: string, value: Code];

/** An object literal: on one line where it fits into `width` columns, else each member on its own. */
export function objectOf(members: readonly Member[], width: number): Code {
  const pieces = members.map(([key, value]) => code`${objectKey(key)}: ${value}`);
  if (pieces.length === 0) return code`{}`;
  const line = code`{ ${join(pieces, ", ")} }`;
  if (line.length <= width && !line.includes("\n")) return line;
  return code`{\n  ${join(
    pieces.map((piece) => code`${indent(piece, 2)},`),
    code`\n  `,
  )}\n}`;
}

/** A list literal: on one line where it fits into `width` columns, else each item on its own. */
export function listOf(items: readonly Code[], width: number): Code {
  const line = code`[${join(items, ", ")}]`;
  if (line.length <= width) return line;
  return code`[\n  ${join(
    items.map((item) => code`${item},`),
    code`\n  `,
  )}\n]`;
}

/** Plain data as an expression. Members that are undefined are left out. */
export const dataOf = (value: unknown, width: number): Code => literal(toJson(value), width);

/** Throws for what JSON cannot hold. */
function toJson(value: unknown): Json {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return value;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(toJson);
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, toJson(item)]])),
      );
    default:
      throw new Error(`not plain data: ${typeof value}`);
  }
}

/** A member of something: `messages.say`. */
export function memberOf(owner: Code, name: string): Code {
  const key = propertyKey(name);
  return key.startsWith('"') ? code`${owner}[${key}]` : code`${owner}.${key}`;
}

/** A method of an interface: on one line where it fits, else each parameter on its own. */
export function methodOf(name: string, parameters: readonly Code[], result: Code): Code {
  const key = propertyKey(name);
  const line = code`${key}(${join(parameters, ", ")}): ${result};`;
  if (line.length + 2 <= lineWidth || parameters.length === 0) return line;
  return code`${key}(\n  ${join(
    parameters.map((parameter) => code`${parameter},`),
    code`\n  `,
  )}\n): ${result};`;
}

/** A generic type with its arguments: on one line where it fits behind `start` columns, else each on its own. */
export function genericOf(name: Code, types: readonly Code[], start: number): Code {
  const line = code`${name}<${join(types, ", ")}>`;
  if (start + line.length + 1 <= lineWidth) return line;
  return code`${name}<\n  ${join(types, code`,\n  `)}\n>`;
}

/** The head of an arrow function: on one line where it fits behind `start` columns. */
export function arrowOf(parameter: Code, result: Code, start: number): Code {
  const line = code`(${parameter}): ${result}`;
  return start + line.length + 3 <= lineWidth ? line : code`(\n  ${parameter},\n): ${result}`;
}

/** A type of alternatives; each once, on one line. */
export const unionOf = (types: readonly Code[]): Code => join([...new Set(types)], " | ");
