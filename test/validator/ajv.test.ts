import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import errorsModule from "ajv/dist/compile/errors.js";
import { describe, expect, test } from "vitest";
import {
  _,
  type Compiler,
  createCompiler,
  errors,
  generateCode,
  instancePath,
  Name,
  vErrors,
} from "../../src/validator/ajv.js";
import { vocabulary } from "../../src/validator/vocabulary.js";

// What the validators rely on of the inside of AJV. After an update of AJV this file fails first, and says what moved.

const compilers = {
  plain: createCompiler(vocabulary, { evaluates: false }),
  evaluating: createCompiler(vocabulary, { evaluates: true }),
};

/** The code of a schema, each failure reported as `$fail("keyword");`. */
const generate = (schema: Readonly<Record<string, unknown>>, compiler = compilers.plain) =>
  generateCode(schema, compiler, ({ gen, keyword }) => {
    gen.code(_`${new Name("$fail")}(${keyword})`);
    gen.code(_`${errors}++`);
  });

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

test.each(["ajv", "ajv-formats"])("%s is pinned to one version, and that one is installed", (name) => {
  const wanted: unknown = manifest.devDependencies[name];
  expect(wanted, "an exact version: validators stand on its inside").toMatch(/^\d+\.\d+\.\d+$/);
  expect(createRequire(import.meta.url)(`${name}/package.json`).version).toBe(wanted);
});

describe("the code of a function", () => {
  const { name, code } = generate({ type: "object", properties: { a: { minimum: 1 } } });
  const lines = code.split("\n");

  test("has one header, with the value first and the path among its options", () => {
    expect(lines.filter((line) => line.startsWith("function "))).toEqual([
      expect.stringMatching(/^function validate\d+\(data, \{instancePath="", .*\}=\{\}\)\{$/),
    ]);
    expect(
      lines.indexOf(lines.find((line) => line.startsWith("function ")) ?? ""),
      "where the header stands",
    ).toBe(0);
  });

  test("ends with the verdict, which is replaced as it stands", () => {
    expect(code).toContain(`${name}.errors = vErrors;\nreturn errors === 0;`);
  });

  test("has one statement or brace a line, which the layout counts on", () => {
    const odd = lines.filter((line) => !/(?:^|[;{}])$/.test(line));
    expect(odd).toEqual([]);
  });

  test("names counts and verdicts so that the layout can tell which are never read", () => {
    const names = new Set(code.match(/\b_?[a-zA-Z]+\d+\b/g));
    expect(
      [...names].filter(
        (one) =>
          !/^(?:_?(?:errs|valid|vSchema|ifClause)|data|key|len|i|validate|func|pattern|schema)\d+$/.test(one),
      ),
    ).toEqual([]);
    expect(code, "an error count before each subschema").toMatch(/const _errs\d+ = errors;/);
  });

  test("counts names from 0 for each schema", () => {
    expect(generate({ const: 1 }).code).toBe(generate({ const: 1 }).code);
  });
});

test("the names that every function has are the ones that our code uses", () => {
  expect([vErrors.str, errors.str, instancePath.str]).toEqual(["vErrors", "errors", "instancePath"]);
});

describe("failures are reported by the functions of the errors module, which are looked up when they are needed", () => {
  test("so ours takes the place of AJV's while code is made", () => {
    const { code } = generate({ type: "string", maxLength: 1, enum: ["a"], not: { const: "b" } });
    for (const keyword of ["type", "maxLength", "enum", "not"]) expect(code).toContain(`$fail("${keyword}")`);
    expect(code, "an error object of AJV's own").not.toContain("schemaPath");
  });

  test("and AJV's own stand there again afterwards, also when making code throws", () => {
    const module = "default" in errorsModule ? (errorsModule.default as typeof errorsModule) : errorsModule;
    const { reportError, reportExtraError } = module;
    expect(() =>
      generateCode({ type: "string" }, compilers.plain, () => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(module.reportError).toBe(reportError);
    expect(module.reportExtraError).toBe(reportExtraError);
  });
});

describe("values from outside a function", () => {
  const held = (schema: Readonly<Record<string, unknown>>) =>
    new Map(generate(schema).values.map(({ name, held: value }) => [name.replace(/\d+$/, ""), value]));

  test("a schema is the one that was handed in, read by its steps", () => {
    const schema = { enum: ["a", { b: 1 }] };
    expect(held(schema).get("schema")).toBe(schema);
    expect(generate(schema).code).toMatch(/\bschema\d+\.enum\b/);
  });

  test("a pattern is asked of our maker of expressions, and keeps its text", () => {
    expect(String(held({ pattern: "^a$" }).get("pattern"))).toBe("^a$");
    expect(generate({ pattern: "^a$" }).code).toMatch(/\bpattern\d+\.test\(/);
  });

  test.each([
    ["runtime/ucs2length", { maxLength: 3 }],
    ["runtime/equal", { const: { a: 1 } }],
  ] as const)("%s says so in its code", (path, schema) => {
    const func: unknown = held(schema).get("func");
    expect(typeof func === "function" && "code" in func ? String(func.code) : "no code").toContain(path);
  });

  test("own members are asked of Object.prototype.hasOwnProperty", () => {
    expect([
      ...held({ properties: { a: { const: 1 } }, additionalProperties: false, required: ["a"] }).values(),
    ]).toContain(Object.prototype.hasOwnProperty);
  });
});

test("the vocabularies hold the keywords that they held", () => {
  const known = (compiler: Compiler) => Object.keys(compiler.RULES.all).sort().join(" ");
  const plain =
    "$ref additionalProperties allOf anyOf const contains dependencies dependentRequired dependentSchemas else enum exclusiveMaximum exclusiveMinimum format if items maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum multipleOf not nullable oneOf pattern patternProperties prefixItems properties propertyNames required then type uniqueItems";
  expect(known(compilers.plain)).toBe(plain);
  expect(known(compilers.evaluating)).toBe(
    plain.replace("uniqueItems", "unevaluatedItems unevaluatedProperties uniqueItems"),
  );
});

test("what was evaluated is kept where it is asked for, in one object of the function", () => {
  const { name, code } = generate(
    { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    compilers.evaluating,
  );
  expect(code).toContain(`const evaluated0 = ${name}.evaluated;`);
  expect(generate({ properties: { a: true } }).code).not.toContain("evaluated");
});
