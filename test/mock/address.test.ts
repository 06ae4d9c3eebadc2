import { describe, expect, test } from "vitest";
import { describeMock } from "../../src/mock/banner.js";
import { bodyOf, connect } from "./peer.js";
import { start } from "./start.js";

/** One channel that echoes, at an address on a server. */
const echo = (server: string, channel: string) => `
asyncapi: 3.0.0
info: { title: Echo, version: 1.0.0 }
servers: { live: ${server} }
channels:
  echo: { ${channel}, messages: { ping: { payload: { type: object } } } }
operations:
  ping: { action: receive, channel: { $ref: "#/channels/echo" } }
  pong: { action: send, channel: { $ref: "#/channels/echo" } }
`;

/** The same in AsyncAPI 2. */
const echo2 = (url: string, name: string) => `
asyncapi: 2.6.0
info: { title: Echo, version: 1.0.0 }
servers: { live: { url: "${url}", protocol: wss } }
channels:
  "${name}":
    publish: { message: { payload: { type: object } } }
    subscribe: { message: { payload: { type: object } } }
`;

const gate = "{ host: gate.example.com, protocol: wss, pathname: '/?v=10&encoding=json' }";

describe("an address with a query", () => {
  test.each([
    [echo(gate, "address: /"), "/?v=10&encoding=json"],
    [echo2("wss://gate.example.com/?v=10&encoding=json", "/"), "/?v=10&encoding=json"],
    [echo2("wss://gate.example.com?v=10", "/"), "/?v=10"],
    [echo2("wss://gate.example.com/a/?v=10", "/c?user={u}&w=1"), "/a/c?v=10&user={u}&w=1"],
    [echo("{ host: 'h?v=1', protocol: ws, pathname: /a }", "address: 'c?w=2'"), "/a/c?v=1&w=2"],
  ])("is where the mock says that it is, %#", async (document, place) => {
    const { mock, ws } = await start(document);
    const { services, tries } = describeMock(mock);
    expect(services[0]?.addresses).toEqual([ws + place]);
    const address = (ws + place).replace("{u}", "1");
    expect(tries).toEqual([`npx wscat -c '${address}'`]);
    await connect(address);
  });

  test("is not served with another fixed value, or without it; a parameter that is missing is refused", async () => {
    const { ws } = await start(echo("{ host: h, protocol: ws }", 'address: "/c?user={user}&v=1"'));
    await connect(`${ws}/c?v=1&user=bob&more=2`);
    await expect(connect(`${ws}/c?user=bob&v=2`)).rejects.toThrow("404");
    await expect(connect(`${ws}/c?user=bob`)).rejects.toThrow("404");
    await expect(connect(`${ws}/c`)).rejects.toThrow("404");
    await expect(connect(`${ws}/c?v=1`)).rejects.toThrow("400");
    await expect(connect(`${ws}/c?v=1&user=`)).rejects.toThrow("400");
  });

  test("tells HTTP operations on one path apart", async () => {
    const { mock, url } = await start(`
asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
servers: { web: { host: shop.example.com, protocol: https } }
channels:
  buy: { address: "/do?action=buy&item={item}", parameters: { item: { enum: [tea, milk] } }, messages: { bought: { payload: { const: bought } } } }
  sell: { address: "/do?action=sell", messages: { sold: { payload: { const: sold } } } }
operations:
  buy: { action: receive, channel: { $ref: "#/channels/buy" }, messages: [], bindings: { http: { method: GET } }, reply: { messages: [{ $ref: "#/channels/buy/messages/bought" }] } }
  sell: { action: receive, channel: { $ref: "#/channels/sell" }, messages: [], bindings: { http: { method: GET } }, reply: { messages: [{ $ref: "#/channels/sell/messages/sold" }] } }
`);
    const ask = async (query: string) => {
      const reply = await fetch(`${url}/do${query}`);
      return reply.ok ? bodyOf(reply) : reply.status;
    };
    expect(await ask("?item=milk&action=buy")).toBe("bought");
    expect(await ask("?action=sell")).toBe("sold");
    expect(await ask("?action=buy")).toBe(400);
    expect(await ask("?action=buy&item=beer")).toBe(404);
    expect(await ask("?action=steal")).toBe(404);
    expect(await ask("")).toBe(404);
    expect(describeMock(mock).tries).toEqual([`curl -X GET '${url}/do?action=buy&item=tea'`]);
  });
});
