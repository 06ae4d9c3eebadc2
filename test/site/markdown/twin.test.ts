import { describe, expect, test } from "vitest";
import type { Block, Page } from "../../../src/site/content.js";
import { escapeText } from "../../../src/site/markdown/escape.js";
import { nestMarkdown } from "../../../src/site/markdown/nest.js";
import { renderTwin } from "../../../src/site/markdown/twin.js";

const page = (own: Partial<Page>): Page => ({
  ...{ address: "chat/messages/say", kind: "message", title: "Say", summary: "", badges: [], path: [] },
  ...{ lead: [], sections: [], keywords: [], ...own },
});
const twin = (...lead: readonly Block[]): string => renderTwin(page({ lead })).replace(/^# Say\n\n/, "");

describe("a twin", () => {
  test("has the way to the page, its title and marks, and a heading for each section", () => {
    const text = renderTwin(
      page({
        path: [{ text: "Chat", to: "index" }],
        badges: [{ text: "you send", tone: "send" }],
        sections: [{ id: "a", title: "A_b *c*", blocks: [{ kind: "prose", markdown: "Text." }] }],
      }),
    );
    expect(text).toBe("[Chat](../../index.md)\n\n# Say\n\n*you send*\n\n## A_b \\*c\\*\n\nText.\n");
  });

  test("has tables whose cells stay cells", () => {
    const cell = { kind: "markdown", markdown: "a | b\n\nc" } as const;
    expect(
      twin({ kind: "table", columns: ["One", "Two"], rows: [[[cell], [{ kind: "code", text: "x|y`" }]]] }),
    ).toBe("| One | Two |\n| --- | --- |\n| a \\| b c | `` x\\|y` `` |\n");
  });

  test("fences code with more than the code has", () => {
    expect(twin({ kind: "code", samples: [{ label: "JSON", language: "json", text: "````\n" }] })).toBe(
      "JSON:\n\n`````json\n````\n`````\n",
    );
  });

  test("has schemas as nested lists, with constraints and links", () => {
    const leaf = { badges: [], constraints: [], examples: [], children: [] };
    const link = { kind: "link", link: { text: "Tree", to: "chat/schemas/tree", isCode: true } } as const;
    const name = {
      ...leaf,
      ...({
        name: "name",
        type: [{ kind: "text", text: "string" }],
        description: "First.\n\nSecond.",
      } as const),
      badges: [{ text: "required", tone: "required" }],
      constraints: ["At least 1 character."],
    } as const;
    const again = { ...leaf, name: "", type: [link], choice: "one of", children: [name] };
    const tree = { ...leaf, name: "", type: [{ kind: "text", text: "object" }], children: [again] } as const;
    expect(twin({ kind: "schema", tree })).toBe(
      `object.

- [\`Tree\`](../schemas/tree.md).
  - one of:
  - \`name\` string, **required**. At least 1 character.

    First.

    Second.

`.replace(/\n+$/, "\n"),
    );
  });

  test("says a sequence step by step", () => {
    const sequence = {
      words: "You ask.",
      participants: ["you", "server"],
      arrows: [{ from: 0, to: 1, text: "ask", isDashed: false, link: { text: "", to: "chat/messages/ask" } }],
    };
    expect(twin({ kind: "sequence", sequence })).toBe("You ask.\n\n1. you → server: [ask](ask.md)\n");
  });
});

describe("Markdown of the document", () => {
  test.each([
    [
      "headings go below the section",
      "# A\n\n## B ##\n\nC\n===\n\n###### D",
      "### A\n\n#### B ##\n\n### C\n\n###### D",
    ],
    ["a heading in code is code", "```\n# A\n```", "```\n# A\n```"],
    ["code that is left open ends with the text", "a\n\n```js\nx", "a\n\n```js\nx\n```"],
    ["longer fences are not ended by shorter ones", "````\n```", "````\n```\n````"],
    ["tags are text", "a <script>b</script> <!-- c", "a \\<script>b\\</script> \\<!-- c"],
    ["tags in code are code", "`<b>` and ``a ` <i>``", "`<b>` and ``a ` <i>``"],
    ["code does not begin at an escape", "\\`<b>`", "\\`\\<b>`"],
    ["code ends with its paragraph", "`a\n\n<b>`", "`a\n\n\\<b>`"],
    [
      "code ends with its cell",
      "| a | b |\n|---|---|\n| ` | <b> ` |",
      "| a | b |\n|---|---|\n| ` | \\<b> ` |",
    ],
    ["links lead to the web", "[a](https://x.y) [b](javascript:x)", "[a](https://x.y) [b\\](javascript:x)"],
    ["links by reference, too", "[a]: https://x.y\n[b]: data:x", "[a]: https://x.y\n[b\\]: data:x"],
    ["addresses in brackets, too", "<https://x.y> <javascript:x>", "<https://x.y> \\<javascript:x>"],
    ["line ends are of one kind", "a\r\nb <i>", "a\nb \\<i>"],
  ])("%s", (_, given, wanted) => {
    expect(nestMarkdown(given, 2)).toBe(wanted);
  });

  test("plain text has no marks", () => {
    expect(escapeText("# a_b _c_ *d* [e](f) <g> &amp; h\n- i")).toBe(
      "\\# a_b \\_c\\_ \\*d\\* \\[e\\](f) \\<g\\> \\&amp; h - i",
    );
    expect(escapeText("1. a")).toBe("1\\. a");
  });
});
