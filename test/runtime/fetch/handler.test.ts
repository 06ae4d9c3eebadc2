import { describe, expect, test } from "vitest";
import { createFetchHandler, type FetchSettings } from "../../../src/runtime/fetch/handler.js";
import type { ResourceAnswer, ResourceRequest } from "../../../src/runtime/wire/acceptor.js";
import { answerBody, makeAcceptor } from "../node/resource-server.js";
import { VirtualClock } from "../virtual-clock.js";

function open(
  answer: (request: ResourceRequest) => ResourceAnswer | Promise<ResourceAnswer> = answerBody,
  settings: FetchSettings = {},
) {
  const { acceptor, asked } = makeAcceptor(answer);
  const handle = createFetchHandler([acceptor], settings);
  const send = (path: string, init?: RequestInit & { readonly duplex?: "half" }) =>
    handle(new Request(`https://h.example/v1${path}`, init), { remoteAddress: "192.0.2.1" });
  return { asked, handle, send };
}

const json = { "content-type": "application/json" };
const answerWith = (body: unknown, more: Partial<ResourceAnswer> = {}) =>
  open(() => ({ status: 200, headers: {}, body, ...more }));

test("an operation is asked with parameters, query, headers, cookies and body", async () => {
  const { send, asked } = open();
  const response = await send("/things/a%2Fb?q=1&q=2", {
    method: "PUT",
    headers: { ...json, "Api-Token": "t", cookie: "a=1; b=%20; a=2" },
    body: '{"n":1}',
  });
  expect([response.status, await response.json()]).toEqual([200, { n: 1 }]);
  const [request] = asked;
  expect(request).toMatchObject({
    operation: "putThing",
    parameters: { id: "a/b" },
    cookies: { b: " " },
    remoteAddress: "192.0.2.1",
    body: { ok: true, value: { n: 1 } },
  });
  expect(request?.query.getAll("q")).toEqual(["1", "2"]);
  expect(request?.headers("api-TOKEN")).toBe("t");
  expect(await request?.delivered).toBe(true);
});

describe("a request for nothing", () => {
  test.each([
    ["GET", "/nowhere", 404, null],
    ["DELETE", "/things/1", 405, "GET, PUT, OPTIONS"],
    ["OPTIONS", "/things/1", 204, "GET, PUT, OPTIONS"],
    ["GET", `/things/1?${"a&".repeat(101)}`, 400, null],
  ])("%s %s gets %i", async (method, path, status, allow) => {
    const { send, asked } = open();
    const response = await send(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([status, allow]);
    expect(asked).toEqual([]);
  });
});

describe("a body", () => {
  test.each([
    ["is too large", { headers: json, body: `"${"a".repeat(70_000)}"` }, 413],
    ["is too large in pieces", { headers: json, body: endless(), duplex: "half" as const }, 413],
    ["is no JSON", { headers: json, body: "{" }, 400],
    ["is no text", { headers: json, body: new Uint8Array([0xff]) }, 400],
    ["is of another type", { headers: { "content-type": "text/plain" }, body: "{}" }, 415],
    ["is packed", { headers: { ...json, "content-encoding": "gzip" }, body: "{}" }, 415],
  ])("that %s is refused", async (_, init, status) => {
    expect((await open().send("/things/1", { method: "PUT", ...init })).status).toBe(status);
  });

  test("that stands still is given up", async () => {
    const clock = new VirtualClock();
    const { send } = open(answerBody, { clock });
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const response = send("/things/1", { method: "PUT", headers: json, body, duplex: "half" });
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(10_000);
    expect((await response).status).toBe(408);
  });

  test("of bytes comes as a Blob, and what uploads hold at once is bounded", async () => {
    const { send, asked } = open(answerStatus);
    const put = (bytes: number) =>
      send("/bytes", {
        method: "PUT",
        headers: { "content-type": "image/png" },
        body: new Uint8Array(bytes),
      });
    expect((await put(3)).status).toBe(200);
    const { value } = bodyOf<Blob>(asked[0]);
    expect([value.size, value.type]).toEqual([3, "image/png"]);
    const small = open(answerStatus, { limits: { uploadsBytes: 2 } });
    const full = await small.send("/bytes", { method: "PUT", body: new Uint8Array(3) });
    expect([full.status, full.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await small.send("/bytes", { method: "PUT", body: new Uint8Array(2) })).status).toBe(200);
  });

  test("of a form comes as its fields, files as what they prove to be", async () => {
    const { send, asked } = open(answerStatus);
    const form = (entries: readonly (readonly [string, string | File])[]) => {
      const body = new FormData();
      for (const [name, value] of entries)
        if (typeof value === "string") body.append(name, value);
        else body.append(name, value, value.name);
      return send("/forms", { method: "POST", body });
    };
    const html = new File(["<b>"], 'a"/b.html', { type: "text/html" });
    expect(
      (
        await form([
          ["a", "1"],
          ["a", "2"],
          ["__proto__", "x"],
          ["file", html],
        ])
      ).status,
    ).toBe(200);
    const { value } = bodyOf<{ readonly a: unknown; readonly file: File }>(asked[0]);
    expect([Object.keys(value), value.a]).toEqual([
      ["a", "file"],
      ["1", "2"],
    ]);
    expect([value.file.name, value.file.type]).toEqual(["a__b.html", "application/octet-stream"]);
    const picture = new File(["<b>"], "a.png", { type: "image/png" });
    expect((await form([["file", picture]])).status).toBe(415);
    expect((await form([["other", html]])).status).toBe(415);
    expect((await form(Array.from({ length: 21 }, () => ["a", "1"] as const))).status).toBe(413);
    const url = await send("/forms", { method: "POST", body: new URLSearchParams({ b: "ü" }) });
    expect([url.status, asked.at(-1)?.body]).toEqual([200, { ok: true, value: { b: "ü" } }]);
  });
});

const answerStatus = ({ body }: ResourceRequest): ResourceAnswer => ({
  status: body.ok ? 200 : body.reason === "wrong-type" ? 415 : 413,
  headers: {},
  body: {},
});

/** The body of a request, which was read. */
const bodyOf = <T>(request: ResourceRequest | undefined) => request?.body as { readonly value: T };

function endless(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8_192)) });
}

describe("an answer", () => {
  test("in JSON is typed, not sniffed and not kept", async () => {
    const { send } = answerWith(
      { a: 1 },
      { status: 429, headers: { "retry-after": "5", "x-bad": "a\r\nset-cookie: b" } },
    );
    const response = await send("/things/1");
    expect([response.status, await response.json()]).toEqual([429, { a: 1 }]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "retry-after": "5",
    });
  });

  test("with several cookies has a header for each", async () => {
    const { send } = answerWith({}, { cookies: ["a=1", "b=2"] });
    expect((await send("/things/1")).headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("of bytes is a download that no browser runs", async () => {
    const { send } = answerWith(new File(["<script>"], "ä'b.html", { type: "text/html" }));
    const response = await send("/things/1");
    expect(await response.text()).toBe("<script>");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html",
      "content-disposition": "attachment; filename*=UTF-8''%C3%A4%27b.html",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect((await send("/things/1", { headers: { range: "bytes=0-1,2-3" } })).status).toBe(416);
  });

  test("without a body has none", async () => {
    const empty = await answerWith(undefined, { status: 204 }).send("/things/1");
    expect([empty.status, await empty.text()]).toEqual([204, ""]);
    const head = await answerWith({ a: 1 }).send("/things/1", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("that is none is a fault that is told to the server alone", async () => {
    const faults: string[] = [];
    const { acceptor } = makeAcceptor(() => ({ status: 99, headers: {}, body: {} }));
    const handle = createFetchHandler([acceptor], { onError: ({ code }) => faults.push(code) });
    const response = await handle(new Request("https://h.example/v1/things/1"));
    expect([response.status, await response.json()]).toEqual([
      500,
      { code: "internal", message: "the server has a fault" },
    ]);
    expect(faults).toEqual(["internal"]);
  });

  test("to a poll counts as delivered when its body was taken, and not when it was thrown away", async () => {
    const { send, asked } = answerWith({ events: [] });
    expect(await (await send("/chats/1/events")).json()).toEqual({ events: [] });
    expect(await asked[0]?.delivered).toBe(true);
    await (await send("/chats/1/events")).body?.cancel();
    expect(await asked[1]?.delivered).toBe(false);
  });
});
