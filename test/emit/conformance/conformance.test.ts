import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutputFile } from "../../../src/code/file.js";
import type { Service } from "../../../src/contract/contract.js";
import { emitConformance } from "../../../src/emit/conformance/conformance.js";
import { emitMessages } from "../../../src/emit/messages/messages.js";
import { prepareService } from "../../../src/emit/scope/emitter.js";
import { emitModels } from "../../../src/emit/types/models.js";
import { emitValidators } from "../../../src/emit/validators/validators.js";
import type { Json } from "../../../src/json/value.js";
import type { SchemaJson, SchemaObject } from "../../../src/schema/schema.js";
import { listTypeFaults } from "../../compiler.js";
import { serviceWith } from "../../example/conformance-sample.js";
import { channelOf, contractOf } from "../types/models-sample.js";
import { assertConformanceSyntax } from "./gate.js";

const textOf = (service: Service): string =>
  emitConformance(prepareService(service, contractOf(service))).text;

const id: SchemaObject = { type: "string", minLength: 1, maxLength: 64 };
const say: SchemaObject = {
  type: "object",
  required: ["type", "id"],
  properties: {
    type: { const: "say" },
    id,
    to: { type: ["string", "null"] },
    mentions: { type: "array", maxItems: 30, items: { type: "string" } },
    shape: { oneOf: [{ $ref: "Circle" }, { $ref: "Square" }] },
    author: { $ref: "User" },
  },
  additionalProperties: false,
};
const schemas: Record<string, SchemaJson> = {
  Say: say,
  Hear: {
    type: "object",
    required: ["by"],
    properties: {
      by: { $ref: "User" },
      labels: { type: "object", additionalProperties: { type: "integer", minimum: 0 } },
    },
  },
  Pair: { type: "array", prefixItems: [{ const: "pair" }, { type: "integer" }], items: false, minItems: 2 },
  User: {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", pattern: "^[A-Z]" }, born: { type: "string", format: "date" } },
  },
  Circle: {
    type: "object",
    required: ["kind", "radius"],
    properties: { kind: { const: "circle" }, radius: { type: "number", exclusiveMinimum: 0 } },
  },
  Square: {
    type: "object",
    required: ["kind", "side"],
    properties: { kind: { const: "square" }, side: { type: "number", minimum: 1 } },
  },
};
const examples: readonly Json[] = [
  { type: "say", id: "1" },
  { type: "say", id: 2 },
  { type: "say", id: "3", to: null, mentions: ["Ada"], shape: { kind: "circle", radius: 2 } },
];
const messages = { hear: { payload: "Hear" }, pair: { payload: "Pair" }, say: { payload: "Say", examples } };
const rooms = withChannel(serviceWith(messages, schemas));

/** The service with a channel that tells `say` apart from all others. */
function withChannel(service: Service): Service {
  const [hear, , said] = service.messages;
  if (hear === undefined || said === undefined) throw new Error("the service lacks a message");
  const channel = channelOf("room", {
    messages: [hear, said],
    receives: {
      kind: "switch",
      path: ["type"],
      // biome-ignore lint/suspicious/noThenProperty: the contract's word
      cases: [{ value: "say", then: { kind: "message", message: said, refinements: [] } }],
      otherwise: { kind: "message", message: hear, refinements: [] },
    },
  });
  return { ...service, channels: [channel] };
}

describe("the conformance suite", () => {
  test("is a table of what is accepted and what is rejected", () => {
    const service = serviceWith(
      { say: { payload: "Say", examples: [{ id: "1" }] } },
      {
        Say: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "string", minLength: 1 },
            tags: { type: "array", maxItems: 40, items: { type: "string", pattern: "" } },
          },
        },
      },
    );
    expect(
      textOf(service).split("\n/** Each example")[0],
    ).toBe(`// Generated from asyncapi.yaml by asyncwright. Do not edit.
import { describe, expect, test } from "vitest";
import { type AnyMessage, type Message } from "../runtime/index.js";
import * as messages from "./messages.js";
import type * as models from "./models.js";

/**
 * Rules that no payload here breaks:
 * - pattern /tags/0: nothing that was tried breaks it
 */
describe("say", () => {
  acceptsExamples<models.Say>(messages.say);
  rejects(messages.say, messages.say.examples[0], [
    ["type", set("", 7)],
    ["required /id", remove("/id")],
    ["type /id", set("/id", 7)],
    ["minLength /id", set("/id", "")],
  ]);
  // Made from the schema, for what the examples do not show.
  const made = accepts(messages.say)({ id: "text", tags: ["text"] });
  rejects(messages.say, made, [
    ["type /tags", set("/tags", 7)],
    ["maxItems /tags", set("/tags", Array.from({ length: 41 }, () => "text"))],
    ["type /tags/0", set("/tags/0", 7)],
  ]);
});
`);
  });

  test("looks each example up in the tables of its channels", () => {
    expect(textOf(rooms)).toContain(`describe("room receives", () => {
  finds(messages.channels.room.receives, messages.say);
});
`);
  });

  test("names the examples that a table takes for another message, or for none", () => {
    const [channel] = rooms.channels;
    const [, , message] = rooms.messages;
    if (channel === undefined || message === undefined) throw new Error("the service lacks a part");
    const then = { kind: "message", message, refinements: [] } as const;
    const receives = { kind: "switch", path: ["id"], cases: [{ value: "1", then }] } as const;
    expect(textOf({ ...rooms, channels: [{ ...channel, receives }] })).toContain(`/**
 * Taken for another message, or for none:
 * - example 2 of say
 */
describe("room receives", () => {
  finds(messages.channels.room.receives, messages.say, [0]);
});
`);
  });

  test("changes by two lines where the contract gains a bounded property", () => {
    const before = textOf(
      serviceWith(
        { say: { payload: "Say" } },
        { Say: { type: "object", properties: { a: { type: "string" } } } },
      ),
    );
    const after = textOf(
      serviceWith(
        { say: { payload: "Say" } },
        {
          Say: { type: "object", properties: { a: { type: "string" }, b: { type: "integer", minimum: 0 } } },
        },
      ),
    );
    const lines = new Set(before.split("\n"));
    expect(after.split("\n").filter((line) => !lines.has(line))).toEqual([
      '  const made = accepts(messages.say)({ a: "text", b: 1 });',
      '    ["type /b", set("/b", 0.5)],',
      '    ["minimum /b", set("/b", -1)],',
    ]);
  });

  test("leaves out messages without a payload, and says so where there is nothing else", () => {
    const service = serviceWith({}, {});
    expect(textOf(service)).toContain('test.todo("the contract has no message with a payload")');
  });

  test("holds no code of the document's", () => {
    const evil = '"]); globalThis.PWNED=1; ([" */ `${globalThis.PWNED=1}`\u2028\u202e // @ts-nocheck';
    const service = serviceWith(
      { say: { payload: "Say", examples: [{ [evil]: evil, __proto__: null }] } },
      {
        Say: {
          type: "object",
          required: [evil],
          properties: { [evil]: { enum: [evil] }, a: { type: "string", format: "uri", pattern: "" } },
        },
      },
    );
    for (const one of [service, rooms, serviceWith({}, {})])
      assertConformanceSyntax("conformance.test.ts", textOf(one));
  });
});

describe("the conformance suite in a project", () => {
  let folder = "";
  let roomFiles: readonly OutputFile[] = [];
  let results: readonly SuiteResult[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(import.meta.dirname, "tmp-"));
    await cp(join(import.meta.dirname, "../../../src/runtime"), join(folder, "runtime"), { recursive: true });
    await writeFile(join(folder, "vitest.config.mjs"), "export default {};\n");
    roomFiles = await writeService("rooms", rooms);
    const { minLength: _, ...weakId } = id;
    const weak = serviceWith(messages, {
      ...schemas,
      Say: { ...say, properties: { ...say.properties, id: weakId } },
    });
    await writeService("weak", rooms, weak);
    results = await runVitest(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Writes the service as `generate` does; the validators may come from another contract. */
  async function writeService(
    name: string,
    service: Service,
    validated = service,
  ): Promise<readonly OutputFile[]> {
    const contract = contractOf(service);
    const input = prepareService({ ...service, name }, contract);
    const files = [
      emitModels(input),
      ...emitValidators(prepareService({ ...validated, name }, contract)),
      emitConformance(input),
      emitMessages(input),
    ];
    await mkdir(join(folder, name), { recursive: true });
    for (const { path, text } of files) await writeFile(join(folder, path), text);
    return files;
  }

  /** What became of the suite of one service. */
  function reportOf(service: string) {
    const suites = results.filter(({ name }) => name.endsWith(`/${service}/conformance.test.ts`));
    const tests = suites.flatMap(({ assertionResults }) => assertionResults);
    return {
      passed: tests.filter(({ status }) => status === "passed").length,
      failed: [
        ...tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
        ...suites.flatMap(({ message }) => (message === "" ? [] : [message])),
      ],
    };
  }

  test("compiles under strict and passes as it stands", () => {
    const own = roomFiles.map(({ path, text }) => [path, text] as const);
    expect(listTypeFaults(Object.fromEntries(own), { options: { noUnusedLocals: true } })).toEqual([]);
    const { failed, passed } = reportOf("rooms");
    expect({ failed, enough: passed > 40 }).toEqual({ failed: [], enough: true });
  });

  test("fails where a validator lacks a rule", () => {
    expect(reportOf("weak").failed).toEqual(["say rejects a breach of minLength /id"]);
  });
});

interface SuiteResult {
  /** The file. */
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

/** Runs the suites of all services; a failed run is an answer, too. */
async function runVitest(folder: string): Promise<readonly SuiteResult[]> {
  const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--root", folder, "--reporter=json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (failure: { stdout: string }) => failure,
  );
  const report: { readonly testResults: readonly SuiteResult[] } = JSON.parse(stdout);
  return report.testResults;
}
