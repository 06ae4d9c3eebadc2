import { describe, expect, test } from "vitest";
import { format, formatted, type Kinds, lines } from "./case.js";

interface Case {
  readonly what: string;
  readonly given: string;
  readonly wanted: string;
  readonly kinds?: Kinds;
}

const schema: Kinds = { "": "schema" };
const same = (what: string, text: string, kinds: Kinds = {}): Case => ({
  what,
  given: text,
  wanted: text,
  kinds,
});

describe("layout", () => {
  test.each<Case>([
    {
      what: "indentation is two spaces",
      given: "a:\n    b:\n        c: 1\n",
      wanted: "a:\n  b:\n    c: 1\n",
    },
    {
      what: "lists stand below their key, further in",
      given: "a:\n- 1\n- b: 2\n  c: 3\n",
      wanted: "a:\n  - 1\n  - b: 2\n    c: 3\n",
    },
    { what: "a list in a list", given: "-   - 1\n    - 2\n-\n  - 3\n", wanted: "- - 1\n  - 2\n- - 3\n" },
    { what: "a map below its dash goes beside it", given: "-\n  a: 1\n  b: 2\n", wanted: "- a: 1\n  b: 2\n" },
    { what: "no trailing spaces", given: "a: 1   \nb:  \n  c: 2\t\n", wanted: "a: 1\nb:\n  c: 2\n" },
    { what: "one line feed at the end", given: "a: 1", wanted: "a: 1\n" },
    { what: "no blank lines at the end", given: "a: 1\n\n\n", wanted: "a: 1\n" },
    { what: "LF", given: "a: |\r\n  x\r\n  y\r\nb: 1\r\n", wanted: "a: |\n  x\n  y\nb: 1\n" },
    { what: "no byte order mark", given: "\uFEFFa: 1\n", wanted: "a: 1\n" },
    {
      what: "one blank line where there were several",
      given: "a: 1\n\n\n\nb: 2\n",
      wanted: "a: 1\n\nb: 2\n",
    },
    { what: "no blank line below a key", given: "a:\n\n  b: 1\n\nc: 2\n", wanted: "a:\n  b: 1\n\nc: 2\n" },
    {
      what: "a short value goes beside its key",
      given: "a:\n  text\nb:\n  { c: 1 }\n",
      wanted: "a: text\nb: { c: 1 }\n",
    },
    same("empty values stay empty", "a:\nb: ~\nc: null\nd: {}\ne: []\n"),
    same("`---` stays", "%YAML 1.2\n---\na: 1\n"),
    { what: "`...` goes", given: "---\na: 1\n...\n", wanted: "---\na: 1\n" },
    { what: "tabs between tokens", given: "a:\t1\nb: [1]\t# c\n", wanted: "a: 1\nb: [1] # c\n" },
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("scalars keep their spelling", () => {
  const long = "word ".repeat(40).trim();
  test.each<Case>([
    same("quotes and numbers", `a: 'x'\nb: "y"\nc: 0x1F\nd: 1.0\ne: 1e3\nf: "\\u00e9"\ng: yes\n`),
    same("a long line", `a: ${long}\nb: "${long}"\n`),
    same("a long line below its key", `a:\n  ${long}\n`),
    same("a scalar of several lines", 'a: one\n  two\n\n  three\nb:\n  "one\n  two"\n'),
    { what: "its indentation", given: 'a:\n    "one\n       two"\n', wanted: 'a:\n  "one\n  two"\n' },
    same("an escaped blank at the end of a line", 'a: "one\\ \n  two\\\n  three"\n'),
    same("literal and folded", "a: |\n  x\n\n    y\nb: >-\n  x\n  y\nc: 1\n"),
    {
      what: "the indentation of a block",
      given: "a:\n    b: |\n        x\n          y\n",
      wanted: "a:\n  b: |\n    x\n      y\n",
    },
    {
      what: "a block with an indentation indicator",
      given: "a: |4\n      x\n     y\n",
      wanted: "a: |2\n    x\n   y\n",
    },
    same("a block in a list", "- |\n  x\n- a: >\n    y\n"),
    same("blank lines that a block keeps", "a: |+\n  x\n\n\nb: 1\n"),
    same("blank lines that a block keeps at the end", "a: |+\n  x\n\n"),
    {
      what: "blank lines that a block does not keep",
      given: "a: |\n  x\n\n\nb: 1\n",
      wanted: "a: |\n  x\n\nb: 1\n",
    },
    same("spaces at line ends in a block", "a: |\n  x  \n     \n  y\n"),
    same("a block that holds `#`", "a: |\n  # no comment\n  x # none\n"),
    same("an empty block", 'a: ""\nb: |-\nc: 1\n'),
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("brackets", () => {
  const words = Array.from({ length: 30 }, (_, index) => `word${index}`);
  test.each<Case>([
    {
      what: "that fit on their line stay, with one spacing",
      given: "a: {b: 1,c: [ 2,3 ]}\n",
      wanted: "a: { b: 1, c: [2, 3] }\n",
    },
    {
      what: "beyond the width become a block",
      given: `a: [${words.join(", ")}]\n`,
      wanted: lines("a:", ...words.map((word) => `  - ${word}`)),
    },
    {
      what: "over several lines become a block",
      given: "a: {\n  b: 1,\n  c: {d: 2},\n  }\n",
      wanted: "a:\n  b: 1\n  c: { d: 2 }\n",
    },
    { what: "around words are joined", given: "a: [\n  b,\n  c,\n  ]\n", wanted: "a: [b, c]\n" },
    same("on a line of their own because of their length", `a:\n  { b: "${"x".repeat(99)}" }\n`),
    { what: "with JSON in them", given: 'a: {"b":1,"c":"d"}\n', wanted: 'a: { "b": 1, "c": "d" }\n' },
    { what: "around a pair", given: "a: [b: 1, c]\n", wanted: "a: [{ b: 1 }, c]\n" },
    {
      what: "with keys that have no value",
      given: "a: {b, c: , d: 1}\n",
      wanted: "a:\n  b:\n  c:\n  d: 1\n",
    },
    same("with keys alone", "a: { b, c }\n"),
    { what: "around the whole", given: "{a: 1, b:\n  [2]}\n", wanted: "a: 1\nb: [2]\n" },
    { what: "in a list", given: "- {a: 1,\n  b: 2}\n", wanted: "- a: 1\n  b: 2\n" },
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("order", () => {
  test.each<Case>([
    {
      what: "members of a schema",
      given: "properties: {}\ntype: object\ndescription: x\n$ref: '#/y'\nrequired: [a]\n",
      wanted: "$ref: '#/y'\ntype: object\ndescription: x\nrequired: [a]\nproperties: {}\n",
      kinds: schema,
    },
    {
      what: "unknown members come after known ones, in their order",
      given: "zeta: 1\nalpha: 2\ntype: object\n",
      wanted: "type: object\nzeta: 1\nalpha: 2\n",
      kinds: schema,
    },
    {
      what: "an extension follows the member that it stands behind",
      given: "enum: [1]\nx-names: [one]\ntype: integer\n",
      wanted: "type: integer\nenum: [1]\nx-names: [one]\n",
      kinds: schema,
    },
    same(
      "names of properties keep their order",
      "properties:\n  type: true\n  description: true\n  $ref: true\n  a: true\n",
      schema,
    ),
    same(
      "data keeps its order",
      "enum:\n  - type: 1\n    title: 2\ndefault: { type: 1, title: 2 }\nexample: { type: 1, title: 2 }\n",
      schema,
    ),
    same(
      "an extension's own members keep their order",
      "type: object\nx-a: { description: 1, type: 2, $ref: 3 }\n",
      schema,
    ),
    {
      what: "in brackets too",
      given: "properties: { a: { description: x, type: string } }\n",
      wanted: "properties: { a: { type: string, description: x } }\n",
      kinds: schema,
    },
    {
      what: "schemas in lists and maps of a schema",
      given: "allOf:\n- description: a\n  type: string\nitems:\n- {format: x, type: y}\n",
      wanted: "items:\n  - { type: y, format: x }\nallOf:\n  - type: string\n    description: a\n",
      kinds: schema,
    },
    {
      what: "only what references reach",
      given: "said:\n  payload: true\n  name: a\nother:\n  payload: true\n  name: b\n",
      wanted: "said:\n  name: a\n  payload: true\nother:\n  payload: true\n  name: b\n",
      kinds: { "/said": "message" },
    },
    same(
      "Avro keeps its own order",
      "schemaFormat: application/vnd.apache.avro;version=1.9.0\npayload:\n  name: A\n  type: record\n",
      {
        "": "message",
      },
    ),
    {
      what: "the schema of a message with a JSON Schema does not",
      given: "schemaFormat: application/schema+json;version=draft-07\npayload: { format: x, type: string }\n",
      wanted:
        "schemaFormat: application/schema+json;version=draft-07\npayload: { type: string, format: x }\n",
      kinds: { "": "message" },
    },
    {
      what: "nor does one whose format is in quotes",
      given: "schemaFormat: 'application/schema+json'\npayload: { format: x, type: string }\n",
      wanted: "schemaFormat: 'application/schema+json'\npayload: { type: string, format: x }\n",
      kinds: { "": "message" },
    },
    same(
      "nor does Avro in quotes",
      'schemaFormat: "application/vnd.apache.avro"\npayload:\n  name: A\n  type: record\n',
      { "": "message" },
    ),
    same("members of a binding", "bindings:\n  ws: { bindingVersion: 0.1.0, method: GET }\n  http: {}\n", {
      "": "channel",
    }),
    {
      what: "a blank line stays between the same places",
      given: "info: {}\n\nasyncapi: 3.0.0\nchannels: {}\n",
      wanted: "asyncapi: 3.0.0\n\ninfo: {}\nchannels: {}\n",
      kinds: { "": "document" },
    },
    {
      what: "quoted keys are known",
      given: `"description": x\n'type': y\n`,
      wanted: `'type': y\n"description": x\n`,
      kinds: schema,
    },
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("anchors", () => {
  test.each<Case>([
    same("stay in front of their aliases", "properties: &p { a: true }\ndescription: *p\n", schema),
    {
      what: "come along to the front of their aliases",
      given: "x-first: &a { b: 1 }\nproperties: {}\nexample: *a\ntype: object\n",
      wanted: "x-first: &a { b: 1 }\ntype: object\nproperties: {}\nexample: *a\n",
      kinds: schema,
    },
    same(
      "of one name stay in their order",
      "properties: { a: &x true, b: *x }\ntype: &x string\nformat: *x\n",
      schema,
    ),
    {
      what: "merge keys come first",
      given: "definitions:\n  a: &a { type: string }\n  b:\n    title: x\n    <<: *a\n",
      wanted: "definitions:\n  a: &a { type: string }\n  b:\n    <<: *a\n    title: x\n",
      kinds: schema,
    },
    same(
      "of blocks, keys and items",
      "a: &a\n  b: 1\n&k c: *a\nd:\n  - &i\n    e: 1\n  - *i\n  - !!map\n    f: 1\n",
    ),
    {
      what: "on a line of their own",
      given: "a:\n  &x\n  b: 1\nc: !!str\n  1\n",
      wanted: "a: &x\n  b: 1\nc: !!str 1\n",
    },
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("comments", () => {
  test.each<Case>([
    same("at the head and the end", "# head\n\n# more\na: 1\n# end\n\n# the very end\n"),
    same("before `---` and beside it", "# head\n--- # start\n# a\na: 1\n"),
    {
      what: "above a key move with it",
      given: "title: a\n# about the format\n# and more\nformat: x\n# about the type\ntype: y\n",
      wanted: "title: a\n# about the type\ntype: y\n# about the format\n# and more\nformat: x\n",
      kinds: schema,
    },
    {
      what: "beside a value move with it",
      given: "title: a\nformat: x # f\ntype: y # t\n",
      wanted: "title: a\ntype: y # t\nformat: x # f\n",
      kinds: schema,
    },
    {
      what: "at the head of the file stay there",
      given: "# the file\nformat: x\ntype: y\n",
      wanted: "# the file\ntype: y\nformat: x\n",
      kinds: schema,
    },
    {
      what: "at the head of a block stay there behind a blank line",
      given: "not:\n  # all of it\n\n  # the format\n  format: x\n  type: y\n",
      wanted: "not:\n  # all of it\n\n  type: y\n  # the format\n  format: x\n",
      kinds: schema,
    },
    same("after the last key stay with its block", "a:\n  b: 1\n  # about the end of a\n# about c\nc: 2\n"),
    {
      what: "below a list are the next key's",
      given: "a:\n- 1\n# about b\nb: 2\n",
      wanted: "a:\n  - 1\n# about b\nb: 2\n",
    },
    {
      what: "further in than a key are its own",
      given: "a: 1\n    # more about a\nb: 2\n",
      wanted: "a: 1\n  # more about a\nb: 2\n",
    },
    same("below an empty value", "a:\n  # nothing yet\nb:\n# about c\nc: 1\n"),
    same("between items", "a:\n  # one\n  - 1\n\n  # two\n  - 2 # beside\n  # after\n"),
    same("beside a key and below it", "a: # beside\n  # below\n  b: 1\nc: # c\n  - 1\n"),
    {
      what: "between a dash and its map go above",
      given: "-\n  # about a\n  a: 1\n",
      wanted: "# about a\n- a: 1\n",
    },
    {
      what: "above what comes first beside a dash go above the dash",
      given: "allOf:\n  - format: x\n    # about the type\n    type: y\n",
      wanted: "allOf:\n  # about the type\n  - type: y\n    format: x\n",
      kinds: schema,
    },
    same("beside a dash", "- # one\n  a: 1\n- # two\n  - 1\n"),
    same("beside the header of a block", "a: | # literally\n  x\nb: 1\n"),
    same("between a key and its value", "a:\n  # why\n  text\nb: # beside\n  { c: 1 }\n"),
    {
      what: "in brackets make them blocks",
      given: "a: [ # list\n  1, # one\n  # two\n  2\n  # last\n  ] # behind\nb: 1\n",
      wanted: "a: # behind\n  # list\n  - 1 # one\n  # two\n  - 2\n  # last\nb: 1\n",
    },
    {
      what: "in maps in brackets",
      given: "a: {\n  # first\n  b: 1, # one\n  c: # beside\n    2 # two\n  }\n",
      wanted: "a:\n  # first\n  b: 1 # one\n  c: # beside\n    2 # two\n",
    },
    { what: "in empty brackets", given: "a: [ # none\n  ]\nb: 1\n", wanted: "# none\na: []\nb: 1\n" },
    {
      what: "less far in than their block",
      given: "a:\n# low\n  b: 1\n  c:\n # odd\n    d: 1\n",
      wanted: "a:\n  # low\n  b: 1\n  c:\n    # odd\n    d: 1\n",
    },
    same("`#` in text is none", "a: x#y\nb: '# no'\nc: \"# no\"\n"),
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds)).toBe(wanted));
});

describe("JSON", () => {
  const json = (what: string, given: string, wanted: string, kinds: Kinds = {}) => ({
    what,
    given,
    wanted,
    kinds,
  });
  test.each([
    json(
      "two spaces, one line for each member",
      '{"a":{\n"b":[\n1,2]}}',
      lines("{", '  "a": {', '    "b": [', "      1,", "      2", "    ]", "  }", "}"),
    ),
    json(
      "what stands on one line stays on it",
      '{\n "a": {"b":[1 , 2]} }',
      lines("{", '  "a": { "b": [1, 2] }', "}"),
    ),
    json(
      "numbers and strings keep their spelling",
      '{\n"a":[1.0,1e3,-0,123456789012345678901234567890],"b":"\\u00e9\\/"}',
      lines("{", '  "a": [1.0, 1e3, -0, 123456789012345678901234567890],', '  "b": "\\u00e9\\/"', "}"),
    ),
    json("empty ones", '{"a":{\n},"b":[ ]}', lines("{", '  "a": {},', '  "b": []', "}")),
    json(
      "the same order as in YAML",
      '{"format":"x","type":"y"}',
      '{ "type": "y", "format": "x" }\n',
      schema,
    ),
    json(
      "`__proto__` is a member",
      '{\n"__proto__":{"a":1},"b":2}',
      lines("{", '  "__proto__": { "a": 1 },', '  "b": 2', "}"),
    ),
  ])("$what", ({ given, wanted, kinds }) => expect(formatted(given, kinds, "a.json")).toBe(wanted));
});

describe("left alone", () => {
  test.each([
    { what: "a key with a question mark", given: "? a\n: 1\n" },
    { what: "a whole with an anchor", given: "--- &a\nb: 1\n" },
    { what: "a key over several lines", given: "{ a\n  b: 1 }\n" },
  ])("$what", ({ given }) => expect(format(given)).toMatchObject({ kind: "unsafe" }));
});
