import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { checkConfig } from "../../src/config/check.js";
import { type Config, defineConfig } from "../../src/config/config.js";
import { renderConfigSchema } from "../../src/config/shape.js";
import { UsageError } from "../../src/diagnostic/usage-error.js";

const committed = readFileSync("src/config/config.schema.json", "utf8");
const matchesSchema = new Ajv({ strict: true }).compile(JSON.parse(committed));

/** Every key, so that a new one has to be written here. */
const full: Required<Config> = defineConfig({
  $schema: "./node_modules/asyncwright/dist/config.schema.json",
  input: "asyncapi.yaml",
  output: "generated",
  root: ".",
  perspective: "client",
  names: { "#/components/schemas/foo_bar": "FooBar" },
  package: { name: "@acme/rooms", version: "1.0.0" },
  services: ["rooms"],
  models: ["python"],
  limits: { depth: 128 },
  allowRemote: ["schemas.example.com"],
  impliedTypes: false,
  strict: true,
  docs: { output: "site", reader: "server", colours: { accent: "#0a6" }, pages: "guides" },
}) as Required<Config>;

const codeOf = (value: unknown): string | undefined => {
  try {
    checkConfig(value, "asyncwright.config.json");
  } catch (error) {
    return error instanceof UsageError ? error.code : String(error);
  }
  return undefined;
};

test("the committed JSON Schema is the one that the checker stands for", () => {
  expect(JSON.parse(committed)).toEqual(JSON.parse(renderConfigSchema()));
  expect(Object.keys(JSON.parse(committed).properties).sort()).toEqual(Object.keys(full).sort());
});

describe("the checker and the JSON Schema agree on", () => {
  const right: readonly unknown[] = [
    {},
    full,
    ...Object.entries(full).map(([key, value]) => ({ [key]: value })),
  ];
  test.each(right.map((value) => [JSON.stringify(value), value]))("%s", (_, value) => {
    expect(codeOf(value)).toBeUndefined();
    expect(matchesSchema(value)).toBe(true);
  });

  const wrong: readonly [unknown, string][] = [
    [null, "config-type"],
    [[], "config-type"],
    ["x", "config-type"],
    ...Object.keys(full).flatMap((key): [unknown, string][] => [
      [{ [key]: 1.5 }, "config-type"],
      [{ [key]: null }, "config-type"],
    ]),
    [{ input: "" }, "config-type"],
    [{ perspective: "peer" }, "config-type"],
    [{ names: { a: 1 } }, "config-type"],
    [{ services: "rooms" }, "config-type"],
    [{ limits: { depth: -1 } }, "config-type"],
    [{ limits: { depth: "64" } }, "config-type"],
    [{ limits: { dept: 64 } }, "config-unknown-key"],
    [{ docs: { reader: "both" } }, "config-type"],
    [{ docs: { colours: ["red"] } }, "config-type"],
    [{ docs: { colors: {} } }, "config-unknown-key"],
    [{ outptu: "x" }, "config-unknown-key"],
    [{ constructor: "x" }, "config-unknown-key"],
    [JSON.parse('{"__proto__":{"polluted":1}}'), "config-unknown-key"],
  ];
  test.each(wrong.map(([value, code]) => [JSON.stringify(value), value, code]))("%s", (_, value, code) => {
    expect(codeOf(value)).toBe(code);
    expect(matchesSchema(value)).toBe(false);
  });
});

test.each([
  [{ outptu: "x" }, /`outptu` is no key/, /Did you mean `output`/],
  [{ limits: { dept: 1 } }, /`limits\.dept` is no key/, /Did you mean `depth`/],
  [{ zzzzzz: 1 }, /`zzzzzz`/, /The keys are \$schema, input/],
])("%o is told with its key and a suggestion", (value, message, help) => {
  expect(() => checkConfig(value, "c.json")).toThrow(
    expect.objectContaining({ message: expect.stringMatching(message), help: expect.stringMatching(help) }),
  );
});
