import { describe, expect, test } from "vitest";
import { converse, httpDocument } from "../http-service.js";

const id = "00000000-0000-4000-8000-000000000000";
const rules =
  "type: object, required: [correlation-id], properties: { correlation-id: { type: string, format: uuid }, X-Count: { type: integer, minimum: 1 }, X-On: { type: boolean }, X-Tags: { type: array, items: { type: string }, maxItems: 2 } }";
const ask = (operation: string, method: string) =>
  `${operation}: { action: receive, channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/a" }],
    bindings: { http: { method: ${method} } }, reply: { messages: [{ $ref: "#/channels/c/messages/b" }] } }`;

const yaml = httpDocument(
  `c: { address: /c, messages: {
    a: { headers: { ${rules} }, payload: { type: object } },
    b: { headers: { type: object, required: [X-Kind, X-Left], properties: { X-Kind: { const: b }, X-Left: { type: integer } } }, payload: { type: object } } } }`,
  `${ask("putOne", "PUT")}, ${ask("getOne", "GET")}`,
);

interface Context {
  readonly headers: object;
  readonly replyHeaders: [string, string][];
}

function handlers(left: string | undefined) {
  const heard: object[] = [];
  const hear = ({ headers, replyHeaders }: Context) => {
    heard.push(headers);
    if (left !== undefined) replyHeaders.push(["x-left", left]);
    return {};
  };
  return { heard, putOne: (_: unknown, context: Context) => hear(context), getOne: hear };
}

const headers = { "correlation-id": id, "X-Count": 2, "X-On": true, "X-Tags": ["a", "b"] };

describe("the headers of a request", () => {
  test("are values on both sides, and texts between them", async () => {
    const made = handlers("3");
    const { call } = await converse(yaml, made);
    expect(await call("putOne", {}, { headers })).toEqual({});
    expect(await call("getOne", { headers })).toEqual({});
    expect(made.heard).toEqual([headers, headers]);
  });

  test.each([
    ["is not there", {}],
    ["breaks its format", { "correlation-id": "x" }],
    ["is no number", { "correlation-id": id, "x-count": "two" }],
    ["is out of bounds", { "correlation-id": id, "x-count": "0" }],
    ["is no boolean", { "correlation-id": id, "x-on": "yes" }],
    ["has too many values", { "correlation-id": id, "x-tags": "a, b,c" }],
  ])("one that %s is refused", async (_, given: Record<string, string>) => {
    const made = handlers("3");
    const { request } = await converse(yaml, made);
    const json = { "content-type": "application/json", ...given };
    const answers = [
      await request("/c", { method: "PUT", headers: json, body: "{}" }),
      await request("/c", { headers: given }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(made.heard).toEqual([]);
  });

  test("a client does not send what breaks the contract", async () => {
    const { call, heard } = await converse(yaml, handlers("3"));
    await expect(call("putOne", {})).rejects.toMatchObject({ code: "invalid-message" });
    await expect(call("getOne", { headers: { "correlation-id": "x" } })).rejects.toMatchObject({
      code: "invalid-message",
    });
    expect(heard).toEqual([]);
  });
});

describe("the headers of an answer", () => {
  test("that has one value is there by itself", async () => {
    const { request } = await converse(yaml, handlers("3"));
    const answer = await request("/c", { headers: { "correlation-id": id } });
    expect([answer.headers.get("x-kind"), answer.headers.get("x-left")]).toEqual(["b", "3"]);
  });

  test.each([undefined, "many"])("are checked before it is sent: %s", async (left) => {
    const { request } = await converse(yaml, handlers(left));
    expect((await request("/c", { headers: { "correlation-id": id } })).status).toBe(500);
  });

  test("are checked when it comes", async () => {
    const { call } = await converse(yaml, handlers("many"), { server: { validation: { outgoing: "off" } } });
    await expect(call("getOne", { headers })).rejects.toMatchObject({
      code: "invalid-message",
      status: 200,
      reason: expect.stringContaining("X-Left"),
    });
  });
});

test("a constant header says which of two operations a request means", async () => {
  const kind = (name: string) =>
    `${name}: { address: /c, messages: { ${name}: { headers: { type: object, required: [x-event], properties: { x-event: { const: ${name} } } }, payload: { type: object } } } }`;
  const receive = (name: string) => `on${name}: { action: receive, channel: { $ref: "#/channels/${name}" } }`;
  const heard: string[] = [];
  const { call, request } = await converse(
    httpDocument(`${kind("push")}, ${kind("ping")}`, `${receive("push")}, ${receive("ping")}`),
    { onpush: () => void heard.push("push"), onping: () => void heard.push("ping") },
  );
  await call("onping", {});
  await call("onpush", {});
  const send = async (event: string) => {
    const headers = { "content-type": "application/json", "x-event": event };
    return (await request("/c", { method: "POST", headers, body: "{}" })).status;
  };
  expect([await send("push"), await send("ping"), await send("pong")]).toEqual([204, 204, 400]);
  expect(heard).toEqual(["ping", "push", "push", "ping"]);
});

test("a message that headers tell from another is the one whose headers are given", async () => {
  const kind = (name: string) =>
    `${name}: { headers: { type: object, required: [x-event], properties: { x-event: { const: ${name} } } }, payload: { type: object } }`;
  const heard: object[] = [];
  const { call } = await converse(
    httpDocument(
      `c: { address: /c, messages: { ${kind("a")}, ${kind("b")} } }`,
      `take: { action: receive, channel: { $ref: "#/channels/c" } }`,
    ),
    { take: (_: unknown, context: Context) => void heard.push(context.headers) },
  );
  await call("take", {}, { headers: { "x-event": "b" } });
  expect(heard).toEqual([{ "x-event": "b" }]);
});

test("a content type that the contract fixes is that of the body, with or without its parameters", async () => {
  const { call, heard } = await converse(
    httpDocument(
      "c: { address: /c, messages: { a: { headers: { type: object, required: [Content-Type], properties: { Content-Type: { const: application/json } } }, payload: { type: object } } } }",
      `take: { action: receive, channel: { $ref: "#/channels/c" } }`,
    ),
    { take: () => {} },
  );
  await call("take", {});
  expect(heard).toMatchObject([{ type: "application/json; charset=utf-8" }]);
});
