import type { Json } from "../contract/contract.js";
import { type Code, code, identifier, join, literal, text } from "./code.js";
import { patternExpression } from "./pattern.js";
import type { Lowered } from "./validator-lower.js";

/** What the schema compiler gives: a function, and the values that it takes from outside. */
export interface CompiledSource {
  /** The function's name in `code`. */
  readonly name: string;
  readonly code: string;
  readonly values: readonly { readonly kind: string; readonly name: string; readonly held: unknown }[];
}

/** One schema's function, ready to stand in a file. */
export interface Rendered {
  readonly text: string;
  /** Names of the helpers that it calls, without their `$`. */
  readonly helpers: ReadonlySet<string>;
  /** Keywords whose failure it reports. */
  readonly keywords: ReadonlySet<string>;
}

/** What the function of a schema is called: `$Say`. In ASCII, which is all that the schema compiler takes. */
export const functionName = (schema: string): Code =>
  identifier(`$${schema.replaceAll(/[^\w$]/g, (sign) => `$${sign.charCodeAt(0).toString(16)}`)}`);

/**
 * Turns what the schema compiler wrote into plain module code: names of our helpers, errors as one call each,
 * values of the schema in their place, no scope to be found from outside.
 * Every text of a document stands in a string literal there, so the literals are put aside first.
 */
export function renderValidator(name: string, schema: Lowered, source: CompiledSource): Rendered {
  const strings: string[] = [];
  const aside = (string: string) => `"${strings.push(string) - 1}"`;
  const skeleton = source.code.replaceAll(/"(?:[^"\\]|\\.)*"/g, aside);
  const restore = (part: string) =>
    part.replaceAll(/"(\d+)"/g, (_, index: string) => strings[Number(index)] ?? "");
  const keywords = new Set<string>();
  const constants = new Constants(functionName(name));

  let body = skeleton
    .replace(`function ${source.name}(`, () => `function ${functionName(name)}(`)
    .replace(/^(function \S+\(data), \{.*\}\)\{$/m, (_, head: string) =>
      /\binstancePath\b/.test(skeleton.slice(skeleton.indexOf("\n")))
        ? `${head}, instancePath) {`
        : `${head}) {`,
    )
    .replace(`${source.name}.errors = vErrors;\nreturn errors === 0;`, "return vErrors;")
    // A message may be called `isFinite`.
    .replaceAll(/(?<![.\w$])(isFinite|isNaN)\(/g, "Number.$1(")
    .replace(`const evaluated0 = ${source.name}.evaluated;`, "const evaluated0 = {};")
    .replaceAll(failure, (_, path: string | undefined, keyword: string | undefined, params: string) => {
      if (keyword === undefined) return "vErrors = $fail(vErrors);\nerrors++;";
      const word = String(JSON.parse(restore(keyword))).replace("false schema", "nothing");
      if (word === "if") return ""; // what its branch found has been said already
      keywords.add(word);
      return `vErrors = $fail(vErrors, ${path ?? "instancePath"}, ${aside(text(word))}, ${params});\nerrors++;`;
    });
  body = dropUnused(body);
  if (body.includes("schemaPath") || body.includes(source.name))
    throw new Error(`the schema compiler wrote something new: ${body}`);

  for (const { kind, name: given, held } of source.values) {
    const reference = new RegExp(`(?<![.\\w$])${given}(?![\\w$])`, "g");
    if (kind === "schema") {
      body = body.replaceAll(
        new RegExp(`${reference.source}((?:\\.[A-Za-z_$][\\w$]*|\\[(?:\\d+|"\\d+")\\])*)`, "g"),
        (_, steps: string) => aside(constants.value(stepsOf(steps, restore), schema)),
      );
    } else if (kind === "pattern") {
      if (reference.test(body)) {
        const constant = constants.pattern(String(held));
        body = body.replaceAll(reference, () => constant);
      }
    } else if (kind === "func") {
      body =
        held === Object.prototype.hasOwnProperty
          ? body.replaceAll(`${given}.call(`, "Object.hasOwn(")
          : body.replaceAll(reference, () => `$${helperOf(held)}`);
    }
  }
  const helpers = new Set(
    [...body.matchAll(/(?<![.\w$])\$([a-z]\w*)(?=[.(])/g)].map(([, helper = ""]) => helper),
  );
  if (helpers.has("narrow")) keywords.add("anyOf").add("oneOf").add("enum");
  if (helpers.has("named")) keywords.add("propertyNames");
  for (const helper of constants.helpers) helpers.add(helper);
  return { text: constants.declarations() + restore(indentLines(body)), helpers, keywords };
}

/** One error as the schema compiler writes it; without a body where nobody reads it. */
const failure =
  /const err\d+ = \{(?:(?:instancePath:([^;]*?)|instancePath),schemaPath:[^;]*?,keyword:("\d+"),params:(\{[^{}]*\})(?:,propertyName:\w+)?)?\};\nif\(vErrors === null\)\{\nvErrors = \[err\d+\];\n\}\nelse \{\nvErrors\.push\(err\d+\);\n\}\nerrors\+\+;/g;

function helperOf(held: unknown): string {
  const from = typeof held === "function" && "code" in held ? String(held.code) : "";
  if (from.includes("runtime/equal")) return "equal";
  if (from.includes("runtime/ucs2length")) return "length";
  throw new Error(`the schema compiler wants a helper that is not known: ${from}`);
}

/** The steps of `.properties["a b"][0]`. */
const stepsOf = (expression: string, restore: (part: string) => string): readonly string[] =>
  [...expression.matchAll(/\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("\d+")\]/g)].map(
    ([, dotted, index, quoted]) => dotted ?? index ?? String(JSON.parse(restore(quoted ?? '""'))),
  );

/** The values that stand before a function because they are large, or regular expressions. */
class Constants {
  readonly #stem: Code;
  readonly #names = new Map<Code, Code>();
  /** Functions of ours that patterns call. */
  readonly helpers = new Set<string>();
  constructor(stem: Code) {
    this.#stem = stem;
  }

  /** A value of the schema, in place where it is short. */
  value(steps: readonly string[], schema: Lowered): Code {
    const found = steps.reduce<unknown>(
      (at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined),
      schema,
    );
    // Only the names of `properties` are asked for.
    const json =
      steps.at(-1) === "properties" && typeof found === "object" && found !== null && !Array.isArray(found)
        ? Object.fromEntries(Object.keys(found).map((key) => [key, 0]))
        : found;
    const value = literal(json as Json, Number.POSITIVE_INFINITY);
    return value.length <= 24 ? value : this.#declare(value);
  }

  pattern(pattern: string): Code {
    const { helper, expression } = patternExpression(pattern);
    if (helper !== undefined) this.helpers.add(helper);
    return this.#declare(expression);
  }

  #declare(expression: Code): Code {
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    const name = code`${this.#stem}$${this.#names.size}`;
    this.#names.set(expression, name);
    return name;
  }

  declarations(): Code {
    return join(
      [...this.#names].map(([expression, name]) => code`const ${name} = ${expression};\n`),
      "",
    );
  }
}

/** Leaves out counts and verdicts that nothing reads, and blocks in which nothing is left. */
function dropUnused(body: string): string {
  const unread = new Map<string, number>();
  for (const [name] of body.matchAll(/\b_?(?:errs|valid|vSchema|ifClause)\d+\b/g))
    unread.set(name, (unread.get(name) ?? 0) + 1);
  for (const [, name = ""] of body.matchAll(written)) unread.set(name, (unread.get(name) ?? 0) - 1);
  const shorter = body
    .replaceAll(written, (line, name: string) => (unread.get(name) === 0 ? "" : line))
    .replaceAll(/\nif\((?:!_?valid\d+|errors === _errs\d+)\)\{\n+\}(?!\nelse)/g, "")
    .replaceAll(/\nelse \{\n+\}/g, "");
  return shorter.length === body.length ? body : dropUnused(shorter);
}

/** A line that does nothing but write such a name. */
const written = /\n(?:var |let |const )?(_?(?:errs|valid|vSchema|ifClause)\d+)(?: = [^\n]*)?;(?=\n)/g;

function indentLines(lines: string): string {
  let depth = 0;
  return lines
    .replaceAll("}\nelse ", "} else ")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      if (line.startsWith("}")) depth -= 1;
      const indented = "  ".repeat(Math.max(depth, 0)) + line.replace(/\)\{$/, ") {");
      if (line.endsWith("{")) depth += 1;
      return indented;
    })
    .join("\n");
}
