// biome-ignore-all lint/suspicious/noThenProperty: a case of a dispatch has a `then`
import { describe, expect, test } from "vitest";
import type { Dispatch } from "../../../src/contract/contract.js";
import { emitModels } from "../../../src/emit/types/models.js";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { hostileTexts } from "../../code/hostile-texts.js";
import { listTypeFaults } from "../../compiler.js";
import { assertOnlyDeclaredSyntax, stringLiterals } from "../../syntax-gate.js";
import { eightfold, timeRatio } from "../../time-ratio.js";
import { typeCheck } from "../../type-check.js";
import { channelOf, contractOf, messageOf, modelsText, serviceOf } from "./models-sample.js";

const bodyOf = (text: string) => text.slice(text.indexOf("\n\n") + 2);

describe("a file of models", () => {
  test("has a header without version or time, a name, and stays a module when it is empty", () => {
    const service = serviceOf({});
    expect(emitModels({ service, contract: contractOf(service, "api/chat.yaml") })).toEqual({
      path: "rooms/models.ts",
      text: "// Generated from api/chat.yaml by asyncwright. Do not edit.\n\nexport {};\n",
    });
  });

  test("shows one property a line, with what the document and the constraints say", () => {
    const say: SchemaJson = {
      type: "object",
      description: "Say one line in the room.",
      required: ["type", "id"],
      properties: {
        type: { type: "string", const: "say" },
        id: {
          type: "string",
          description: "Chosen by the client; comes back in the reply.",
          minLength: 1,
          maxLength: 64,
        },
        to: { type: ["string", "null"], description: "Deprecated: use `mentions`", deprecated: true },
        mentions: { type: "array", items: { type: "string" } },
        volume: { type: "integer", minimum: 0, default: 3 },
        kind: { type: "string", "x-extensible-enum": ["line", "note"] },
      },
    };
    expect(bodyOf(modelsText({ Say: say }))).toBe(`/**
 * Say one line in the room.
 * @see asyncapi.yaml#/components/schemas/Say
 */
export interface Say {
  type: "say";
  /** Chosen by the client; comes back in the reply. 1 to 64 characters. */
  id: string;
  /** @deprecated use \`mentions\` */
  to?: string | null;
  mentions?: string[];
  /**
   * Integer, at least 0.
   * @default 3
   */
  volume?: number;
  /** Other values may come. */
  kind?: "line" | "note" | (string & {});
}
`);
  });

  test("breaks what does not fit on a line, one member a line", () => {
    const values = ["chat_message_was_delivered", "chat_message_was_read", "chat_message_was_deleted"];
    const long: SchemaJson = { type: "string", enum: [...values, "chat_message_was_typed", "other"] };
    const schemas = {
      Kind: long,
      Kinds: { type: "array", items: long },
      Holder: {
        type: "object",
        properties: { kind: long, at: { type: "array", prefixItems: [long, { type: "number" }] } },
      },
    } as const;
    const lines = (spaces: number) =>
      [...values, "chat_message_was_typed", "other"]
        .map((value) => `${" ".repeat(spaces)}| "${value}"`)
        .join("\n");
    const isList = /\/\*\* The values of .*\n[^;]*;\n\n?/g;
    const types = bodyOf(modelsText(schemas)).replaceAll(/\/\*\* @see.*\n/g, "");
    expect(`${types.replaceAll(isList, "").trim()}\n`).toBe(`export type Kind =
${lines(2)};

export type Kinds = (
${lines(2)}
)[];

export interface Holder {
  kind?:
${lines(4)};
  at?: [
    (
${lines(6)}
    )?,
    number?,
    ...unknown[],
  ];
}
`);
  });

  test("keeps the one object of a type in braces at the end of the line", () => {
    const user = { type: "object", required: ["id"], properties: { id: { type: "string" } } } as const;
    const both = { type: "object", properties: { a: { type: "number" }, b: { type: "number" } } } as const;
    const schemas = {
      Admin: { allOf: [{ $ref: "User" }, both] },
      Maybe: { ...both, type: ["object", "null"] },
      User: user,
    } as const;
    expect(bodyOf(modelsText(schemas)).replaceAll(/\/\*\* @see.*\n/g, "")).toBe(`export type Admin = User & {
  a?: number;
  b?: number;
};

export type Maybe = {
  a?: number;
  b?: number;
} | null;

export interface User {
  id: string;
}
`);
  });

  test("the words of a message stand in for those of a payload that only it has", () => {
    const schemas = { Said: { type: "object" }, Shared: { type: "object" } } as const;
    const messages = [
      messageOf("said", "Said", { summary: "A line that somebody said." }),
      messageOf("one", "Shared", { summary: "One." }),
      messageOf("two", "Shared", { summary: "Two." }),
    ];
    const text = modelsText(schemas, { messages });
    expect(text).toContain(" * A line that somebody said.\n * @see asyncapi.yaml#/components/schemas/Said\n");
    expect(text).not.toMatch(/One\.|Two\./);
  });
});

describe("the union of a channel", () => {
  const said: Dispatch = {
    kind: "message",
    message: messageOf("said", "Said"),
    refinements: [messageOf("sung", "Sung")],
  };
  const refused: Dispatch = { kind: "message", message: messageOf("refused", "Refused"), refinements: [] };
  const sends: Dispatch = {
    kind: "switch",
    path: ["type"],
    cases: [{ value: "said", then: said }],
    otherwise: { kind: "ambiguous", messages: [messageOf("refused", "Refused"), messageOf("left", "Left")] },
  };
  const schemas = { Left: true, Refused: true, Said: true, Sung: true };
  const unionsOf = (text: string) => text.match(/^export type \w+(?:Incoming|Outgoing)\w* =[^;]*/gm) ?? [];

  test("holds each payload that can come that way, once", () => {
    const text = modelsText(schemas, { channels: [channelOf("room", { sends, receives: refused })] });
    expect(unionsOf(text)).toEqual(["export type RoomOutgoing = Left | Refused | Said | Sung"]);
    expect(text).toContain(" * What the application sends on /room.\n * @see asyncapi.yaml#/channels/room\n");
  });

  test("gives way to a schema of its name", () => {
    const channels = [channelOf("room", { receives: sends })];
    const text = modelsText({ ...schemas, RoomIncoming: true }, { channels });
    expect(unionsOf(text)).toEqual([
      "export type RoomIncoming = unknown",
      expect.stringContaining("RoomIncomingMessages = "),
    ]);
  });
});

describe("aliases", () => {
  test("that lead back to themselves are cut where TypeScript would refuse them, and only there", () => {
    const schemas: Record<string, SchemaJson> = {
      Self: { anyOf: [{ $ref: "Self" }, { type: "string" }] },
      Ping: { anyOf: [{ $ref: "Pong" }, { type: "string" }] },
      Pong: { allOf: [{ $ref: "Ping" }] },
      User: { anyOf: [{ $ref: "Ping" }, { type: "array", items: { $ref: "User" } }] },
      Json: {
        type: ["null", "array", "object"],
        items: { $ref: "Json" },
        additionalProperties: { $ref: "Json" },
      },
    };
    const text = modelsText(schemas);
    expect(listTypeFaults({ "a.ts": text })).toEqual([]);
    expect(text.match(/^export type .*$/gm)).toEqual([
      "export type Self = unknown;",
      "export type Ping = unknown;",
      "export type Pong = unknown;",
      "export type User = Ping | User[];",
      "export type Json = Json[] | { [key: string]: Json } | null;",
    ]);
  });

  test("of aliases, 5 000 deep, overflow neither our stack nor the compiler's", () => {
    const chain = (link: (next: string, index: number) => SchemaJson) =>
      Object.fromEntries(
        Array.from({ length: 5_000 }, (_, index) => [
          `S${index}`,
          index === 4_999 ? ({ type: "string" } as const) : link(`S${index + 1}`, index),
        ]),
      );
    const plain = modelsText(chain((next) => ({ $ref: next })));
    const unions = modelsText(chain((next, index) => ({ anyOf: [{ $ref: next }, { const: index }] })));
    const use = 'export const first: S0 = "text";\n';
    const wrong = "export const wrong: S0 = 1;\n";
    expect(typeCheck({ "plain.ts": plain + use, "unions.ts": unions + use })).toEqual([]);
    expect(typeCheck({ "plain.ts": plain + wrong })).toHaveLength(1);
  });
});

describe("hostile text", () => {
  const enumerated: SchemaJson = { type: "string", enum: hostileTexts };
  const everywhere: SchemaJson = {
    type: "object",
    description: hostileTexts.join("\n"),
    required: hostileTexts,
    properties: Object.fromEntries(
      hostileTexts.map((words) => [
        words,
        {
          type: ["string", "null"],
          description: words,
          title: words,
          format: words,
          default: words,
          deprecated: true,
          "x-extensible-enum": [words],
          not: { const: words },
        } satisfies SchemaJson,
      ]),
    ),
    patternProperties: Object.fromEntries(hostileTexts.map((words) => [words, { const: words }])),
    dependentRequired: Object.fromEntries(hostileTexts.map((words) => [words, hostileTexts])),
  };
  const constants: SchemaJson = { const: Object.fromEntries(hostileTexts.map((words) => [words, [words]])) };
  const service = serviceOf(
    { Constants: constants, Enumerated: enumerated, Everywhere: everywhere },
    {
      schemas: hostileTexts.map((words, index) => ({
        name: `Schema${index}`,
        json: { type: "string", description: words },
        source: { file: words, pointer: `/${words}` },
      })),
    },
  );
  const text = modelsText({ Constants: constants, Enumerated: enumerated, Everywhere: everywhere });
  const sources = emitModels({ service, contract: contractOf(service, hostileTexts.join(" ")) }).text;

  test("stays text: the file passes the gate and compiles", () => {
    expect(() => assertOnlyDeclaredSyntax("models.ts", text)).not.toThrow();
    expect(() => assertOnlyDeclaredSyntax("models.ts", sources)).not.toThrow();
    const files = { "models.ts": text, "sources.ts": sources };
    expect(listTypeFaults(files, { options: { jsx: "preserve" } })).toEqual([]);
  });

  test("keeps its value: each literal is one of the document's", () => {
    expect(new Set(stringLiterals(text))).toEqual(new Set(hostileTexts));
  });

  test("each single one is harmless as the first comment of the file", () => {
    for (const words of hostileTexts) {
      const single = modelsText({ First: { type: "string", description: words } });
      expect(() => assertOnlyDeclaredSyntax("models.ts", single)).not.toThrow();
      expect(single).toMatch(/export type First = string;\n$/);
    }
  });

  test.each(["class", "await", "a b", "X; globalThis.PWNED=1"])("a schema cannot be called %j", (name) => {
    expect(() => modelsText({ [name]: { type: "string" } })).toThrow("not an identifier");
  });
});

describe("growth", () => {
  const message = (index: number): SchemaJson => ({
    type: "object",
    description: "One of many.",
    required: ["type", "id"],
    properties: {
      type: { const: `m${index}`, type: "string" },
      id: { type: "string", minLength: 1, maxLength: 64, pattern: "^[a-z]+$" },
      next: { $ref: `M${index + 1}` },
      kind: { enum: Array.from({ length: 20 }, (_, value) => `value-${value}`) },
      data: { allOf: [{ $ref: `M${index + 1}` }, { type: "object", required: ["more"] }] },
    },
  });
  const emit = (count: number) =>
    modelsText(
      Object.fromEntries(Array.from({ length: count + 1 }, (_, index) => [`M${index}`, message(index)])),
    );

  test("takes time in proportion", async () => {
    expect(
      await timeRatio(
        () => emit(2_000),
        () => emit(250),
      ),
    ).toBeLessThan(eightfold);
  });
});

describe("a property that one schema requires and another declares", () => {
  const base: SchemaJson = { type: "object", properties: { id: { type: "string" }, next: { $ref: "Base" } } };
  const typeIn = (json: SchemaJson, others: Readonly<Record<string, SchemaJson>> = {}) =>
    modelsText({ Base: base, Made: json, ...others }).match(/type Made =([^;]*(?:\{[^}]*\})?[^;]*);\n/)?.[1];

  test.each<readonly [string, SchemaJson, string]>([
    ["beside", { type: "object", allOf: [{ $ref: "Base" }], required: ["id"] }, "Base & { id: string }"],
    [
      "in a part",
      { allOf: [{ $ref: "Base" }, { type: "object", required: ["id"] }] },
      "Base & { id: string }",
    ],
    ["by name", { allOf: [{ $ref: "Base" }, { $ref: "WithId" }] }, "Base & WithId & { id: string }"],
    [
      "twice removed",
      { type: "object", allOf: [{ $ref: "Middle" }], required: ["id"] },
      "Middle & { id: string }",
    ],
    ["as itself", { type: "object", allOf: [{ $ref: "Base" }], required: ["next"] }, "Base & { next: Base }"],
    ["by nobody", { type: "object", allOf: [{ $ref: "Base" }], required: ["x"] }, "Base & { x: unknown }"],
  ])("is required with its type: %s", (_, json, expected) => {
    const others: Readonly<Record<string, SchemaJson>> = {
      WithId: { type: "object", required: ["id"] },
      Middle: { allOf: [{ $ref: "Base" }] },
    };
    expect(typeIn(json, others)?.trim()).toBe(expected);
  });
});

describe("lists of the values of enums", () => {
  const listsIn = (schemas: Readonly<Record<string, SchemaJson>>) =>
    [...modelsText(schemas).matchAll(/export const (\w+) = (\[[^\]]*\]) as const;/g)].map(
      ([, name, list]) => [name, list],
    );
  const status: SchemaJson = { type: "string", enum: ["open", "shut"] };

  test("stand beside the type that is one", () => {
    expect(bodyOf(modelsText({ Status: status }))).toBe(`/** @see asyncapi.yaml#/components/schemas/Status */
export type Status = "open" | "shut";

/** The values of \`Status\`. */
export const statusValues = ["open", "shut"] as const;
`);
  });

  test("and beside the object that has one: in a property, in a list, in a part", () => {
    const order: SchemaJson = {
      type: "object",
      properties: {
        status,
        marks: { type: "array", items: { enum: [1, "a", null] } },
        type: { enum: ["order"] },
      },
      allOf: [
        { type: "object", properties: { way: { type: ["string", "null"], enum: ["in", "out", null] } } },
      ],
    };
    expect(listsIn({ Order: order, Ways: { type: "array", items: { enum: ["in", "out"] } } })).toEqual([
      ["orderStatusValues", '["open", "shut"]'],
      ["orderMarksValues", '[1, "a", null]'],
      ["orderWayValues", '["in", "out", null]'],
      ["waysValues", '["in", "out"]'],
    ]);
  });

  test("hold what the type allows, one a line where they are many", () => {
    const many = Array.from({ length: 20 }, (_, index) => `value ${index}`);
    expect(
      listsIn({ Level: { type: "string", enum: ["a", 1, "b"] }, One: { enum: ["a"], const: "a" } }),
    ).toEqual([["levelValues", '["a", "b"]']]);
    expect(modelsText({ Many: { enum: many } })).toContain('= [\n  "value 0",\n  "value 1",\n');
  });

  test("have names of their own", () => {
    const names = listsIn({
      OrderStatus: { ...status, enum: ["named", "one"] },
      Order: { type: "object", properties: { status, "is-in": status, is_in: status } },
    }).map(([name]) => name);
    expect(names).toEqual([
      "orderStatusValues",
      "order_Status_Values",
      "order_IsDashIn_Values",
      "order_Is_in_Values",
    ]);
  });
});
