import { describe, expect, test } from "vitest";
import type { Page } from "../../src/site/content.js";
import { renderTwin } from "../../src/site/markdown/twin.js";
import { planSite } from "../../src/site/pages/pages.js";
import { contractIn, contractOf } from "./document.js";

/** The pages of a document as Markdown, by address: what they say without how they look. */
async function pagesOf(
  document: object,
  reader: "client" | "server" = "client",
): Promise<ReadonlyMap<string, string>> {
  const text = JSON.stringify({ asyncapi: "3.0.0", info: { title: "Shop", version: "1.2.3" }, ...document });
  const { pages } = planSite({ contract: await contractIn(text), look: { reader, colours: {} } });
  return twinsOf(pages);
}

const twinsOf = (pages: readonly Page[]): ReadonlyMap<string, string> =>
  new Map(pages.map((page) => [page.address, renderTwin(page)]));

const order = {
  type: "object",
  required: ["id", "kind"],
  additionalProperties: false,
  properties: {
    id: { type: "string", minLength: 1, maxLength: 8 },
    kind: { enum: ["new", "old"] },
    note: { type: ["string", "null"], description: "What *else*." },
    mood: { type: "string", "x-extensible-enum": ["calm", "cross"] },
    parent: { $ref: "#/components/schemas/Order" },
    rumour: { type: "string", "x-undocumented": true },
    past: { type: "string", deprecated: true },
  },
};

const shop = {
  servers: { main: { host: "shop.test", protocol: "wss" } },
  channels: {
    orders: {
      address: "/orders",
      messages: {
        order: {
          payload: { $ref: "#/components/schemas/Order" },
          examples: [
            { name: "right", payload: { id: "a", kind: "new" } },
            { name: "wrong", payload: { id: "", kind: "none" } },
          ],
        },
        receipt: { payload: { type: "object", required: ["paid"], properties: { paid: { const: true } } } },
        news: { payload: { type: "object", required: ["said"], properties: { said: { type: "string" } } } },
      },
    },
  },
  operations: {
    buy: {
      action: "receive",
      channel: { $ref: "#/channels/orders" },
      messages: [{ $ref: "#/channels/orders/messages/order" }],
      reply: { messages: [{ $ref: "#/channels/orders/messages/receipt" }] },
    },
    tell: {
      action: "send",
      channel: { $ref: "#/channels/orders" },
      messages: [{ $ref: "#/channels/orders/messages/news" }],
    },
  },
  components: { schemas: { Order: order } },
};

describe("who says what to whom", () => {
  test.each([
    {
      reader: "client",
      page: "shop/operations/buy",
      words: "You send order. The server answers with receipt.",
    },
    { reader: "client", page: "shop/operations/buy", words: "*you ask*" },
    { reader: "client", page: "shop/operations/tell", words: "The server sends news." },
    { reader: "client", page: "shop/messages/news", words: "*you receive*" },
    {
      reader: "server",
      page: "shop/operations/buy",
      words: "The client sends order. You answer with receipt.",
    },
    { reader: "server", page: "shop/operations/buy", words: "*you are asked*" },
    { reader: "server", page: "shop/operations/tell", words: "You send news." },
    { reader: "server", page: "shop/messages/news", words: "*you send*" },
  ] as const)("to a $reader, $page says: $words", async ({ reader, page, words }) => {
    expect((await pagesOf(shop, reader)).get(page)).toContain(words);
  });
});

test.each([
  {
    what: "required fields with their limits in words",
    words: "- `id` string, **required**. 1 to 8 characters.",
  },
  { what: "the values of an enumeration", words: '- `kind` `"new"` or `"old"`, **required**.' },
  { what: "fields that can be null", words: "- `note` string, **or null**. What *else*." },
  {
    what: "that other values may come",
    words: '- `mood` `"calm"` or `"cross"` or another value. Other values may come.',
  },
  {
    what: "where a schema begins again, with a link",
    words: "- `parent` [`Order`](../schemas/order.md), **begins again**",
  },
  { what: "what no documentation says", words: "- `rumour` string, **undocumented**" },
  { what: "what is going away", words: "- `past` string, **deprecated**" },
  { what: "that there are no other fields", words: "No other properties." },
])("the page of a message says $what", async ({ words }) => {
  expect((await pagesOf(shop)).get("shop/messages/order")).toContain(words);
});

test("only examples that are valid are shown", async () => {
  const page = (await pagesOf(shop)).get("shop/messages/order");
  expect(page).toContain("### right");
  expect(page).not.toContain("wrong");
});

test("a message without an example has one that is made of its schema, and says so", async () => {
  const page = (await pagesOf(shop)).get("shop/messages/receipt");
  expect(page).toContain("**Inferred.** The contract has no example: this one is made from the schema.");
  expect(page).toContain('"paid": true');
});

test("two or three payloads that are refused come with what the validator says of them", async () => {
  const page = (await pagesOf(shop)).get("shop/messages/order") ?? "";
  const [, refused = ""] = page.split("## What is refused");
  expect(refused).toContain("without `id`: **/id is missing**");
  const said = [...refused.matchAll(/^[^\n]+: \*\*[^\n]+\*\*/gm)];
  expect(said.length).toBeGreaterThanOrEqual(2);
  expect(said.length).toBeLessThanOrEqual(3);
});

const said = { $ref: "#/channels/all/messages/said" };
const one = { all: { address: "/all", messages: { said: { payload: { type: "object" } } } } };

test.each([
  {
    what: "an operation that narrower ones say one by one leads to those",
    document: {
      servers: { main: { host: "h", protocol: "ws" } },
      channels: {
        all: { address: "/", messages: { a: { payload: { const: "a" } }, b: { payload: { const: "b" } } } },
      },
      operations: Object.fromEntries(
        [
          ["all", ["a", "b"]],
          ["justA", ["a"]],
          ["justB", ["b"]],
        ].map(([name, messages]) => [
          name,
          {
            action: "receive",
            channel: { $ref: "#/channels/all" },
            messages: [...(messages ?? [])].map((key) => ({ $ref: `#/channels/all/messages/${key}` })),
          },
        ]),
      ),
    },
    page: "shop/operations/all",
    words: [
      "Other operations say the same one by one",
      "[`justA`](just-a.md) *you send*",
      "[`justB`](just-b.md) *you send*",
    ],
  },
  {
    what: "a document without operations says so, and what is on its channels",
    document: { channels: one },
    page: "shop/index",
    words: ["The document has no operations", "The document names no server"],
  },
  {
    what: "a channel that no operation uses lists its messages",
    document: { channels: one },
    page: "shop/channels/all",
    words: ["No operation says who sends what here.", "[`said`](../messages/said.md) *in no operation*"],
  },
  {
    what: "a document without channels says so",
    document: { components: { schemas: { A: { type: "string" } } } },
    page: "shop/index",
    words: ["The document has no channels"],
  },
  {
    what: "an address that is known at run time only is said to be",
    document: { channels: { all: { ...one.all, address: null } } },
    page: "shop/channels/all",
    words: ["- **Address:** known at run time only"],
  },
  {
    what: "a broker needs a transport that the reader brings",
    document: {
      servers: { main: { host: "h", protocol: "kafka" } },
      channels: one,
      operations: { hear: { action: "send", channel: { $ref: "#/channels/all" }, messages: [said] } },
    },
    page: "shop/index",
    words: ["No transport for `kafka` comes along", "`transports: [yours]`"],
  },
  {
    what: "bindings are facts",
    document: {
      servers: { main: { host: "h", protocol: "kafka" } },
      channels: {
        all: { ...one.all, bindings: { kafka: { topic: "t-1", partitions: 3, bindingVersion: "0.5.0" } } },
      },
      operations: {
        hear: {
          action: "send",
          channel: { $ref: "#/channels/all" },
          bindings: { kafka: { groupId: { type: "string", enum: ["g-1"] } } },
        },
      },
    },
    page: "shop/channels/all",
    words: ["- **kafka topic:** `t-1`", "- **kafka partitions:** `3`"],
  },
  {
    what: "a deprecated operation is marked, and says so",
    document: {
      channels: one,
      operations: { old: { action: "send", deprecated: true, channel: { $ref: "#/channels/all" } } },
    },
    page: "shop/operations/old",
    words: ["*deprecated*", "The contract says that this is going away"],
  },
  {
    what: "Socket.IO channels tell their namespace and their events",
    document: {
      servers: { main: { host: "h", protocol: "socket.io" } },
      channels: { all: { ...one.all, "x-socketio": { namespace: "/room", event: "message", wrap: "data" } } },
    },
    page: "shop/channels/all",
    words: ["- **Namespace:** `/room`", "- **Event:** `message`", "what it sends in `data`"],
  },
])("$what", async ({ document, page, words }) => {
  const text = (await pagesOf(document)).get(page);
  for (const part of words) expect(text).toContain(part);
});

test("what a 2.x document leaves without a name is marked as named by us", async () => {
  const contract = await contractIn(
    JSON.stringify({
      asyncapi: "2.6.0",
      info: { title: "Shop", version: "1" },
      channels: {
        orders: {
          publish: {
            message: { payload: { type: "object", properties: { a: { type: "object", properties: {} } } } },
          },
        },
        named: { publish: { operationId: "buy", message: { name: "order", payload: { type: "object" } } } },
      },
    }),
  );
  const pages = twinsOf(planSite({ contract, look: { reader: "client", colours: {} } }).pages);
  const inferred = [...pages].filter(([, text]) => text.includes("no name")).map(([address]) => address);
  expect(inferred.filter((address) => address.includes("/operations/"))).toHaveLength(1);
  expect(inferred.filter((address) => address.includes("/messages/"))).toHaveLength(1);
  expect(inferred).not.toContain("shop/operations/buy");
  expect(inferred).not.toContain("shop/messages/order");
});

test("the errors of a service come with their meaning, their causes and the operations that they belong to", async () => {
  const { pages } = planSite({
    contract: await contractOf("asyncapi.yaml"),
    look: { reader: "client", colours: {} },
  });
  const twins = twinsOf(pages);
  expect(twins.get("brightpattern/errors")).toContain(
    "| `1000` | 400 | Missing or invalid tenantUrl. | without the parameter tenantUrl |",
  );
  expect(twins.get("productflo/errors")).toContain(
    "| `HAITCH_CHAT_ERROR` | The assistant failed. | it took too long in [`haitchChat`](operations/haitch-chat.md)",
  );
  expect(twins.get("bezlimit/errors")).toContain("- **Says why in:** `data.error`");
  expect(twins.get("bezlimit/errors")).not.toContain("| Code |");
});

test("no page of our contract has an empty title, an empty section or a summary of several lines", async () => {
  const { pages } = planSite({
    contract: await contractOf("asyncapi.yaml"),
    look: { reader: "client", colours: {} },
  });
  const wrong = pages.filter(
    ({ sections, summary, title }) =>
      title.trim() === "" || summary.includes("\n") || sections.some(({ blocks }) => blocks.length === 0),
  );
  expect(wrong.map(({ address }) => address)).toEqual([]);
});
