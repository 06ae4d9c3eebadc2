import { type Code, code, identifier, join, literal } from "../code/code.js";
import type { Json } from "../json/value.js";
import type { GeneratedCode } from "./ajv.js";
import { layOut } from "./lines.js";
import type { Lowered } from "./lower.js";
import { patternExpression } from "./pattern.js";

/** What the schema compiler gives, and the keywords whose failure it reports. */
interface CompiledSource extends GeneratedCode {
  readonly keywords: ReadonlySet<string>;
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

/** Code of the schema compiler, laid out; strings stand aside, and the code has their numbers. */
export interface Laid extends Omit<CompiledSource, "name"> {
  readonly strings: readonly string[];
}

/**
 * Lays out what the schema compiler wrote. Every text of a document stands in a string literal there, so the
 * literals are put aside first.
 */
export function layOutSource(source: CompiledSource): Laid {
  const strings: string[] = [];
  const skeleton = source.code.replaceAll(/"(?:[^"\\]|\\.)*"/g, (string) => `"${strings.push(string) - 1}"`);
  const takesPath = /\binstancePath\b/.test(skeleton.slice(skeleton.indexOf("\n")));
  const body = skeleton
    .replace(
      /^function \S+\(data, \{.*\}\)\{$/m,
      () => `function $(data${takesPath ? ", instancePath" : ""}) {`,
    )
    // What was evaluated at run time (`evaluated0.props`) would be told to callers; ours know it from the schema.
    .replace(ending(source.name), "return vErrors;")
    // A message may be called `isFinite`.
    .replaceAll(/(isFinite|isNaN)(?<![.\w$]\1)\(/g, "Number.$1(")
    .replace(`const evaluated0 = ${source.name}.evaluated;`, "const evaluated0 = {};");
  const code = layOut(body);
  // Properties may be called so.
  const words = code.match(/(?<![.\w$])(?:schemaPath|validate\d+)(?![\w$])/g) ?? [];
  if (words.some((word) => word === "schemaPath" || word === source.name))
    throw new Error(`the schema compiler wrote something new: ${code}`);
  return { code, strings, keywords: source.keywords, values: source.values };
}

const ending = (name: string): RegExp =>
  new RegExp(`${name}\\.errors = vErrors;\\n(?:evaluated0\\.(?:props|items) = .*;\\n)*return errors === 0;`);

/**
 * Turns laid out code into plain module code: names of our helpers, errors as one call each, values of the schema
 * in their place, no scope to be found from outside.
 */
export function renderValidator(name: string, schema: Lowered, laid: Laid): Rendered {
  const strings = [...laid.strings];
  const restore = (part: string) =>
    part.replaceAll(/"(\d+)"/g, (_, index: string) => strings[Number(index)] ?? "");
  const constants = new Constants(functionName(name));

  let body = laid.code.replace("function $(", () => `function ${functionName(name)}(`);
  body = body.replaceAll(
    fromSchema,
    (_, steps: string) => `"${strings.push(constants.value(stepsOf(steps, restore), schema)) - 1}"`,
  );
  const values = new Map(laid.values.map((value) => [value.name, value.held]));
  body = body.replaceAll(fromOutside, (_, given: string, call = "") => {
    const held = values.get(given);
    if (given.startsWith("pattern")) return constants.pattern(String(held)) + call;
    return held === Object.prototype.hasOwnProperty ? "Object.hasOwn(" : `$${helperOf(held)}${call}`;
  });
  const helpers = new Set(
    [...body.matchAll(/\$(?<![.\w$]\$)([a-z]\w*)(?=[.(])/g)].map(([, helper = ""]) => helper),
  );
  const keywords = new Set(laid.keywords);
  if (helpers.has("narrow")) keywords.add("anyOf").add("oneOf").add("enum");
  if (helpers.has("named")) keywords.add("propertyNames");
  for (const helper of constants.helpers) helpers.add(helper);
  return { text: constants.declarations() + restore(body), helpers, keywords };
}

/** A value of the schema, and one of the others that the compiler takes from outside. */
const fromSchema = /schema(?<![.\w$]schema)\d+((?:\.[A-Za-z_$][\w$]*|\[(?:\d+|"\d+")\])*)/g;
const fromOutside = /((?:pattern|func)(?<![.\w$](?:pattern|func))\d+)(?![\w$])(\.call\()?/g;

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
