import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import type { IterateOptions } from "../../../src/runtime/client/connection.js";
import { Inbox } from "../../../src/runtime/client/inbox.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";

async function readAll(inbox: Inbox<number>): Promise<(number | string)[]> {
  const read: (number | string)[] = [];
  try {
    for await (const value of inbox) read.push(value);
  } catch (thrown) {
    read.push(AsyncApiError.from(thrown).code);
  }
  return read;
}

describe("an inbox", () => {
  test.each<[IterateOptions["overflow"], (number | string)[]]>([
    [undefined, [3, 4]],
    ["drop-oldest", [3, 4]],
    ["drop-newest", [1, 2]],
    ["fail", [1, 2, "overflow"]],
  ])("that is full does what %s says", async (overflow, wanted) => {
    const inbox = new Inbox<number>(1_000, { buffer: 2, ...(overflow && { overflow }) });
    for (const value of [1, 2, 3, 4]) inbox.push(value);
    inbox.end();
    expect(await readAll(inbox)).toEqual(wanted);
  });

  test("gives readers that wait their values in order", async () => {
    const inbox = new Inbox<number>(10);
    const reading = Promise.all([inbox.next(), inbox.next(), inbox.next()]);
    inbox.push(1);
    inbox.push(2);
    inbox.end();
    expect((await reading).map(({ value }) => value)).toEqual([1, 2, undefined]);
  });

  test("tells its error once, after what it holds", async () => {
    const inbox = new Inbox<number>(10);
    inbox.push(1);
    inbox.end(new AsyncApiError("closed", ""));
    expect(await readAll(inbox)).toEqual([1, "closed"]);
    expect(await readAll(inbox)).toEqual([]);
  });

  test.each<[string, (inbox: Inbox<number>, stop: AbortController) => unknown]>([
    ["its reader stops", (inbox) => inbox.return()],
    ["its signal says stop", (_, stop) => stop.abort()],
    ["it ends", (inbox) => inbox.end()],
    [
      "a loop breaks",
      async (inbox) => {
        inbox.push(1);
        for await (const _ of inbox) break;
      },
    ],
  ])("is left once, when %s", async (_, end) => {
    const stop = new AbortController();
    let left = 0;
    const inbox = new Inbox<number>(10, { signal: stop.signal }, () => {
      left += 1;
    });
    await end(inbox, stop);
    inbox.end();
    stop.abort();
    inbox.push(2);
    expect(await inbox.next()).toEqual({ done: true, value: undefined });
    expect(left).toBe(1);
  });

  test("whose signal had said stop is over from the start", async () => {
    const inbox = new Inbox<number>(10, { signal: AbortSignal.abort() });
    inbox.push(1);
    expect(inbox.isOver).toBe(true);
    expect(await readAll(inbox)).toEqual([]);
  });

  test("lets go of its signal when it is over", () => {
    const { signal } = new AbortController();
    const inbox = new Inbox<number>(10, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    inbox.end();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
