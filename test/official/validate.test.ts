import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chat } from "../cli/command.js";
import { copyCommand, runIn } from "./command.js";
import { content, fakeParserFiles, isAlive, until } from "./fake-parser.js";

const home = mkdtempSync(join(tmpdir(), "asyncwright-official-"));
let bin = "";
beforeAll(() => {
  bin = copyCommand(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const wrong = chat.replace("type: string", "type: strin");
const bomb = `${chat}x-bomb:\n${Array.from({ length: 9 }, (_, level) =>
  level === 0
    ? "  a0: &a0 [x, x, x, x, x, x, x, x, x]"
    : `  a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`)}]`,
).join("\n")}\n`;
const says = (severity: number, rule: string, path: readonly string[], message = "so it is"): string =>
  `return { diagnostics: [${JSON.stringify({ code: rule, message, path, severity })}] };`;

/** Runs `validate --official` on a document with a package that passes for the parser. */
const official = (document: string, parse: string, ...flags: readonly string[]) =>
  runIn(
    { bin, files: { "asyncapi.yaml": document, ...fakeParserFiles(parse) } },
    "validate",
    "--official",
    ...flags,
  );

// Side by side: nearly all of the time is the start of two processes for each.
describe.concurrent("validate --official", () => {
  test.each<[string, string, string, number, string]>([
    [
      "both find nothing",
      chat,
      content,
      0,
      "valid, no findings (asyncwright: valid; @asyncapi/parser 3.9.0: valid)",
    ],
    [
      "the parser alone finds an error",
      chat,
      says(0, "a", ["info"]),
      1,
      "invalid, 1 error (asyncwright: valid; @asyncapi/parser 3.9.0: invalid)",
    ],
    [
      "the parser only recommends",
      chat,
      says(1, "a", ["info"]),
      0,
      "valid, 1 warning (asyncwright: valid; @asyncapi/parser 3.9.0: valid)",
    ],
    [
      "asyncwright alone finds an error",
      wrong,
      content,
      1,
      "invalid, 1 error (asyncwright: invalid; @asyncapi/parser 3.9.0: valid)",
    ],
    [
      "the parser crashes on a document that is wrong",
      wrong,
      "process.abort()",
      1,
      "invalid, 2 errors (asyncwright: invalid; @asyncapi/parser 3.9.0: no verdict)",
    ],
  ])("when %s", async (_, document, parse, status, verdict) => {
    const ended = await official(document, parse);
    expect(ended.stdout.split("\n").at(-2)).toBe(`asyncapi.yaml: ${verdict}`);
    expect(ended).toMatchObject({ status, stderr: "" });
  });

  test.each([
    ["hangs", "for (;;);", "official-timeout", /had not answered after 2 s/],
    ["crashes", "process.abort();", "official-crashed", /it ended with SIGABRT/],
    ["answers with garbage", "require('fs').writeSync(3, '?\\n');", "official-garbage", /no answer/],
  ])("decides nothing when the parser %s and asyncwright finds no error", async (_, parse, code, detail) => {
    const ended = await official(chat, parse, "--official-timeout", "2");
    expect(ended).toMatchObject({ status: 3, stdout: "" });
    expect(ended.stderr).toContain(`asyncapi.yaml:1:1 error ${code} [asyncwright]: `);
    expect(ended.stderr).toMatch(detail);
    expect(ended.stderr).toContain(
      "asyncapi.yaml: not decided (asyncwright: valid; @asyncapi/parser 3.9.0: no verdict)\n",
    );
  });

  test("marks a finding of both with both names, and says it once", async () => {
    const path = ["components", "messages", "say", "payload", "properties", "text", "type"];
    const ended = await official(wrong, says(0, "asyncapi-document-resolved", path));
    expect(ended.stdout).toMatch(
      /^asyncapi\.yaml:\d+:\d+ error not-allowed-value \[asyncwright, @asyncapi\/parser\]: /m,
    );
    expect(ended.stdout).not.toContain("so it is");
    expect(ended.stdout).toContain(
      "invalid, 1 error (asyncwright: invalid; @asyncapi/parser 3.9.0: invalid)",
    );
  });

  test("says in JSON who says what, and only with the flag", async () => {
    const files = { "asyncapi.yaml": wrong, ...fakeParserFiles(says(2, "a-rule", ["info", "title"])) };
    const json = async (...flags: readonly string[]) => {
      const { stdout } = await runIn({ bin, files }, "validate", "--format", "json", ...flags);
      return JSON.parse(stdout).findings.map(({ code, by }: { code: string; by: unknown }) => [code, by]);
    };
    expect(await json("--official")).toEqual([
      ["official", ["@asyncapi/parser"]],
      ["not-allowed-value", ["asyncwright"]],
    ]);
    expect(await json()).toEqual([["not-allowed-value", undefined]]);
  });

  test("shows what the parser says in one printable line, without its stack", async () => {
    const hostile = "a\u001b[2Jb\n  c\u202ed, stack: Error at /somewhere";
    const ended = await official(chat, says(0, "a-rule", ["info"], hostile));
    expect(ended.stdout).toContain("error official [@asyncapi/parser]: a\\u001b[2Jb c\\u202ed (a-rule)\n");
  });

  test("with --strict counts the parser's warnings, too", async () => {
    expect((await official(chat, says(1, "a", []), "--strict")).status).toBe(1);
  });

  test("reads standard input", async () => {
    const start = { bin, files: fakeParserFiles(says(1, "a", ["info"])), input: chat };
    const ended = await runIn(start, "validate", "-", "--official");
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/^<stdin>:2:\d+ warning official /m);
  });

  test.each([
    ["is refused", bomb],
    ["is no AsyncAPI", "a: 1\n"],
  ])(
    "never starts the parser on a document that %s, and says what it says without the flag",
    async (_, document) => {
      const log = join(mkdtempSync(join(home, "log-")), "started");
      const files = {
        ...fakeParserFiles(content),
        "node_modules/@asyncapi/parser/main.js": `require("fs").writeFileSync(${JSON.stringify(log)}, "");`,
        "asyncapi.yaml": document,
      };
      const ended = await runIn({ bin, files }, "validate", "--official");
      expect(ended.status).toBe(3);
      expect(ended).toEqual(await runIn({ bin, files }, "validate"));
      expect(existsSync(log)).toBe(false);
    },
  );

  test("without the package is a wrong call that names the command to install it", async () => {
    const files = { "asyncapi.yaml": chat };
    const ended = await runIn({ bin, files }, "validate", "--official");
    expect(ended).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error official-missing: `--official` asks @asyncapi/parser, which is not installed\n  help: Install it: `npm install --save-dev @asyncapi/parser`.\n",
    });
    expect((await runIn({ bin, files }, "validate")).status).toBe(0);
  });

  test("with a package that is too old is a wrong call", async () => {
    const files = { "asyncapi.yaml": chat, ...fakeParserFiles(content, "3.5.1") };
    const ended = await runIn({ bin, files }, "validate", "--official");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain("3.5.1 is installed");
  });

  test.each([
    ["--official-timeout=5"],
    ["--official", "--official-timeout=0"],
    ["--official", "--official-timeout=soon"],
    ["--official", "--official-timeout=-1"],
    ["--official", "--official-timeout=1e9"],
  ])("does not take %s %s", async (...flags) => {
    const files = { "asyncapi.yaml": chat, ...fakeParserFiles(content) };
    expect(await runIn({ bin, files }, "validate", ...flags)).toMatchObject({ status: 2, stdout: "" });
  });

  test.each<[NodeJS.Signals, number | null]>([
    ["SIGINT", 130],
    ["SIGTERM", null],
    ["SIGKILL", null],
  ])("leaves no process behind after %s", async (signal, status) => {
    const log = join(mkdtempSync(join(home, "log-")), "pid");
    const files = {
      "asyncapi.yaml": chat,
      ...fakeParserFiles(
        `require("fs").writeFileSync(${JSON.stringify(log)}, String(process.pid)); for (;;);`,
      ),
    };
    const ended = await runIn(
      {
        bin,
        files,
        onStart: ({ kill }) =>
          void until(() => existsSync(log) && readFileSync(log, "utf8") !== "").then(() => kill(signal)),
      },
      ...["validate", "--official"],
    );
    expect(ended.status).toBe(status);
    await until(() => !isAlive(Number(readFileSync(log, "utf8"))));
  });
});
