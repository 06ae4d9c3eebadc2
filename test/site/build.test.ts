import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.js";
import { compileTemplates } from "../../src/site/html/override.js";
import type { Look, SiteInput } from "../../src/site/site.js";
import { inputOf, room } from "./site-input.js";

const build = async (own: Partial<SiteInput> = {}) => filesOf(await inputOf(room, own));
const filesOf = (input: SiteInput) =>
  new Map(buildSite(input).map(({ path, content }) => [path, String(content)]));
const look = (own: Partial<Look>): Look => ({ reader: "client", colours: {}, ...own });

describe("a site", () => {
  test("is the same, byte for byte, each time it is built", async () => {
    expect(buildSite(await inputOf(room))).toEqual(buildSite(await inputOf(room)));
  });

  test("has no two files that a file system could take for one", async () => {
    const paths = buildSite(await inputOf(room)).map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("has a Markdown twin of every page but the one for what is missing and the one that tries things out", async () => {
    const files = await build();
    const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
    const alone = pages.filter((path) => !files.has(path.replace(/html$/, "md")));
    expect(alone.sort()).toEqual(["404.html", "chat/try.html"]);
  });

  test("has the document where there is one text of it", async () => {
    expect((await build()).has("asyncapi.json")).toBe(false);
    const files = await build({ bundled: "{}\n" });
    expect(files.get("asyncapi.json")).toBe("{}\n");
    expect(files.get("llms.txt")).toContain("[asyncapi.json](asyncapi.json)");
  });

  test("lists the twin of every page once in llms.txt, by service, with what it is about", async () => {
    const files = await build({ look: look({ url: "https://example.com/docs/" }) });
    const text = files.get("llms.txt") ?? "";
    const listed = [...text.matchAll(/^- \[.*?\]\(https:\/\/example\.com\/docs\/(.*?)\)/gm)].map(
      ([, path]) => path,
    );
    expect([...listed].sort()).toEqual([...files.keys()].filter((path) => path.endsWith(".md")).sort());
    expect(text).toMatch(/^# Chat\n\n> Says hello & more\.\n\n## Overview\n/);
    expect(text).toContain("## Chat\n\n");
    expect(text).toContain("- [`Tree`](https://example.com/docs/chat/schemas/tree.md): A tree");
  });

  test("takes messages whose names are devices or too long for a file system", async () => {
    const long = "a".repeat(400);
    const renamed = room.replaceAll("said", "con").replaceAll("say", long);
    const paths = [...filesOf(await inputOf(renamed)).keys()].filter((path) => path.includes("/messages/"));
    expect(paths).toContain("chat/messages/con-.html");
    expect(paths.every((path) => path.split("/").every((step) => step.length < 230))).toBe(true);
  });
});

test("every page says at its side where it is, and unfolds what is around it", async () => {
  const files = await build({ articles: [{ name: "guide", markdown: "# Guide" }] });
  const page = files.get("chat/messages/say.html") ?? "";
  expect([...page.matchAll(/<a href="([^"]*)" aria-current="page"/g)].map(([, href]) => href)).toEqual([
    "say.html",
  ]);
  expect(page).toMatch(/<details open>\s*<summary>Messages/);
  expect(page).toMatch(/<details>\s*<summary>Schemas/);
  expect(files.get("guide.html")).toContain('<a href="guide.html" aria-current="page">Guide</a>');
});

test("a title of one's own is that of every page", async () => {
  const files = await build({ look: look({ title: "Rooms" }) });
  expect(files.get("index.html")).toContain("<h1>Rooms");
  expect(files.get("chat/index.md")).toContain("[Rooms](../index.md)");
  expect(files.get("llms.txt")).toMatch(/^# Rooms\n/);
});

describe("the JSON Schema of a message", () => {
  const schemaOf = async (text: string, name: string): Promise<Record<string, unknown>> =>
    JSON.parse(filesOf(await inputOf(text)).get(`chat/messages/${name}.schema.json`) ?? "");

  test("compiles by itself, recursion and all, and says what the contract says", async () => {
    const validate = new Ajv().compile(await schemaOf(room, "say"));
    const branches = [{ name: "left" }];
    expect(validate({ type: "say", tree: { name: "oak", branches } })).toBe(true);
    expect(validate({ type: "say", tree: { name: "oak", branches: [{}] } })).toBe(false);
    expect(validate({ type: "say" })).toBe(false);
  });

  test("says in the words of draft-07 what newer words say, and names what it cannot say", async () => {
    const payload = `{ type: object, properties: { type: { const: said }, pair: { type: array, prefixItems: [{ type: string }], items: false } },
          dependentRequired: { a: [b] }, unevaluatedProperties: false, x-note: 1 }`;
    const newer = room.replace(
      /payload:\n {8}type: object\n {8}required: \[type\]\n {8}properties: \{ type: \{ const: said \} \}/,
      `payload: ${payload}`,
    );
    const schema = await schemaOf(newer, "said");
    expect(JSON.stringify(schema)).not.toMatch(/prefixItems|dependentRequired|"unevaluated|x-note/);
    expect(JSON.stringify(schema)).toContain("Not in draft-07: unevaluatedProperties.");
    const validate = new Ajv({ strictTuples: false }).compile(schema);
    expect(validate({ type: "said", pair: ["a"] })).toBe(true);
    expect(validate({ type: "said", pair: ["a", "b"] })).toBe(false);
    expect(validate({ a: 1 })).toBe(false);
  });

  test("is linked from the page of the message", async () => {
    expect((await build()).get("chat/messages/say.html")).toContain('href="say.schema.json"');
  });
});

describe("where the site will be", () => {
  test("is needed for a sitemap, which has every page once", async () => {
    expect((await build()).has("sitemap.xml")).toBe(false);
    const files = await build({ look: look({ url: "https://example.com/docs/" }) });
    const places = [...(files.get("sitemap.xml") ?? "").matchAll(/<loc>(.*)<\/loc>/g)].map(([, at]) => at);
    expect(places).toContain("https://example.com/docs/");
    expect(places).toContain("https://example.com/docs/chat/messages/say.html");
    const pages = [...files.keys()].filter((path) => path.endsWith(".md"));
    expect(places).toHaveLength(pages.length);
    expect(files.get("chat/messages/say.html")).toContain(
      '<link rel="canonical" href="https://example.com/docs/chat/messages/say.html">',
    );
  });

  test.each([
    [{}, "/"],
    [{ basePath: "/docs/" }, "/docs/"],
    [{ url: "https://example.com/deep/docs/" }, "/deep/docs/"],
  ])("%j: what is missing is said by a page whose links start at %s", async (where, base) => {
    const page = (await build({ look: look(where) })).get("404.html") ?? "";
    expect(page).toContain(`<link rel="stylesheet" href="${base}assets/site.css">`);
    const links = [...page.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, href = ""]) => href);
    expect(links.filter((href) => !href.startsWith(base))).toEqual([]);
  });
});

describe("colours", () => {
  test("are a style sheet of their own, by scheme", async () => {
    const files = await build({
      look: look({ colours: { accent: "#0a6", "accent-dark": "rgb(80 255 200)" } }),
    });
    expect(files.get("assets/colours.css")).toBe(
      `:root{--accent:#0a6;}
:root[data-theme=dark]{--accent:rgb(80 255 200);}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--accent:rgb(80 255 200);}}
`,
    );
    expect(files.get("index.html")).toContain("assets/colours.css");
  });

  test.each(["red;}", "url(//evil)", "var(--x)", "#12", "rgb(1,2,3);", "expression(1)", "red}/*"])(
    "that are none are refused: %s",
    async (value) => {
      await expect(build({ look: look({ colours: { accent: value } }) })).rejects.toThrow("is no colour");
    },
  );

  test("of a role that there is not are refused, with the nearest one", async () => {
    const wrong = build({ look: look({ colours: { "acent-dark": "red" } }) });
    await expect(wrong).rejects.toMatchObject({ help: "Did you mean `accent-dark`?" });
  });
});

describe("a page of the user's own", () => {
  const article = (markdown: string, name = "guide") => build({ articles: [{ name, markdown }] });

  test("has its first heading for a title, sections, a twin, and a place at the side of every page", async () => {
    const files = await article(
      "# How to *begin*\n\nFirst this.\n\n## A part\n\nText.\n\n## A part\n\nMore.\n",
    );
    expect(files.get("guide.html")).toContain("<h1>How to begin</h1>");
    expect(files.get("guide.html")).toMatch(/<h2 id="a-part">[\s\S]*<h2 id="a-part-2">/);
    expect(files.get("guide.md")).toContain("## A part\n\nText.");
    expect(files.get("chat/messages/say.html")).toContain('<a href="../../guide.html">How to begin</a>');
    expect(files.get("llms.txt")).toContain("## Guides\n\n- [How to begin](guide.md): First this.");
  });

  test("links to pages by their twins, in HTML to their HTML", async () => {
    const files = await article("# A\n\n[say](chat/messages/say.md#payload), [web](https://example.com)");
    expect(files.get("guide.html")).toContain('<a href="chat/messages/say.html#payload">say</a>');
    expect(files.get("guide.md")).toContain("[say](chat/messages/say.md#payload)");
  });

  test("that links to a page that there is not is refused", async () => {
    await expect(article("# A\n\n[x](chat/messages/sya.md)")).rejects.toThrow(
      "`guide.md` links to `chat/messages/sya.md`, and the site has no such page",
    );
  });

  test("shows HTML as text, and has no links but to the web and to the site", async () => {
    const page = (await article("# A\n\n<script>x</script> [a](javascript:x) [b](//evil/x.md)")).get(
      "guide.html",
    );
    expect(page).toContain("&lt;script&gt;x");
    expect(page).not.toContain("javascript:x)</a>");
    expect(page).not.toMatch(/href="(?:javascript|\/\/)/);
  });

  test.each([
    ["index", "my-index"],
    ["My Guide", "my-guide"],
  ])("called %s is refused, and told a name", async (name, wanted) => {
    await expect(article("# A", name)).rejects.toMatchObject({ help: `Call it \`${wanted}.md\`.` });
  });
});

describe("a template of the user's own", () => {
  const withTemplate = async (file: string, text: string) =>
    build({
      look: look({ title: "Rooms & halls" }),
      templates: await compileTemplates([{ file, text }]),
    });

  test("stands in for ours of that name alone, and escapes what it shows", async () => {
    const files = await withTemplate("facts.html.hbs", "<p>{{#each rows}}{{term}};{{/each}}</p>");
    expect(files.get("chat/messages/say.html")).toContain("<p>On the wire;");
    const titled = await withTemplate("layout.html.hbs", "<title>{{siteTitle}}</title>{{lead}}");
    expect(titled.get("index.html")).toMatch(
      /^<title>Rooms &amp; halls<\/title><div class="prose"><p>Says hello &amp; more/,
    );
  });

  test.each([
    ["layuot.html.hbs", "x", "there is no template `layuot.html.hbs`", "Did you mean `layout.html.hbs`?"],
    ["facts.html.hbs", "\n{{#each rows}}", "the template `facts.html.hbs`, line 2, does not work", ""],
    ["facts.html.hbs", "a\n{{nothing}}", "the template `facts.html.hbs`, line 2, does not work", ""],
    ["facts.html.hbs", "{{#with rows}}{{/with}}", "the template `facts.html.hbs`, line 1, does not work", ""],
    ["facts.html.hbs", "{{lookup rows 0}}", "the template `facts.html.hbs`, line 1, does not work", ""],
    ["facts.html.hbs", "{{> other}}", "the template `facts.html.hbs`", ""],
    ["facts.html.hbs", "{{constructor.constructor}}", "the template `facts.html.hbs`, line 1,", ""],
  ])("%s with %j is refused", async (file, text, reason, help) => {
    const error: unknown = await withTemplate(file, text).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "UsageError", message: expect.stringContaining(reason) });
    expect(error).toMatchObject({ help: expect.stringContaining(help) });
  });
});
