interface Directive {
  readonly what: string;
  readonly pattern: RegExp;
}

/** What a tool of a language would do because of a comment. */
const directives: Readonly<Record<string, readonly Directive[]>> = {
  python: [
    { what: "sets the encoding", pattern: /^#.*coding[:=]/ },
    { what: "is a doctest", pattern: /^\s*>>>/m },
    { what: "quiets a checker", pattern: /^#\s*(?:type:|noqa|pylint:|pragma:|mypy:|flake8:|fmt:|isort:)/ },
  ],
  // The lexer reads them as javac does: what is left here stands behind another backslash.
  java: [{ what: "has a Unicode escape", pattern: /\\u/ }],
  kotlin: [{ what: "opens another", pattern: /^\/\*[\s\S]*\/\*/ }],
  csharp: [
    { what: "is XML with an element of its own", pattern: /^\/\/\/.*<(?!\/?(?:summary|remarks|para)>)/ },
  ],
  go: [
    { what: "is a directive", pattern: /^\/\/(?:go:|line |export |extern |nolint)/ },
    { what: "is a build constraint", pattern: /^\/\/\s*\+build/ },
    { what: "speaks to cgo", pattern: /#cgo/ },
  ],
  rust: [
    { what: "opens another", pattern: /^\/\*[\s\S]*\/\*/ },
    { what: "is a doctest", pattern: /^\/\/[/!](?: {5}| *\t|\s*(?:`{3}|~{3}))/ },
  ],
  typescript: [
    { what: "speaks to the compiler", pattern: /@ts-(?:ignore|nocheck|expect-error|check)|^\/\/\/\s*</ },
    { what: "names a source", pattern: /[#@]\s*source(?:Mapping)?URL/i },
    {
      what: "speaks to a tool",
      pattern: /^(?:\/\/|\/\*)\s*(?:eslint|tslint|biome-ignore|prettier-ignore|@jsx)/,
    },
  ],
};

/** What a comment does beside being read; nothing for one that is harmless. */
export const effectsOf = (language: string, comment: string): readonly string[] =>
  (directives[language.replace(/-.*/, "")] ?? [])
    .filter(({ pattern }) => pattern.test(comment))
    .map(({ what }) => `${what}: ${comment.slice(0, 200)}`);
