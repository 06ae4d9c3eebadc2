import { describe, expect, test } from "vitest";
import { judge, listFailures } from "../../corpus/judgement.js";
import type { Outcome, Row, Verdict } from "../../corpus/result.js";

type Done = Extract<Outcome, { kind: "done" }>;

const done = (change: Partial<Done> = {}): Outcome => ({
  kind: "done",
  verdict: "valid",
  errors: [],
  generated: true,
  blockers: [],
  services: 1,
  messages: 1,
  schemas: 1,
  files: 4,
  examples: 0,
  badExamples: 0,
  saysEmpty: false,
  milliseconds: 1,
  peakBytes: 1,
  ...change,
});

const row = (official: Verdict | undefined, outcome: Outcome, typeErrors?: readonly string[]): Row => ({
  document: { name: "a.yaml", path: "/a.yaml", rootFolder: "/", ...(official && { official }) },
  outcome,
  ...(typeErrors && { typeErrors }),
});

const refused = done({ verdict: "undecided", generated: false, messages: 0, schemas: 0 });
const crash: Outcome = { kind: "crash", reason: "the process ended with SIGSEGV", milliseconds: 1 };
const listed = new Map([["a.yaml", "a reason"]]);
const none = new Map<string, string>();
const disagreement = [
  "1 document: disagree with the official parser and are not listed",
  "the verdicts agree on less than 95 %",
];

describe("a run", () => {
  test.each([
    { what: "a sound document", given: row("valid", done(), []), list: none, wanted: [] },
    { what: "no official verdict", given: row(undefined, done(), []), list: none, wanted: [] },
    {
      what: "a refused document that is officially invalid",
      given: row("invalid", refused),
      list: none,
      wanted: [],
    },
    { what: "a crash", given: row(undefined, crash), list: none, wanted: ["1 document: crashed"] },
    {
      what: "nothing generated, without a word",
      given: row(undefined, done({ messages: 0, schemas: 0 }), []),
      list: none,
      wanted: ["1 document: gave nothing without a word"],
    },
    {
      what: "nothing generated, and a diagnostic says so",
      given: row(undefined, done({ messages: 0, schemas: 0, saysEmpty: true }), []),
      list: none,
      wanted: [],
    },
    {
      what: "a valid document that cannot be generated",
      given: row("valid", done({ generated: false })),
      list: none,
      wanted: ["1 document: valid but not generated and type-checked"],
    },
    {
      what: "a listed reason that is about another thing than generating",
      given: row("valid", done({ generated: false })),
      list: listed,
      wanted: [
        "1 document: valid but not generated and type-checked",
        "1 document: listed as disagreeing, but agree",
      ],
    },
    {
      what: "a type error",
      given: row(undefined, done(), ["TS1"]),
      list: none,
      wanted: ["1 document: generated code that does not type-check"],
    },
    { what: "another verdict", given: row("invalid", done(), []), list: none, wanted: disagreement },
    {
      what: "another verdict, listed",
      given: row("invalid", done(), []),
      list: listed,
      wanted: disagreement.slice(1),
    },
    {
      what: "a listed document that agrees",
      given: row("valid", done(), []),
      list: listed,
      wanted: ["1 document: listed as disagreeing, but agree"],
    },
  ])("with $what", ({ given, list, wanted }) => {
    expect(listFailures(judge([given], list))).toEqual(wanted);
  });

  test("does not fail over a list that names documents of another corpus", () => {
    const list = new Map([["elsewhere.yaml", "a reason"]]);
    expect(listFailures(judge([row("valid", done(), [])], list))).toEqual([]);
  });
});
