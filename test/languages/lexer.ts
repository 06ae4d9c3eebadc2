/** A string literal as it stands in a file. */
export interface Literal {
  /** With its quotes and prefix. */
  readonly raw: string;
  /** True where the literal stands for a comment: a text in three quotes. */
  readonly isProse: boolean;
}

/** A file taken apart: its code, with every string literal reduced to `""` and every comment to a blank. */
export interface Lexed {
  readonly code: string;
  readonly literals: readonly Literal[];
  readonly comments: readonly string[];
}

interface Lexer {
  /** What a compiler does to the text before it looks for tokens. */
  readonly before?: (text: string) => string;
  /** The length of the comment that starts here, or 0. */
  readonly comment: (text: string, at: number) => number;
  /** Sticky. What is not a plain literal (an interpolated one) must not match: it stays code. */
  readonly literal: RegExp;
}

const matching =
  (pattern: RegExp) =>
  (text: string, at: number): number => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };

/** `/* … *​/` in which further ones may stand, and `//`. */
const nestedComment = (text: string, at: number): number => {
  if (text.startsWith("//", at)) return matching(/\/\/[^\r\n]*/y)(text, at);
  if (!text.startsWith("/*", at)) return 0;
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  for (let depth = 0; ; ) {
    const found = mark.exec(text);
    if (found === null) return text.length - at;
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex - at;
  }
};

/** JLS 3.3: a backslash after an even number of backslashes, one or more `u`, four digits, anywhere in the file. */
const javaUnicodeEscapes = (text: string): string =>
  text.replaceAll(/(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})/g, (_, before: string, digits: string) =>
    before.concat(String.fromCharCode(Number.parseInt(digits, 16))),
  );

const slashComment = matching(/\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y);
const plain = String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"`;
const character = String.raw`'(?:[^'\\\r\n]|\\[^\r\n][^'\r\n]*)'`;

const lexers: Readonly<Record<string, Lexer>> = {
  python: {
    comment: matching(/#[^\r\n]*/y),
    literal:
      /(?:[rub]|br|rb)?(?:"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*')/iy,
  },
  java: {
    before: javaUnicodeEscapes,
    comment: slashComment,
    literal: new RegExp(String.raw`"""[\s\S]*?(?<!\\)"""|${plain}|${character}`, "y"),
  },
  csharp: {
    comment: matching(/\/\/[^\r\n\u0085\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)/y),
    literal: new RegExp(`@"(?:[^"]|"")*"|${plain}|${character}`, "y"),
  },
  go: {
    comment: slashComment,
    literal: new RegExp(String.raw`\u0060[^\u0060]*\u0060|${plain}|${character}`, "y"),
  },
  kotlin: {
    comment: nestedComment,
    literal: new RegExp(
      String.raw`"""(?:[^$"]|"{1,2}(?!")|\$(?![\p{L}_{\u0060]))*"""|"(?:[^"\\\r\n$]|\\[^\r\n]|\$(?![\p{L}_{\u0060]))*"|${character}`,
      "yu",
    ),
  },
  rust: {
    comment: nestedComment,
    literal:
      /b?r(#*)"[\s\S]*?"\1|b?"(?:[^"\\]|\\[\s\S])*"|b?'(?:[^'\\\r\n]|\\(?:u\{[0-9a-fA-F_]+\}|x[0-9a-fA-F]{2}|[^\r\n]))'/y,
  },
  typescript: {
    comment: matching(/\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)/y),
    literal: /"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*'|`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*`/y,
  },
};

const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/** Takes a file of a language apart. Throws for a language that it does not know. */
export function lex(language: string, file: string): Lexed {
  const lexer = lexers[language.replace(/-.*/, "")];
  if (lexer === undefined) throw new Error(`no lexer for ${language}`);
  const text = lexer.before?.(file) ?? file;
  const literals: Literal[] = [];
  const comments: string[] = [];
  let code = "";
  for (let at = 0; at < text.length; ) {
    const comment = lexer.comment(text, at);
    if (comment > 0) {
      comments.push(text.slice(at, at + comment));
      code += " ";
      at += comment;
      continue;
    }
    const literal = matching(lexer.literal)(text, at);
    if (literal > 0) {
      const raw = text.slice(at, at + literal);
      literals.push({ raw, isProse: /^r?(?:"""|''')/.test(raw) });
      code += '""';
      at += literal;
      continue;
    }
    const name = matching(word)(text, at);
    const length = Math.max(name, 1);
    // A prefix that `literal` does not know: an interpolated string, whose inside is code.
    const inside = name > 0 ? matching(lexer.literal)(text, at + length) : 0;
    code += text.slice(at, at + length + inside);
    at += length + inside;
  }
  return { code, literals, comments };
}
