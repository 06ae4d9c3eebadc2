import { describe, expect, test } from "vitest";
import { build, onlyService, outline } from "./document.js";

const head = `
asyncapi: 3.0.0
info: { title: Market, version: 1.0.0 }
servers: { live: { host: m.example.com, protocol: wss, x-service: market }, other: { host: o.example.com, protocol: ws, x-service: market }, web: { host: m.example.com, protocol: https, x-service: market } }
`;
const payload = (kind: string) =>
  `{ payload: { type: object, required: [t], properties: { t: { const: ${kind} } } } }`;
const operation = (action: string, channel: string) =>
  `{ action: ${action}, channel: { $ref: "#/channels/${channel}" } }`;
const on = (...servers: readonly string[]) =>
  `servers: [${servers.map((key) => `{ $ref: "#/servers/${key}" }`).join(", ")}]`;

/** Orders come in on one channel, news go out on another. */
const two = (orders: string, news: string, more = "") => `${head}
channels:
  orders: { ${orders}, messages: { order: ${payload("order")} } }
  news: { ${news}, messages: { sold: ${payload("sold")} } }
operations:
  order: ${operation("receive", "orders")}
  sold: ${operation("send", "news")}
${more}`;

const channelsOf = (yaml: string) => {
  const { contract, diagnostics } = build(yaml);
  const { channels, operations } = onlyService(contract);
  return {
    channels: channels.map(({ name, receives, sends }) => [name, outline(receives), outline(sends)]),
    on: operations.map(({ name, channel }) => `${name} on ${channel.name}`),
    codes: diagnostics.map(({ code, source }) => `${code} ${source.pointer}`),
  };
};

const one = {
  channels: [["orders", "order", "sold"]],
  on: ["order on orders", "sold on orders"],
  codes: ["channels-joined /channels/news"],
};

describe("WebSocket channels with one address", () => {
  const live = on("live");
  test.each([
    ["as it stands", `address: /ws, ${live}`, `address: /ws, ${live}`],
    ["with a slash and without", `address: ws, ${live}`, `address: /ws, ${live}`],
    [
      "with a parameter",
      `address: "/ws/{id}", parameters: { id: {} }, ${live}`,
      `address: "/ws/{id}", ${live}`,
    ],
    ["beside HTTP servers", `address: /ws, ${on("live", "web")}`, `address: /ws, ${live}`],
  ])("are one connection with both directions: %s", (_, orders, news) => {
    expect(channelsOf(two(orders, news))).toEqual(one);
  });

  test("have the words, the parameters, the query and the members of all", () => {
    const { contract } = build(
      two(
        `address: "/ws/{id}", description: In., parameters: { id: { description: Who. } }, ${live}`,
        `address: "/ws/{id}", description: Out., parameters: { id: {} }, ${live}, x-a: 1, bindings: { ws: { query: { type: object, properties: { q: { type: string } } } } }`,
      ),
    );
    const [channel] = onlyService(contract).channels;
    expect(channel).toMatchObject({
      description: "In.\n\nOut.",
      parameters: [{ name: "id", description: "Who." }],
      query: { $ref: "OrdersQuery" },
      extensions: { "x-a": 1 },
    });
    expect(channel?.parameters).toHaveLength(1);
  });

  test("of AsyncAPI 2 are one, too, with all their operations", () => {
    const both = (kind: string) =>
      `{ publish: { operationId: ${kind}In, message: { name: ${kind}In, ${payload(`${kind}In`).slice(1)} }, subscribe: { operationId: ${kind}Out, message: { name: ${kind}Out, ${payload(`${kind}Out`).slice(1)} } }`;
    const { channels, codes } = channelsOf(`
asyncapi: 2.6.0
info: { title: Market, version: 1.0.0 }
servers: { live: { url: wss://m.example.com, protocol: wss } }
channels:
  /x: ${both("a")}
  x: ${both("b")}
`);
    expect(channels).toEqual([
      ["x", { t: { aIn: "aIn", bIn: "bIn" } }, { t: { aOut: "aOut", bOut: "bOut" } }],
    ]);
    expect(codes).toEqual(["channels-joined /channels/x"]);
  });

  test.each([
    ["other servers", `address: /ws, ${live}`, `address: /ws, ${on("live", "other")}`],
    ["other addresses", `address: /ws, ${live}`, `address: /w, ${live}`],
    ["HTTP alone", `address: /ws, ${on("web")}`, `address: /ws, ${on("web")}`],
    [
      "bindings that contradict",
      `address: /ws, ${live}, bindings: { ws: { method: GET } }`,
      `address: /ws, ${live}, bindings: { ws: { method: POST } }`,
    ],
    ["members that contradict", `address: /ws, ${live}, x-a: 1`, `address: /ws, ${live}, x-a: 2`],
  ])("stay apart: %s", (_, orders, news) => {
    const { channels, codes } = channelsOf(two(orders, news));
    expect([channels.length, codes]).toEqual([2, []]);
  });
});
