import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDisagreements } from "../../corpus/disagreements.js";
import type { OfficialVerdict } from "../../src/official/official-verdict.js";
import type { ParserProcess } from "../../src/official/parser-process.js";
import { makeFolder } from "../folder.js";
import { askBoth, startRealParser } from "./both.js";
import { documentFiles, knownDocuments, smallDocuments } from "./documents.js";

let parser: ParserProcess;
beforeAll(() => {
  parser = startRealParser();
});
afterAll(() => parser.end());

const listed = readDisagreements("test/official/disagreements.yaml");
const differing = new Set<string>();

async function ask(path: string): Promise<OfficialVerdict | undefined> {
  const verdict = await askBoth(parser, path);
  if (verdict?.theirs === "none") parser = startRealParser(); // after a silence the process is gone
  return verdict;
}

const askAbout = (text: string) => ask(join(makeFolder({ "asyncapi.yaml": text }), "asyncapi.yaml"));

/** Each error once, with who says it. */
const errors = (verdict: OfficialVerdict | undefined): readonly string[] =>
  verdict?.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, by = [] }) => `${code}: ${by.join(", ")}`)
    .sort() ?? ["refused"];

function note(name: string, verdict: OfficialVerdict | undefined): void {
  if (verdict?.ours !== verdict?.theirs) differing.add(name);
}

describe("our findings and the official parser's, each once", () => {
  test.each(Object.entries(smallDocuments))("%s", { timeout: 120_000 }, async (name, { text, wanted }) => {
    const verdict = await askAbout(text);
    note(name, verdict);
    expect(errors(verdict)).toEqual(wanted);
  });
});

describe("the official parser's verdict is compared with ours on", () => {
  test.each(Object.entries(knownDocuments))("%s", { timeout: 120_000 }, async (name, text) => {
    const verdict = await askAbout(text);
    note(name, verdict);
    expect(verdict?.theirs, errors(verdict).join("\n")).not.toBe("none");
  });

  test.each(documentFiles)("%s", { timeout: 120_000 }, async (path) => {
    const verdict = await ask(path);
    note(path, verdict);
    expect([verdict?.ours, verdict?.theirs], errors(verdict).join("\n")).toEqual(["valid", "valid"]);
  });
});

test("every disagreement is listed with its reason, and no other document is", () => {
  expect([...differing].sort()).toEqual([...listed.keys()].sort());
});
