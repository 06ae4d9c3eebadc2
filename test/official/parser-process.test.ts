import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ParserPackage } from "../../src/official/parser-package.js";
import {
  type Answer,
  type ParserLimits,
  type ParserProcess,
  startParser,
} from "../../src/official/parser-process.js";
import { makeFolder } from "../folder.js";
import { content, fakeParserFiles, isAlive, makeParser, until } from "./fake-parser.js";

const limits: ParserLimits = { timeoutMs: 60_000, heapMegabytes: 128 };

async function ask(parser: ParserPackage, given: Partial<ParserLimits> = {}): Promise<Answer> {
  const started = startParser(parser, { ...limits, ...given });
  onTestFinished(started.end);
  return started.ask("{}");
}

const parser = (parse: string): ParserPackage => makeParser(fakeParserFiles(parse));
const finding = `{ code: "a-rule", message: "text", path: ["info", 0], severity: 1 }`;

/** Parsers that say nothing: what they do in place of it, and why there is no answer. */
const silent: readonly (readonly [string, string, Partial<ParserLimits>, string, RegExp])[] = [
  ["never ends", "for (;;);", { timeoutMs: 1_500 }, "timeout", /after 1\.5 s/],
  [
    "waits for ever",
    "await new Promise(() => setInterval(() => 0, 1e6));",
    { timeoutMs: 1_500 },
    "timeout",
    /1\.5 s/,
  ],
  ["fills the heap", "const a = []; for (;;) a.push({ a: [a.length] });", {}, "memory", /128 MB/],
  [
    "takes memory beside the heap",
    "const a = []; for (;;) { a.push(Buffer.alloc(5e6, 1)); await new Promise((r) => setTimeout(r, 5)); }",
    {},
    "memory",
    /it took \d+ MB/,
  ],
  ["exits", "process.exit(0);", {}, "crashed", /exit status 0/],
  ["aborts", "process.abort();", {}, "crashed", /SIGABRT|134/],
  ["is killed", "process.kill(process.pid, 'SIGKILL');", {}, "crashed", /SIGKILL/],
  ["throws", "throw new TypeError('no');", {}, "crashed", /it threw: TypeError: no$/],
  ["overflows the stack", "const f = () => f() + 1; f();", {}, "crashed", /Maximum call stack/],
  [
    "catches its own fault",
    `return { diagnostics: [{ code: "uncaught-error", severity: 0, path: [], message: "Error thrown. Name: RangeError, message: too much, stack: at /home" }] };`,
    {},
    "crashed",
    /it threw: RangeError: too much$/,
  ],
  ["answers with no list", "return { diagnostics: 7 };", {}, "crashed", /it threw/],
  [
    "answers with what is no finding",
    "return { diagnostics: [null] };",
    {},
    "crashed",
    /diagnostic that is none/,
  ],
  [
    "writes into the answer",
    "require('fs').writeSync(3, 'garbage\\n'); return { diagnostics: [] };",
    {},
    "garbage",
    /no answer/,
  ],
  [
    "writes JSON into the answer",
    "require('fs').writeSync(3, '{\"kind\":\"finding\"}\\n'); return { diagnostics: [] };",
    {},
    "garbage",
    /no answer/,
  ],
];

/** Packages that hold no parser. */
const broken: readonly (readonly [string, string, RegExp])[] = [
  ["cannot be loaded", "throw new Error('broken');", /it threw: Error: broken/],
  ["has no Parser", "exports.Other = class {};", /no `Parser`/],
  ["has a syntax error", "exports.Parser = ", /SyntaxError/],
];

/** The answers of all of them: their processes start and wait side by side. */
const answers = new Map<string, Promise<Answer>>();
const home = mkdtempSync(join(tmpdir(), "asyncwright-process-"));
/** One that has to have started before its time is over, and says which process it is. */
let endless: ParserProcess & { readonly answer: Promise<Answer> };
const endlessLog = join(home, "pid");
beforeAll(() => {
  const loop = `require("fs").writeFileSync(${JSON.stringify(endlessLog)}, String(process.pid)); for (;;);`;
  const started = startParser(makeParser(fakeParserFiles(loop), join(home, "endless")), {
    ...limits,
    timeoutMs: 3_000,
  });
  endless = { ...started, answer: started.ask("{}") };
  const packages = [
    ...silent.map(([what, parse, given]) => ({ what, files: fakeParserFiles(parse), given })),
    ...broken.map(([what, main]) => {
      const files = { ...fakeParserFiles(content), "node_modules/@asyncapi/parser/main.js": main };
      return { what, files, given: {} };
    }),
  ];
  for (const [index, { what, files, given }] of packages.entries()) {
    const started = startParser(makeParser(files, join(home, String(index))), { ...limits, ...given });
    answers.set(what, started.ask("{}").finally(started.end));
  }
});
afterAll(async () => {
  await Promise.all([endless.answer, ...answers.values()]);
  rmSync(home, { recursive: true, force: true });
});

describe("the parser's process", () => {
  test("gives what the parser says, with paths as keys and severities in words", async () => {
    expect(await ask(parser(`return { diagnostics: [${finding}] };`))).toEqual({
      kind: "said",
      omitted: 0,
      findings: [{ rule: "a-rule", message: "text", path: ["info", "0"], severity: "warning" }],
    });
  });

  test("answers one document after the other", async () => {
    const started = startParser(
      parser(`return { diagnostics: [{ ...${finding}, message: text }] };`),
      limits,
    );
    onTestFinished(started.end);
    const answers = [await started.ask('{"a":1}'), await started.ask('{"b":2}')];
    expect(answers.map((answer) => (answer.kind === "said" ? answer.findings[0]?.message : answer))).toEqual([
      '{"a":1}',
      '{"b":2}',
    ]);
  });

  test("shows errors first and not more than there is room for", async () => {
    const many = `return { diagnostics: [...Array(2_500).fill(${finding}), { ...${finding}, severity: 0 }] };`;
    const answer = await ask(parser(many));
    expect(answer).toMatchObject({ kind: "said", omitted: 501 });
    expect(answer.kind === "said" && answer.findings[0]?.severity).toBe("error");
  });

  test("is not confused by what the parser prints", async () => {
    const loud = `console.log("noise"); console.error("noise"); process.stdout.write("{}\\n"); ${content}`;
    expect(await ask(parser(loud))).toEqual({ kind: "said", omitted: 0, findings: [] });
  });

  test.each(silent)("of a parser that %s tells it so", async (what, _parse, _given, reason, detail) => {
    const answer = await answers.get(what);
    expect(answer).toMatchObject({ kind: "silent", reason, detail: expect.stringMatching(detail) });
    expect(JSON.stringify(answer)).not.toContain("/home");
  });

  test.each(broken)("of a package that %s tells it so", async (what, _main, detail) => {
    expect(await answers.get(what)).toMatchObject({
      kind: "silent",
      reason: "crashed",
      detail: expect.stringMatching(detail),
    });
  });

  test("gets no environment, a harmless folder, and can neither read files by name nor connect", async () => {
    const answer = await ask(
      parser(`
        const of = async (work) => { try { await work(); return "done"; } catch (e) { return e.message; } };
        const told = [
          Object.keys(process.env).length,
          process.cwd().split("/").at(-1),
          await of(() => new Promise((done, fail) => require("fs").readFile("/etc/hostname", (e) => e ? fail(e) : done()))),
          await of(() => new Promise((done, fail) => require("http").get("http://127.0.0.1:9", done).on("error", fail))),
          await of(() => fetch("http://127.0.0.1:49999").catch((e) => { throw e.cause })),
        ];
        return { diagnostics: [{ ...${finding}, message: JSON.stringify(told) }] };`),
    );
    const refused = "the parser may not leave the document";
    expect(answer.kind === "said" && JSON.parse(answer.findings[0]?.message ?? "")).toEqual([
      0,
      "dist",
      refused,
      refused,
      refused,
    ]);
  });

  test("is gone after a silence, and every later question is answered with it", async () => {
    const first = await endless.answer;
    expect(first).toMatchObject({ reason: "timeout" });
    expect(await endless.ask("{}")).toEqual(first);
    await until(() => !isAlive(Number(readFileSync(endlessLog, "utf8"))));
  });

  test("can be ended at any time, more than once", async () => {
    const log = join(makeFolder(), "pid");
    const started = startParser(
      parser(`require("fs").writeFileSync(${JSON.stringify(log)}, String(process.pid)); for (;;);`),
      limits,
    );
    const answer = started.ask("{}");
    await until(() => existsSync(log));
    started.end();
    started.end();
    expect(await answer).toMatchObject({ reason: "crashed", detail: "it ended with SIGKILL" });
    expect(isAlive(Number(readFileSync(log, "utf8")))).toBe(false);
  });
});
