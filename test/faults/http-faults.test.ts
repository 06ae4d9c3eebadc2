import { expect } from "vitest";
import { test } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { exchange, statusesOf, upgrade } from "./raw.js";
import { startTown } from "./setting.js";
import { tokens } from "./town-server.js";

watchAftermath();

const key = `api-token: ${tokens.alice}`;
const request = (line: string, headers: readonly string[], body = "") =>
  [line, "host: h", "connection: close", key, ...headers, "", body].join("\r\n");
const json = "content-type: application/json";
const line = "POST /api/profile HTTP/1.1";
const smuggled = "GET /api/profile HTTP/1.1\r\nhost: h\r\n\r\n";

const cases: readonly (readonly [string, string, readonly number[]])[] = [
  [
    "a length and chunks",
    request(line, [json, "content-length: 4", "transfer-encoding: chunked"], `0\r\n\r\n${smuggled}`),
    [400],
  ],
  [
    "chunks and a length",
    request(line, [json, "transfer-encoding: chunked", "content-length: 4"], `0\r\n\r\n${smuggled}`),
    [400],
  ],
  ["two lengths", request(line, [json, "content-length: 2", "content-length: 40"], `{}${smuggled}`), [400]],
  ["a length with a plus", request(line, [json, "content-length: +2"], "{}"), [400]],
  [
    "chunks in other words",
    request(line, [json, "transfer-encoding: xchunked"], `0\r\n\r\n${smuggled}`),
    [400],
  ],
  [
    "chunks twice",
    request(line, [json, "transfer-encoding: chunked, identity"], `0\r\n\r\n${smuggled}`),
    [400],
  ],
  ["a space before the colon", request(line, [json, "transfer-encoding : chunked"], "0\r\n\r\n"), [400]],
  ["lines that end in LF alone", request("GET /api/profile HTTP/1.1", []).replaceAll("\r\n", "\n"), [400]],
  ["a header over two lines", request("GET /api/profile HTTP/1.1", ["x-a: 1\r\n 2"]), [400]],
  ["a NUL in a header", request("GET /api/profile HTTP/1.1", ["x-a: 1\u00002"]), [400]],
  ["a CR in a header", request("GET /api/profile HTTP/1.1", ["x-a: 1\rx-b: 2"]), [400]],
  ["a header of 20 KB", request("GET /api/profile HTTP/1.1", [`x-a: ${"x".repeat(20_000)}`]), [431]],
  ["a path of 20 KB", request(`GET /api/${"x".repeat(20_000)} HTTP/1.1`, []), [431]],
  ["a thousand parameters", request(`GET /api/profile?${"a=1&".repeat(1_000)} HTTP/1.1`, []), [400]],
  ["%00 in the path", request("GET /api/files/%00 HTTP/1.1", []), [404]],
  ["%0d%0a in the path", request("GET /api/files/a%0d%0aset-cookie:x HTTP/1.1", []), [404]],
  ["a broken escape in the path", request("GET /api/files/%e0%a4%a HTTP/1.1", []), [404]],
  ["two slashes", request("GET //api/profile HTTP/1.1", []), [404]],
  ["dots", request("GET /api/files/../profile HTTP/1.1", []), [404]],
  ["another server's address", request("GET http://evil.example/api/profile HTTP/1.1", []), [404]],
  ["CONNECT", request("CONNECT evil.example:443 HTTP/1.1", []), []],
  ["TRACE", request("TRACE /api/profile HTTP/1.1", []), [405]],
  ["no method", request("/api/profile HTTP/1.1", []), [400]],
  ["HTTP/9.9", request("GET /api/profile HTTP/9.9", []), [400]],
  ["no host", `GET /api/profile HTTP/1.1\r\nconnection: close\r\n${key}\r\n\r\n`, [400]],
  [
    "an expectation that nobody meets",
    request(line, [json, "expect: 200-ok", "content-length: 2"], "{}"),
    [417],
  ],
  [
    "an expectation of 100, and a body that is too large",
    request(line, [json, "expect: 100-continue", "content-length: 9999999"]),
    [413],
  ],
  [
    "an expectation of 100",
    request(line, [json, "expect: 100-continue", "content-length: 8"], '{"id":1}'),
    [100, 200],
  ],
  ["what is as it should be", request("GET /api/profile HTTP/1.1", []), [200]],
];

test.each(cases)("R63 %s is answered as strictly as HTTP asks for", async (_, given, wanted) => {
  const { port } = await startTown();
  const heard = await exchange(port, given, 2_000);
  expect(statusesOf(heard)).toEqual(wanted);
  expect(heard).not.toMatch(/^set-cookie/im);
});

test("R63 what goes into a header of an answer cannot end it", async () => {
  const { port } = await startTown({
    authenticate: async ({ replyHeaders }) => {
      replyHeaders.push(
        ["x-good", "1"],
        ["x-bad", "1\r\nset-cookie: a=1"],
        ["x bad", "1"],
        ["x-bad", "\u0000"],
      );
      return { id: "alice" };
    },
  });
  const answer = await exchange(port, request("GET /api/profile HTTP/1.1", []));
  const handshake = await exchange(port, upgrade("/secure", ["Authorization: Bearer x"]), 200);
  for (const heard of [answer, handshake])
    expect([/^x-good: 1/im.test(heard), /set-cookie|x.bad/i.test(heard)]).toEqual([true, false]);
});

test("R63 requests one behind the other are answered in order, each for itself", async () => {
  const { port } = await startTown();
  const profile = `GET /api/profile HTTP/1.1\r\nhost: h\r\n${key}\r\n\r\n`;
  const nowhere = `GET /api/nowhere HTTP/1.1\r\nhost: h\r\n${key}\r\n\r\n`;
  const heard = await exchange(port, profile.repeat(3) + nowhere, 2_000);
  expect(statusesOf(heard)).toEqual([200, 200, 200, 404]);
});
