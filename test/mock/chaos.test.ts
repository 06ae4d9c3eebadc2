import { describe, expect, test } from "vitest";
import { createDice, noChaos, parseChaos } from "../../src/mock/chaos.js";
import { createRandom } from "../../src/runtime/memory/faults.js";
import { rooms } from "./document.js";
import { connect } from "./peer.js";
import { ownContract, start, until } from "./start.js";

describe("what is asked for", () => {
  test.each([
    { given: "delay=200,drop=0.1,close=.05", wanted: { delayMs: 200, drop: 0.1, close: 0.05 } },
    { given: "drop=1", wanted: { delayMs: 0, drop: 1, close: 0 } },
    { given: " delay = 5 ", wanted: { delayMs: 5, drop: 0, close: 0 } },
  ])("$given is understood", ({ given, wanted }) => {
    expect(parseChaos(given)).toEqual({ ok: true, chaos: wanted });
  });

  test.each([
    "",
    "delay",
    "delay=",
    "delay=-1",
    "drop=2",
    "drop=1e9",
    "lose=1",
    "drop=0.1=2",
    "delay=NaN",
    "close=0x1",
  ])("%j is refused", (given) => {
    expect(parseChaos(given)).toMatchObject({ ok: false, reason: expect.stringContaining("`") });
  });
});

test("the same seed lets the same things happen, about as often as was asked for", () => {
  const fall = (seed: number) => {
    const dice = createDice({ ...noChaos, drop: 0.25 }, createRandom(seed));
    return Array.from({ length: 1_000 }, dice.isLost);
  };
  expect(fall(7)).toEqual(fall(7));
  expect(fall(8)).not.toEqual(fall(7));
  expect(fall(7).filter(Boolean).length).toBeGreaterThan(200);
  expect(fall(7).filter(Boolean).length).toBeLessThan(300);
});

describe("on a connection", () => {
  const say = (id: string) => ({ type: "say", id });

  test("delays keep the order", async () => {
    const { ws } = await start(rooms, { chaos: { ...noChaos, delayMs: 30 } });
    const peer = await connect(`${ws}/v1/rooms/1`);
    const began = performance.now();
    for (const id of ["1", "2", "3", "4", "5"]) peer.say(say(id));
    expect((await peer.hear(5)).map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5"]);
    expect(performance.now() - began).toBeGreaterThan(14);
  });

  test("lost frames do not come, and the log says so", async () => {
    const { ws, lines, mock } = await start(rooms, { chaos: { ...noChaos, drop: 1 } });
    const peer = await connect(`${ws}/v1/rooms/1`);
    peer.say(say("1"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await mock.pushNext();
    expect(peer.heard).toEqual([]);
    expect(lines().slice(1)).toEqual([
      "rooms /v1/rooms/1 #1 > say lost on purpose",
      'rooms /v1/rooms/1 #1 < said lost on purpose (example "long")',
    ]);
  });

  test("a cut is no goodbye", async () => {
    const { ws } = await start(rooms, { chaos: { ...noChaos, close: 1 } });
    const peer = await connect(`${ws}/v1/rooms/1`);
    peer.say(say("1"));
    expect(await peer.closed()).toBe(1006);
  });
});

describe("a request of HTTP", () => {
  test("whose answer is lost waits until it gives up", async () => {
    const { url, lines } = await start(await ownContract(), { isOpen: true, chaos: { ...noChaos, drop: 1 } });
    const patience = new AbortController();
    const answer = fetch(`${url}/online-users`, { signal: patience.signal }).catch((error) => error.name);
    expect(await until(() => lines()[1])).toBe(
      'bezlimit GET /online-users < 200 onlineUsersBody lost on purpose (example "full")',
    );
    const isThere = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50, "waits"))]);
    patience.abort();
    expect([isThere, await answer]).toEqual(["waits", "AbortError"]);
  });

  test("that is cut is told to come back later", async () => {
    const { url } = await start(await ownContract(), { isOpen: true, chaos: { ...noChaos, close: 1 } });
    const reply = await fetch(`${url}/online-users`);
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("is answered late", async () => {
    const { url } = await start(await ownContract(), { isOpen: true, chaos: { ...noChaos, delayMs: 100 } });
    const began = performance.now();
    expect((await fetch(`${url}/online-users`)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(45);
  });
});
