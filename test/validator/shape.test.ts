import * as validate from "ajv/dist/compile/validate/index.js";
import { beforeEach, expect, test, vi } from "vitest";
import { buildContract } from "../../src/contract/build.js";
import { prepareService } from "../../src/emit/scope/emitter.js";
import { defaultLimits } from "../../src/limits.js";
import { readDocument } from "../../src/read/read.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import { compileSchema } from "../../src/validator/compile.js";
import { compileSchemas } from "../../src/validator/load.js";
import { cases } from "./cases.js";
import { schema } from "./sample.js";

vi.mock("ajv/dist/compile/validate/index.js", async (original) => {
  const real = await original<typeof validate>();
  return { ...real, validateFunctionCode: vi.fn(real.validateFunctionCode) };
});
const compiled = vi.mocked(validate.validateFunctionCode);
beforeEach(() => {
  compiled.mockClear();
});

const none = () => undefined;
const event = (tag: string, party: string, name: string): SchemaJson => ({
  type: "object",
  properties: {
    type: { const: tag },
    party: { $ref: party },
    [name]: { enum: [tag, 1] },
    "not a name": { maxLength: 3 },
  },
  required: ["type", name],
  dependentRequired: { [name]: ["party"] },
  additionalProperties: false,
});

test("schemas that differ in names, references and constant texts alone are compiled once", () => {
  const one = compileSchema("Said", event("said", "Person", "text"), none);
  const other = compileSchema("Heard", event("heard.it", "Animal", "sound"), none);
  expect(compiled).toHaveBeenCalledTimes(1);
  const renamed = one.text
    .replaceAll(/\$Said\b/g, () => "$Heard")
    .replaceAll(/\$Person\b/g, () => "$Animal")
    .replaceAll(/\bsaid\b/g, "heard.it")
    .replaceAll(/\btext\b/g, "sound");
  expect(other.text).toBe(renamed);
});

test.each<readonly [string, SchemaJson, SchemaJson]>([
  ["the type of a constant", { const: "1" }, { const: 1 }],
  ["a constant that only looks like null in JSON", { const: Number.POSITIVE_INFINITY }, { const: null }],
  ["a limit", { maxLength: 1 }, { maxLength: 2 }],
  ["a pattern", { pattern: "^a$" }, { pattern: "^b$" }],
  [
    "which of two names is required",
    { properties: { a: { type: "null" }, b: {} }, required: ["a"] },
    { properties: { a: { type: "null" }, b: {} }, required: ["b"] },
  ],
  [
    "the branches of a union, which are called by their words",
    { anyOf: [{ const: "a" }, { const: "b" }] },
    { anyOf: [{ const: "c" }, { const: "d" }] },
  ],
])("schemas that differ in %s are compiled each", (_, one, other) => {
  compileSchema("A", one, none);
  compileSchema("A", other, none);
  expect(compiled).toHaveBeenCalledTimes(2);
});

test.each([
  "valid1",
  "_errs2",
  "instancePath",
  "schemaPath",
  "validate10",
  "Q_qn0_",
  "__proto__",
  "isFinite",
  "constructor",
  "$a",
  "schema1",
])("a property called %s is validated like any other, also where another schema is alike", (name) => {
  const of = (key: string): SchemaJson => ({
    type: "object",
    properties: Object.fromEntries([[key, { type: "string", minLength: 2 }]]),
    required: [key],
    additionalProperties: false,
  });
  const both = compileSchemas([schema("A", of("plain")), schema("B", of(name))]);
  const holding = (value: unknown) => Object.fromEntries([[name, value]]);
  expect(both.get("A")?.({ plain: "ab" }).ok).toBe(true);
  expect(both.get("B")?.(holding("ab")).ok).toBe(true);
  const result = both.get("B")?.(holding("a"));
  expect(result?.ok === false && result.issues.map(({ path, keyword }) => [path, keyword])).toEqual([
    [`/${name}`, "minLength"],
  ]);
  expect(both.get("B")?.({}).ok).toBe(false);
});

test.each(["schemaPath", "validate0", "validate10"])(
  "a property called %s may stand beside a union",
  (name) => {
    const union: SchemaJson = { anyOf: [{ type: "string" }, { const: 1 }] };
    const json: SchemaJson = { properties: Object.fromEntries([[name, union]]) };
    const validate = compileSchemas([schema("A", json)]).get("A");
    expect(validate?.(Object.fromEntries([[name, 1]])).ok).toBe(true);
    expect(validate?.(Object.fromEntries([[name, 2]])).ok).toBe(false);
  },
);

test("every schema of the cases gets the code that it gets alone", async () => {
  const together = Object.values(cases).map(({ json }) => compileSchema("Root", json, none).text);
  const alone: string[] = [];
  for (const { json } of Object.values(cases)) {
    vi.resetModules();
    const fresh = await import("../../src/validator/compile.js");
    alone.push(fresh.compileSchema("Root", json, none).text);
  }
  expect(together).toEqual(alone);
});

test("the schemas of a contract are compiled once in a run, however many parts of it ask", async () => {
  const { document } = await readDocument({ path: "asyncapi.yaml", limits: defaultLimits });
  if (document === undefined) throw new Error("our contract cannot be read");
  const { contract } = buildContract(document);
  const count = () => compiled.mock.calls.length;
  for (const service of contract.services) compileSchemas(service.schemas);
  const first = count();
  expect(first).toBeLessThanOrEqual(contract.services.flatMap(({ schemas }) => schemas).length);
  for (const service of contract.services) {
    prepareService(service, contract);
    compileSchemas(service.schemas);
  }
  expect(count() - first, "compilations by those who come second").toBe(0);
});
