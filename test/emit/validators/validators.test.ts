import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { prepareService } from "../../../src/emit/scope/emitter.js";
import { emitValidators } from "../../../src/emit/validators/validators.js";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { compileSchemas, loadValidators } from "../../../src/validator/load.js";
import { eightfold, timeRatio } from "../../time-ratio.js";
import { contract, message, schema, service } from "../../validator/sample.js";

const object = (
  properties: Readonly<Record<string, SchemaJson>>,
  required: readonly string[] = [],
): SchemaJson => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

const validate = (json: SchemaJson, value: unknown, others: Readonly<Record<string, SchemaJson>> = {}) =>
  compileSchemas([
    schema("Root", json),
    ...Object.entries(others).map(([name, other]) => schema(name, other)),
  ]).get("Root")?.(value);

const issues = (json: SchemaJson, value: unknown, others: Readonly<Record<string, SchemaJson>> = {}) => {
  const result = validate(json, value, others);
  return result === undefined || result.ok ? [] : result.issues.map(({ message: words }) => words);
};

const emit = (
  schemas: Readonly<Record<string, SchemaJson>>,
  messages: readonly (readonly [string, string?])[],
) => {
  const only = service(
    Object.entries(schemas).map(([name, json]) => schema(name, json)),
    messages.map(([name, payload]) => message(name, payload)),
  );
  const [code, types] = emitValidators(prepareService(only, contract(only)));
  return { code: code?.text ?? "", types: types?.text ?? "" };
};

describe("an issue says where and what", () => {
  const cases: readonly (readonly [SchemaJson, unknown, readonly string[]])[] = [
    [object({ data: object({}, ["sender"]) }), { data: {} }, ["/data/sender is missing"]],
    [object({}, ["a/b~c"]), {}, ["/a~1b~0c is missing"]],
    [
      { type: "object", additionalProperties: false },
      { x: 1 },
      ["/x must be absent: no such property is known"],
    ],
    [
      { type: "object", unevaluatedProperties: false },
      { x: 1 },
      ["/x must be absent: no such property is known"],
    ],
    [object({ n: false }), { n: 1 }, ["/n must be absent: nothing is allowed here"]],
    [{ type: ["string", "null"] }, 1, ["the value must be a string or null"]],
    [{ type: "integer" }, 1.5, ["the value must be a whole number"]],
    [{ type: "string", minLength: 1 }, "", ["the value must be a string of at least 1 character"]],
    [{ type: "string", maxLength: 2 }, "abc", ["the value must be a string of at most 2 characters"]],
    [{ type: "string", pattern: "^a" }, "b", ["the value must be a string that matches ^a"]],
    [{ type: "string", format: "date" }, "b", ["the value must be in the format date"]],
    [
      { minimum: 1, multipleOf: 2 },
      -1,
      ["the value must be a number of at least 1", "the value must be a multiple of 2"],
    ],
    [{ exclusiveMaximum: 1 }, 1, ["the value must be a number below 1"]],
    [{ exclusiveMinimum: 1 }, 1, ["the value must be a number above 1"]],
    [{ maximum: 1 }, 2, ["the value must be a number of at most 1"]],
    [{ enum: ["a", "b"] }, "c", ['the value must be one of "a", "b"']],
    [{ const: "a" }, "c", ['the value must be "a"']],
    [{ type: "array", minItems: 1 }, [], ["the value must be an array of at least 1 item"]],
    [{ type: "array", maxItems: 1 }, [1, 2], ["the value must be an array of at most 1 item"]],
    [
      { type: "array", prefixItems: [true], items: false },
      [1, 2],
      ["the value must be an array of at most 1 item"],
    ],
    [
      { type: "array", prefixItems: [true], unevaluatedItems: false },
      [1, 2],
      ["the value must be an array of at most 1 item"],
    ],
    [
      { type: "array", uniqueItems: true },
      [1, 2, 1],
      ["the value must be an array without equal items: 0 and 2 are equal"],
    ],
    [
      { type: "array", contains: { const: 1 } },
      [],
      ["the value must be an array with at least 1 matching item"],
    ],
    [
      { type: "array", contains: { const: 1 } },
      [2, 3],
      ["the value must be an array with at least 1 matching item"],
    ],
    [
      { type: "array", contains: { const: 1 }, minContains: 0, maxContains: 2 },
      [1, 1, 1],
      ["the value must be an array with 0 to 2 matching items"],
    ],
    [{ type: "object", minProperties: 1 }, {}, ["the value must be an object of at least 1 property"]],
    [{ type: "object", maxProperties: 0 }, { a: 1 }, ["the value must be an object of at most 0 properties"]],
    [
      { type: "object", propertyNames: { pattern: "^a" } },
      { b: 1 },
      ["/b must be named otherwise: its name must be a string that matches ^a"],
    ],
    [{ type: "object", dependentRequired: { a: ["b"] } }, { a: 1 }, ["/b is missing"]],
    [{ not: { const: 1 } }, 1, ["the value must be something else: this is what the contract rules out"]],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    [{ if: { const: 1 }, then: { type: "string" } }, 1, ["the value must be a string"]],
    [
      { type: "array", items: object({ "x/y": { type: "null" } }) },
      [{}, { "x/y": 1 }],
      ["/1/x~1y must be null"],
    ],
  ];
  test.each(cases.map(([json, value, wanted]) => [JSON.stringify(json), json, value, wanted] as const))(
    "%s",
    (_, json, value, wanted) => {
      expect(issues(json, value)).toEqual(wanted);
    },
  );
});

describe("a union that no branch fits", () => {
  const union: SchemaJson = { oneOf: [{ $ref: "Say" }, { $ref: "Leave" }, { type: "null" }] };
  const others = {
    Say: object({ type: { const: "say" }, text: { type: "string" } }, ["type", "text"]),
    Leave: object({ type: { const: "leave" }, room: { type: "string" } }, ["type", "room"]),
  };
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    [
      "shows the faults of the branch that a fixed value means",
      { type: "say", text: 1 },
      ["/text must be a string"],
    ],
    [
      "names the values when the value fits no branch",
      { type: "says" },
      ['/type must be one of "say", "leave"'],
    ],
    ["shows what is wrong in every branch", {}, ["/type is missing"]],
    ["names its branches when nothing tells", 1, ["the value must be one of Say, Leave, null"]],
  ];
  test.each(cases)("%s", (_, value, wanted) => {
    expect(issues(union, value, others)).toEqual(wanted);
  });

  test("shows the only branch of the right type", () => {
    expect(issues({ anyOf: [{ type: "null" }, { $ref: "Say" }] }, { type: "say" }, others)).toEqual([
      "/text is missing",
    ]);
  });

  test("says which branches fit when it must be one only", () => {
    expect(issues({ oneOf: [{ type: "number" }, { type: "integer" }, { type: "string" }] }, 1)).toEqual([
      "the value must be one thing only, but it is both number and integer",
    ]);
  });

  test("keeps the faults that were found before it", () => {
    expect(issues(object({ a: { type: "string" }, u: union }), { a: 1, u: { type: "say" } }, others)).toEqual(
      ["/a must be a string", "/u/text is missing"],
    );
  });
});

describe("no value makes a validator throw", () => {
  const list = { Root: object({ next: { $ref: "Root" }, tags: { type: "array", uniqueItems: true } }) };
  const cyclic: Record<string, unknown> = {};
  cyclic.next = cyclic;
  const deep = () => {
    let value: unknown = {};
    for (let level = 0; level < 200_000; level += 1) value = { next: value };
    return value;
  };
  const nothing = new Proxy(
    {},
    {
      get: () => raise(),
      has: () => raise(),
      ownKeys: () => raise(),
      getOwnPropertyDescriptor: () => raise(),
      getPrototypeOf: () => raise(),
    },
  );
  const raise = (): never => {
    throw nothing;
  };
  const cases: readonly (readonly [string, unknown])[] = [
    ["a cycle", cyclic],
    ["a deep value", deep()],
    [
      "a getter that throws",
      {
        get next() {
          return raise();
        },
      },
    ],
    ["a proxy that throws", nothing],
    ["a cycle in an array of unique items", { tags: [cyclic, cyclic] }],
  ];
  test.each(cases)("%s is an issue", (_, value) => {
    const result = validate(list.Root, value);
    expect(result).toMatchObject({ ok: false, issues: [{ path: "", keyword: "readable" }] });
  });

  const oddities = [
    10n,
    Symbol("s"),
    () => 1,
    undefined,
    Number.NaN,
    Object.create(null),
    new Date(),
    new Map(),
  ];
  const all: SchemaJson = {
    type: "object",
    properties: {
      a: { enum: [1, { x: 1 }] },
      b: { type: "array", uniqueItems: true, items: { multipleOf: 2 } },
      c: { type: "string", format: "uri", pattern: "(a+)+$" },
    },
  };
  test("odd values get an answer wherever they stand", () => {
    for (const odd of oddities) {
      for (const value of [odd, { a: odd }, { b: [odd, odd] }, { c: odd }]) {
        expect(typeof validate(all, value)?.ok).toBe("boolean");
      }
    }
  });

  test("at most 100 issues are named", () => {
    const result = validate(
      { type: "array", items: { type: "string" } },
      Array.from({ length: 5_000 }, () => 1),
    );
    expect(result?.ok === false && result.issues.length).toBe(100);
  });

  test("many faults in unions and references take time in proportion", async () => {
    const many = { type: "array", items: { anyOf: [{ $ref: "Other" }, { type: "null" }] } } as const;
    const Other = object({ a: { type: "string" } });
    const check = (length: number) => validate(many, Array(length).fill({ a: 1 }), { Other });
    const [most, few] = [() => check(80_000), () => check(10_000)];
    expect(await timeRatio(most, few)).toBeLessThan(eightfold);
  });
});

describe("names that every object inherits", () => {
  const names = [
    "constructor",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "then",
    "toJSON",
    "prototype",
    "__proto__",
  ];
  const of = (name: string, value: unknown): unknown =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
  test.each(names)("%s is a property like any other", (name) => {
    const json = {
      type: "object",
      properties: of(name, { type: "string" }),
      required: [name],
      additionalProperties: false,
    } as SchemaJson;
    expect(issues(json, {})).toEqual([`/${name} is missing`]);
    expect(issues(json, of(name, "x"))).toEqual([]);
    expect(issues(json, of(name, 1))).toEqual([`/${name} must be a string`]);
    const closed: SchemaJson = { type: "object", additionalProperties: false };
    expect(issues(closed, of(name, 1))).toEqual([`/${name} must be absent: no such property is known`]);
  });
});

describe("the emitted file", () => {
  const schemas = {
    Say: object({
      text: { type: "string", maxLength: 9, format: "uuid" },
      tags: { type: "array", uniqueItems: true },
    }),
    Wide: object({
      word: { type: "string", pattern: "^(a+)+$" },
      u: { anyOf: [{ $ref: "Say" }, { type: "null" }] },
      n: { multipleOf: 0.1 },
    }),
  };
  const { code, types } = emit(schemas, [["say", "Say"], ["wide", "Wide"], ["ping"]]);

  test("imports nothing and evaluates nothing", () => {
    expect(code).not.toMatch(/require\s*\(|\beval\b|new Function|\bimport\b/);
  });

  test("runs where code from text is forbidden", () => {
    const script = `${code.replaceAll("export function", "function")}\n[say({ text: 1 }).ok, wide({ word: "aaab" }).ok, ping(1).ok, ping(undefined).ok]`;
    const result: unknown = runInNewContext(
      script,
      {},
      { contextCodeGeneration: { strings: false, wasm: false } },
    );
    expect(JSON.stringify(result)).toBe("[false,false,false,true]");
  });

  test("declares one typed function for each message", () => {
    expect(types).toContain('import type { Say, Wide } from "./models.js";');
    expect(types).toContain("export declare const say: Validate<Say>;");
    expect(types).toContain("export declare const ping: Validate<undefined>;");
  });

  test("gives way to a model that is called Validate", () => {
    expect(emit({ Validate: object({}) }, [["a", "Validate"]]).types).toContain(
      'import type { Validate as Validate_ } from "../runtime/index.js";',
    );
  });

  test("one message imported alone leaves the others behind", async () => {
    const bundle = async (entry: string) => {
      const { outputFiles } = await build({
        stdin: { contents: entry, resolveDir: "/" },
        bundle: true,
        minify: true,
        write: false,
        format: "esm",
        plugins: [
          {
            name: "memory",
            setup(hooks) {
              hooks.onResolve({ filter: /^validators$/ }, () => ({
                path: "validators",
                namespace: "memory",
              }));
              hooks.onLoad({ filter: /.*/, namespace: "memory" }, () => ({ contents: code }));
            },
          },
        ],
      });
      return outputFiles[0]?.text ?? "";
    };
    const alone = await bundle('import { say } from "validators"; globalThis.x = say;');
    const both = await bundle('import * as all from "validators"; globalThis.x = all;');
    expect(alone).not.toContain("/word");
    expect(alone).not.toContain("(a+)+$");
    expect(alone.length).toBeLessThan(both.length * 0.7);
    expect(await bundle('import "validators";')).toBe("");
  });

  test("a schema's code does not depend on its neighbours", () => {
    const codeOf = (text: string, name: string) =>
      new RegExp(`^function \\$${name}\\(.*?^}$`, "ms").exec(text)?.[0];
    const more = emit({ Aaa: object({ x: { type: "string", pattern: "^b" } }, ["x"]), ...schemas }, [
      ["aaa", "Aaa"],
      ["say", "Say"],
      ["wide", "Wide"],
    ]);
    for (const name of ["Say", "Wide"]) {
      expect(codeOf(more.code, name)).toBeDefined();
      expect(codeOf(more.code, name)).toBe(codeOf(code, name));
    }
  });

  test("holds only the helpers that its schemas need", () => {
    const { code: small } = emit({ Say: object({ a: { type: "string" } }) }, [["say", "Say"]]);
    for (const helper of [
      "$length",
      "$equal",
      "$duplicate",
      "$linear",
      "$narrow",
      "$uuid",
      "$named",
      "minLength:",
    ])
      expect(small).not.toContain(helper);
  });

  test("names beyond ASCII work", () => {
    const { code: text } = emit(
      { Größe: object({ a: { $ref: "Größe" }, b: { type: "string", pattern: "^x" } }) },
      [["größe", "Größe"]],
    );
    expect(loadValidators(text).größe?.({ a: { b: "y" } })).toMatchObject({ issues: [{ path: "/a/b" }] });
  });

  test("a message may have the name of a global function", () => {
    const { code: text } = emit({ A: { type: "number" } }, [["isFinite", "A"]]);
    expect(loadValidators(text).isFinite?.(1)).toEqual({ ok: true, value: 1 });
  });
});
