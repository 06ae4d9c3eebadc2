import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** The syntax tree of a regular expression (ECMA-262). */
export type { AST } from "@eslint-community/regexpp";

/** Parses the source of a regular expression; throws where it is none. */
export const parseRegularExpression = (source: string, flags: "u" | ""): AST.Pattern =>
  new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags === "u" });
