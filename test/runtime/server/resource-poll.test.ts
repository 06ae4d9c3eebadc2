import { describe, expect, test } from "vitest";
import type { PollContext } from "../../../src/runtime/server/context.js";
import type { ServiceServer } from "../../../src/runtime/server/server.js";
import { settle } from "../virtual-clock.js";
import { known, request, scene } from "./server-rooms.js";

type Poll = PollContext<unknown, string>;
const anybody = { authenticate: () => ({ id: "u" }) };
const ask = { headers: known, query: "tenant=t" };
const _fine = { last: "x" };

describe("a long poll", () => {
  const polling = () => {
    const getNotes = async (context: Poll) => ({ last: (await context.hold(box)).join() });
    const made = scene({ ...anybody, random: () => 0.5, handlers: { getNotes } });
    const box = made.server.mailbox<string>();
    return { ...made, box };
  };
  const bodyOf = async (answer: ReturnType<ServiceServer["answer"]>) => (await answer).body;

  test("is answered when something comes", async () => {
    const { server, box } = polling();
    const answer = server.answer(request("getNotes", ask).asked);
    await settle();
    box.push("a", "b");
    expect(await bodyOf(answer)).toEqual({ last: "a,b" });
  });

  test("is answered with nothing at a moment between the bounds of the hold time", async () => {
    const { server, clock } = polling();
    let isAnswered = false;
    const answer = server.answer(request("getNotes", ask).asked).finally(() => {
      isAnswered = true;
    });
    await clock.advance(9_999);
    expect(isAnswered).toBe(false);
    await clock.advance(1);
    expect([await bodyOf(answer), clock.pending]).toEqual([{ last: "" }, 0]);
  });

  test("beside another is refused with the contract's code, and the first gets everything", async () => {
    const { server, box } = polling();
    const first = server.answer(request("getNotes", ask).asked);
    await settle();
    const second = await server.answer(request("getNotes", ask).asked);
    expect(second).toMatchObject({ status: 400, body: { error_code: "5509" } });
    box.push("a");
    expect(await bodyOf(first)).toEqual({ last: "a" });
  });

  test("whose answer is lost is answered again with the same, in order", async () => {
    const { server, box } = polling();
    const first = request("getNotes", ask);
    box.push("a", "b");
    await server.answer(first.asked);
    box.push("c");
    first.end(false);
    await settle();
    expect(await bodyOf(server.answer(request("getNotes", ask).asked))).toEqual({ last: "a,b,c" });
  });

  test("that follows before the answer before it is known to have arrived waits for that", async () => {
    const { server, box } = polling();
    const first = request("getNotes", ask);
    box.push("a");
    await server.answer(first.asked);
    const second = server.answer(request("getNotes", ask).asked);
    await settle();
    box.push("b");
    first.end(true);
    expect(await bodyOf(second)).toEqual({ last: "b" });
  });

  test("that hangs up frees its place at once and takes nothing", async () => {
    const { server, box } = polling();
    const first = request("getNotes", ask);
    void server.answer(first.asked);
    await settle();
    first.hangUp();
    box.push("a");
    expect(await bodyOf(server.answer(request("getNotes", ask).asked))).toEqual({ last: "a" });
  });

  test("whose handler fails afterwards loses nothing", async () => {
    let isFailing = true;
    const getNotes = async (context: Poll) => {
      const events = await context.hold(box);
      if (isFailing) throw new Error("no disk");
      return { last: events.join() };
    };
    const { server } = scene({ ...anybody, handlers: { getNotes } });
    const box = server.mailbox<string>();
    box.push("a");
    expect((await server.answer(request("getNotes", ask).asked)).status).toBe(500);
    isFailing = false;
    expect(await bodyOf(server.answer(request("getNotes", ask).asked))).toEqual({ last: "a" });
  });

  test("has longer than other handlers by the time that it is held", async () => {
    const getNotes = () => new Promise(() => {});
    const { server, clock } = scene({ ...anybody, handlers: { getNotes } });
    let isAnswered = false;
    void server.answer(request("getNotes", ask).asked).then(() => {
      isAnswered = true;
    });
    await clock.advance(44_999);
    expect(isAnswered).toBe(false);
    await clock.advance(1);
    expect(isAnswered).toBe(true);
  });

  test("2 000 at once all hear of one event", async () => {
    const boxes: ReturnType<ServiceServer["mailbox"]>[] = [];
    const getNotes = async (context: PollContext<unknown, unknown>) => {
      const box = server.mailbox<unknown>();
      boxes.push(box);
      return { last: (await context.hold(box)).join() };
    };
    const limits = { connectionsPerAddress: 2_000 };
    const { server, clock } = scene({ ...anybody, limits, handlers: { getNotes } });
    const answers = Array.from({ length: 2_000 }, () => server.answer(request("getNotes", ask).asked));
    await settle(10);
    for (const box of boxes) box.push("news");
    const bodies = await Promise.all(answers.map(bodyOf));
    expect([bodies.length, new Set(bodies.map((body) => JSON.stringify(body))).size, clock.pending]).toEqual([
      2_000, 1, 0,
    ]);
  });

  test("with a cursor gets the next one in its answer, and the same events again for the same cursor", async () => {
    const getLatest = async (context: PollContext<unknown, string>) => ({ events: await context.hold(log) });
    const { server } = scene({ handlers: { getLatest } });
    const log = server.eventLog<string>();
    log.push("a", "b");
    const first = await bodyOf(server.answer(request("getLatest").asked));
    const next = String(Reflect.get(Object(first), "next"));
    log.push("c");
    const asked = () => bodyOf(server.answer(request("getLatest", { query: `after=${next}` }).asked));
    const [second, again] = [await asked(), await asked()];
    expect([first, second]).toMatchObject([{ events: ["a", "b"] }, { events: ["c"] }]);
    expect(again).toEqual(second);
    const wrong = await server.answer(request("getLatest", { query: "after=nonsense" }).asked);
    const foreign = await server.answer(request("getLatest", { query: "after=abc.1" }).asked);
    expect([wrong.status, foreign.status]).toEqual([400, 410]);
  });
});
