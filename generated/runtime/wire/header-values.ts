import { nameOfType } from "./codec.js";
import type { AnyMessage } from "./dispatch.js";
import { readMembers, type TextKinds } from "./texts.js";
import type { Issue } from "./validation.js";

/** The headers that a message declares: as they stand in a request or an answer of HTTP, and as values. */
export interface HeaderValues {
  /** Headers that have one value: nobody has to give them. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** The declared headers that are there, as the values that they stand for. Names have the contract's letters. */
  read(header: (name: string) => string | undefined): Readonly<Record<string, unknown>>;
  /** What is wrong with headers of the message; what a platform adds by itself is not missed before they are sent. */
  issuesOf(message: AnyMessage, texts: Readonly<Record<string, string>>, isSent: boolean): readonly Issue[];
  /** Headers as texts: lists with commas, nothing for what is not there; the fixed ones among them. */
  write(values: Readonly<Record<string, unknown>>): Record<string, string>;
}

/** What is needed of headers, from what the texts of each stand for. */
export const headerValues = (
  kinds: TextKinds,
  fixed: Readonly<Record<string, string>> = {},
): HeaderValues => ({
  fixed,
  names: Object.keys(kinds),
  read: (header) => readAll(kinds, fixed, header),
  issuesOf({ validateHeaders }, texts, isSent) {
    const byName = new Map(Object.entries(texts).map(([name, text]) => [name.toLowerCase(), text]));
    const result = validateHeaders?.(readAll(kinds, fixed, (name) => byName.get(name.toLowerCase())));
    if (result === undefined || result.ok) return [];
    return result.issues.filter((one) => isSent || one.keyword !== "required" || !platform.test(one.path));
  },
  write(values) {
    // What a body is, its content type says: that is no business of the caller's.
    const isSent = ([name, value]: readonly [string, unknown]) =>
      value !== undefined && value !== null && !isType(name);
    const given = Object.entries(values).filter(isSent);
    const names = given.map(([name]) => name.toLowerCase());
    return Object.fromEntries([
      ...Object.entries(fixed).filter(([name]) => !isType(name) && !names.includes(name.toLowerCase())),
      ...given.map(([name, value]) => [name, toText(value)]),
    ]);
  },
});

const isType = (name: string): boolean => name.toLowerCase() === "content-type";

const isSameType = (one: string, other = ""): boolean => nameOfType(one) === nameOfType(other);

/** What nobody but the platform puts into a request. */
const platform = /^\/(?:accept|connection|content|date|host|origin|referer|transfer-encoding|user-agent)\b/i;

const readAll = (
  kinds: TextKinds,
  fixed: Readonly<Record<string, string>>,
  header: (name: string) => string | undefined,
) =>
  readMembers(
    Object.fromEntries(
      Object.entries(kinds).flatMap(([name, kind]) => {
        const given = header(name);
        if (given === undefined) return [];
        const text = isType(name) && isSameType(given, fixed[name]) ? (fixed[name] ?? given) : given;
        return [[name, typeof kind === "string" ? text : text.split(",").map((each) => each.trim())]];
      }),
    ),
    kinds,
  );

const toText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(toText).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
