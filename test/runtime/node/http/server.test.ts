import { once } from "node:events";
import { Agent, request as ask } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { ResourceSettings } from "../../../../src/runtime/node/http/server.js";
import type { ResourceAnswer, ResourceRequest } from "../../../../src/runtime/wire/acceptor.js";
import { VirtualClock } from "../../virtual-clock.js";
import { answerBody, sendRaw, startServer } from "../resource-server.js";

let running: Awaited<ReturnType<typeof startServer>> | undefined;
afterEach(() => running?.stop());

async function start(
  answer: (request: ResourceRequest) => ResourceAnswer | Promise<ResourceAnswer> = answerBody,
  settings: ResourceSettings = {},
) {
  running = await startServer(answer, settings);
  return running;
}

const answerWith =
  (body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200) =>
  (): ResourceAnswer => ({ status, headers, body });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const json = { "content-type": "application/json" };
const head = (method: string, path: string, ...headers: readonly string[]) =>
  [`${method} /v1${path} HTTP/1.1`, "host: h", "connection: close", ...headers, "", ""].join("\r\n");

test("an operation is asked with parameters, query, headers, cookies and body", async () => {
  const { url, asked } = await start();
  const response = await fetch(`${url}/things/a%2Fb?q=1&q=2`, {
    method: "PUT",
    headers: { ...json, "Api-Token": "t", cookie: "a=1; b=%20; a=2" },
    body: '{"n":1}',
  });
  expect(await response.json()).toEqual({ n: 1 });
  const [request] = asked;
  expect(request).toMatchObject({
    operation: "putThing",
    parameters: { id: "a/b" },
    cookies: { b: " " },
    remoteAddress: "127.0.0.1",
    body: { ok: true, value: { n: 1 } },
  });
  expect(request?.query.getAll("q")).toEqual(["1", "2"]);
  expect(request?.headers("api-TOKEN")).toBe("t");
  expect(await request?.delivered).toBe(true);
});

test("answers in JSON are typed, not sniffed and not kept", async () => {
  const { url } = await start(
    answerWith({ a: 1 }, { "retry-after": "5", "x-bad": "a\r\nset-cookie: b" }, 429),
  );
  const response = await fetch(`${url}/things/1`);
  expect([response.status, await response.json()]).toEqual([429, { a: 1 }]);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "retry-after": "5",
  });
  expect(response.headers.get("set-cookie")).toBeNull();
});

test("several cookies are several headers", async () => {
  const { url } = await start(() => ({ status: 200, headers: {}, cookies: ["a=1", "b=2"], body: {} }));
  const response = await fetch(`${url}/things/1`);
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("bytes are a download that no browser runs", async () => {
  const file = new File(["<script>"], "ä'b.html", { type: "text/html" });
  const { url } = await start(answerWith(file, { "content-security-policy": "none" }));
  const response = await fetch(`${url}/things/1`);
  expect(await response.text()).toBe("<script>");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html",
    "content-disposition": "attachment; filename*=UTF-8''%C3%A4%27b.html",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
});

test.each([
  ["one range", "bytes=0-1", 200],
  ["a thousand ranges", `bytes=${Array(1_000).fill("0-").join(",")}`, 416],
] as const)("%s of a download: %#", async (_, range, wanted) => {
  const { url } = await start(answerWith(new Blob(["abc"])));
  expect((await fetch(`${url}/things/1`, { headers: { range } })).status).toBe(wanted);
});

test.each([
  ["HEAD", "/things/1", 200, null],
  ["HEAD", "/chats/1/events", 405, "GET, POST, OPTIONS"],
  ["OPTIONS", "/things/1", 204, "GET, PUT, OPTIONS"],
  ["DELETE", "/things/1", 405, "GET, PUT, OPTIONS"],
  ["GET", "/nothing", 404, null],
  ["GET", "/things/1/", 404, null],
  ["GET", "//things/1", 404, null],
  ["GET", "/things/%00", 404, null],
  ["GET", "/things/%ff", 404, null],
  ["GET", `/things/1?${"a=1&".repeat(1_000)}`, 400, null],
])("a request is answered or refused as HTTP asks for: %#", async (method, path, status, allow) => {
  const { url } = await start(answerWith({ a: 1 }));
  const response = await fetch(`${url}${path}`, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([status, allow]);
  if (method === "HEAD") expect(await response.text()).toBe("");
});

test.each([
  ["no JSON", '{"a":', json, 400],
  ["nothing at all", "", json, 200],
  ["two megabytes", `"${"x".repeat(2_000_000)}"`, json, 413],
  ["one byte more than the limit", `"${"x".repeat(65_535)}"`, json, 413],
  ["exactly the limit", `"${"x".repeat(65_534)}"`, json, 200],
  ["20 000 levels", "[".repeat(20_000), json, 400],
  ["another type", "{}", { "content-type": "text/plain" }, 415],
  ["another character set", "{}", { "content-type": "application/json; charset=utf-16" }, 415],
  ["what is packed", "{}", { ...json, "content-encoding": "gzip" }, 415],
  ["what is no UTF-8", Uint8Array.of(0x22, 0xff, 0x22), json, 400],
] as const)("a body of %s is answered as it has to be", async (_, body, headers, wanted) => {
  const { url } = await start();
  const response = await fetch(`${url}/things/1`, { method: "PUT", headers, body });
  expect(response.status).toBe(wanted);
});

test("keys that could change a prototype do not reach the service", async () => {
  const { url, asked } = await start();
  await fetch(`${url}/things/1`, { method: "PUT", headers: json, body: '{"__proto__":{"a":1},"b":2}' });
  expect(asked[0]?.body).toEqual({ ok: true, value: { b: 2 } });
  expect(Object.hasOwn({}, "a")).toBe(false);
});

test("bytes arrive with their type", async () => {
  const { url, asked } = await start(answerWith(undefined, {}, 204));
  await fetch(`${url}/bytes`, { method: "PUT", headers: { "content-type": "text/x" }, body: "abc" });
  expect(asked[0]?.body).toMatchObject({ ok: true, value: { size: 3, type: "text/x" } });
});

test.each([
  [
    "a length and chunks at once",
    head(
      "PUT",
      "/things/1",
      "content-type: application/json",
      "content-length: 2",
      "transfer-encoding: chunked",
    ),
    400,
  ],
  ["two lengths", head("PUT", "/things/1", "content-length: 2", "content-length: 3"), 400],
  ["headers of 20 KB", head("GET", "/things/1", `x: ${"a".repeat(20_000)}`), 431],
  ["a strange expectation", head("PUT", "/things/1", "expect: coffee", "content-length: 2"), 417],
  ["the target of a proxy", "GET http://h/v1/things/1 HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n", 404],
  [
    "an endless body",
    `${head("PUT", "/things/1", "content-type: application/json", "transfer-encoding: chunked")}${`2000\r\n${"x".repeat(0x2000)}\r\n`.repeat(20)}`,
    413,
  ],
])("%s: refused", async (_, text, wanted) => {
  const { port } = await start();
  expect(await sendRaw(port, text)).toMatch(new RegExp(`^HTTP/1.1 ${wanted} `));
});

test("a body that never comes is given up in time, and the connection with it", async () => {
  const { port } = await start(answerBody, { limits: { requestMs: 100 } });
  const text = head("PUT", "/things/1", "content-type: application/json", "content-length: 9").replace(
    "close",
    "keep-alive",
  );
  expect(await sendRaw(port, `${text}{`)).toMatch(/^HTTP\/1.1 408 [\s\S]*connection: close/i);
});

test("who asks before sending is told to go on, or why not", async () => {
  const { port } = await start();
  const expecting = (length: number) =>
    head(
      "PUT",
      "/things/1",
      "content-type: application/json",
      "expect: 100-continue",
      `content-length: ${length}`,
    );
  expect(await sendRaw(port, `${expecting(2)}{}`)).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
  expect(await sendRaw(port, expecting(9_999_999))).toMatch(/^HTTP\/1.1 413 /);
});

test("a header that stands twice is none", async () => {
  const { port, asked } = await start();
  await sendRaw(port, head("GET", "/things/1", "api-token: a", "api-token: a", "x-one: 1"));
  expect([asked[0]?.headers("api-token"), asked[0]?.headers("X-One")]).toEqual([undefined, "1"]);
});

test.each([
  [[], "127.0.0.1"],
  [["127.0.0.1"], "2.2.2.2"],
  [["127.0.0.1", "2.2.2.2"], "1.1.1.1"],
])("behind the proxies %j the address is %s", async (trustedProxies, wanted) => {
  const { url, asked } = await start(answerBody, { trustedProxies });
  await fetch(`${url}/things/1`, { headers: { "x-forwarded-for": "1.1.1.1, 2.2.2.2" } });
  expect(asked[0]?.remoteAddress).toBe(wanted);
});

test.each([
  ["no origin by default", undefined, "https://good.example", null],
  [
    "an origin of the list",
    { origins: ["https://good.example"] },
    "https://good.example",
    "https://good.example",
  ],
  [
    "no origin that only starts like one",
    { origins: ["https://good.example"] },
    "https://good.example.evil",
    null,
  ],
  ["not `null`", { origins: ["https://good.example"] }, "null", null],
  ["all where that is wanted", { origins: "any" }, "https://x.example", "*"],
] as const)("answers may be read by %s", async (_, cors, origin, wanted) => {
  const { url } = await start(answerWith({}), cors === undefined ? {} : { cors });
  const asking = { "access-control-request-headers": "api-token", "access-control-request-method": "PUT" };
  const [plain, preflight] = await Promise.all([
    fetch(`${url}/things/1`, { headers: { origin } }),
    fetch(`${url}/things/1`, { method: "OPTIONS", headers: { origin, ...asking } }),
  ]);
  expect(plain.headers.get("access-control-allow-origin")).toBe(wanted);
  expect(preflight.headers.get("access-control-allow-headers")).toBe(wanted === null ? null : "api-token");
});

test.each([
  [
    "of an origin of the list, where that is wished",
    { origins: ["https://a.example"], credentials: true },
    "true",
  ],
  ["of no other origin", { origins: ["https://b.example"], credentials: true }, null],
  ["of no origin where it is not wished", { origins: ["https://a.example"] }, null],
  ["of no origin together with `*`", { origins: "any", credentials: true }, null],
] as const)("cookies may come along from pages %s", async (_, cors, wanted) => {
  const { url } = await start(answerWith({}), { cors });
  for (const method of ["GET", "OPTIONS"]) {
    const { headers } = await fetch(`${url}/things/1`, { method, headers: { origin: "https://a.example" } });
    expect(headers.get("access-control-allow-credentials")).toBe(wanted);
    expect(headers.get("access-control-allow-origin") === "*").toBe(cors.origins === "any");
    expect(headers.get("vary")).toBe("Origin");
  }
});

test("the service hears when the other side hangs up", async () => {
  const { port, asked } = await start(
    (request) =>
      new Promise((resolve) => {
        request.signal.addEventListener("abort", () => resolve({ status: 200, headers: {}, body: "late" }));
      }),
  );
  const socket = connect(port, "127.0.0.1", () => socket.write(head("GET", "/things/1")));
  while (asked.length === 0) await sleep(5);
  socket.destroy();
  expect(await asked[0]?.delivered).toBe(false);
  expect(asked[0]?.signal.reason).toMatchObject({ code: "connection-lost" });
});

test("an answer that bounces was not delivered, though it was written", async () => {
  const { port, asked } = await start();
  const socket = connect(port, "127.0.0.1", () =>
    socket.write(head("GET", "/things/1").replace("close", "keep-alive")),
  );
  socket.pause();
  while (asked.length === 0) await sleep(1);
  await sleep(20);
  socket.resetAndDestroy();
  expect(await asked[0]?.delivered).toBe(false);
});

test("a further request on the connection proves at once that the answer arrived", async () => {
  // Time stands still: nothing but the further request can settle it.
  const { url, asked } = await start(answerBody, { clock: new VirtualClock() });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = async () => {
    const [response] = await once(ask(`${url}/things/1`, { agent }).end(), "response");
    response.resume();
    await once(response, "end");
  };
  await get();
  await get();
  expect(await asked[0]?.delivered).toBe(true);
  agent.destroy();
});

test("an answer that cannot be written is a fault without details, and is reported", async () => {
  const errors: unknown[] = [];
  const { url } = await start(answerWith(10n), { onError: (error) => errors.push(error) });
  const response = await fetch(`${url}/things/1`);
  expect([response.status, await response.json()]).toEqual([
    500,
    { code: "internal", message: "the server has a fault" },
  ]);
  expect(errors).toMatchObject([{ code: "internal" }]);
});
