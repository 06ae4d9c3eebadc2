import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { test, testAlone } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { besideNeighbours } from "./neighbours.js";
import { exchange, statusesOf } from "./raw.js";
import { askerOf, readJson, type Setting, sleep, startTown } from "./setting.js";
import { tokens } from "./town-server.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

const limits = { uploadBytes: 200_000, requestMs: 400, refusalsPerMinute: 1_000 };
const boundary = "cut-here";
const head = (...headers: readonly string[]) =>
  [
    "POST /api/files HTTP/1.1",
    "host: h",
    "connection: close",
    `api-token: ${tokens.alice}`,
    `content-type: multipart/form-data; boundary=${boundary}`,
    ...headers,
    "",
    "",
  ].join("\r\n");
const part = (content: string, disposition = 'form-data; name="file"; filename="a.txt"', more = "") =>
  `--${boundary}\r\ncontent-disposition: ${disposition}\r\n${more}content-type: text/plain\r\n\r\n${content}\r\n`;
const end = `--${boundary}--\r\n`;

const send = (ask: Setting["ask"], file: Blob, name = "a") => {
  const form = new FormData();
  form.append("file", file, name);
  return ask("/files", { method: "POST", body: form });
};

test("R49 a file of exactly the limit is kept, one of a byte more is refused with 413", async () => {
  const { ask, town } = await startTown({ limits });
  expect((await send(ask, new Blob(["x".repeat(200_000)]))).status).toBe(200);
  expect((await send(ask, new Blob(["x".repeat(200_001)]))).status).toBe(413);
  expect(town.records.files.size).toBe(1);
});

const body = part("hello") + end;
const cases: readonly (readonly [string, string, number])[] = [
  ["a body that is shorter than it says", head(`content-length: ${body.length + 10}`) + body, 408],
  ["a body that is longer than it says", `${head("content-length: 10")}${body}`, 400],
  ["two lengths", head(`content-length: ${body.length}`, "content-length: 3") + body, 400],
  ["a length that is no number", head("content-length: 1e3") + body, 400],
  ["a length below nothing", head("content-length: -1") + body, 400],
  ["1 000 parts", whole(part("x", 'form-data; name="a"').repeat(1_000) + end), 413],
  [
    "a part with a header of one megabyte",
    whole(part("x", 'form-data; name="file"', `x-large: ${"x".repeat(1_000_000)}\r\n`) + end),
    413,
  ],
  ["a part that is not asked for", whole(part("x", 'form-data; name="other"; filename="x"') + end), 415],
  ["no boundary", whole(part("x") + end).replace(/; boundary=.*/, ""), 415],
  ["a form without an end", whole(part("x")), 400],
  ["chunks that are none", `${head("transfer-encoding: chunked")}zz\r\n`, 400],
];

function whole(content: string): string {
  return head(`content-length: ${content.length}`) + content;
}

test.each(cases)("R49 %s is refused, and nothing is kept", async (_, request, status) => {
  const { port, town } = await startTown({ limits });
  const statuses = statusesOf(await exchange(port, request));
  expect([statuses[0], town.records.files.size]).toEqual([status, 0]);
});

test("R49 an upload without an end is refused with 413, and its sender is hung up on", async () => {
  const { port } = await startTown({ limits });
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  let sent = 0;
  socket
    .on("error", () => {})
    .on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
  socket.write(`${head("transfer-encoding: chunked")}${chunk(part(""))}`);
  const timer = setInterval(() => {
    sent += 20_000;
    socket.write(chunk("x".repeat(20_000)));
  }, 2);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(timer);
  expect(statusesOf(heard)).toEqual([413]);
  // Some is read after the answer, for those who listen late only.
  expect(sent).toBeLessThan(40_000_000);
});

const chunk = (content: string) => `${content.length.toString(16)}\r\n${content}\r\n`;

test("R49 an upload that stands still, or crawls, is ended with 408", async () => {
  const { port } = await startTown({ limits });
  const stalled = await exchange(port, head("content-length: 1000") + part("x"), 20_000);
  expect(statusesOf(stalled)).toEqual([408]);
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket
    .on("error", () => {})
    .on("data", (bytes) => {
      heard += bytes.toString("latin1");
    });
  socket.write(`${head("content-length: 100000")}${part("")}`);
  const timer = setInterval(() => socket.write("x"), 50);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(timer);
  // At this pace its body would take more than an hour.
  expect(statusesOf(heard)).toEqual([408]);
});

testAlone("R49 many uploads share one allowance of memory; one too many waits", async () => {
  const victim = await startVictim({
    limits: { uploadBytes: 2_000_000, uploadsBytes: 6_000_000, requestMs: 1_500 },
  });
  await besideNeighbours(victim, async () => {
    await victim.peakMb();
    const before = (await victim.stock()).rssBytes / 1_048_576;
    const ask = askerOf(victim.url);
    const statuses = await Promise.all(
      Array.from({ length: 14 }, async () => {
        try {
          return (await send(ask, new Blob(["x".repeat(1_900_000)]))).status;
        } catch {
          return 0;
        }
      }),
    );
    expect(statuses.filter((status) => ![200, 503, 0].includes(status))).toEqual([]);
    expect(statuses).toContain(200);
    expect(statuses).toContain(503);
    const kept = (await victim.records()).files.length;
    expect(kept).toBe(statuses.filter((status) => status === 200).length);
    // What the application keeps is its own affair.
    expect((await victim.peakMb()) - before).toBeLessThan(80 + kept * 2 * 2);
  });
});

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const html = "<html><script>alert(1)</script></html>";
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

test.each([
  ["HTML that says it is a picture", "image/png", html, 415, undefined],
  ["SVG that says it is a picture", "image/png", svg, 415, undefined],
  ["a bomb of zeros that says it is a picture", "image/png", gzipSync(Buffer.alloc(150_000)), 415, undefined],
  ["a picture that says it is another", "image/gif", png, 415, undefined],
  ["half a signature", "image/png", png.slice(0, 4), 415, undefined],
  ["a picture with a page behind it", "image/png", Buffer.concat([png, Buffer.from(html)]), 200, "image/png"],
  ["a picture", "image/png", png, 200, "image/png"],
  ["SVG that says so", "image/svg+xml", svg, 200, "application/octet-stream"],
  ["HTML that says so", "text/html", html, 200, "application/octet-stream"],
  ["a type that is none", "a/b/c; x", html, 200, "application/octet-stream"],
])("R51 %s is not served as anything that a browser runs", async (_, type, content, status, kept) => {
  const { ask } = await startTown({ limits });
  const answer = await send(ask, new Blob([content], { type }), "../../x\r\n.html");
  expect(answer.status).toBe(status);
  if (kept === undefined) return;
  const { id } = await readJson<{ id: string }>(answer);
  const download = await ask(`/files/${id}`);
  expect(Buffer.from(await download.arrayBuffer())).toEqual(Buffer.from(content));
  expect(Object.fromEntries(download.headers)).toMatchObject({
    "content-type": kept,
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; filename\*=UTF-8''[^/\\\r\n]*$/),
    "content-security-policy": "default-src 'none'; sandbox",
  });
});

test("R52 somebody else's file looks like one that is not there", async () => {
  const { ask } = await startTown({ limits });
  const { id } = await readJson<{ id: string }>(send(ask, new Blob(["secret"])));
  const [own, others, none] = await Promise.all([
    ask(`/files/${id}`),
    ask(`/files/${id}`, { token: tokens.bob }),
    ask("/files/999", { token: tokens.bob }),
  ]);
  const shape = async (answer: Response) => {
    const { date: _, ...headers } = Object.fromEntries(answer.headers);
    return [answer.status, headers, await answer.text()];
  };
  expect([own.status, await own.text()]).toEqual([200, "secret"]);
  expect(await shape(others)).toEqual(await shape(none));
  expect(others.status).toBe(404);
});

test("R52 a thousand ranges are refused with 416, and one is answered with the whole", async () => {
  const { ask } = await startTown({ limits });
  const { id } = await readJson<{ id: string }>(send(ask, new Blob(["x".repeat(100_000)])));
  const statusOf = async (range: string) => {
    const answer = await ask(`/files/${id}`, { headers: { range } });
    return [answer.status, (await answer.arrayBuffer()).byteLength];
  };
  expect(await statusOf(`bytes=${Array(1_000).fill("0-").join(",")}`)).toEqual([416, 0]);
  expect(await statusOf("bytes=0-,0-")).toEqual([416, 0]);
  expect(await statusOf("bytes=0-9")).toEqual([200, 100_000]);
  expect(await statusOf("bytes=nonsense")).toEqual([200, 100_000]);
  await sleep(0);
});
