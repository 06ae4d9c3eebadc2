import { describe, expect, test } from "vitest";
import type { ResourceContext } from "../../../src/runtime/server/context.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { settle } from "../virtual-clock.js";
import { enter, known, request, scene } from "./server-rooms.js";

const anybody = { authenticate: () => ({ id: "u" }) };
const ask = { headers: known, query: "tenant=t" };
const fine = { last: "x" };

describe("a request", () => {
  const rows: readonly (readonly [
    string,
    Parameters<typeof request>[0],
    Parameters<typeof request>[1],
    number,
    unknown,
  ])[] = [
    [
      "without credentials is 401 in the contract's shape",
      "getNotes",
      { query: "tenant=t" },
      401,
      { error_code: "2000", error_message: "there are no credentials" },
    ],
    [
      "without a parameter of the query is told which",
      "getNotes",
      { headers: known },
      400,
      { error_code: "1000", error_message: "the query has no `tenant`" },
    ],
    [
      "with an empty parameter too",
      "getNotes",
      { headers: known, query: "tenant=" },
      400,
      { error_code: "1000" },
    ],
    [
      "with parameters that nobody knows is fine",
      "getNotes",
      { headers: known, query: "tenant=t&nonce=1" },
      200,
      fine,
    ],
    [
      "with a body that breaks the contract is 400",
      "addNote",
      { headers: known, body: { text: 1 } },
      400,
      { error_code: "5003", error_message: "/text must be a text" },
    ],
    ["without its body is 400", "addNote", { headers: known }, 400, { error_code: "5003" }],
    [
      "that is not JSON is 400",
      "addNote",
      { headers: known, fails: "not-json" },
      400,
      { error_code: "5003", error_message: "the body is not JSON" },
    ],
    [
      "that is too large is 413, where the contract has no code for it",
      "addNote",
      { headers: known, fails: "too-large" },
      413,
      { error_code: "0" },
    ],
    [
      "of another type is 415",
      "addNote",
      { headers: known, fails: "wrong-type" },
      415,
      { error_code: "5003" },
    ],
    ["that never ends is 408", "addNote", { headers: known, fails: "timeout" }, 408, { error_code: "0" }],
    ["has the status of its answer", "addNote", { headers: known, body: { text: "t" } }, 201, fine],
    ["without an answer is 204", "dropLatest", { headers: { "api-key": "k" } }, 204, undefined],
    [
      "without credentials where the contract has no shape is answered in problem details",
      "dropLatest",
      {},
      401,
      {
        type: "about:blank",
        title: "Unauthorized",
        status: 401,
        detail: "valid credentials are needed",
        code: "unauthenticated",
      },
    ],
  ];
  test.each(rows)("%s", async (_, operation, given, status, body) => {
    const { server } = scene({ ...anybody, handlers: { getNotes: () => fine, addNote: () => fine } });
    const answer = await server.answer(request(operation, given).asked);
    expect(answer.status).toBe(status);
    if (body === undefined) expect(answer.body).toBeUndefined();
    else expect(answer.body).toMatchObject(Object(body));
    const isProblem = operation === "dropLatest" && status === 401;
    if (body !== undefined)
      expect(answer.headers["content-type"]).toBe(
        isProblem ? "application/problem+json" : "application/json",
      );
  });

  test("is handled with its message and its context", async () => {
    const seen: unknown[] = [];
    const { server } = scene({
      ...anybody,
      handlers: {
        addNote: (message: unknown, { identity, parameters, remoteAddress }: ResourceContext<unknown>) => {
          seen.push(message, identity, parameters, remoteAddress);
          return fine;
        },
        getNotes: ({ query }: ResourceContext<unknown>) => {
          seen.push(query);
          return fine;
        },
      },
    });
    await server.answer(
      request("addNote", { headers: known, body: { text: "t" }, parameters: { id: "7" } }).asked,
    );
    await server.answer(
      request("getNotes", { ...ask, query: "tenant=t&since=1&since=2&token=secret" }).asked,
    );
    expect(seen).toEqual([{ text: "t" }, { id: "u" }, { id: "7" }, "192.0.2.1", { tenant: "t", since: "1" }]);
  });

  test("for something that is no operation is 404, names of the prototype too", async () => {
    const { server } = scene();
    for (const operation of ["nothing", "__proto__", "say"]) {
      const answer = await server.answer({ ...request("getLatest").asked, operation });
      expect(answer).toMatchObject({ status: 404, body: { code: "not-found" } });
    }
  });

  test("passes through middleware", async () => {
    const seen: unknown[] = [];
    const { server } = scene({
      ...anybody,
      handlers: { addNote: () => fine },
      use: [
        ({ operation, message, connection }, next) => {
          seen.push(operation, message, connection);
          return next();
        },
      ],
    });
    const answer = await server.answer(request("addNote", { headers: known, body: { text: "t" } }).asked);
    expect([answer.status, seen]).toEqual([201, ["addNote", "note", undefined]]);
  });
});

describe("a handler", () => {
  const statusOf = async (handler: () => unknown) => {
    const { server, reports } = scene({ ...anybody, handlers: { getNotes: handler } });
    return { answer: await server.answer(request("getNotes", ask).asked), reports };
  };
  const rows: readonly (readonly [string, () => unknown, number, unknown])[] = [
    [
      "that refuses has the status of the contract's code",
      () => {
        throw new AsyncApiError("not-found", "gone");
      },
      404,
      { error_code: "5005", error_message: "gone" },
    ],
    [
      "that names a code has its status",
      () => {
        throw new AsyncApiError("bad-state", "b", { contractCode: "5509" });
      },
      400,
      { error_code: "5509" },
    ],
    [
      "that refuses for a reason without code has the reason's status",
      () => {
        throw new AsyncApiError("bad-state", "b");
      },
      409,
      { error_code: "0" },
    ],
    [
      "that names a status has that",
      () => {
        throw new AsyncApiError("not-found", "b", { status: 410 });
      },
      410,
      { error_code: "5005" },
    ],
    [
      "that returns a refusal has the status of its code",
      () => ({ error_code: "5005", error_message: "m" }),
      404,
      { error_code: "5005" },
    ],
    [
      "that returns a refusal with a code that nobody knows has the first of its statuses",
      () => ({ error_code: "9", error_message: "m" }),
      400,
      { error_code: "9" },
    ],
    [
      "that fails is 500 with a correlation and no detail",
      () => {
        throw new Error("secret");
      },
      500,
      { error_code: "5500", error_message: expect.stringMatching(/^something went wrong \([\w-]+\)$/) },
    ],
    ["that answers what is no reply is 500", () => ({ secret: 1 }), 500, { error_code: "5500" }],
    ["that answers nothing where an answer is due is 500", () => undefined, 500, { error_code: "5500" }],
    ["that answers with bytes where none are due is 500", () => new Blob(["x"]), 500, { error_code: "5500" }],
    [
      "that answers with a stream is 500",
      async function* () {
        yield fine;
      },
      500,
      { error_code: "5500" },
    ],
  ];
  test.each(rows)("%s", async (_, handler, status, body) => {
    const { answer } = await statusOf(handler);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(Object(body));
    expect(JSON.stringify(answer)).not.toContain("secret");
  });

  test("that wants somebody to wait says for how long, in whole seconds", async () => {
    const { answer } = await statusOf(() => {
      throw new AsyncApiError("rate-limited", "slow", { retryAfterMs: 1_200 });
    });
    expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "2"]);
  });

  test("that does not answer in time is 504, and its signal says so", async () => {
    let signal: AbortSignal | undefined;
    const addNote = (_: unknown, context: ResourceContext<unknown>) =>
      new Promise(() => {
        ({ signal } = context);
      });
    const { server, clock } = scene({ ...anybody, handlers: { addNote } });
    const answer = server.answer(request("addNote", { headers: known, body: { text: "t" } }).asked);
    await clock.advance(30_000);
    expect([(await answer).status, signal?.aborted, clock.pending]).toEqual([504, true, 0]);
  });

  test("hears that the other side hung up", async () => {
    let signal: AbortSignal | undefined;
    const addNote = (_: unknown, context: ResourceContext<unknown>) =>
      new Promise(() => {
        ({ signal } = context);
      });
    const { server } = scene({ ...anybody, handlers: { addNote } });
    const { asked, hangUp } = request("addNote", { headers: known, body: { text: "t" } });
    void server.answer(asked);
    await settle();
    hangUp();
    expect(signal?.aborted).toBe(true);
  });

  test("answers with bytes as they are, with their type or the contract's", async () => {
    const blobs = [new Blob(["png"]), new Blob(["jpg"], { type: "image/jpeg" })];
    for (const [index, type] of ["image/png", "image/jpeg"].entries()) {
      const { server } = scene({ handlers: { getFile: () => blobs[index] } });
      const answer = await server.answer(request("getFile").asked);
      expect([answer.status, answer.headers["content-type"], answer.body === blobs[index]]).toEqual([
        200,
        type,
        true,
      ]);
    }
  });

  test("gets the files of a form as they are, and fields that are checked", async () => {
    const seen: unknown[] = [];
    const { server } = scene({ handlers: { putFile: (form: unknown) => void seen.push(form) } });
    const form = { title: "t", file: new Blob(["x"]) };
    const answers = [
      await server.answer(request("putFile", { body: form }).asked),
      await server.answer(request("putFile", { body: { file: form.file } }).asked),
      await server.answer(request("putFile", { body: { title: "t" } }).asked),
    ];
    expect([answers.map(({ status }) => status), seen[0] === form, seen.length]).toEqual([
      [204, 400, 400],
      true,
      1,
    ]);
  });

  test("adds headers, but none that could be another's", async () => {
    const getNotes = ({ replyHeaders }: ResourceContext<unknown>) => {
      replyHeaders.push(["X-A", "1"], ["Set-Cookie", "a=1"], ["X-B", "1\r\nX-C: 2"], ["X D", "1"]);
      return fine;
    };
    const { server } = scene({
      authenticate: ({ replyHeaders }) => void replyHeaders.push(["set-cookie", "b=2"]),
      handlers: { getNotes },
    });
    const { headers, cookies } = await server.answer(request("getNotes", ask).asked);
    expect([headers, cookies]).toEqual([{ "content-type": "application/json", "x-a": "1" }, ["b=2", "a=1"]]);
  });
});

test("sockets and requests share their rooms", async () => {
  const { server } = scene({
    ...anybody,
    connected: { room: (context) => context.join("r") },
    handlers: {
      addNote: ({ text }: { text: string }) => {
        server.room("r").send("said", { type: "said", text });
        return fine;
      },
    },
  });
  const { peer } = await enter(server);
  await server.answer(request("addNote", { headers: known, body: { text: "hello" } }).asked);
  expect(peer.payloads).toEqual([{ type: "said", text: "hello" }]);
});

describe("what authenticate throws", () => {
  type Name = Parameters<typeof request>[0];
  const thrown: readonly (readonly [string, AsyncApiError, Name, number, unknown])[] = [
    [
      "is told by the contract's code and with its status",
      new AsyncApiError("unauthenticated", "no such tenant", { contractCode: "1000" }),
      "getNotes",
      400,
      { error_code: "1000", error_message: "no such tenant" },
    ],
    [
      "is forbidden by the contract's table",
      new AsyncApiError("forbidden", "not here"),
      "getNotes",
      403,
      { error_code: "0", error_message: "not here" },
    ],
    [
      "has no details otherwise",
      new AsyncApiError("unauthenticated", "the signature is wrong"),
      "getNotes",
      401,
      { error_code: "2000", error_message: "valid credentials are needed" },
    ],
    [
      "has no details where the contract has no shape for them",
      new AsyncApiError("unauthenticated", "the signature is wrong", { contractCode: "1000" }),
      "dropLatest",
      401,
      { detail: "valid credentials are needed", code: "unauthenticated", status: 401 },
    ],
  ];
  test.each(thrown)("%s", async (_, error, operation, status, body) => {
    const authenticate = () => {
      throw error;
    };
    const { server } = scene({ authenticate });
    const headers = { authorization: "MOBILE appId=a, clientId=c", "api-key": "k" };
    const answer = await server.answer(request(operation, { query: "tenant=t", headers }).asked);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(Object(body));
  });
});
