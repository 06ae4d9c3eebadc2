import { describe, expect, test } from "vitest";
import { converse, httpDocument } from "../http-service.js";

const operation = (name: string) =>
  `${name}: { action: receive, channel: { $ref: "#/channels/${name}" }, messages: [{ $ref: "#/channels/${name}/messages/a" }],
    reply: { messages: [{ $ref: "#/channels/${name}/messages/b" }] } }`;

/** An operation that answers with the message that it is sent. */
const echo = (message: string) =>
  httpDocument(
    `one: { address: /one, messages: { a: { ${message} }, b: { ${message} } } }`,
    operation("one"),
  );

const fields =
  "payload: { type: object, required: [n], properties: { n: { type: integer }, on: { type: boolean }, tags: { type: array, items: { type: string } }, at: { type: object }, s: {} } }";

describe("a body is sent and read as its content type says", () => {
  test.each([
    ["application/cloudevents+json", "payload: { type: object }", { a: 1 }, '{"a":1}'],
    ["application/json", "payload: { type: object }", { a: 1 }, '{"a":1}'],
    ["text/plain", "payload: { type: string }", 'say "ä"', 'say "ä"'],
    ["text/csv; charset=utf-8", "payload: { type: string }", "a,b\n", "a,b\n"],
    [
      "application/x-ndjson",
      "payload: { type: array, items: { type: object, required: [n] } }",
      [{ n: 1 }, { n: 2 }],
      '{"n":1}\n{"n":2}\n',
    ],
  ])("%s", async (type, payload, value, body) => {
    const { call, heard } = await converse(echo(`contentType: "${type}", ${payload}`), {
      one: (message: unknown) => message,
    });
    expect(await call("one", value)).toEqual(value);
    expect(heard).toEqual([{ type: type === "application/json" ? `${type}; charset=utf-8` : type, body }]);
  });

  test("a form is a form, and its texts are the values that the schema says", async () => {
    const type = "application/x-www-form-urlencoded";
    const heardBy: unknown[] = [];
    const { call, heard, request } = await converse(echo(`contentType: ${type}, ${fields}`), {
      one: (message: unknown) => {
        heardBy.push(message);
        return message;
      },
    });
    const value = { n: 5, on: false, tags: ["a&b"], at: { x: [1] }, s: "5" };
    // What comes back is read as it was sent: an answer that is a form has the same kinds.
    expect(await call("one", value)).toEqual(value);
    expect(heardBy).toEqual([value]);
    expect(heard[0]).toEqual({ type, body: "n=5&on=false&tags=a%26b&at=%7B%22x%22%3A%5B1%5D%7D&s=5" });
    const send = async (body: string) =>
      (await request("/one", { method: "POST", headers: { "content-type": type }, body })).status;
    expect(await Promise.all([send("n=1"), send("n=x"), send("n=1&n=2"), send("on=true")])).toEqual([
      200, 400, 400, 400,
    ]);
  });

  test("the texts of multipart/form-data, too", async () => {
    const heardBy: unknown[] = [];
    const { call } = await converse(
      httpDocument(
        `one: { address: /one, messages: { a: { contentType: multipart/form-data, ${fields} } } }`,
        `one: { action: receive, channel: { $ref: "#/channels/one" } }`,
      ),
      { one: (message: unknown) => void heardBy.push(message) },
    );
    const value = { n: 5, on: true, tags: ["a"], at: { x: 1 }, s: "5" };
    await call("one", value);
    expect(heardBy).toEqual([value]);
  });

  test("bytes without a schema are a Blob", async () => {
    const { call } = await converse(echo("contentType: application/octet-stream, payload: true"), {
      one: (message: unknown) => message,
    });
    const answer = await call("one", new Blob([new Uint8Array([1, 255])]));
    expect(answer instanceof Blob && [...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 255]);
  });
});

describe("a content type that the runtime does not know", () => {
  const packed = echo("contentType: application/msgpack, payload: { type: object, required: [n] }");
  const codec = {
    encode: (payload: unknown) => new TextEncoder().encode(`!${JSON.stringify(payload)}`),
    decode: (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes).slice(1)),
  };
  const codecs = { "application/msgpack": codec };
  const handlers = { one: (message: unknown) => message };

  test("goes through a codec that the user gives", async () => {
    const { call, heard, request } = await converse(packed, handlers, {
      client: { codecs },
      server: { codecs },
    });
    expect(await call("one", { n: 1 })).toEqual({ n: 1 });
    expect(heard).toEqual([{ type: "application/msgpack", body: '!{"n":1}' }]);
    const headers = { "content-type": "application/msgpack" };
    const answers = [
      await request("/one", { method: "POST", headers, body: "!{" }),
      await request("/one", { method: "POST", headers, body: "!{}" }),
      await request("/one", { method: "POST", body: '!{"n":1}' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 415]);
  });

  test("without one is said, on both sides", async () => {
    const { call, request } = await converse(packed, handlers);
    await expect(call("one", { n: 1 })).rejects.toThrow("no codec for `application/msgpack`");
    const headers = { "content-type": "application/msgpack" };
    expect((await request("/one", { method: "POST", headers, body: "!{}" })).status).toBe(415);
  });
});

test("an answer that is not what its content type says is refused", async () => {
  const lines = { encode: () => "{", decode: () => [] };
  const yaml = echo("contentType: application/x-ndjson, payload: { type: array }");
  const { call } = await converse(
    yaml,
    { one: (message: unknown) => message },
    {
      server: { codecs: { "application/x-ndjson": lines } },
    },
  );
  await expect(call("one", [])).rejects.toMatchObject({ code: "unexpected-reply" });
});
