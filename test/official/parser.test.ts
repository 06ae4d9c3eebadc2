import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findParser } from "../../src/official/parser-package.js";
import type { ParserProcess } from "../../src/official/parser-process.js";
import { chat } from "../cli/command.js";
import { makeFolder } from "../folder.js";
import { head2, head3 } from "../read/document-text.js";
import { askBoth, startRealParser } from "./both.js";
import { command, runIn } from "./command.js";

/** Loading the parser and one document take two seconds; a machine that does other things needs many more. */
const timeout = 120_000;

const official = (files: Readonly<Record<string, string>>, ...flags: readonly string[]) =>
  runIn({ bin: command, files }, "validate", "--official", ...flags);

let parser: ParserProcess;
beforeAll(() => {
  parser = startRealParser();
});
afterAll(() => parser.end());

/** What both say about a document of these files. */
const ask = (files: Readonly<Record<string, string>>, by = parser) =>
  askBoth(by, join(makeFolder(files), "asyncapi.yaml"));

/** Something that must not be reached. */
async function listen(): Promise<{ readonly address: string; readonly hits: () => number }> {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, hits: () => hits };
}

test("the real parser, asked by the command, finds nothing wrong with a sound document", {
  timeout,
}, async () => {
  const ended = await official({ "asyncapi.yaml": chat });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(ended.stdout).toMatch(
    /asyncapi\.yaml: valid, 1 info \(asyncwright: valid; @asyncapi\/parser 3\.\d+\.\d+: valid\)\n$/,
  );
});

describe("the real parser", () => {
  test("complains about the file and the line where the author wrote it", { timeout }, async () => {
    const verdict = await ask({
      "asyncapi.yaml": `${head2}channels:\n  room:\n    publish:\n      message: { $ref: "./spec/messages.yaml#/loud/say" }\n`,
      "spec/messages.yaml": "loud:\n  say:\n    name: say\n    payload: {}\n",
    });
    expect(verdict).toMatchObject({ ours: "valid", theirs: "valid" });
    expect(verdict?.lines.join("\n")).toMatch(
      /^asyncapi\.yaml:5:5 warning official \[@asyncapi\/parser\]: .* \(asyncapi2-operation-operationId\)$/m,
    );
    expect(verdict?.lines.join("\n")).toMatch(
      /^spec\/messages\.yaml:2:3 warning official \[@asyncapi\/parser\]: .* \(asyncapi2-message-messageId\)$/m,
    );
  });

  test("and we complain about the same file and line, once", { timeout }, async () => {
    const verdict = await ask({
      "asyncapi.yaml": `${head3}channels: { c: { messages: { m: { payload: { $ref: ./say.yaml } } } } }\n`,
      "say.yaml": "properties:\n  text:\n    type: strin\n",
    });
    const errors = verdict?.lines.filter((line) => line.includes(" error ")) ?? [];
    expect(errors).toEqual([
      expect.stringMatching(/^say\.yaml:3:11 error not-allowed-value \[asyncwright, @asyncapi\/parser\]: /),
    ]);
  });

  test("reaches no address, even where it takes data for a reference", { timeout }, async () => {
    const { address, hits } = await listen();
    const example = `examples: [{ payload: { $ref: "${address}" } }, { payload: { $ref: "./secret.json" } }]`;
    const verdict = await ask({
      "asyncapi.yaml": `${head3}channels: { c: { messages: { m: { payload: {}, ${example} } } } }\n`,
      "secret.json": '{ "title": "SECRET" }',
    });
    expect(hits()).toBe(0);
    expect(verdict).toMatchObject({ ours: "valid", theirs: "valid" });
    const said = verdict?.lines.join("\n");
    expect(said).toContain(
      `official-ref-unseen [asyncwright]: @asyncapi/parser was not shown what \`${address}\` leads to`,
    );
    expect(said).toContain(
      "official-ref-unseen [asyncwright]: @asyncapi/parser was not shown what `./secret.json` leads to",
    );
    expect(said).not.toContain("SECRET");
  });
});

test("the parser opens nothing but code, whatever the document says", { timeout }, async () => {
  const { address, hits } = await listen();
  const away = [address, "file:///etc/hostname", "/etc/hostname", "./package.json", "asyncapi.yaml"];
  const document = {
    asyncapi: "3.0.0",
    info: { title: "T", version: "1" },
    channels: {
      c: { messages: Object.fromEntries(away.map(($ref, index) => [`m${index}`, { payload: { $ref } }])) },
    },
  };
  const preload = resolve("test/official/watch-outside.mjs");
  const child = spawn(
    process.execPath,
    ["--import", preload, resolve("dist/official-parser.js"), findParser(resolve(".")).main],
    { stdio: ["pipe", "ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stderr, answer] = ["", ""];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdio[3]?.on("data", (text: Buffer) => {
    answer += text;
  });
  child.stdin?.end(`${JSON.stringify(document)}\n`);
  await new Promise((done) => child.on("close", done));
  const reached = [...stderr.matchAll(/^reached \S+ (.*)$/gm)].map(([, what = ""]) => what);
  expect(answer, "it answered").toContain('"end"');
  expect(reached.length, "the watch works").toBeGreaterThan(100);
  expect(
    reached.filter((what) => !/^"?(file:)?\/.*(node_modules\/|\/dist\/|package\.json)/.test(what)),
  ).toEqual([]);
  expect(reached.filter((what) => /\/etc\/|127\.0\.0\.1/.test(what))).toEqual([]);
  expect(hits()).toBe(0);
});

describe("documents that are hard on the parser end within the limits", () => {
  const schemas = (text: string) =>
    `${head3}channels: { c: { address: c, messages: { m: { payload: { $ref: "#/components/schemas/s0" } } } } }\ncomponents: { schemas: { ${text} } }\n`;
  const chain = (link: (next: string) => string) =>
    schemas(
      [
        ...Array.from({ length: 5_000 }, (_, n) => `s${n}: ${link(`"#/components/schemas/s${n + 1}"`)}`),
        "s5000: { type: string }",
      ].join(", "),
    );

  test.each([
    ["to itself", "invalid", 's0: { $ref: "#/components/schemas/s0" }'],
    [
      "in a circle",
      "invalid",
      's0: { $ref: "#/components/schemas/s1" }, s1: { $ref: "#/components/schemas/s0" }',
    ],
    [
      "in a circle of combinations",
      "valid",
      's0: { allOf: [{ $ref: "#/components/schemas/s1" }, { $ref: "#/components/schemas/s1" }] }, s1: { anyOf: [{ $ref: "#/components/schemas/s0" }] }',
    ],
    ["to the list that they are in", "valid", 's0: { properties: { a: { $ref: "#/components/schemas" } } }'],
  ])("references %s", { timeout }, async (_, ours, text) => {
    expect(await ask({ "asyncapi.yaml": schemas(text) })).toMatchObject({ ours, theirs: "valid" });
  });

  const references = chain((next) => `{ $ref: ${next} }`);
  const objects = chain((next) => `{ type: object, properties: { next: { $ref: ${next} } } }`);

  test("a chain of 5 000 schemas keeps it busy until its time is over", { timeout }, async () => {
    const busy = startRealParser(2_000);
    onTestFinished(busy.end);
    const start = performance.now();
    const [ended, verdict] = await Promise.all([
      official({ "asyncapi.yaml": references }, "--official-timeout", "2"),
      ask({ "asyncapi.yaml": objects }, busy),
    ]);
    expect(performance.now() - start).toBeLessThan(60_000);
    expect(ended.status).toBe(3);
    expect(ended.stderr).toMatch(
      /error official-timeout \[asyncwright\]: @asyncapi\/parser gave no verdict: it had not answered after 2 s/,
    );
    expect(ended.stderr).toMatch(
      /asyncapi\.yaml: not decided \(asyncwright: valid; @asyncapi\/parser [\d.]+: no verdict\)\n$/,
    );
    expect(verdict).toMatchObject({ ours: "valid", theirs: "none" });
    expect(verdict?.lines.at(-1)).toContain(" error official-timeout [asyncwright]: ");
  });

  test("a document of 5 MB", { timeout }, async () => {
    const text = Array.from(
      { length: 100 },
      (_, n) => `s${n}: { description: "${"x".repeat(50_000)}" }`,
    ).join(", ");
    const verdict = await ask({ "asyncapi.yaml": schemas(text) });
    expect(verdict?.ours).toBe("valid");
    expect(["valid", "none"]).toContain(verdict?.theirs);
  });
});
