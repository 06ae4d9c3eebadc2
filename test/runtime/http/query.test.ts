import { describe, expect, test } from "vitest";
import { describeService } from "../../../src/description/description.js";
import { describeServed } from "../../../src/mock/served-contract.js";
import { type Client, createClient } from "../../../src/runtime/client/client.js";
import type { Connection } from "../../../src/runtime/client/connection.js";
import { memory } from "../../../src/runtime/memory/transport.js";
import { createServer } from "../../../src/runtime/server/server.js";
import type { AnyMessage } from "../../../src/runtime/wire/dispatch.js";
import { build, onlyService } from "../../contract/document.js";
import { converse, httpDocument } from "../http-service.js";

const query =
  "query: { type: object, required: [limit], properties: { limit: { type: integer, minimum: 1, maximum: 9 }, tags: { type: array, items: { type: string }, maxItems: 2 }, sort: { enum: [asc, desc] }, on: { type: boolean } } }";
const yaml = httpDocument(
  "c: { address: /c }",
  `list: { action: receive, channel: { $ref: "#/channels/c" }, messages: [], bindings: { http: { method: GET, ${query} } } }`,
);
const bad = [
  "",
  "limit=0",
  "limit=x",
  "limit=1&limit=2",
  "limit=1&sort=up",
  "limit=1&tags=a&tags=b&tags=c",
  "limit=1&on=1",
];

describe("the query of an HTTP operation", () => {
  test("is values for the handler; a name that stands twice is a list", async () => {
    const heard: unknown[] = [];
    const { call, request } = await converse(yaml, {
      list: (context: { readonly query: unknown }) => void heard.push(context.query),
    });
    const full = { limit: 2, tags: ["a", "b"], sort: "asc", on: true };
    await call("list", { query: full });
    await request("/c?limit=1&tags=a&more=x");
    expect(heard).toEqual([full, { limit: 1, tags: ["a"], more: "x" }]);
  });

  test.each(bad)("`%s` is refused at the door, and not sent by a client", async (text) => {
    const heard: unknown[] = [];
    const { call, request } = await converse(yaml, { list: () => void heard.push(1) });
    const answer = await request(`/c?${text}`);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "invalid-message" }]);
    const given = [...new Set(new URLSearchParams(text).keys())].map((name) => [
      name,
      new URLSearchParams(text).getAll(name),
    ]);
    await expect(call("list", { query: Object.fromEntries(given) })).rejects.toMatchObject({
      code: "invalid-message",
    });
    expect(heard).toEqual([]);
  });
});

describe("the query of a connection", () => {
  async function open(given: object) {
    const service = onlyService(
      build(`
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: rooms.example.com, protocol: ws } }
channels: { c: { address: /c, messages: { say: { payload: { type: object } } }, bindings: { ws: { ${query} } } } }
operations: { say: { action: receive, channel: { $ref: "#/channels/c" } } }
`).contract,
    );
    const { description, validators } = describeServed(service, describeService(service).service);
    await validators.load();
    const heard: unknown[] = [];
    const server = createServer(description, {
      handlers: { say: () => {} },
      connected: { c: (context) => void heard.push(context.query) },
    });
    type Methods = { readonly c: (place: object) => Connection<AnyMessage, AnyMessage> };
    const client = createClient<Client & Methods>(description, {}, [memory(server)]);
    const connection = client.c({ query: given });
    const connected = await connection.connect().then(
      () => "connected",
      (error: { readonly code: string }) => error.code,
    );
    await client.close();
    return { heard, connected, server };
  }

  test("is values for the handler", async () => {
    const { heard, connected } = await open({ limit: 2, tags: ["a"] });
    expect([heard, connected]).toEqual([[{ limit: 2, tags: ["a"] }], "connected"]);
  });

  test("that breaks its schema is not sent", async () => {
    expect(await open({ limit: 99 })).toMatchObject({ heard: [], connected: "invalid-message" });
  });

  test.each(bad)("`%s` is refused before there is a connection", async (text) => {
    const { server } = await open({ limit: 1 });
    const refused = await server.admit({
      ...{ channel: "c", transport: "memory", parameters: {}, query: new URLSearchParams(text) },
      ...{ headers: () => undefined, cookies: {}, remoteAddress: "", replyHeaders: [] },
      signal: new AbortController().signal,
    });
    expect(refused).toMatchObject({ ok: false, status: 400, code: "invalid-message" });
  });
});
