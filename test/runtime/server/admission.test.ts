import { describe, expect, test } from "vitest";
import { explainCredentials } from "../../../src/runtime/server/handshake-credentials.js";
import { type Authentication, createServer } from "../../../src/runtime/server/server.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import {
  assertAdmitted,
  enter,
  FakePeer,
  type HouseContext,
  handshake,
  house,
  request,
  scene,
} from "./server-rooms.js";

type Given = Parameters<typeof handshake>[0];
const secure = { channel: "secure", query: "access_token=secret" };
const anybody = { authenticate: () => ({ id: "u" }) };

async function statusOf(options: Parameters<typeof scene>[0], given: Given): Promise<number> {
  const admission = await scene(options).server.admit(handshake(given));
  return admission.ok ? 200 : admission.status;
}

describe("the Origin of a connection", () => {
  const origins = ["https://good.example"];
  const page = (origin: string, given: Given = secure): Given => ({
    ...given,
    headers: { origin, host: "h.example:8080" },
  });
  const cookie = { channel: "secure", cookies: { session: "s" } };
  const rows: readonly (readonly [string, Parameters<typeof scene>[0], Given, number])[] = [
    ["is let in where it is listed", { origins }, page("https://good.example"), 200],
    ["is refused where it is not", { origins }, page("https://evil.example"), 403],
    ["is refused where it only begins like one", { origins }, page("https://good.example.evil"), 403],
    ["is refused with another scheme", { origins }, page("http://good.example"), 403],
    ["is refused as null, even where that is listed", { origins: [...origins, "null"] }, page("null"), 403],
    ["may be absent with a token of the query", { origins }, secure, 200],
    ["may not be absent where a cookie is all there is", { origins }, cookie, 403],
    ["may not be absent with a cookie, without a list too", {}, cookie, 403],
    [
      "may be absent with a cookie in memory, where there is no browser",
      {},
      { ...cookie, transport: "memory" },
      200,
    ],
    ["of another host is let in without cookies where there is no list", {}, page("https://x.example"), 200],
    [
      "of another host is refused with cookies where there is no list",
      {},
      page("https://x.example", cookie),
      403,
    ],
    [
      "of the same host is let in with cookies where there is no list",
      {},
      page("http://h.example:8080", cookie),
      200,
    ],
    [
      "of another port is refused with cookies where there is no list",
      {},
      page("http://h.example:9090", cookie),
      403,
    ],
    ["that is no address is refused with cookies", {}, page("https://", cookie), 403],
    ["null is refused where there is no list", {}, page("null"), 403],
    ["is not looked at where any is fine", { origins: "any" }, page("null", cookie), 200],
  ];
  test.each(rows)("%s", async (_, options, given, wanted) => {
    expect(await statusOf({ ...anybody, ...options }, given)).toBe(wanted);
  });
});

describe("credentials", () => {
  const seen = async (given: Given): Promise<Authentication["credentials"] | number> => {
    let found: Authentication["credentials"] | undefined;
    const authenticate = ({ credentials }: Authentication) => {
      found = credentials;
    };
    const status = await statusOf({ authenticate, origins: "any" }, given);
    return found ?? status;
  };
  const rows: readonly (readonly [string, Given, unknown])[] = [
    ["are read from the query", secure, { token: "secret" }],
    ["are read from the cookie", { channel: "secure", cookies: { session: "s" } }, { session: "s" }],
    ["are missing without any", { channel: "secure" }, 401],
    ["are missing where they are empty", { channel: "secure", query: "access_token=" }, 401],
    [
      "are missing where they stand twice",
      { channel: "secure", query: "access_token=a&access_token=b" },
      401,
    ],
    [
      "are missing in a header that the contract does not name",
      { channel: "secure", headers: { authorization: "Bearer x" } },
      401,
    ],
    [
      "are not read from the query where the contract does not ask for them",
      { channel: "room", query: "access_token=x" },
      {},
    ],
    [
      "of Socket.IO's handshake count as a token",
      { channel: "socket", auth: { token: "t" } },
      { session: "t", key: "t", app: undefined },
    ],
    [
      "of Socket.IO's handshake have to be text",
      { channel: "socket", auth: { token: { toString: "t" } } },
      {},
    ],
  ];
  test.each(rows)("%s", async (_, given, wanted) => {
    expect(await seen(given)).toEqual(wanted);
  });

  const headers: readonly (readonly [string, string, unknown])[] = [
    ["with quotes", 'MOBILE appId="a b", clientId="c\\"d"', { appId: "a b", clientId: 'c"d' }],
    ["without quotes", "mobile appId=a,clientId=c", { appId: "a", clientId: "c" }],
    [
      "with more than is needed",
      'MOBILE appId="a", clientId="c", x="y"',
      { appId: "a", clientId: "c", x: "y" },
    ],
    ["not with one missing", 'MOBILE appId="a"', undefined],
    ["not with one empty", 'MOBILE appId="", clientId=c', undefined],
    ["not with one there twice", "MOBILE appId=a, appId=b, clientId=c", undefined],
    ["not of another scheme", 'Bearer appId="a", clientId="c"', undefined],
    ["not of text that is no list", "MOBILE ,,,;;", undefined],
  ];
  test.each(headers)("behind a scheme are read %s", async (_, authorization, wanted) => {
    let found: unknown = "not asked";
    const { server } = scene({
      authenticate({ credentials }) {
        found = credentials.app;
      },
    });
    const { status } = await server.answer(request("getNotes", { headers: { authorization } }).asked);
    expect(found).toEqual(wanted === undefined ? "not asked" : wanted);
    expect(status).toBe(wanted === undefined ? 401 : 400);
  });

  test("are hidden from handlers where the contract does not ask for them", async () => {
    let query: unknown;
    const room = (context: HouseContext) => {
      query = context.query;
    };
    const { server } = scene({ connected: { room } });
    await enter(server, { query: "access_token=secret&Token=x&tab=1&__proto__=2" });
    expect(Object.entries(Object(query))).toEqual([
      ["__proto__", "2"],
      ["tab", "1"],
    ]);
  });

  test("that are refused look alike, whatever is wrong with them", async () => {
    const refusing = scene({
      authenticate: () => {
        throw new Error("the signature of the token is wrong");
      },
    });
    const wrong = await refusing.server.admit(handshake(secure));
    const missing = await refusing.server.admit(handshake({ channel: "secure" }));
    const closed = await scene().server.admit(handshake(secure));
    expect(wrong).toEqual({
      ok: false,
      status: 401,
      code: "unauthenticated",
      reason: "valid credentials are needed",
    });
    expect(closed).toEqual(wrong);
    // The rest is for an answer in the contract's shape.
    expect(missing).toEqual({
      ...wrong,
      detail: { reasons: ["missing credentials", "unauthenticated"], text: "there are no credentials" },
    });
  });

  const explained: readonly (readonly [string, string | undefined, string])[] = [
    ["are not there", undefined, "missing credentials"],
    ["are of another scheme", 'Bearer appId="a"', "wrong scheme"],
    ["are no parameters", "MOBILE ,,;", "malformed credentials"],
    ["have an empty parameter", "MOBILE appId=a, clientId=", "malformed credentials"],
    ["have a parameter twice", "MOBILE appId=a, appId=b, clientId=c", "malformed credentials"],
    ["are a scheme and nothing else", "MOBILE", "missing =appId"],
    ["lack the first parameter", 'mobile clientId="c"', "missing =appId"],
    ["lack the second parameter", 'MOBILE appId="a"', "missing =clientId"],
  ];
  test.each(explained)("that %s have a reason of their own", (_, authorization, reason) => {
    const source = { query: new URLSearchParams(), headers: () => authorization, cookies: {} };
    const key = { type: "httpApiKey", in: "header", name: "Api-Key" };
    const denial = explainCredentials([key, house.security.app], source);
    expect(denial?.reasons).toEqual([reason, "unauthenticated"]);
  });
});

test("without authenticate nobody comes in where credentials are asked for", async () => {
  expect(await statusOf({}, secure)).toBe(401);
  expect(await statusOf({}, {})).toBe(200);
});

test.each([
  ["forbidden", 403],
  ["rate-limited", 429],
  ["busy", 503],
  ["internal", 503],
  ["unauthenticated", 401],
  ["not-found", 401],
] as const)("authenticate that throws %s is answered %i", async (code, wanted) => {
  const authenticate = () => Promise.reject(new AsyncApiError(code, "no"));
  expect(await statusOf({ authenticate }, secure)).toBe(wanted);
});

test("authenticate that never answers is given up after its time, and its signal says so", async () => {
  let signal: AbortSignal | undefined;
  const { server, clock } = scene({
    authenticate(asked) {
      ({ signal } = asked);
      return new Promise(() => {});
    },
  });
  const admission = server.admit(handshake(secure));
  await clock.advance(4_999);
  expect(signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(await admission).toMatchObject({ ok: false, status: 503, code: "timeout" });
  expect([signal?.aborted, clock.pending]).toEqual([true, 0]);
});

test("a peer that hangs up frees its place at once", async () => {
  const { server } = scene({ authenticate: () => new Promise(() => {}), limits: { pending: 1 } });
  const hungUp = new AbortController();
  const first = server.admit(handshake({ ...secure, signal: hungUp.signal }));
  expect(await server.admit(handshake(secure))).toMatchObject({ status: 503, code: "busy" });
  hungUp.abort();
  expect(await first).toMatchObject({ ok: false, code: "aborted" });
  void server.admit(handshake(secure));
  await settle();
  expect(await server.admit(handshake(secure))).toMatchObject({ status: 503 });
});

test("more refusals of one address than allowed are answered 429, and nobody is asked about them", async () => {
  let asked = 0;
  const { server, clock } = scene({
    authenticate() {
      asked += 1;
      throw new AsyncApiError("unauthenticated", "no");
    },
  });
  const statuses: unknown[] = [];
  for (let attempt = 0; attempt < 21; attempt += 1) {
    const admission = await server.admit(handshake(secure));
    statuses.push(admission.ok ? 200 : admission.status);
  }
  expect([statuses.filter((status) => status === 401).length, statuses[20], asked]).toEqual([20, 429, 20]);
  expect(await server.admit(handshake(secure))).toMatchObject({ status: 429, retryAfterMs: 60_000 });
  expect(await server.admit(handshake({ ...secure, remoteAddress: "192.0.2.2" }))).toMatchObject({
    status: 401,
  });
  expect((await server.answer(request("getNotes").asked)).headers["retry-after"]).toBe("60");
  await clock.advance(60_000);
  expect(await server.admit(handshake(secure))).toMatchObject({ status: 401 });
});

test("a channel that is not there is 404, names of the prototype too", async () => {
  expect(await statusOf({}, { channel: "nothing" })).toBe(404);
  expect(await statusOf({}, { channel: "constructor" })).toBe(404);
});

test("an identity has so many connections and no more, and gets them back", async () => {
  const { server } = scene({ ...anybody, limits: { connectionsPerIdentity: 2 } });
  await enter(server, secure);
  const { session } = await enter(server, secure);
  expect(await server.admit(handshake(secure))).toMatchObject({ ok: false, status: 429 });
  session.closed({ code: 1000, reason: "" });
  await settle();
  expect(await server.admit(handshake(secure))).toMatchObject({ ok: true });
});

test("connections that were let in at the same time are counted again when they come", async () => {
  const { server } = scene({ ...anybody, limits: { connectionsPerIdentity: 1 } });
  const admitted = await Promise.all([server.admit(handshake(secure)), server.admit(handshake(secure))]);
  const peers = [new FakePeer(), new FakePeer()];
  admitted.forEach(
    (each, index) => void server.connect(assertAdmitted(each), peers[index] ?? new FakePeer()),
  );
  expect(peers.map(({ events }) => events)).toEqual([[], ["close 1013 try again later"]]);
});

test("a server without a handler for an operation is not made, and the error names it", async () => {
  const handlers = { say() {}, ask: "no function", constructor() {} };
  expect(() => createServer(house, { handlers })).toThrow(
    /^the server of house has no handler for ask, again, wide, shout/,
  );
});

test("reports say why, and hold no credentials", async () => {
  const { server, reports } = scene({
    authenticate() {
      throw new Error("token secret is wrong");
    },
  });
  await server.admit(handshake(secure));
  expect(reports).toEqual([{ kind: "refused", channel: "secure", reason: "unauthenticated" }]);
});
