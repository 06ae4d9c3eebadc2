import { connect } from "node:net";
import { Busboy } from "@fastify/busboy";
import { Server as SocketIoServer } from "socket.io";
import { io } from "socket.io-client";
import { expect } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { serve } from "../../src/runtime/node/serve.js";
import { test, testAlone } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { Ledger } from "./ledger.js";
import { exchange, openRaw, statusesOf, upgrade } from "./raw.js";
import { askerOf, createTownClient, inRoom, post, readJson, say, sleep, until } from "./setting.js";
import { createTown, tokens } from "./town-server.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

testAlone(
  "R57 a server that is asked to end says goodbye to 200 clients, and nothing that it acknowledged is lost",
  async () => {
    const victim = await startVictim({ sayMs: 400, limits: { messagesPerSecond: 1_000, burst: 1_000 } });
    const client = createTownClient(victim.url, { limits: { retryMs: 10_000, maximumRetryMs: 10_000 } });
    const rooms = Array.from({ length: 200 }, (_, index) => client.room(inRoom(`${index}`)));
    await Promise.all(rooms.map((room) => room.connect()));
    const closings: { code: number; retryAfterMs?: number }[] = [];
    for (const room of rooms)
      room.onState(({ closing }) => {
        if (closing !== undefined) closings.push(closing);
      });
    const ask = askerOf(victim.url);
    const polls = Array.from({ length: 20 }, async (_, index) => {
      const answer = await ask(`/inboxes/${index}`);
      return [answer.status, await answer.json()];
    });
    const upload = connect(victim.port, "127.0.0.1");
    let uploaded = "";
    upload
      .on("error", () => {})
      .on("data", (chunk) => {
        uploaded += chunk.toString("latin1");
      });
    const file = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n';
    upload.write(
      `POST /api/files HTTP/1.1\r\nhost: h\r\napi-token: ${tokens.alice}\r\ncontent-length: ${file.length}\r\n` +
        `content-type: multipart/form-data; boundary=b\r\n\r\n${file.slice(0, 40)}`,
    );
    const ledger = new Ledger();
    // Posts go on all the time; the last of them meet a server that closes.
    let isOver = false;
    const writers = rooms.slice(0, 50).map(async (room, writer) => {
      for (let index = 0; !isOver; index += 1) {
        const id = `${writer}-${index}`;
        ledger.send(`${writer}`, id);
        const answer = await room.post(post(id), { timeoutMs: 3_000 }).catch(() => undefined);
        if (answer?.type === "posted") ledger.acknowledge(id);
        else return;
        await sleep(10);
      }
    });
    const slow = rooms.slice(100, 150).map((room, index) => room.say(say(`slow-${index}`)));
    // The connections, the polls and the upload, on a machine with other work, too.
    const openSockets = async () => (await victim.stock()).resources.TCPSocketWrap ?? 0;
    while ((await openSockets()) < rooms.length + polls.length + 1) await sleep(250);
    await sleep(200);
    victim.kill("SIGTERM");
    await victim.closing;
    upload.write(file.slice(40));
    // Nobody new: neither a connection nor a request.
    const late = await exchange(victim.port, upgrade("/rooms/late"), 500);
    expect([[], [503]]).toContainEqual(statusesOf(late));
    // What ran was answered.
    expect((await Promise.all(slow)).map(({ type }) => type)).toEqual(Array(50).fill("said"));
    expect(await Promise.all(polls)).toEqual(Array(20).fill([200, { events: [] }]));
    const [{ code }, last] = await Promise.all([victim.exited, victim.last]);
    isOver = true;
    expect(code).toBe(0);
    await until(() => closings.length === 200);
    await client.close();
    await Promise.all(writers);
    upload.destroy();
    expect(closings.map((closing) => closing.code)).toEqual(Array(200).fill(1001));
    // Each is told another time to come back.
    expect(new Set(closings.map(({ retryAfterMs }) => retryAfterMs)).size).toBeGreaterThan(100);
    for (const id of last.posts) ledger.deliver(id);
    expect(ledger.check()).toEqual([]);
    expect(ledger.sizes.acknowledged).toBeGreaterThan(100);
    if (statusesOf(uploaded)[0] === 200) expect(last.files.length).toBe(1);
    else expect([[], [503]]).toContainEqual(statusesOf(uploaded));
  },
);

test("R57 requests over a connection that is there already are answered with 503 while the server closes", async () => {
  const victim = await startVictim({ sayMs: 1_000 });
  // Keeps the server from being done at once.
  const room = createTownClient(victim.url).room(inRoom("a"));
  const slow = room.say(say("slow"));
  await sleep(100);
  const head = `GET /api/profile HTTP/1.1\r\nhost: h\r\napi-token: ${tokens.alice}\r\n`;
  const socket = connect(victim.port, "127.0.0.1");
  let heard = "";
  socket
    .on("error", () => {})
    .on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
  // Half a request, so that the connection is not an idle one.
  socket.write(head);
  await sleep(100);
  victim.kill("SIGTERM");
  await victim.closing;
  socket.write("\r\n");
  await until(() => socket.destroyed);
  expect([statusesOf(heard), /retry-after: \d/i.test(heard)]).toEqual([[503], true]);
  expect(await slow).toMatchObject({ type: "said" });
  expect((await victim.exited).code).toBe(0);
});

test("R57 who asks a second time does not wait", async () => {
  // Without the second signal it would take longer than a test may.
  const victim = await startVictim({ sayMs: 60_000, drainMs: 120_000 });
  const peer = await openRaw(victim.port, "/rooms/a");
  const room = createTownClient(victim.url, { limits: { retryMs: 10_000 } }).room(inRoom("a"));
  const slow = room.say(say("slow")).catch((error: unknown) => error);
  await sleep(200);
  victim.kill("SIGTERM");
  await victim.closing;
  await sleep(300);
  victim.kill("SIGTERM");
  expect((await victim.exited).code).toBe(0);
  await room.close();
  expect(await slow).toMatchObject({ name: "AsyncApiError" });
  peer.socket.destroy();
});

test("R58 after a crash no cursor is taken for one of now, and clients come back by themselves", async () => {
  const first = await startVictim();
  const ask = askerOf(first.url);
  const headers = { "content-type": "application/json" };
  const tell = { method: "POST", headers, body: '{"id":"1"}' };
  await ask("/logs/alice", tell);
  const { cursor } = await readJson<{ cursor: string }>(ask("/logs/alice"));
  const room = createTownClient(first.url).room(inRoom("a"));
  const ledger = new Ledger();
  let isOver = false;
  const writer = (async () => {
    for (let index = 0; !isOver; index += 1) {
      ledger.send("a", `${index}`);
      const answer = await room.post(post(`${index}`), { timeoutMs: 5_000 }).catch(() => undefined);
      if (answer !== undefined) ledger.acknowledge(`${index}`);
      await sleep(60);
    }
  })();
  await sleep(300);
  const before = (await first.records()).posts;
  first.kill("SIGKILL");
  await first.exited;
  const second = await startVictim({ port: first.port });
  // The log is in memory only: it begins anew, and says so instead of answering with what is not there.
  expect((await ask(`/logs/alice?cursor=${cursor}`)).status).toBe(410);
  await ask("/logs/alice", tell);
  expect((await ask(`/logs/alice?cursor=${cursor}`)).status).toBe(410);
  const snapshot = await readJson<{ snapshot: unknown }>(ask("/logs/alice/snapshot"));
  expect(snapshot.snapshot).toEqual([{ id: "1" }]);
  await sleep(400);
  isOver = true;
  await writer;
  const after = (await second.records()).posts;
  expect(after.length).toBeGreaterThan(2);
  // Kept in memory before, or kept now: nothing was acknowledged by nobody.
  for (const id of [...before, ...after]) ledger.deliver(id);
  const lost = ledger.check("raw");
  // At most the one that was under way when the process was killed.
  expect(lost.length).toBeLessThanOrEqual(1);
});

testAlone(
  "R57 whatever was under way when it closed, a server leaves no timer and no socket behind",
  async () => {
    const kinds = () =>
      process
        .getActiveResourcesInfo()
        .filter((kind) => /^(?:Timeout|TCPSocketWrap|TCPServerWrap)$/.test(kind));
    await sleep(200);
    const before = kinds().length;
    const forever = () => new Promise<never>(() => {});
    for (let round = 0; round < 24; round += 1) {
      const town = createTown({
        ...(round % 4 === 3 && { authenticate: forever }),
        ...(round % 2 === 1 && { say: forever }),
      });
      const app = await serve({ town }, { WebSocketServer, SocketIoServer, formParser: Busboy });
      const sockets = [1, 2].map(() => new WebSocket(`ws://127.0.0.1:${app.port}/rooms/a`));
      for (const socket of sockets)
        socket.on("error", () => {}).on("open", () => socket.send(JSON.stringify(say("1"))));
      const other = io(`${app.url}/town`, { path: "/io", reconnection: false, forceNew: true });
      const gone = new AbortController();
      const poll = askerOf(app.url)("/inboxes/a", { signal: gone.signal }).catch(() => {});
      await sleep((round % 5) * 10);
      if (round % 3 === 1) sockets[0]?.terminate();
      if (round % 3 === 2) gone.abort();
      if (round % 6 < 3) other.disconnect();
      await app.close({ drainMs: round % 6 === 0 ? 0 : 20 });
      for (const socket of sockets) socket.terminate();
      other.disconnect();
      gone.abort();
      await poll;
    }
    // Far less than any of the times that a server waits for something.
    expect(await until(() => kinds().length <= before + 1, 1_500)).toBe(true);
  },
);

testAlone(
  "R57 a client of Socket.IO that polls, but not just now, is not waited for when the server closes",
  async () => {
    await sleep(200);
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const before = timers();
    const town = createTown();
    const app = await serve({ town }, { WebSocketServer, SocketIoServer, formParser: Busboy });
    const poll = async (query = "", body?: string) => {
      const init = body === undefined ? {} : { method: "POST", body };
      const headers = { connection: "close" };
      return (await fetch(`${app.url}/io/?EIO=4&transport=polling${query}`, { ...init, headers })).text();
    };
    const { sid } = JSON.parse((await poll()).slice(1));
    await poll(`&sid=${sid}`, "40/town,");
    expect(await poll(`&sid=${sid}`)).toContain("40/town,");
    await app.close({ drainMs: 0 });
    expect(await until(() => timers() <= before + 1, 1_500)).toBe(true);
  },
);
