import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { literal } from "../../../src/code/code.js";
import type { Json } from "../../../src/json/value.js";
import type { SchemaJson } from "../../../src/schema/schema.js";
import { listTypeFaults } from "../../compiler.js";
import { assertOnlyDeclaredSyntax } from "../../syntax-gate.js";
import { type AgreementCase, agreementCases } from "./agreement-cases.js";
import { modelsText } from "./models-sample.js";

const modelsOf = ({ schema, others }: AgreementCase) => modelsText({ Sample: schema, ...others });

/** Further properties are no fault of a value that comes from elsewhere, so samples pass through a type parameter. */
const accepting = (value: Json) => `accept<Sample>()(${literal(value, Infinity)});`;
const assigning = (value: Json) => `sample = ${literal(value, Infinity)};`;

const prelude =
  "declare function accept<T>(): <const V extends T>(value: V) => void;\ndeclare let sample: Sample;\n";

const programOf = (sample: AgreementCase) => {
  const head = `${modelsOf(sample)}${prelude}`;
  const first = head.split("\n").length;
  const lines = [
    ...sample.accepts.map((value) => ({ value, code: accepting(value), compiles: true })),
    ...sample.rejects.map((value) => ({ value, code: assigning(value), compiles: false })),
    ...(sample.beyondTypes ?? []).map((value) => ({ value, code: assigning(value), compiles: true })),
  ];
  return { text: head + lines.map(({ code }) => code).join("\n"), first, lines };
};

const programs = new Map(agreementCases.map((sample) => [sample.name, programOf(sample)]));
const fileOf = (name: string) => `${agreementCases.findIndex((sample) => sample.name === name)}.ts`;
const files = Object.fromEntries([...programs].map(([name, { text }]) => [fileOf(name), text]));
const options = { lib: ["es5"], module: "esnext" };
const faults = listTypeFaults(files, { options });

describe.each(agreementCases)("$name", (sample) => {
  test("the validator accepts and refuses the samples as listed", () => {
    const validate = validatorOf(sample);
    expect(sample.accepts.filter((value) => !validate(value))).toEqual([]);
    expect([...sample.rejects, ...(sample.beyondTypes ?? [])].filter((value) => validate(value))).toEqual([]);
  });

  test("the type takes what the validator accepts, and refuses what a type can refuse", () => {
    const { text, first, lines } = programs.get(sample.name) ?? { text: "", first: 0, lines: [] };
    const own = faults.filter(({ file }) => file === fileOf(sample.name));
    expect(
      own.filter(({ line }) => line < first),
      text,
    ).toEqual([]);
    const compiled = lines.map(({ value }, index) => ({
      value,
      compiles: !own.some(({ line }) => line === first + index),
    }));
    expect(compiled, text).toEqual(lines.map(({ value, compiles }) => ({ value, compiles })));
  });

  test("the file passes the syntax gate", () => {
    expect(() => assertOnlyDeclaredSyntax("models.ts", modelsOf(sample))).not.toThrow();
  });
});

test("the types compile without exactOptionalPropertyTypes, too", () => {
  const models = agreementCases.map((sample) => modelsOf(sample));
  const plain = Object.fromEntries(models.map((text, index) => [`${index}.ts`, text]));
  const loose = { ...options, exactOptionalPropertyTypes: false };
  expect(listTypeFaults(plain, { options: loose })).toEqual([]);
});

function validatorOf({ schema, others }: AgreementCase): (value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: false });
  const $defs = Object.fromEntries(
    Object.entries({ Sample: schema, ...others }).map(([name, json]) => [name, local(json)]),
  );
  return ajv.compile({ $ref: "#/$defs/Sample", $defs });
}

/** `$ref`s between names as the references of one document. */
const local = (json: SchemaJson): unknown =>
  JSON.parse(JSON.stringify(json), (key, value: unknown) =>
    key === "$ref" ? `#/$defs/${String(value)}` : value,
  );
