import { connect } from "node:net";
import { Busboy } from "@fastify/busboy";
import { afterEach, expect, test } from "vitest";
import type { ResourceSettings } from "../../../../src/runtime/node/http/server.js";
import { answerBody, sendRaw, startServer } from "../resource-server.js";

let running: Awaited<ReturnType<typeof startServer>> | undefined;
afterEach(() => running?.stop());

async function start(settings: ResourceSettings = {}) {
  running = await startServer(
    (request) => (request.body.ok ? { status: 200, headers: {}, body: { ok: true } } : answerBody(request)),
    settings,
  );
  const server = running;
  const post = (form: FormData) => fetch(`${server.url}/forms`, { method: "POST", body: form });
  const lastValue = () => {
    const body = server.asked.at(-1)?.body;
    return body?.ok === true ? body.value : undefined;
  };
  return { ...server, post, lastValue };
}

const formOf = (...parts: readonly (readonly [string, string | Blob, string?])[]) => {
  const form = new FormData();
  for (const [name, value, filename] of parts)
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value, filename ?? "a.txt");
  return form;
};

const raw = (body: string, headers = `content-length: ${Buffer.byteLength(body)}`) =>
  `POST /v1/forms HTTP/1.1\r\nhost: h\r\ncontent-type: multipart/form-data; boundary=x\r\n${headers}\r\n\r\n${body}`;

const closing = (text: string) => text.replace("host: h\r\n", "host: h\r\nconnection: close\r\n");

const part = (head: string, body: string) => `--x\r\n${head}\r\n\r\n${body}\r\n`;
const filePart = (body: string) =>
  part('content-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain', body);

test("files arrive as they were, with fields beside them", async () => {
  const { post, lastValue } = await start();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const response = await post(
    formOf(["note", "hé"], ["file", new Blob([bytes], { type: "text/x" }), "ä b.txt"]),
  );
  expect(response.status).toBe(200);
  const value = lastValue();
  expect(value).toMatchObject({ note: "hé", file: { name: "ä b.txt", type: "text/x", size: 300_000 } });
  const { file } = value as { file: Blob };
  expect(file).toBeInstanceOf(Blob);
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
});

test("the parser can be handed in", async () => {
  const { post, lastValue } = await start({ formParser: Busboy });
  await post(formOf(["file", new Blob(["x"])]));
  expect(lastValue()).toMatchObject({ file: { size: 1 } });
});

test("a name that stands twice is a list, and one that could change a prototype is nothing", async () => {
  const { post, lastValue } = await start();
  await post(formOf(["a", "1"], ["a", "2"], ["__proto__", "3"], ["file", new Blob(["x"])]));
  expect(Object.keys(lastValue() as object)).toEqual(["a", "file"]);
  expect(lastValue()).toMatchObject({ a: ["1", "2"] });
});

test.each([
  [
    "a file of one byte more than the limit",
    { uploadBytes: 1_000 },
    [["file", new Blob(["x".repeat(1_001)])]],
    413,
  ],
  ["a file of exactly the limit", { uploadBytes: 1_000 }, [["file", new Blob(["x".repeat(1_000)])]], 200],
  ["a field that is too long", { messageBytes: 100 }, [["a", "x".repeat(101)]], 413],
  [
    "fields that are too long together",
    { messageBytes: 100 },
    [
      ["a", "x".repeat(60)],
      ["b", "x".repeat(60)],
    ],
    413,
  ],
  [
    "too many parts",
    { formParts: 3 },
    [
      ["a", "1"],
      ["b", "1"],
      ["c", "1"],
      ["d", "1"],
    ],
    413,
  ],
  ["a file that the contract does not name", {}, [["other", new Blob(["x"])]], 415],
  ["HTML that says it is a PNG", {}, [["file", new Blob(["<html>"], { type: "image/png" })]], 415],
  ["more than all uploads may have", { uploadsBytes: 1_000 }, [["file", new Blob(["x".repeat(2_000)])]], 503],
] as const)("%s is answered as it has to be", async (_, limits, parts, wanted) => {
  const { post } = await start({ limits });
  expect((await post(formOf(...parts))).status).toBe(wanted);
});

test.each([
  ["a declared length far over the limit", raw("", "content-length: 999999999"), 413],
  [
    "a thousand parts",
    raw(`${part('content-disposition: form-data; name="a"', "1").repeat(1_000)}--x--\r\n`),
    413,
  ],
  ["a form that ends too early", raw(filePart("hello")), 400],
  ["a form without a boundary", raw("xx").replace("; boundary=x", ""), 415],
  ["another kind of body", raw("{}").replace("multipart/form-data; boundary=x", "application/json"), 415],
])("%s is refused", async (_, text, wanted) => {
  const { port } = await start();
  const heard = await sendRaw(port, closing(text));
  expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${wanted} `));
});

test("of a part header of a megabyte no more is kept than is allowed", async () => {
  const { port, lastValue } = await start();
  const head = `content-disposition: form-data; name="file"; filename="${"a".repeat(1_048_576)}"`;
  await sendRaw(port, closing(raw(`${part(head, "x")}--x--\r\n`)));
  expect(JSON.stringify(lastValue() ?? null).length).toBeLessThan(1_000);
});

test("an upload that stands still is given up, and an endless one as well", async () => {
  const { port } = await start({ limits: { requestMs: 100, uploadBytes: 10_000, messageBytes: 1_000 } });
  expect(await sendRaw(port, raw(filePart("x"), "content-length: 5000"))).toMatch(/^HTTP\/1.1 408 /);
  const endless = raw(`1000\r\n${"x".repeat(0x1000)}\r\n`.repeat(20), "transfer-encoding: chunked");
  expect(await sendRaw(port, endless)).toMatch(/^HTTP\/1.1 (413|400) /);
});

test("what failed or was broken off leaves no memory reserved", async () => {
  const { port, post } = await start({ limits: { uploadsBytes: 3_000 } });
  for (let count = 0; count < 5; count += 1)
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(raw(filePart("x".repeat(2_000)), "content-length: 9000")),
      );
      socket.on("error", () => {}).on("close", () => resolve());
      setTimeout(() => socket.resetAndDestroy(), 30);
    });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await post(formOf(["file", new Blob(["x".repeat(2_000)])]))).status).toBe(200);
});
