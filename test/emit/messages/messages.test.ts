import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Dispatch, Message, Service } from "../../../src/contract/contract.js";
import { emitMessages } from "../../../src/emit/messages/messages.js";
import { prepareService } from "../../../src/emit/scope/emitter.js";
import { emitModels } from "../../../src/emit/types/models.js";
import { emitValidators } from "../../../src/emit/validators/validators.js";
import { listTypeFaults, strictest } from "../../compiler.js";
import { listSources } from "../../project/imports.js";
import { channel, contract, message, schema, service } from "../../validator/sample.js";

const filesOf = (only: Service) => {
  const input = prepareService(only, contract(only));
  return [emitModels(input), ...emitValidators(input), emitMessages(input)];
};

const messagesOf = (only: Service): string =>
  filesOf(only).find(({ path }) => path.endsWith("messages.ts"))?.text ?? "";

/** The runtime but for what runs in Node alone. */
const runtime = Object.fromEntries(
  listSources("src/runtime")
    .filter((path) => !path.startsWith("src/runtime/node/"))
    .map((path) => [path.replace("src/", ""), readFileSync(path, "utf8")]),
);

/** What the compiler says of the generated files beside the runtime, under the strictest options, without Node's types. */
const compile = (only: Service, resolution: "nodenext" | "bundler", use = "") => {
  const files = {
    ...runtime,
    "rooms/use.ts": use === "" ? "export {};" : use,
    ...Object.fromEntries(filesOf(only).map(({ path, text }) => [path, text])),
  };
  const options = {
    ...strictest,
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
    module: resolution === "bundler" ? "esnext" : resolution,
    moduleResolution: resolution,
  };
  return listTypeFaults(files, { options });
};

const tagged = (type: string, more = {}) =>
  ({ type: "object", properties: { type: { const: type }, ...more }, required: ["type"] }) as const;

const say = message("say", "Say", {
  summary: "Say one line.",
  examples: [
    { payload: { type: "say", text: "hello" }, source: { file: "a", pointer: "" } },
    { payload: { type: "say", extra: { __proto__: null, "a-b": 1 } }, source: { file: "a", pointer: "" } },
    { payload: { type: "wrong" }, source: { file: "a", pointer: "" } },
  ],
});
const said = message("said", "Said", { deprecated: true, headers: { $ref: "Head" } });
const refused = message("refused", "Refused");
const ping = message("ping");
const when = (value: string | null, next: Dispatch) =>
  // biome-ignore lint/suspicious/noThenProperty: a word of the contract model
  ({ value, then: next });
const leaf = (only: Message, refinements: readonly Message[] = []): Dispatch => ({
  kind: "message",
  message: only,
  refinements,
});
const out: Dispatch = {
  kind: "switch",
  path: ["type"],
  cases: [when("refused", leaf(refused)), when("said", leaf(said, [say]))],
  otherwise: { kind: "ambiguous", messages: [ping, say] },
};
const rooms = service(
  [
    schema("Head", { type: "object", properties: { id: { type: "string" } } }),
    schema("Refused", tagged("refused")),
    schema("Said", tagged("said")),
    schema("Say", tagged("say", { text: { type: "string" } })),
  ],
  [ping, refused, { ...said, batch: { pointer: "/all", messages: [say, said], dispatch: out } }, say],
  [channel("room", { receives: leaf(say), sends: out }), channel("say", { receives: out })],
);

describe("messages.ts", () => {
  const text = messagesOf(rooms);

  test("holds each message as data with its types, check, source and examples", () => {
    expect(text).toContain(`/** Say one line. */
export const say: Message<"say", Say> = /* @__PURE__ */ message({
  name: "say",
  wire: "say",
  validate: validate.say,
  source: "asyncapi.yaml#/components/messages/say",
  examples: [{ type: "say", text: "hello" }, { type: "say", extra: { "a-b": 1 } }],
});`);
    expect(text).toContain("validateHeaders: validate.saidHeaders,");
    expect(text).toContain('export const ping: Message<"ping", undefined>');
    expect(text).toContain("  medium: empty,\n  validate: validate.ping,");
  });

  test("holds a table for each way of each channel", () => {
    expect(text).toContain("  room: /* @__PURE__ */ channel({\n");
    expect(text).toContain("    receives: say,\n");
    expect(text).toContain('["said", /* @__PURE__ */ refined(said, [say])]');
  });

  test("leaves out examples that break their schema", () => {
    expect(text).not.toContain("wrong");
  });

  test("has no any and no cast", () => {
    expect(text).not.toMatch(/\bany\b|\bas (?!validate)/);
  });

  const use = `
import { find, type PayloadOf } from "../runtime/index.js";
import { batches, channels, say } from "./messages.js";
const found = find(channels.room.sends, {});
export const name: "ping" | "refused" | "said" | "say" | undefined = found.ok ? found.message.name : undefined;
export const payload: PayloadOf<typeof say> = { type: "say" };
// @ts-expect-error a payload has its type
export const wrong: PayloadOf<typeof say> = { type: "said" };
export const pointer: string = batches.said.pointer;
`;
  test.each([["nodenext"], ["bundler"]] as const)(
    "compiles under the strictest options with %s resolution, the runtime with it",
    (resolution) => {
      expect(compile(rooms, resolution, use)).toEqual([]);
    },
  );

  test("compiles when the document uses all names of ours", () => {
    const values = [
      "message",
      "by",
      "either",
      "refined",
      "validate",
      "channels",
      "batches",
      "find",
      "check",
      "isFinite",
    ];
    const types = ["Message", "Channel", "Batch", "Validate", "Array", "Map", "Record", "Promise", "Object"];
    const messages = values.map((name, index) => message(name, types[index % types.length]));
    const [first, second] = messages;
    const table: Dispatch =
      first === undefined || second === undefined ? out : { kind: "ambiguous", messages: [first, second] };
    const hostile = service(
      types.map((name) => schema(name, tagged(name))),
      messages,
      [
        channel("message", {
          receives: table,
          sends: { kind: "switch", path: ["a"], cases: [when(null, table)] },
        }),
      ],
    );
    expect(compile(hostile, "nodenext")).toEqual([]);
  });

  test("compiles for a service without messages", () => {
    expect(compile(service([], []), "nodenext")).toEqual([]);
  });

  test("compiles with texts that look like code", () => {
    const evil = '"); globalThis.PWNED = 1; //*/ ` $ {1}\n\u2028';
    const hostile = service(
      [schema("A", { type: "object" })],
      [
        message("a", "A", {
          wire: evil,
          description: evil,
          source: { file: evil, pointer: evil },
          examples: [{ payload: { [evil]: evil }, source: { file: "", pointer: "" } }],
        }),
      ],
      [
        {
          ...channel("c", {
            receives: {
              kind: "switch",
              path: [evil],
              cases: [when(evil, leaf(message("a", "A")))],
            },
          }),
          address: evil,
          description: evil,
        },
      ],
    );
    expect(compile(hostile, "nodenext")).toEqual([]);
  });
});
