import { describe, expect, test } from "vitest";
import { areAlike, findAsked, isAnswer, isPending } from "../../../src/runtime/wire/reply-match.js";
import type { ReplyDescription } from "../../../src/runtime/wire/service-description.js";
import { piece, refused, said } from "../client/client-rooms.js";

const reply: ReplyDescription = {
  messages: [said, refused],
  match: {
    said: { equal: [["/id", "/data/id"]], absent: ["/error"] },
    refused: {
      equal: [
        ["/id", "/id"],
        ["/room", "/room"],
      ],
    },
  },
};

describe("an answer", () => {
  test.each<[object | null, string, unknown, boolean]>([
    [{ id: "1" }, "said", { data: { id: "1" } }, true],
    [{ id: "1" }, "said", { data: { id: "2" } }, false],
    [{ id: "1" }, "said", {}, false],
    [{ id: "1" }, "said", null, false],
    [{}, "said", { data: { id: "2" } }, true],
    [{ id: null }, "said", {}, true],
    [null, "said", {}, true],
    [{ id: 1 }, "said", { data: { id: "1" } }, false],
    [{ id: "1" }, "said", { data: { id: "1" }, error: "no" }, false],
    [{ id: "1" }, "said", { data: { id: "1" }, error: null }, true],
    [{ id: { a: [1], b: 2 } }, "said", { data: { id: { b: 2, a: [1] } } }, true],
    [{ id: { a: [1] } }, "said", { data: { id: { a: { 0: 1 } } } }, false],
    [{ id: "1", room: "r" }, "refused", { id: "1", room: "r" }, true],
    [{ id: "1", room: "r" }, "refused", { id: "1", room: "s" }, false],
    [{ id: "1" }, "piece", { id: "1" }, false],
  ])("to %o, %s %o: %s", (request, name, answer, wanted) => {
    expect(isAnswer({ reply, request }, name, answer)).toBe(wanted);
  });

  test("goes to the oldest request that it fits", () => {
    const asked = [
      { reply, request: { id: "1" }, age: 3 },
      { reply, request: { id: "2" }, age: 2 },
      { reply, request: { id: "2" }, age: 1 },
    ];
    expect(findAsked(asked, "said", { data: { id: "2" } })?.age).toBe(2);
    expect(findAsked(asked, "said", { data: { id: "3" } })).toBeUndefined();
  });

  test("without rules fits any request that declares it", () => {
    expect(isAnswer({ reply: { messages: [said] }, request: { id: "1" } }, "said", {})).toBe(true);
  });
});

test.each([
  [{ status: "PENDING" }, true],
  [{ status: "DONE" }, false],
  [{}, false],
  ["PENDING", false],
])("whether %o is followed by others: %s", (answer, wanted) => {
  const pending = { pointer: "/status", values: ["PENDING"] };
  expect(isPending({ messages: [piece], pending }, answer)).toBe(wanted);
});

test.each<[object, object, boolean]>([
  [{ id: "1" }, { id: "1" }, true],
  [{ id: "1" }, { id: "2" }, false],
  [{}, { id: "2" }, true],
  [{ id: "1", room: "r" }, { id: "1", room: "s" }, false],
])("requests %j and %j are alike: %s", (request, other, wanted) => {
  expect(areAlike({ reply, request }, { reply, request: other })).toBe(wanted);
  expect(areAlike({ reply: { messages: [piece] }, request }, { reply, request: other })).toBe(false);
});
