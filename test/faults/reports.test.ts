import { once } from "node:events";
import { inspect } from "node:util";
import { io, type Socket } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import type { Peer } from "../../src/runtime/wire/acceptor.js";
import { AsyncApiError } from "../../src/runtime/wire/error.js";
import type { Report } from "../../src/runtime/wire/report.js";
import { whenOver } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { exchange, openRaw, text, upgrade } from "./raw.js";
import { createTownClient, inRoom, sleep, startTown, until } from "./setting.js";
import { tokens } from "./town-server.js";

watchAftermath();

/** Stands in every place where a conversation has something to hide. */
const secret = "hush-4711";

/** Everything of a report that a log could show: errors with their stacks and causes. */
const show = (reports: readonly Report[]) => inspect(reports, { depth: 20, maxStringLength: null });

const kindsOf = (reports: readonly Report[]) => [...new Set(reports.map(({ kind }) => kind))].sort();

test("reports of a server hold no payload, no credentials, and nothing of an address", async () => {
  const { app, port, town, reports, ask } = await startTown({
    limits: { messagesPerSecond: 1_000, burst: 1_000 },
    say: ({ text: how }, context) => {
      if (how === `fail ${secret}`) throw new TypeError("it is broken");
      if (how === `refuse ${secret}`) throw new AsyncApiError("forbidden", "not for you");
      if (how === `send ${secret}`) context.send("said", { type: "said", id: { secret }, by: secret });
      return { type: "said", id: secret, text: secret };
    },
  });
  const peer = await openRaw(port, `/rooms/${secret}?${secret}=${secret}`);
  const told = [
    `{"${secret}`,
    { [secret]: secret },
    [secret],
    { type: secret },
    { type: `say${secret.repeat(20)}` },
    { type: "say", id: { [secret]: secret }, text: 5 },
    { type: "said", id: secret, by: secret, text: secret },
    ...["answer", "fail", "refuse", "send"].map((how) => ({
      ...{ type: "say", id: secret, text: `${how} ${secret}` },
    })),
    { type: "say", id: "1", text: "x", user: secret },
    { type: "join", id: "1", room: `private-${secret}` },
  ];
  for (const each of told) peer.send(text(each));
  expect(await until(() => peer.heard.length >= told.length)).toBe(true);
  const open = (auth: object) =>
    new Promise<Socket>((done) => {
      const query = { token: secret };
      const options = { path: "/io", reconnection: false, forceNew: true, auth, query };
      const socket = io(`${app.url}/town`, options);
      whenOver(() => void socket.disconnect());
      socket.once("connect", () => done(socket)).once("connect_error", () => done(socket));
    });
  expect((await open({ token: secret })).connected).toBe(false);
  const socket = await open({});
  expect(socket.connected).toBe(true);
  socket.emit(secret, { secret });
  socket.emit("say", { type: "say", id: secret, text: { secret } });
  for (const head of [`Authorization: Bearer ${secret}`, `Cookie: session=${secret}`, "Origin: null"])
    await exchange(port, upgrade(`/secure?access_token=${secret}`, [head]), 300);
  await ask(`/profile?token=${secret}`, { token: secret });
  await ask("/profile", {
    method: "POST",
    body: `{"${secret}"`,
    headers: { "content-type": "application/json" },
  });
  await ask(`/logs/${secret}?cursor=${secret}`);
  await ask("/inboxes/a", {
    method: "POST",
    body: JSON.stringify({ id: { secret } }),
    headers: { "content-type": "application/json" },
  });
  // A reader that stands still, as an adapter describes it.
  let bufferedBytes = 2_000_000;
  const idle: Peer = {
    ...{ send() {}, close() {}, terminate() {}, pause() {}, resume() {} },
    get bufferedBytes() {
      return bufferedBytes;
    },
  };
  const admitted = await town.admit({
    ...{ channel: "room", transport: "memory", parameters: { roomId: "slow" }, query: new URLSearchParams() },
    ...{ headers: () => undefined, cookies: {}, remoteAddress: "192.0.2.9", replyHeaders: [] },
    signal: new AbortController().signal,
  });
  if (!admitted.ok) throw new Error(admitted.reason);
  town.connect(admitted, idle);
  await sleep(20);
  town.room("slow").send("typing", { type: "typing", text: secret }, { priority: "low" });
  bufferedBytes = 5_000_000;
  town.room("slow").send("said", { type: "said", id: secret, by: secret, text: secret });
  const box = town.mailbox({ capacity: 1 });
  box.push({ secret }, { secret });
  await sleep(100);
  expect(kindsOf(reports)).toEqual(
    ["cut", "dropped", "failed", "invalid-message", "refused", "shed", "unknown-message"].sort(),
  );
  const directions = reports.flatMap((one) => (one.kind === "invalid-message" ? [one.direction] : []));
  expect(new Set(directions)).toEqual(new Set(["incoming", "outgoing"]));
  expect(show(reports)).not.toContain(secret);
  for (const token of Object.values(tokens)) expect(show(reports)).not.toContain(token);
  peer.socket.destroy();
});

test("reports of a client hold no payload, no credentials, and nothing of an address", async () => {
  // A server that keeps to nothing.
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  whenOver(async () => {
    for (const client of server.clients) client.terminate();
    server.close();
    await sleep(10);
  });
  server.on("connection", (socket) => {
    for (const each of [
      `{"${secret}`,
      JSON.stringify({ type: secret }),
      JSON.stringify({ type: "said", id: { secret }, by: secret, text: secret }),
      JSON.stringify({ type: "said", id: secret, by: secret, text: secret }),
    ])
      socket.send(each);
    setTimeout(() => socket.close(4000, secret), 100);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const reports: Report[] = [];
  const client = createTownClient(`http://127.0.0.1:${port}`, {
    auth: () => ({ bearer: secret, ticket: secret }),
    onReport: (report) => void reports.push(report),
    validation: { incoming: "strict", outgoing: "strict" },
  });
  const room = client.room(inRoom(secret));
  room.on("said", () => {
    throw new TypeError("it is broken");
  });
  await room.connect();
  await room.say({ type: "say", id: secret, text: { secret } }).catch(() => {});
  await until(() => reports.some(({ kind }) => kind === "disconnected"));
  expect(kindsOf(reports)).toEqual(
    ["connected", "disconnected", "invalid-message", "listener-failed", "unknown-message"].sort(),
  );
  expect(show(reports)).not.toContain(secret);
});
