import { code, identifier } from "../code/code.js";
import type { Validate } from "../runtime/wire/validation.js";
import type { Schema } from "../schema/schema.js";
import { renderValidators } from "./render.js";

/**
 * Runs the text of a `validators.js` in this process: its functions, by name. Only for text that was emitted
 * here and now; the generated code itself never evaluates anything.
 */
export function loadValidators(text: string): Readonly<Record<string, Validate<unknown>>> {
  const names = [...text.matchAll(/^export function ([\p{ID_Continue}$]+)\(/gmu)].map(
    ([, name = ""]) => name,
  );
  const body = text.replaceAll(/^export (?=function )/gm, "");
  const load: unknown = new Function(`"use strict";\n${body}\nreturn { ${names.join(", ")} };`);
  return typeof load === "function" ? load() : {};
}

/** A validator for each of the named schemas, or for all: the very code that would be emitted. */
export function compileSchemas(
  schemas: readonly Schema[],
  names: readonly string[] = schemas.map(({ name }) => name),
): ReadonlyMap<string, Validate<unknown>> {
  const checks = [...new Set(names)].map((schema, index) => ({
    name: `check${index}`,
    about: code`${identifier(schema)}`,
    schema,
  }));
  const loaded = loadValidators(renderValidators(schemas, checks, code``));
  return new Map(
    checks.flatMap(({ name, schema }) => {
      const validate = loaded[name];
      return validate === undefined ? [] : [[schema, validate] as const];
    }),
  );
}
