import { describe, expect, test } from "vitest";
import {
  type AnyMessage,
  by,
  type Dispatch,
  either,
  find,
  message,
  refined,
} from "../../../src/runtime/index.js";

const of = (name: string, accepts: (value: unknown) => boolean = () => true): AnyMessage =>
  message({
    name,
    wire: name,
    validate: (value) => (accepts(value) ? { ok: true, value } : { ok: false, issues: [] }),
    source: "",
    examples: [],
  });

const chat = of("chat");
const pong = of("pong");
const failed = of("failed");
const note = of("note", (value) => typeof value === "object" && value !== null && "note" in value);
const table: Dispatch<AnyMessage> = by(
  ["code"],
  [
    ["chat", refined(chat, [note])],
    [
      "status",
      by(
        ["data", "status"],
        [
          [500, failed],
          [true, pong],
        ],
      ),
    ],
    [null, pong],
  ],
);

describe("a payload is looked up", () => {
  const found: readonly (readonly [string, unknown, string])[] = [
    ["by the value of a property", { code: "chat" }, "chat"],
    ["with special cases first", { code: "chat", note: 1 }, "note"],
    ["through a second, nested property", { code: "status", data: { status: 500 } }, "failed"],
    ["by a boolean", { code: "status", data: { status: true } }, "pong"],
    ["by null", { code: null }, "pong"],
  ];
  test.each(found)("%s", (_, payload, name) => {
    const result = find(table, payload);
    expect(result.ok && result.message.name).toBe(name);
  });

  test("by what is left when nothing matches", () => {
    expect(find(by(["code"], [["chat", chat]], pong), {})).toEqual({ ok: true, message: pong });
  });

  test("by the validators where nothing else tells", () => {
    expect(find(either([note, chat]), { note: 1 })).toEqual({ ok: true, message: note });
    expect(find(either([note, chat]), {})).toEqual({ ok: true, message: chat });
    expect(find(either([note]), {})).toEqual({ ok: false, why: "none-fits", reason: "it is none of `note`" });
  });

  test("where one message is all there is", () => {
    expect(find(chat, 1)).toEqual({ ok: true, message: chat });
  });
});

describe("a payload that is no message gets a reason", () => {
  const getter = Object.defineProperty({}, "code", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  const reasons: readonly (readonly [string, unknown, string])[] = [
    ["a near miss", { code: "caht" }, "`code` is `caht`, which no message has; nearest: `chat`"],
    ["nothing near", { code: "zzzzzz" }, "`code` is `zzzzzz`, which no message has"],
    ["a value of another type", { code: 1 }, "`code` is `1`, which no message has"],
    ["a missing property", {}, "`code` is missing"],
    ["an inherited property", Object.create({ code: "chat" }), "`code` is missing"],
    ["a missing nested property", { code: "status" }, "`data.status` is missing"],
    ["an object in the place", { code: {} }, "`code` is not a plain value"],
    ["text", "chat", "the payload is not an object"],
    ["nothing", undefined, "the payload is not an object"],
    ["a symbol", { code: Symbol("x") }, "`code` is `Symbol(x)`, which no message has"],
    ["a getter that throws", getter, "the payload cannot be read"],
    ["a long value", { code: "x".repeat(1e6) }, `\`code\` is \`${"x".repeat(60)}…\`, which no message has`],
  ];
  test.each(reasons)("%s", (_, payload, reason) => {
    expect(find(table, payload)).toMatchObject({ ok: false, reason });
  });

  test("no table, no message", () => {
    expect(find(undefined, {})).toEqual({
      ok: false,
      why: "tag-unknown",
      reason: "no message is expected here",
    });
  });

  test("the nearest value is there as data, too", () => {
    expect(find(table, { code: "CHAT" })).toMatchObject({ nearest: "chat" });
  });
});
