import { describe, expect, test } from "vitest";
import { type ParserFinding, parseAnswerLine, renderFindings } from "../../src/official/parser-answer.js";

const finding = (change: Partial<ParserFinding> = {}): ParserFinding => ({
  rule: "a-rule",
  message: "text",
  path: ["info"],
  severity: "error",
  ...change,
});

const told = (findings: readonly ParserFinding[]): readonly (ParserFinding | undefined)[] =>
  renderFindings(findings).map((line) => {
    const parsed = parseAnswerLine(line);
    return parsed?.kind === "finding" ? parsed.finding : undefined;
  });

describe("an answer", () => {
  test("comes back as it was told", () => {
    const given = finding({ path: ["channels", "a/b~c", "__proto__"], message: "\u2028 ' \" \n" });
    expect(told([given])).toEqual([given]);
  });

  test("tells errors first", () => {
    const given = [finding({ severity: "info" }), finding({ severity: "warning" }), finding()];
    expect(told(given).map((one) => one?.severity)).toEqual(["error", "info", "warning"]);
  });

  test("leaves out a path that is too long to read, and keeps the finding", () => {
    expect(told([finding({ path: ["x".repeat(1_000_000)] })])).toEqual([finding({ path: [] })]);
  });

  test("ends where there is too much of it", () => {
    const long = Array.from({ length: 2_000 }, () => finding({ path: ["x".repeat(60_000)] }));
    const lines = renderFindings(long);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.join("").length).toBeLessThan(17 * 1024 * 1024);
  });

  test("cuts a message that is too long to read", () => {
    expect(told([finding({ message: "x".repeat(10_000) })])[0]?.message).toHaveLength(2_003);
  });

  test.each([
    "",
    "?",
    "null",
    "[]",
    "7",
    "{}",
    '{"kind":"end"}',
    '{"kind":"other"}',
    '{"kind":"finding"}',
    '{"kind":"finding","finding":{"rule":"a","message":"b","path":[1],"severity":"error"}}',
    '{"kind":"finding","finding":{"rule":"a","message":"b","path":[],"severity":"fatal"}}',
    '{"kind":"thrown"}',
  ])("is none for %j", (text) => {
    expect(parseAnswerLine(text)).toBeUndefined();
  });
});
