import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { http } from "../../../src/runtime/http/transport.js";
import type { HttpOperation } from "../../../src/runtime/wire/service-description.js";
import type { HttpCall } from "../../../src/runtime/wire/transport.js";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function start(listener: RequestListener): Promise<URL> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new URL(`http://127.0.0.1:${port}/x?a=1`);
}

const get: HttpOperation = { method: "GET", body: "none" };
const post: HttpOperation = { method: "POST", body: "json" };
const never = new AbortController().signal;
const ask = (
  call: Pick<HttpCall, "operation" | "url"> & Partial<HttpCall>,
  options?: Parameters<typeof http>[0],
) => http(options).call?.({ headers: {}, signal: never, ...call }) ?? Promise.reject(new Error("no call"));

/** A server that says what it was sent. */
const echo: RequestListener = async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { method, url, headers } = request;
  const type = headers["content-type"] ?? null;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify({ method, url, type, token: headers["api-token"] ?? null, body }));
};

test.each([
  ["nothing", get, undefined, null, ""],
  ["JSON", post, { a: "é" }, "application/json; charset=utf-8", '{"a":"é"}'],
  ["a list", post, [1], "application/json; charset=utf-8", "[1]"],
  ["a text, which is JSON too", post, "x", "application/json; charset=utf-8", '"x"'],
  ["bytes", post, new Blob(["abc"], { type: "text/x" }), "text/x", "abc"],
] as const)("a body of %s goes out as it is", async (_, operation, body, type, text) => {
  const url = await start(echo);
  const reply = await ask({ operation, url, headers: { "Api-Token": "t" }, body });
  expect(reply).toMatchObject({
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: { method: operation.method, url: "/x?a=1", type, token: "t", body: text },
  });
});

test("a form goes out as a form", async () => {
  const url = await start(echo);
  const form = new FormData();
  form.append("file", new Blob(["abc"]), "a.txt");
  const { body } = await ask({ operation: { method: "POST", body: "form" }, url, body: form });
  expect(body).toMatchObject({
    type: expect.stringMatching(/^multipart\/form-data; boundary=/),
    body: expect.stringContaining('name="file"; filename="a.txt"'),
  });
});

test.each([
  ["JSON", 200, "application/json", '{"a":1}', { a: 1 }],
  ["JSON of a kind", 400, "application/problem+json; x=1", '{"a":1}', { a: 1 }],
  ["nothing", 200, "application/json", "", undefined],
  ["a status alone", 503, "text/plain", "", undefined],
])("an answer of %s is read as such, whatever its status", async (_, status, type, text, wanted) => {
  const url = await start((_, response) => response.writeHead(status, { "content-type": type }).end(text));
  const reply = await ask({ operation: get, url });
  expect([reply.status, reply.body]).toEqual([status, wanted]);
});

test("any other answer is bytes with their type", async () => {
  const url = await start((_, response) =>
    response.writeHead(200, { "content-type": "image/png" }).end("abc"),
  );
  const { body } = await ask({ operation: get, url });
  expect(body).toBeInstanceOf(Blob);
  expect(body).toMatchObject({ size: 3, type: "image/png" });
});

test.each([
  ["an answer that only says that it is JSON", "{", {}, { code: "unexpected-reply", status: 200 }],
  ["an answer over the limit", JSON.stringify("x".repeat(99)), { messageBytes: 100 }, { code: "too-large" }],
])("%s is an error", async (_, text, options, wanted) => {
  const url = await start((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(text),
  );
  await expect(ask({ operation: get, url }, options)).rejects.toMatchObject(wanted);
});

test("downloads have a limit of their own", async () => {
  const url = await start((_, response) => response.end("x".repeat(200)));
  const operation: HttpOperation = { ...get, bytes: { file: "application/octet-stream" } };
  const options = { messageBytes: 100, fileBytes: 200 };
  expect((await ask({ operation, url }, options)).body).toMatchObject({ size: 200 });
  await expect(ask({ operation, url }, { ...options, fileBytes: 199 })).rejects.toMatchObject({
    code: "too-large",
  });
});

test.each([
  ["a reset before the answer", (_, response) => response.destroy()],
  [
    "a reset in the middle of it",
    (_, response) => {
      response.writeHead(200, { "content-length": 10 }).write("12345");
      setTimeout(() => response.destroy(), 20);
    },
  ],
  [
    "a redirection, which would take credentials elsewhere",
    (_, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    },
  ],
] as const satisfies readonly (readonly [string, RequestListener])[])(
  "%s loses the connection",
  async (_, listener) => {
    const url = await start(listener);
    const failed = ask({ operation: get, url, headers: { "api-token": "secret" } });
    await expect(failed).rejects.toMatchObject({ code: "connection-lost" });
    await expect(failed).rejects.not.toThrow(/secret|a=1/);
  },
);

test("nobody there is a lost connection too", async () => {
  await expect(ask({ operation: get, url: new URL("http://127.0.0.1:1/") })).rejects.toMatchObject({
    code: "connection-lost",
  });
});

test("the caller's signal ends the request on both sides, with its reason as the cause", async () => {
  const aborter = new AbortController();
  const reason = new Error("enough");
  let gone: Promise<unknown> = Promise.resolve();
  const url = await start((request) => {
    gone = new Promise((resolve) => request.on("close", resolve));
    aborter.abort(reason);
  });
  await expect(ask({ operation: get, url, signal: aborter.signal })).rejects.toMatchObject({
    code: "aborted",
    cause: reason,
  });
  await gone;
  await expect(ask({ operation: get, url, signal: aborter.signal })).rejects.toMatchObject({
    code: "aborted",
  });
});

test("fetch can be handed in, and is told about cookies", async () => {
  const seen: unknown[] = [];
  const transport = http({
    credentials: "include",
    fetch: (_, init) => {
      seen.push(init?.credentials);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  await transport.call?.({ operation: get, url: new URL("http://h/"), headers: {}, signal: never });
  expect(seen).toEqual(["include"]);
});
