import { beforeAll, describe, expect, test } from "vitest";
import { emitContract } from "../../src/emit/emit.js";
import type { Block, Page, Sample } from "../../src/site/content.js";
import { planSite } from "../../src/site/pages/pages.js";
import { quote } from "../../src/site/sample-curl.js";
import { build } from "../contract/document.js";
import { compile } from "../emit/service-compile.js";
import { contractOf } from "./document.js";

const blocksOf = (page: Page): readonly Block[] => [
  ...page.lead,
  ...page.sections.flatMap(({ blocks }) => blocks),
];

const samplesIn = (page: Page): readonly Sample[] =>
  blocksOf(page).flatMap((block) =>
    block.kind === "code" ? block.samples : block.kind === "example" ? block.example.samples : [],
  );

describe("the samples of our own contract", () => {
  let pages: readonly Page[] = [];
  beforeAll(async () => {
    pages = planSite({
      contract: await contractOf("asyncapi.yaml"),
      look: { reader: "client", colours: {} },
    }).pages;
  });

  test("are in TypeScript that compiles against the generated client", async () => {
    const programs = new Set(
      pages.flatMap((page) =>
        samplesIn(page).flatMap(({ label, text }) => (label === "TypeScript" ? [text] : [])),
      ),
    );
    expect(programs.size).toBeGreaterThan(80);
    const { files } = await emitContract(await contractOf("asyncapi.yaml"));
    const folders = new Map<string, Record<string, string>>();
    for (const { path, text } of files) {
      const [folder = "", name = ""] = path.split("/");
      if (/^(?:client|contract|messages|models|validators\.d|socketio-events)\.ts$/.test(name))
        folders.set(folder, { ...folders.get(folder), [name]: text });
    }
    const samples = [...programs].map(
      (text, index) => [`sample-${index}.ts`, text.replaceAll('"./generated/', '"../')] as const,
    );
    const faults = compile({ ...Object.fromEntries(folders), samples: Object.fromEntries(samples) });
    expect(faults.filter((fault) => !fault.includes("value is never read"))).toEqual([]);
  });

  test.each([
    ["productflo/operations/chat", ["TypeScript", "JSON"]],
    ["brightpattern/operations/request-chat", ["TypeScript", "curl"]],
    ["brightpattern/messages/send-events-request", ["JSON", "TypeScript", "curl"]],
    ["productflo/messages/chat-response", ["JSON", "TypeScript"]],
  ])("%s is shown as %j", (address, labels) => {
    const page = pages.find((one) => one.address === address);
    expect([...new Set(page && samplesIn(page).map(({ label }) => label))]).toEqual(labels);
  });

  test("hold every valid example of every message as JSON", () => {
    for (const page of pages.filter(({ kind }) => kind === "message"))
      for (const { label, text } of samplesIn(page))
        if (label === "JSON") expect(() => JSON.parse(text)).not.toThrow();
  });
});

test.each([
  ["a", "a"],
  ["it's", "'it'\\''s'"],
  ["a b; rm -rf $HOME", "'a b; rm -rf $HOME'"],
  ["", "''"],
])("a shell reads %j as one word", (words, wanted) => expect(quote(words)).toBe(wanted));

test("the URL of a request has the queries of its server, its address and its binding", () => {
  const { contract } = build(`
asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
servers: { web: { host: "{shopUrl}", pathname: "/{v}?k=1", protocol: https, variables: { shopUrl: {}, v: {} } } }
channels: { buy: { address: "/do?item={item}", parameters: { item: {} } } }
operations:
  buy:
    action: receive
    channel: { $ref: "#/channels/buy" }
    bindings: { http: { method: GET, query: { type: object, required: [n], properties: { n: { const: 2 } } } } }
`);
  const { pages } = planSite({ contract, look: { reader: "client", colours: {} } });
  const shown = pages.flatMap(samplesIn).find(({ label }) => label === "curl")?.text;
  expect(shown).toBe("curl \\\n  'SHOP_URL/V/do?k=1&item=ITEM&n=2'");
  expect(JSON.stringify(pages)).toContain('"{shopUrl}/{v}?k=1"');
});

test("of webhooks alone there is a receiver to show, and no client", async () => {
  const yaml = `
asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
servers: { web: { host: shop.example.com, protocol: https } }
channels: { paid: { address: /paid, messages: { paid: { payload: { type: object } } } } }
operations: { paid: { action: send, channel: { $ref: "#/channels/paid" } } }
`;
  const { contract } = build(yaml);
  const { pages } = planSite({ contract, look: { reader: "client", colours: {} } });
  const programs = [
    ...new Set(
      pages.flatMap((page) =>
        samplesIn(page).flatMap(({ label, text }) => (label === "TypeScript" ? [text] : [])),
      ),
    ),
  ];
  expect(programs).toEqual([expect.stringContaining('"./generated/shop/webhooks.js"')]);
  const { files } = await emitContract(contract);
  const own = files.flatMap(({ path, text }) =>
    /^shop\/(?!conf).*\.ts$/.test(path) ? [[path.slice(5), text] as const] : [],
  );
  const sample = programs[0]?.replaceAll('"./generated/', '"../') ?? "";
  expect(compile({ shop: Object.fromEntries(own), samples: { "sample.ts": sample } })).toEqual([]);
});
