import validatorsTemplate from "../../templates/validators.js.hbs";
import { type Code, code, identifier } from "../code/code.js";
import { renderTemplate } from "../code/template.js";
import { formatFunction, formatTypes } from "../schema/format.js";
import type { Schema, SchemaJson } from "../schema/schema.js";
import { reachableFrom } from "../schema/walk.js";
import { compileSchema } from "./compile.js";
import { functionName, type Rendered } from "./text.js";

/** One function of the file: what it is called, and the schema that it looks with. */
export interface Check {
  readonly name: string;
  readonly about: Code;
  /** Absent where anything will do. */
  readonly schema?: string;
  /** What the value has to be in the place of JSON that keeps a schema. */
  readonly bare?: "bytes" | "text" | "empty";
}

/** The text of a module that exports a function for each check. */
export function renderValidators(schemas: readonly Schema[], checks: readonly Check[], header: Code): string {
  const compiled = compileAll(schemas, checks);
  const uses = new Set(compiled.flatMap(({ helpers }) => [...helpers]));
  for (const [helper, others] of Object.entries(needs))
    if (uses.has(helper)) for (const other of others) uses.add(other);
  const keywords = new Set(compiled.flatMap((rendered) => [...rendered.keywords]));
  if (counting.some((keyword) => keywords.has(keyword))) uses.add("plural");
  return renderTemplate(validatorsTemplate, {
    header,
    uses: flags(helpers, uses),
    keywords: flags(keywordsInWords, keywords),
    schemas: compiled.map(({ text }) => text),
    exports: checks.map(({ name, about, schema, bare }) => ({
      name: identifier(name),
      about,
      result: bare === undefined ? resultOf(schema) : bareResults[bare],
    })),
    hasBare: checks.some(({ bare }) => bare !== undefined),
  });
}

const resultOf = (schema: string | undefined): Code =>
  schema === undefined ? code`{ ok: true, value }` : code`$check(${functionName(schema)}, value)`;

const bareResults = {
  bytes: code`$bare(value, value instanceof Uint8Array, "a Uint8Array")`,
  text: code`$bare(value, typeof value === "string", "a string")`,
  empty: code`$bare(value, value === undefined || value === null, "absent")`,
};

/** Helpers that call others; a helper stands behind those that need it. */
const needs = {
  narrow: ["join"],
  dateTime: ["date", "time"],
  uri: ["uriReference"],
  uriReference: ["ipv6"],
  ipv6: ["ipv4"],
  email: ["label"],
  hostname: ["label"],
} as const;

const helpers = [
  ...[
    "plural",
    "join",
    "narrow",
    "named",
    "length",
    "equal",
    "duplicate",
    "multiple",
    "linear",
    "short",
    "label",
  ],
  ...[...formatTypes.keys()].map(formatFunction),
];

const keywordsInWords = [
  ...["additionalProperties", "anyOf", "const", "contains", "dependentRequired", "enum", "exclusiveMaximum"],
  ...["exclusiveMinimum", "nothing", "format", "items", "maxItems", "maxLength", "maxProperties", "maximum"],
  ...["minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern"],
  ...["propertyNames", "required", "type", "unevaluatedItems", "unevaluatedProperties", "uniqueItems"],
];

const counting = ["minLength", "maxLength", "minItems", "maxItems", "items", "contains", "unevaluatedItems"];

const flags = (names: readonly string[], set: ReadonlySet<string>) =>
  Object.fromEntries(names.map((name) => [name, set.has(name)]));

function compileAll(schemas: readonly Schema[], checks: readonly Check[]): readonly Rendered[] {
  const byName = new Map(schemas.map((schema) => [schema.name, schema.json]));
  const lookup = (name: string): SchemaJson | undefined => byName.get(name);
  const checked = checks.flatMap(({ schema, bare }) =>
    schema === undefined || bare !== undefined ? [] : [schema],
  );
  return reachableFrom(checked, schemas).map(({ name, json }) => compileSchema(name, json, lookup));
}
