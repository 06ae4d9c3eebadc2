import { describe, expect, test } from "vitest";
import { Outbox, type Parcel } from "../../../src/runtime/client/outbox.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { buildFrame } from "../../../src/runtime/wire/frame.js";
import { defaultClientLimits } from "../../../src/runtime/wire/limits.js";
import type { Link } from "../../../src/runtime/wire/transport.js";
import { settle } from "../virtual-clock.js";
import { say } from "./client-rooms.js";

const log: string[] = [];
const createLink = (): Link => ({ send: () => {}, close: () => {}, bufferedBytes: 0, hearsPings: false });

const parcel = (id: string, hand: Parcel["hand"] = () => {}): Parcel => ({
  frame: buildFrame(say, id),
  hand(link) {
    log.push(id);
    return hand(link);
  },
  handed: () => void log.push(`${id} handed`),
  failed: ({ code }) => void log.push(`${id} ${code}`),
});

function create(limits: Partial<typeof defaultClientLimits> = {}) {
  log.length = 0;
  const state: { link: Link | undefined } = { link: undefined };
  return { state, outbox: new Outbox({ ...defaultClientLimits, ...limits }, () => state.link) };
}

describe("an outbox", () => {
  test("keeps the order of what was put back, what waited and what is new", () => {
    const { outbox, state } = create();
    outbox.add(parcel("3"));
    outbox.restore([parcel("1"), parcel("2")]);
    state.link = createLink();
    outbox.add(parcel("4"));
    expect(log).toEqual([]);
    outbox.flush();
    expect(log.filter((each) => !each.includes(" "))).toEqual(["1", "2", "3", "4"]);
    expect(outbox.size).toBe(0);
  });

  test("a parcel that fails does not stop the next", async () => {
    const { outbox, state } = create();
    outbox.add(parcel("1", () => Promise.reject(new AsyncApiError("connection-lost", ""))));
    outbox.add(
      parcel("2", () => {
        throw new Error("cannot be sent");
      }),
    );
    outbox.add(parcel("3"));
    state.link = createLink();
    outbox.flush();
    await settle();
    expect(log).toEqual(["1", "1 connection-lost", "2", "2 invalid-message", "3", "3 handed"]);
  });

  test("a link that never answers does not hold up the next link", async () => {
    const { outbox, state } = create();
    state.link = createLink();
    outbox.add(parcel("1", () => new Promise(() => {})));
    outbox.add(parcel("2"));
    state.link = createLink();
    outbox.flush();
    expect(log).toEqual(["1", "2", "2 handed"]);
  });

  test("room that was taken is given back when a parcel leaves", () => {
    const { outbox } = create({ outboxBytes: 10 });
    const first = parcel("12345678");
    outbox.add(first);
    expect(() => outbox.add(parcel("9"))).toThrow("[outbox-full]");
    expect(outbox.remove(first)).toBe(true);
    expect(outbox.remove(first)).toBe(false);
    outbox.add(parcel("12345678"));
    expect(outbox.drain()).toHaveLength(1);
    outbox.add(parcel("12345678"));
    expect(outbox.size).toBe(1);
  });
});
