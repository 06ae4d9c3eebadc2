import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/limits.js";
import { parseText } from "../../src/read/syntax.js";
import { printTree } from "../../src/rewrite/print.js";
import { list, scalar, type Tree, toValue } from "../../src/rewrite/tree.js";
import { bundleFiles } from "./bundle/document.js";
import { randomFrom } from "./random.js";

const printed = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const { tree, document } = await bundled(files);
  return printTree(tree, { language: "yaml", files: document });
};

async function bundled(files: Readonly<Record<string, string>>) {
  const { tree } = await bundleFiles(files);
  const document = new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { path, text, value: parseText(text, path, defaultLimits).value },
    ]),
  );
  return { tree, document };
}

test("comments, blank lines and spelling come along", async () => {
  const text = await printed({
    "a.yaml": `# A document.
asyncapi: "3.0.0" # the version

# Who we are.
info:
    title:   'T'
    version: 1.0.0
    description: >-
        A long text
        on lines of its own.

channels:
    # About the room.
    room: { $ref: "c.yaml#/room" } # listed here

    other: { address: /o, x-list: [1.0, 1e3, 0x1F] }
`,
    "c.yaml": `# All channels.

# The room, where it is.
room:
  address: /r # an address
  # Its messages.
  messages:
    said:
      payload: { $ref: "./s.yaml#/Text" }
  # The end of the room.
`,
    "s.yaml": `Text:
  type: string
  description: |
    Two
      lines.
`,
  });
  expect(text).toBe(`# A document.
asyncapi: "3.0.0" # the version

# Who we are.
info:
  title: 'T'
  version: 1.0.0
  description: >-
    A long text
    on lines of its own.

channels:
  # About the room.
  # listed here
  # The room, where it is.
  room:
    address: /r # an address
    # Its messages.
    messages:
      said:
        payload: { $ref: "#/components/schemas/Text" }
    # The end of the room.

  other: { address: /o, x-list: [1.0, 1e3, 0x1F] }

components:
  schemas:
    Text:
      type: string
      description: |
        Two
          lines.
`);
});

test("a document of one file is printed as it is written", async () => {
  const text = `asyncapi: 3.0.0\ninfo:   {title: "T",\n   version: '1'}   # odd\nx-a: &a { b: 1 }\nx-c: *a\n`;
  expect(await printed({ "a.yaml": text })).toBe(text);
});

test("what comes from JSON is printed in blocks", async () => {
  const text = await printed({
    "a.yaml": `asyncapi: 3.0.0\ninfo: { title: T, version: '1' }\ncomponents: { messages: { m: { payload: { $ref: x.json } } } }\n`,
    "x.json": `{ "type": "object", "properties": { "no": { "enum": ["no", "1.0", "plain", "two\\nlines\\n"] }, "200": {} } }`,
  });
  expect(text).toContain(`    x:
      type: object
      properties:
        "200": {}
        "no":
          enum:
            - "no"
            - "1.0"
            - plain
            - |
              two
              lines
`);
});

test("aliases and merged keys are written out", async () => {
  const text = await printed({
    "a.yaml": `asyncapi: 3.0.0
info: { title: T, version: '1' }
x-base: &base { a: 'one', b: two }
x-copy: *base
x-more: { <<: *base, b: three }
x-ref: { y: { $ref: "#/info" } }
channels: { c: { $ref: "c.yaml#/c" } }
`,
    "c.yaml": "c: { address: /c }",
  });
  expect(text).toContain(
    "x-base: { a: 'one', b: two }\nx-copy: { a: 'one', b: two }\nx-more: { a: 'one', b: three }\n",
  );
});

/** What some reader or printer of YAML has got wrong. */
const odd = [
  ...[
    "no",
    "on",
    "y",
    "null",
    "~",
    "true",
    "",
    " ",
    "1.0",
    "1e3",
    "0o7",
    "0x1",
    "0b1",
    "1_000",
    ".5",
    "-",
    "- a",
  ],
  ...[
    "2001-12-14",
    "12:30:45",
    "<<",
    "=",
    "?",
    "? a",
    ": ",
    "a: b",
    "a:",
    "#",
    "a #b",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
  ],
  ...[
    "|",
    ">",
    "---",
    "...",
    "--- a",
    "{",
    "[]",
    "a, b",
    "'",
    '"',
    "\\",
    "`",
    " a",
    "a ",
    "\ta",
    "a\t",
    "\n",
    "a\n",
  ],
  ...[
    "a\n\n",
    "\na",
    "a\nb",
    "a \nb",
    "a\n b\n",
    " a\nb",
    "a\r\nb",
    "a\rb",
    "\u0000",
    "\u0007",
    "\u007f",
    "\u0085",
  ],
  ...[
    "\u2028",
    "\u202ea",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "\u{1f600}",
    "é",
    "__proto__",
    "constructor",
    ".inf",
    ".NaN",
  ],
  ...[
    "+1",
    "-0",
    "1.",
    "0777",
    "1e400",
    "123456789012345678901234567890",
    "a".repeat(2_000),
    "a\n---\nb",
    "key:value",
  ],
  ...[0, -0, 1, -1, 1.5, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740991, true, false, null],
];

describe.each(["yaml", "json"] as const)("in %s", (language) => {
  const readBack = (tree: Tree): unknown => {
    const text = printTree(tree, { language, files: new Map() });
    // JSON is YAML, but only the last resort.
    if (language === "yaml") expect(text).toMatch(/^[^{[]/);
    const parsed = parseText(text, `a.${language}`, { ...defaultLimits, depth: 500 });
    expect(parsed.faults.filter(({ kind }) => kind !== "rounded")).toEqual([]);
    return parsed.value;
  };
  const asKey = (value: Tree): Tree => ({ kind: "map", entries: new Map([["key", value]]) });

  test.each(odd.map((value) => [value]))("%j reads back as a value, an item and a key", (value) => {
    const tree: Tree = {
      kind: "map",
      entries: new Map<string, Tree>([
        ["value", scalar(value)],
        ["list", list([scalar(value), list([scalar(value)])])],
        ["map", { kind: "map", entries: new Map([[String(value), scalar(value)]]) }],
      ]),
    };
    const got = readBack(tree);
    expect(got).toStrictEqual(toValue(tree));
    expect(Object.is(Object(got).value, value)).toBe(true);
  });

  test("trees by chance read back", () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const random = randomFrom(seed);
    const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
    const text = (): string =>
      Array.from({ length: 1 + random() * 3 }, () => String(pick(odd))).join(pick(["", " ", "\n"]));
    const grow = (depth: number): Tree => {
      const kind = depth === 0 ? 0 : random();
      if (kind < 0.4) return scalar(random() < 0.5 ? (pick(odd) ?? null) : text());
      const items = Array.from({ length: random() * 5 }, () => grow(depth - 1));
      return kind < 0.65
        ? list(items)
        : { kind: "map", entries: new Map(items.map((item) => [text(), item])) };
    };
    for (let round = 0; round < 200; round += 1) {
      const tree = asKey(grow(5));
      const isSame = isDeepStrictEqual(readBack(tree), toValue(tree));
      expect(isSame, `seed ${seed}, round ${round}`).toBe(true);
    }
  });
});
