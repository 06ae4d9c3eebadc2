import { expect } from "vitest";
import { defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { test } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { createTownClient, inRoom, say, sleep, startTown } from "./setting.js";

watchAftermath();

const secret = "postgres://admin:hunter2@db";

test("R16 a handler that throws or rejects is answered with a correlation and without detail", async () => {
  const { app, reports } = await startTown({
    say: ({ text: how }) => {
      switch (how) {
        case "throws":
          throw new Error(secret);
        case "throws no error":
          throw { secret };
        case "rejects":
          return Promise.reject(new TypeError(secret));
        case "rejects with nothing":
          return Promise.reject();
        case "a thenable that throws":
          return {
            // biome-ignore lint/suspicious/noThenProperty: what is tried
            get then(): never {
              throw new Error(secret);
            },
          };
        default:
          return undefined;
      }
    },
  });
  const room = createTownClient(app.url).room(inRoom("a"));
  const ways = ["throws", "throws no error", "rejects", "rejects with nothing", "a thenable that throws"];
  for (const [index, how] of ways.entries()) {
    const answer = await room.say(say(`${index}`, how));
    expect(answer).toMatchObject({ type: "problem", code: "internal", id: `${index}` });
    expect(JSON.stringify(answer)).not.toContain("hunter2");
    const failed = reports.filter(({ kind }) => kind === "failed").at(-1);
    if (failed?.kind !== "failed") throw new Error("nothing was reported");
    expect(failed.operation).toBe("say");
    // What the other side is told leads to the line that says why.
    expect(answer.reason).toContain(failed.correlation);
  }
});

test("R16 a handler that never settles is answered after its time, and what it does later is nobody's", async () => {
  expect(defaultServerLimits.handlerMs).toBe(30_000);
  const aborted: unknown[] = [];
  const { app } = await startTown({
    limits: { handlerMs: 150 },
    say: ({ id, text: how }, { signal }) => {
      signal.addEventListener("abort", () => void aborted.push(signal.reason));
      if (how === "late")
        return sleep(300).then(() => ({ type: "said", id, by: "me", text: "much too late" }));
      if (how === "late and wrong")
        return sleep(300).then(() => {
          throw new Error("nobody hears this");
        });
      return new Promise(() => {});
    },
  });
  const room = createTownClient(app.url).room(inRoom("a"));
  const heard: unknown[] = [];
  room.on("said", (message) => void heard.push(message));
  const answers = await Promise.all(
    ["never", "late", "late and wrong"].map((how) => room.say(say(how, how))),
  );
  expect(answers.map(({ code }) => code)).toEqual(["timeout", "timeout", "timeout"]);
  await sleep(300);
  expect(heard).toEqual([]);
  expect(aborted.length).toBe(3);
});

test("R16 a handler that resolves twice answers once", async () => {
  const { app } = await startTown({
    say: ({ id }) =>
      new Promise((resolve, reject) => {
        resolve({ type: "said", id, by: "me", text: "first" });
        resolve({ type: "said", id, by: "me", text: "second" });
        reject(new Error("third"));
      }),
  });
  const room = createTownClient(app.url).room(inRoom("a"));
  const heard: unknown[] = [];
  room.on("said", ({ text }) => void heard.push(text));
  await room.say(say("1"));
  await sleep(50);
  expect(heard).toEqual(["first"]);
});

test("R16 faults of one handler do not reach the calls beside it", async () => {
  const { app } = await startTown({
    limits: { handlerMs: 2_000 },
    say: async ({ id, text: how }) => {
      if (how === "bad") throw new Error("bad");
      await sleep(20);
      return { type: "said", id, by: "me", text: "good" };
    },
  });
  const room = createTownClient(app.url).room(inRoom("a"));
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => room.say(say(`${index}`, index % 3 === 0 ? "bad" : "good"))),
  );
  expect(answers.map(({ type }) => type)).toEqual(
    answers.map((_, index) => (index % 3 === 0 ? "problem" : "said")),
  );
});
