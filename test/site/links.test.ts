import { beforeAll, describe, expect, test } from "vitest";
import { planSite } from "../../src/site/pages/pages.js";
import { contractIn } from "./document.js";
import { deadLinks, doubleIds, readHtml } from "./link.js";
import { filesFor, ownFiles } from "./try-site.js";

const look = { reader: "client", colours: {} } as const;

describe("our contract", () => {
  let files: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    files = await ownFiles();
  });

  test("every link of every page and of its Markdown twin leads to a file or an anchor of the site", () => {
    expect(deadLinks(files)).toEqual([]);
  });

  test("no page has an anchor twice", () => {
    expect(doubleIds(files)).toEqual([]);
  });

  test("every page has a twin, and is reached from the overview over links alone", () => {
    const pages = [...files.keys()].filter(
      (path) => path.endsWith(".html") && !/(?:404|\/try)\.html$/.test(path),
    );
    expect(pages.filter((path) => !files.has(path.replace(/html$/, "md")))).toEqual([]);
    const reached = new Set(["index.html"]);
    for (const path of reached)
      for (const link of readHtml(files.get(path) ?? "").links) {
        const target = new URL(link, `http://host/${path}`).pathname.slice(1);
        if (target.endsWith(".html")) reached.add(target);
      }
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
});

test("a broken link and a double anchor are seen", () => {
  const files = new Map([
    ["a/b.html", '<a href="../c.html#here">x</a><a href="gone.html">y</a><p id="z"></p><p id="z"></p>'],
    ["c.html", "<p>no anchor</p>"],
    ["c.md", "[x](a/b.md) and `[y](z.md)`"],
  ]);
  expect(deadLinks(files)).toEqual(["a/b.html -> ../c.html#here", "a/b.html -> gone.html", "c.md -> a/b.md"]);
  expect(doubleIds(files)).toEqual(["a/b.html: z"]);
});

const names = [
  ...["fooBar", "foobar", "foo_bar", "FooBar", "FOOBAR", "foo.bar"],
  ...["../../evil", "a/b", "..", "CON", "nul.ts", "a:b", "end.", "end ", "-lead", "x".repeat(300)],
  ...["class", "default", "await", "yield", "constructor", "__proto__", "index", "try", "errors"],
  ...["été", "e\u0301te\u0301", "ЧАТ", "чат", "聊天", "ß", "SS"],
];

test("names that differ in case, in accents or in signs alone have addresses of their own, safe in any file system", async () => {
  const channels = Object.fromEntries(
    names.map((name, index) => [
      name,
      { address: `/${index}`, messages: { [name]: { payload: { const: index } } } },
    ]),
  );
  const contract = await contractIn(
    JSON.stringify({ asyncapi: "3.0.0", info: { title: "t", version: "1" }, channels }),
  );
  const { pages } = planSite({ contract, look });
  expect(pages.length).toBeGreaterThan(3 * names.length);
  const folded = pages.map(({ address }) => address.normalize("NFC").toLowerCase());
  expect(folded.filter((address, index) => folded.indexOf(address) !== index)).toEqual([]);
  for (const { address } of pages) {
    expect(address).toMatch(/^[\p{L}\p{N}\p{M}/-]+$/u);
    for (const step of address.split("/")) {
      expect(step).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d|)$/);
      expect(Buffer.byteLength(step)).toBeLessThan(240);
    }
  }
  const files = filesFor(contract);
  expect(deadLinks(files)).toEqual([]);
  expect(doubleIds(files)).toEqual([]);
});

test("an address does not change with the order of the document", async () => {
  const addressesOf = async (ordered: readonly string[]) => {
    const channels = Object.fromEntries(ordered.map((name) => [name, { address: name }]));
    const contract = await contractIn(
      JSON.stringify({ asyncapi: "3.0.0", info: { title: "t", version: "1" }, channels }),
    );
    return planSite({ contract, look })
      .pages.map(({ address, keywords }) => `${address} ${keywords.join(" ")}`)
      .sort();
  };
  const some = ["fooBar", "foo_bar", "FooBar", "other"];
  expect(await addressesOf(some)).toEqual(await addressesOf([...some].reverse()));
});

test("a document with hundreds of messages has pages of a size that does not grow with it", async () => {
  const sizeOf = async (count: number) => {
    const messages = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`m${index}`, { payload: { type: "object" } }]),
    );
    const contract = await contractIn(
      JSON.stringify({
        asyncapi: "3.0.0",
        info: { title: "t", version: "1" },
        channels: { all: { address: "/", messages } },
      }),
    );
    const files = filesFor(contract);
    expect(deadLinks(files)).toEqual([]);
    return [...files].find(([path]) => path.endsWith("/messages/m77.html"))?.[1].length ?? 0;
  };
  expect(await sizeOf(400)).toBeLessThan(1.2 * (await sizeOf(100)));
});
