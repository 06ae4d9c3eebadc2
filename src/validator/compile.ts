import type { Lookup, SchemaJson } from "../schema/schema.js";
import {
  _,
  type Compiler,
  createCompiler,
  errors,
  generateCode,
  type KeywordErrorDefinition,
  Name,
  type ReportContext,
  vErrors,
} from "./ajv.js";
import { hasUnevaluated, type Lowered, lowerSchema } from "./lower.js";
import { shapeOf } from "./shape.js";
import { functionName, type Laid, layOutSource, type Rendered, renderValidator } from "./text.js";
import { pathOf, vocabulary } from "./vocabulary.js";

/** Compiles one named schema to one function whose text depends on nothing but that schema. */
export function compileSchema(name: string, json: SchemaJson, lookup: Lookup): Rendered {
  const lowered = lowerSchema(json, lookup);
  if (typeof lowered === "boolean") return renderConstant(name, lowered);
  return renderValidator(name, lowered, codeOf(lowered));
}

const renderConstant = (name: string, accepts: boolean): Rendered => ({
  text: accepts
    ? `function ${functionName(name)}() {\nreturn null;\n}`
    : `function ${functionName(name)}(data, instancePath) {\nreturn $fail(null, instancePath, "nothing", {});\n}`,
  helpers: new Set(accepts ? [] : ["fail"]),
  keywords: new Set(accepts ? [] : ["nothing"]),
});

function codeOf(schema: Lowered): Laid {
  const shape = shapeOf(schema);
  if (shape === undefined) return generate(schema);
  const key = JSON.stringify(shape.schema);
  const laid = known.get(key) ?? generate(shape.schema);
  if (known.size >= mostKnown) known.clear();
  known.set(key, laid);
  const { code, strings, values, keywords } = laid;
  return {
    code: shape.fill(code),
    strings: strings.map((string) => shape.fill(string)),
    values,
    keywords,
  };
}

/** The code of shapes, so that schemas alike are compiled once for a run, whoever asks. */
const known = new Map<string, Laid>();
const mostKnown = 2_000;

function generate(schema: Lowered): Laid {
  const keywords = new Set<string>();
  const report = (context: ReportContext, error?: KeywordErrorDefinition) =>
    reportFailure(context, error, keywords);
  return layOutSource({ ...generateCode(schema, compilerFor(hasUnevaluated(schema)), report), keywords });
}

const compilers = new Map<boolean, Compiler>();

/** One compiler for schemas that keep count of what was looked at, one for all others, whose code is shorter. */
function compilerFor(evaluates: boolean): Compiler {
  const compiler = compilers.get(evaluates) ?? createCompiler(vocabulary, { evaluates });
  compilers.set(evaluates, compiler);
  return compiler;
}

/** Where a value fails: one call, not an object that says more than is read. Notes the keyword. */
function reportFailure(
  context: ReportContext,
  error: KeywordErrorDefinition | undefined,
  keywords: Set<string>,
): void {
  const { gen, it } = context;
  if (it.createErrors === false) gen.assign(vErrors, _`${failed}(${vErrors})`);
  else {
    const word = context.keyword === "false schema" ? "nothing" : context.keyword;
    if (word === "if") return; // what its branch found has been said already
    const { params = noParameters } = error ?? {};
    keywords.add(word);
    const given = typeof params === "function" ? params(context) : params;
    gen.assign(vErrors, _`${failed}(${vErrors}, ${pathOf(context)}, ${word}, ${given})`);
  }
  gen.code(counted);
}

const failed = new Name("$fail");
const counted = _`${errors}++`;
const noParameters = _`{}`;
