import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect } from "vitest";
import {
  type CallbackReport,
  type CallbackVerdict,
  createCallbackReceiver,
  createCallbackSender,
  type UndeliveredCallback,
} from "../../src/runtime/node/callback/sender.js";
import { test, whenOver } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { sleep, until } from "./setting.js";

watchAftermath();

const secret = "secret-of-callbacks-0123456789";

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A target that behaves as it is told, and counts requests and the bytes that it could send. */
async function startTarget(behave: Behaviour) {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((asked, response) => {
    requests += 1;
    asked.resume();
    response.on("error", () => {});
    behave(response, asked);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  whenOver(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, sockets, requests: () => requests };
}

/** A sender whose times are ten times and more as short; how long it waits for answers only where that is what is tried. */
function startSender(targets: readonly string[], { tries = 5, answerMs = 20_000 } = {}) {
  const reports: CallbackReport[] = [];
  const dead: UndeliveredCallback[] = [];
  const sender = createCallbackSender({
    ...{ targets, secret },
    limits: { answerMs, retryMs: 20, maximumRetryMs: 100, tries },
    onReport: (report) => void reports.push(report),
    onDead: (one) => void dead.push(one),
  });
  whenOver(async () => void (await sender.close()));
  return { sender, reports, dead };
}

const megabyte = Buffer.alloc(1_048_576, "x");
let written = 0;
const flood: Behaviour = (response) => {
  response.writeHead(500);
  const more = () => {
    while (written < 100 && !response.destroyed) {
      written += 1;
      if (!response.write(megabyte)) return void response.once("drain", more);
    }
    response.end();
  };
  more();
};

test.each<[string, Behaviour, string]>([
  ["that never answers", () => {}, "timeout"],
  ["that begins to answer and goes on for ever", (response) => void response.write("x"), "timeout"],
  ["that has a fault", (response) => void response.writeHead(500).end("no"), "status"],
  ["that hangs up", (response) => void response.socket?.resetAndDestroy(), "connection"],
  ["that says 200 and dies", (response) => void response.write("x", () => response.destroy()), "connection"],
  ["that answers with 100 MB", flood, "status"],
  ["that sends it elsewhere", (response) => void response.writeHead(307, { location: "/b" }).end(), "status"],
])("R54 a target %s is given up after so many tries, and no other notices", async (_, behave, reason) => {
  const bad = await startTarget(behave);
  const good = await startTarget((response) => void response.writeHead(200).end());
  const { sender, reports, dead } = startSender(
    [bad.url, good.url],
    reason === "timeout" ? { answerMs: 300 } : {},
  );
  const before = process.memoryUsage().rss;
  const id = sender.send(bad.url, { n: "bad" });
  for (let index = 0; index < 20; index += 1) {
    sender.send(good.url, { index });
    await sleep(10);
  }
  // However often the bad one is tried, the good ones arrive.
  expect(await until(() => good.requests() === 20, 10_000)).toBe(true);
  expect(await until(() => dead.length > 0, 20_000)).toBe(true);
  expect(dead).toEqual([{ id, url: `${bad.url}/`, payload: { n: "bad" } }]);
  // On a busy machine 300 ms can be over before the target has seen the request.
  if (reason === "timeout") expect(bad.requests()).toBeLessThanOrEqual(5);
  else expect(bad.requests()).toBe(5);
  // The good one may be late as well, where the machine is busy and answers have 300 ms: it is tried again.
  const failed = reports.filter(
    ({ kind, target }) => (kind === "failed" || kind === "dead") && target.startsWith(bad.url),
  );
  expect(failed.map((one) => ("reason" in one ? one.reason : ""))).toEqual(Array(5).fill(reason));
  const delivered = () => reports.filter(({ kind }) => kind === "delivered").length;
  await until(() => delivered() === 20, 10_000);
  expect(delivered()).toBe(20);
  // Of 500 MB the target has got rid of what the kernel buffers.
  expect(written).toBeLessThan(80);
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_048_576);
});

test("R54 a thousand callbacks for a dead target cost one try at a time, and keep no other waiting", async () => {
  const bad = await startTarget(() => {});
  const good = await startTarget((response) => void response.writeHead(200).end());
  const { sender } = startSender([bad.url, good.url], { answerMs: 300 });
  for (let index = 0; index < 1_000; index += 1) sender.send(bad.url, { index });
  expect(() => sender.send(bad.url, {})).toThrow("[outbox-full]");
  sender.send(good.url, {});
  expect(await until(() => good.requests() === 1)).toBe(true);
  // Tries of the dead target take 300 ms each: the good one did not wait for a thousand of them, nor for three.
  expect(bad.requests()).toBeLessThanOrEqual(3);
  await sleep(700);
  // One that is being hung up beside the one that is tried.
  expect(bad.sockets.size).toBeLessThanOrEqual(2);
  expect(bad.requests()).toBeLessThanOrEqual(4);
  const left = await sender.close();
  expect(left.length).toBe(1_000);
});

test("R54 a target that comes back gets everything, each once as far as its receiver lets it", async () => {
  let requests = 0;
  const receiver = createCallbackReceiver({ secret });
  const kept: unknown[] = [];
  const flaky = await startTarget((response, asked) => {
    requests += 1;
    const turn = requests;
    const chunks: Buffer[] = [];
    asked.on("data", (chunk) => chunks.push(chunk));
    asked.on("end", () => {
      if (turn % 3 === 0) return void response.writeHead(503).end();
      const body = Buffer.concat(chunks);
      const verdict = receiver.verify(asked.headers, body);
      if (verdict.kind === "accepted") kept.push(JSON.parse(body.toString()));
      // Kept, but the answer is lost.
      if (turn % 3 === 1) return void response.socket?.destroy();
      response.writeHead(verdict.status).end();
    });
  });
  const { sender, dead } = startSender([flaky.url], { tries: 20 });
  const wanted = Array.from({ length: 20 }, (_, index) => index);
  for (const index of wanted) sender.send(flaky.url, index);
  await until(() => kept.length === 20, 10_000);
  await sleep(300);
  expect(dead).toEqual([]);
  expect([...kept].sort((a, b) => Number(a) - Number(b))).toEqual(wanted);
});

test("R55 what is forged, changed, old or played again is refused or changes nothing", async () => {
  const verdicts: CallbackVerdict[] = [];
  const heard: { readonly headers: IncomingMessage["headers"]; readonly body: string }[] = [];
  let now = Date.now();
  const receiver = createCallbackReceiver({ secret, now: () => now });
  const target = await startTarget((response, asked) => {
    let body = "";
    asked.setEncoding("utf8");
    asked.on("data", (chunk) => {
      body += chunk;
    });
    asked.on("end", () => {
      const verdict = receiver.verify(asked.headers, body);
      verdicts.push(verdict);
      heard.push({ headers: asked.headers, body });
      response.writeHead(verdict.status, { connection: "close" }).end();
    });
  });
  const { sender } = startSender([target.url]);
  sender.send(target.url, { order: 1 }, { id: "one" });
  expect(await until(() => verdicts.length === 1)).toBe(true);
  const [first] = heard;
  const {
    "callback-id": id,
    "callback-timestamp": at,
    "callback-signature": signature,
  } = first?.headers ?? {};
  const original = { "callback-id": id, "callback-timestamp": at, "callback-signature": signature };
  /** As somebody would who has listened, but does not know the secret. */
  const play = (changed: Readonly<Record<string, string | undefined>> = {}, body = first?.body) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = Object.entries({ ...original, ...changed }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as const],
      );
      const asking = request(target.url, {
        method: "POST",
        headers: Object.fromEntries(headers),
        agent: false,
      });
      asking.on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on("error", reject).end(body);
    });
  expect([await play(), verdicts.at(-1)?.kind]).toEqual([200, "duplicate"]);
  expect(await play({}, '{"order":2}')).toBe(401);
  expect(await play({ "callback-id": "two" })).toBe(401);
  expect(await play({ "callback-timestamp": String(Number(at) + 1) })).toBe(401);
  expect(await play({ "callback-signature": undefined })).toBe(401);
  expect(await play({ "callback-signature": `v1=${"0".repeat(64)}` })).toBe(401);
  now += 301_999;
  expect([await play(), verdicts.at(-1)]).toMatchObject([401, { reason: "expired" }]);
  expect(verdicts.filter(({ kind }) => kind === "accepted").length).toBe(1);
});
