import { Agent, get as ask } from "node:http";
import { expect } from "vitest";
import { createRandom } from "../../src/runtime/memory/faults.js";
import type { ResourceRequest } from "../../src/runtime/wire/acceptor.js";
import { test, testAlone, whenOver } from "../ending.js";
import { VirtualClock } from "../runtime/virtual-clock.js";
import { watchAftermath } from "./aftermath.js";
import { exchange, openRaw, statusesOf, upgrade } from "./raw.js";
import { askerOf, readJson, sleep, startTown, until } from "./setting.js";
import { createTown, tokens } from "./town-server.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

interface Page {
  readonly events: readonly { readonly id: string }[];
  readonly cursor: string;
}

const json = { "content-type": "application/json" };
const telling = (id: string) => ({ method: "POST", headers: json, body: JSON.stringify({ id }) });
const idsOf = ({ events }: Page) => events.map(({ id }) => id);

test("R39 a cursor that is of no use leads to a snapshot and a cursor, without anybody else's data", async () => {
  const { ask } = await startTown({ holdSeconds: [0, 0] });
  const { bob } = tokens;
  await ask("/logs/alice", telling("a1"));
  await ask("/logs/bob", { ...telling("b1"), token: bob });
  const page = await readJson<Page>(ask("/logs/alice"));
  const others = await readJson<Page>(ask("/logs/bob", { token: bob }));
  expect([idsOf(page), idsOf(others)]).toEqual([["a1"], ["b1"]]);
  const [epoch = "", position = ""] = page.cursor.split(".");
  const statusOf = async (cursor: string) =>
    (await ask(`/logs/alice?cursor=${encodeURIComponent(cursor)}`)).status;
  expect(await statusOf(page.cursor)).toBe(200);
  // Of a run before, tampered with, of somebody else: all the same answer, to start anew.
  expect(await statusOf(`00000000-0000-4000-8000-000000000000.${position}`)).toBe(410);
  expect(await statusOf(`${epoch.slice(0, -1)}${epoch.endsWith("0") ? "1" : "0"}.${position}`)).toBe(410);
  expect(await statusOf(others.cursor)).toBe(410);
  const foreign = await ask("/logs/bob");
  expect([foreign.status, await foreign.text()]).toEqual([404, expect.not.stringContaining("b1")]);
});

test("R39 between a snapshot and its cursor no event falls, whenever it is taken", async () => {
  const { town, ask } = await startTown({ holdSeconds: [0.2, 0.2] });
  const log = town.log("alice");
  let written = 0;
  const writer = setInterval(() => {
    written += 1;
    log.push({ id: `${written}` });
  }, 1);
  whenOver(() => clearInterval(writer));
  const readers = Array.from({ length: 5 }, async (_, index) => {
    await sleep(index * 7);
    const { snapshot, cursor } = await readJson<{ snapshot: { id: string }[]; cursor: string }>(
      ask("/logs/alice/snapshot"),
    );
    const read = snapshot.map(({ id }) => id);
    // One reader at a time: what follows is read without waiting for it.
    await sleep(100);
    const rest = log.read(cursor);
    return { read: [...read, ...rest.events.map(({ id }) => String(id))], at: rest.cursor };
  });
  const all = await Promise.all(readers);
  expect(await until(() => written > 20, 10_000)).toBe(true);
  for (const { read } of all)
    expect(read).toEqual(Array.from({ length: read.length }, (_, index) => `${index + 1}`));
});

test("R42 of two polls with one cursor the newer waits on, the older is told 409, and nothing is lost", async () => {
  const { ask } = await startTown({ holdSeconds: [5, 5] });
  await ask("/logs/alice", telling("1"));
  const { cursor } = await readJson<Page>(ask("/logs/alice"));
  const older = ask(`/logs/alice?cursor=${cursor}`);
  await sleep(100);
  const newer = ask(`/logs/alice?cursor=${cursor}`);
  const superseded = await older;
  expect([superseded.status, (await readJson<{ detail: string }>(superseded)).detail]).toEqual([
    409,
    "a newer poll has taken its place",
  ]);
  await ask("/logs/alice", telling("2"));
  const answer = await newer;
  expect([answer.status, idsOf(await readJson<Page>(answer))]).toEqual([200, ["2"]]);
});

test("R42 of two polls of a session without cursors the second is refused, and nothing is lost", async () => {
  const { ask } = await startTown({ holdSeconds: [5, 5] });
  const first = ask("/inboxes/a");
  await sleep(100);
  expect((await ask("/inboxes/a")).status).toBe(409);
  await ask("/inboxes/a", telling("1"));
  expect(idsOf(await readJson<Page>(first))).toEqual(["1"]);
});

test("R43 cursors that are too old, of the future, or none are refused, each as what it is", async () => {
  const { ask } = await startTown({ holdSeconds: [0, 0], retentionMs: 300 });
  await ask("/logs/alice", telling("1"));
  const first = await readJson<Page>(ask("/logs/alice"));
  const [epoch = ""] = first.cursor.split(".");
  await ask("/logs/alice", telling("2"));
  await sleep(400);
  await ask("/logs/alice", telling("3"));
  const given = [
    [`${epoch}.2`, 200],
    [`${epoch}.0`, 410],
    [first.cursor, 410],
    [`${epoch}.99`, 400],
    [`${epoch}.-1`, 400],
    [`${epoch}.1.5`, 400],
    [`${epoch}.01`, 400],
    [`${epoch}.9007199254740993`, 400],
    ["-1", 400],
    ["text", 400],
    ["", 400],
    ["x".repeat(5_000), 400],
  ] as const;
  for (const [cursor, status] of given) {
    const answer = await ask(`/logs/alice?cursor=${cursor}`);
    expect([cursor.slice(-40), answer.status]).toEqual([cursor.slice(-40), status]);
    await answer.arrayBuffer();
  }
});

/** Asks a town without any network; what becomes of the answer is up to the caller. */
function poll(server: ReturnType<typeof createTown>, operation: string, query = "") {
  let settle: (isDelivered: boolean) => void = () => {};
  const hungUp = new AbortController();
  const request: ResourceRequest = {
    operation,
    parameters: { name: "alice" },
    query: new URLSearchParams(query),
    headers: (name) => (name.toLowerCase() === "api-token" ? tokens.alice : undefined),
    cookies: {},
    remoteAddress: "127.0.0.1",
    body: { ok: true, value: undefined },
    signal: hungUp.signal,
    delivered: new Promise((resolve) => {
      settle = resolve;
    }),
  };
  return { answered: server.answer(request), settle: (isDelivered: boolean) => settle(isDelivered), hungUp };
}

testAlone(
  "R45 an event between the look and the wait is neither lost nor doubled, 10 000 times",
  async () => {
    const random = createRandom(45);
    const server = createTown({
      clock: new VirtualClock(),
      // Without digests: the moment of the event is to be drawn, not that of the credentials.
      authenticate: async () => ({ id: "alice" }),
    });
    const inbox = server.inbox("alice");
    const heard: string[] = [];
    let lost = 0;
    for (let index = 0; index < 10_000; index += 1) {
      const { answered, settle } = poll(server, "hearInbox");
      // So many steps after the poll has come: before, in and after the look.
      for (let step = Math.floor(random() * 12); step > 0; step -= 1) await undefined;
      inbox.push({ id: `${index}` });
      const answer = await answered;
      const isDelivered = random() < 0.9;
      // An answer holds what it holds; only what was delivered counts as heard.
      if (isDelivered) heard.push(...idsOf(answer.body as Page));
      else lost += 1;
      settle(isDelivered);
      await undefined;
    }
    const { answered, settle } = poll(server, "hearInbox");
    inbox.push({ id: "last" });
    heard.push(...idsOf((await answered).body as Page));
    settle(true);
    expect(lost).toBeGreaterThan(500);
    expect(heard).toEqual([...Array.from({ length: 10_000 }, (_, index) => `${index}`), "last"]);
  },
);

testAlone("R45 the same holds where the reader keeps the cursor", async () => {
  const random = createRandom(54);
  const server = createTown({ clock: new VirtualClock(), authenticate: async () => ({ id: "alice" }) });
  const log = server.log("alice");
  const heard: string[] = [];
  let { cursor } = log;
  for (let index = 0; index < 5_000; index += 1) {
    const { answered, settle } = poll(server, "hearLog", `cursor=${cursor}`);
    for (let step = Math.floor(random() * 12); step > 0; step -= 1) await undefined;
    log.push({ id: `${index}` });
    const page = (await answered).body as Page;
    // An answer that does not arrive moves no cursor.
    const isDelivered = random() < 0.9;
    settle(isDelivered);
    if (!isDelivered) continue;
    heard.push(...idsOf(page));
    cursor = page.cursor;
  }
  heard.push(...log.read(cursor).events.map(({ id }) => String(id)));
  expect(heard).toEqual(Array.from({ length: 5_000 }, (_, index) => `${index}`));
});

const agentOf = (maxSockets: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
  whenOver(() => agent.destroy());
  return agent;
};

interface Got {
  readonly status: number;
  readonly body: string;
  readonly isReused: boolean;
}

/** Asks a resource over the connections of an agent. */
function get(path: string, url: string, agent: Agent, signal?: AbortSignal): Promise<Got> {
  return new Promise((resolve, reject) => {
    const headers = { "Api-Token": tokens.alice ?? "" };
    const request = ask(`${url}/api${path}`, { agent, headers, ...(signal && { signal }) }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, isReused: request.reusedSocket }),
      );
    });
    request.on("error", reject);
  });
}

/** Polls an inbox; `isReused` says whether the connection was used before. */
async function pollInbox(
  url: string,
  name: string,
  { agent, signal }: { agent: Agent; signal?: AbortSignal },
): Promise<Omit<Got, "body"> & { readonly ids: readonly string[] }> {
  const { body, ...got } = await get(`/inboxes/${name}`, url, agent, signal);
  return { ...got, ids: got.status === 200 ? idsOf(JSON.parse(body)) : [] };
}

test("R46 polls whose clients are gone are forgotten at once, and leave no memory behind", async () => {
  const victim = await startVictim();
  const agent = agentOf(100);
  const refused: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const gone = new AbortController();
    const polls = Array.from({ length: 50 }, (_, index) =>
      pollInbox(victim.url, `${index}`, { agent, signal: gone.signal }).then(
        ({ status }) => void refused.push(status),
        () => {},
      ),
    );
    await sleep(80);
    gone.abort();
    await Promise.all(polls);
    await sleep(30);
  }
  // A poll that was still waiting would have the next one refused.
  expect(refused).toEqual([]);
  agent.destroy();
  expect(await victim.leaks()).toEqual([]);
});

test("R48 500 parked polls hear of an event within two seconds, and go on over the same connections", async () => {
  const victim = await startVictim({ limits: { connectionsPerAddress: 1_000 } });
  const agent = agentOf(500);
  const names = Array.from({ length: 500 }, (_, index) => `${index}`);
  // What as many answers cost here without a wait: the measure on a machine with other work.
  const asking = performance.now();
  await Promise.all(names.map(() => get("/profile", victim.url, agent)));
  const askedMs = performance.now() - asking;
  const parked = names.map((name) => pollInbox(victim.url, name, { agent }));
  await sleep(1_000);
  const began = performance.now();
  await victim.tell(names);
  const answers = await Promise.all(parked);
  expect(performance.now() - began).toBeLessThan(Math.max(2_000, 5 * askedMs));
  expect(answers.map(({ ids }) => ids)).toEqual(names.map((name) => [name]));
  const again = names.map((name) => pollInbox(victim.url, name, { agent }));
  await sleep(500);
  await victim.tell(names);
  const next = await Promise.all(again);
  expect(next.filter(({ isReused }) => isReused).length).toBeGreaterThan(490);
  expect(next.map(({ ids }) => ids)).toEqual(names.map((name) => [name]));
  agent.destroy();
  expect(await victim.leaks()).toEqual([]);
});

test("R48 polls that are parked take no place of those who still have to come in", async () => {
  const victim = await startVictim({ limits: { pending: 50 } });
  const ask = askerOf(victim.url);
  // Polls that are parked are nobody who still has to come in.
  const agent = agentOf(200);
  const parked = Array.from({ length: 200 }, (_, index) => pollInbox(victim.url, `${index}`, { agent }));
  for (const each of parked) each.catch(() => {});
  await sleep(800);
  expect((await ask("/profile")).status).toBe(200);
  agent.destroy();
  expect(await victim.leaks()).toEqual([]);
});

test("R48 polls that are parked are bounded in number, together with connections", async () => {
  const { app, port, ask } = await startTown({ limits: { connections: 20 }, holdSeconds: [1.5, 1.5] });
  const peers = await Promise.all(Array.from({ length: 5 }, () => openRaw(port, "/rooms/a")));
  const agent = agentOf(60);
  const polls = Array.from({ length: 60 }, (_, index) => pollInbox(app.url, `${index}`, { agent }));
  await sleep(400);
  // Whoever does not wait still gets his answer; connections find no place either.
  expect((await ask("/profile")).status).toBe(200);
  expect(statusesOf(await exchange(port, upgrade("/rooms/a"), 500))).toEqual([503]);
  const refused = await ask("/inboxes/late");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await refused.json()).toMatchObject({ status: 503, code: "busy" });
  const statuses = (await Promise.all(polls)).map(({ status }) => status);
  expect([
    statuses.filter((one) => one === 200).length,
    statuses.filter((one) => one === 503).length,
  ]).toEqual([15, 45]);
  // The places are free again, those of connections are still taken.
  expect((await pollInbox(app.url, "again", { agent })).status).toBe(200);
  for (const { socket } of peers) socket.destroy();
});

test("R48 one address cannot park all polls", async () => {
  const { app, ask } = await startTown({
    limits: { connections: 60, connectionsPerAddress: 10 },
    holdSeconds: [1, 1],
    trustedProxies: ["127.0.0.1"],
  });
  const agent = agentOf(60);
  const parked = Array.from({ length: 30 }, (_, index) => pollInbox(app.url, `${index}`, { agent }));
  await sleep(300);
  const other = await ask("/inboxes/other", { headers: { "x-forwarded-for": "203.0.113.7" } });
  expect(other.status).toBe(200);
  const statuses = (await Promise.all(parked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBe(10);
  expect(statuses.filter((status) => status === 503).length).toBe(20);
});
