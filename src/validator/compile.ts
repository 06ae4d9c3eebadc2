import { ValueScope } from "ajv/dist/compile/codegen/scope.js";
import errorsModule from "ajv/dist/compile/errors.js";
import { SchemaEnv } from "ajv/dist/compile/index.js";
import namesModule from "ajv/dist/compile/names.js";
import { validateFunctionCode } from "ajv/dist/compile/validate/index.js";
import core, {
  _,
  CodeGen,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type KeywordErrorDefinition,
  Name,
  nil,
  type Options,
  str,
  stringify,
} from "ajv/dist/core.js";
import containsModule from "ajv/dist/vocabularies/applicator/contains.js";
import applicatorModule from "ajv/dist/vocabularies/applicator/index.js";
import nextModule from "ajv/dist/vocabularies/next.js";
import unevaluatedModule from "ajv/dist/vocabularies/unevaluated/index.js";
import validationModule from "ajv/dist/vocabularies/validation/index.js";
import { formatFunction, formatTypes } from "../schema/format.js";
import type { Lookup, SchemaJson } from "../schema/schema.js";
import { hasUnevaluated, type Lowered, lowerSchema } from "./lower.js";
import { type CompiledSource, functionName, type Rendered, renderValidator } from "./text.js";

/** The default export of a CommonJS module, which loaders hand over in two ways. */
const defaultOf = <T>(module: { readonly default: T } | T): T =>
  typeof module === "object" && module !== null && "default" in module ? module.default : (module as T);

/** Compiles one named schema to one function whose text depends on nothing but that schema. */
export function compileSchema(name: string, json: SchemaJson, lookup: Lookup): Rendered {
  const lowered = lowerSchema(json, lookup);
  if (typeof lowered === "boolean") return renderConstant(name, lowered);
  return renderValidator(name, lowered, sourceOf(lowered));
}

const renderConstant = (name: string, accepts: boolean): Rendered => ({
  text: accepts
    ? `function ${functionName(name)}() {\nreturn null;\n}`
    : `function ${functionName(name)}(data, instancePath) {\nreturn $fail(null, instancePath, "nothing", {});\n}`,
  helpers: new Set(accepts ? [] : ["fail"]),
  keywords: new Set(accepts ? [] : ["nothing"]),
});

/** The inner part of the compiler alone: what it does for programs and for references between schemas is not wanted. */
function sourceOf(schema: Lowered): CompiledSource {
  const compiler = compilerFor(hasUnevaluated(schema));
  // Names count from 0 in each schema, or one new schema would rename the code of all that follow it.
  const scope = new ValueScope({ scope: {}, prefixes, ...layout });
  const gen = new CodeGen(scope, layout);
  const validateName = gen.scopeName("validate");
  reported.clear();
  compileOurWay({
    gen,
    allErrors: true,
    data: names.data,
    parentData: names.parentData,
    parentDataProperty: names.parentDataProperty,
    dataNames: [names.data],
    dataPathArr: [nil],
    dataLevel: 0,
    dataTypes: [],
    definedProperties: new Set(),
    topSchemaRef: gen.scopeValue("schema", { ref: schema }),
    validateName,
    schema,
    schemaEnv: new SchemaEnv({ schema, baseId: "" }),
    rootId: "",
    baseId: "",
    schemaPath: nil,
    errSchemaPath: "#",
    errorPath: _`""`,
    opts: compiler.opts,
    self: compiler,
  });
  return {
    name: validateName.str,
    code: gen.toString(),
    keywords: new Set(reported),
    values: Object.values(gen._values).flatMap((values) =>
      [...(values ?? [])].map((value) => ({ name: value.str, held: value.value?.ref })),
    ),
  };
}

const Ajv = defaultOf(core);
type Ajv = InstanceType<typeof core.default>;
const vocabulary = [
  ...defaultOf(validationModule),
  ...defaultOf(applicatorModule)(true),
  ...defaultOf(nextModule),
];

const compilers = new Map<boolean, Ajv>();

/** One compiler for schemas that keep count of what was looked at, one for all others, whose code is shorter. */
function compilerFor(evaluates: boolean): Ajv {
  const compiler = compilers.get(evaluates) ?? create(evaluates);
  compilers.set(evaluates, compiler);
  return compiler;
}

const options: Options = {
  meta: false,
  validateSchema: false,
  strict: false,
  strictNumbers: true,
  allErrors: true,
  ownProperties: true,
  messages: false,
  logger: false,
  inlineRefs: false,
  code: {
    lines: true,
    regExp: Object.assign((pattern: string) => new PatternName(pattern), { code: "$pattern" }),
  },
};

function create(evaluates: boolean): Ajv {
  const ajv = new Ajv({ ...options, next: true, ...(evaluates && { unevaluated: true }) });
  const replaced = new Set(ours.map(({ keyword }) => String(keyword)));
  const kept = vocabulary.filter(
    (definition) => typeof definition === "string" || !replaced.has(String(definition.keyword)),
  );
  ajv.addVocabulary([...kept, ...(evaluates ? defaultOf(unevaluatedModule) : []), ...ours]);
  return ajv;
}

/** Stands for a regular expression while code is made; the text decides which engine runs it. */
export class PatternName {
  readonly pattern: string;
  constructor(pattern: string) {
    this.pattern = pattern;
  }
  test(): boolean {
    throw new Error("a pattern is not run while code is made");
  }
  toString(): string {
    return this.pattern;
  }
}

/** The names that the compiler gives to values outside a function. */
const prefixes = new Set(["validate", "schema", "func", "pattern", "root", "wrapper", "keyword", "formats"]);
const layout = { es5: false, lines: true, ownProperties: true } as const;
const names = defaultOf(namesModule);
const { vErrors, errors, instancePath } = names;

const pathOf = ({ it }: ErrorContext) => str`${instancePath}${it.errorPath}`;

type ErrorContext = Parameters<typeof errorsModule.reportError>[0];

/** Keywords whose failure the schema that is being compiled reports. */
const reported = new Set<string>();

/** Where a value fails: one call, not an object that says more than is read. */
function reportError(cxt: ErrorContext, error?: KeywordErrorDefinition): void {
  const { gen, it } = cxt;
  if (it.createErrors === false) gen.assign(vErrors, _`${failed}(${vErrors})`);
  else {
    const word = cxt.keyword === "false schema" ? "nothing" : cxt.keyword;
    if (word === "if") return; // what its branch found has been said already
    const { params = noParameters } = error ?? {};
    reported.add(word);
    const given = typeof params === "function" ? params(cxt) : params;
    gen.assign(vErrors, _`${failed}(${vErrors}, ${pathOf(cxt)}, ${word}, ${given})`);
  }
  gen.code(counted);
}

const failed = new Name("$fail");
const counted = _`${errors}++`;
const noParameters = _`{}`;

const reporting = defaultOf(errorsModule);
const theirs = { ...reporting };

/** Runs the compiler with our way of reporting, for which it has no setting; others in this process keep theirs. */
function compileOurWay(context: Parameters<typeof validateFunctionCode>[0]): void {
  Object.assign(reporting, { reportError, reportExtraError: reportError });
  try {
    validateFunctionCode(context);
  } finally {
    Object.assign(reporting, theirs);
  }
}

/** Takes over the errors that a helper returned; `list` is never empty. */
function setErrors({ gen }: KeywordCxt, list: ReturnType<typeof stringify>): void {
  gen.assign(vErrors, list);
  gen.assign(errors, _`${vErrors}.length`);
}

const theirContains = defaultOf(containsModule);

/** As theirs, but why each item does not match is not said: one finding is. */
function contains(cxt: KeywordCxt): void {
  const result = cxt.result.bind(cxt);
  cxt.result = (condition, success) =>
    result(condition, success, () => {
      cxt.reset();
      cxt.error();
    });
  theirContains.code(cxt);
}

/** Keywords that are said differently here: calls by name, lists that are shorter, work that stays linear. */
const ours: readonly CodeKeywordDefinition[] = [
  {
    keyword: "$ref",
    schemaType: "string",
    code(cxt) {
      const { gen, data, schema } = cxt;
      const called = new Name(functionName(String(schema)));
      const found = gen.const("found", _`${called}(${data}, ${pathOf(cxt)})`);
      cxt.result(_`${found} === null`, undefined, () =>
        setErrors(cxt, _`${new Name("$join")}(${vErrors}, ${found})`),
      );
    },
  },
  {
    keyword: "format",
    type: ["string", "number"],
    schemaType: "string",
    error: { message: "", params: ({ schemaCode }) => _`{format: ${schemaCode}}` },
    code(cxt, ruleType) {
      const { data, schema } = cxt;
      if (formatTypes.get(String(schema)) !== ruleType) return;
      cxt.pass(_`${new Name(`$${formatFunction(String(schema))}`)}(${data})`);
    },
  },
  {
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    error: { message: "", params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}` },
    code: (cxt) => cxt.pass(_`${new Name("$multiple")}(${cxt.data}, ${cxt.schemaCode})`),
  },
  {
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    error: { message: "", params: ({ params }) => _`{pair: ${params.pair}}` },
    code(cxt) {
      const pair = cxt.gen.const("pair", _`${new Name("$duplicate")}(${cxt.data})`);
      cxt.setParams({ pair });
      cxt.pass(_`${pair} === null`);
    },
  },
  {
    keyword: "propertyNames",
    type: "object",
    schemaType: ["object", "boolean"],
    code(cxt) {
      const { gen, data, it } = cxt;
      const valid = gen.name("valid");
      gen.forIn("key", data, (key) => {
        const start = gen.const("start", errors);
        cxt.subschema(
          {
            keyword: "propertyNames",
            data: key,
            dataTypes: ["string"],
            propertyName: key,
            compositeRule: true,
          },
          valid,
        );
        gen.if(_`!${valid}`, () => {
          if (it.createErrors !== false)
            setErrors(cxt, _`${new Name("$named")}(${vErrors}, ${start}, ${pathOf(cxt)}, ${key})`);
          if (!it.allErrors) gen.break();
        });
      });
      cxt.ok(valid);
    },
  },
  { ...theirContains, code: contains },
  { keyword: "anyOf", schemaType: "array", trackErrors: true, error: { message: "" }, code: anyOf },
  { keyword: "oneOf", schemaType: "array", trackErrors: true, error: { message: "" }, code: oneOf },
];

function anyOf(cxt: KeywordCxt): void {
  const { gen, it, keyword } = cxt;
  const branches = branchesOf(cxt);
  if (branches.includes(true) && !it.opts.unevaluated) return;
  const valid = gen.let("valid", false);
  const branchValid = gen.name("_valid");
  const ends = gen.const("ends", _`[${errors}]`);
  gen.block(() => {
    for (const [index] of branches.entries()) {
      const inner = cxt.subschema({ keyword, schemaProp: index, compositeRule: true }, branchValid);
      gen.code(_`${ends}.push(${errors})`);
      gen.assign(valid, _`${valid} || ${branchValid}`);
      if (!cxt.mergeValidEvaluated(inner, branchValid)) gen.if(_`!${valid}`);
    }
  });
  settle(cxt, valid, ends, undefined);
}

function oneOf(cxt: KeywordCxt): void {
  const { gen, keyword } = cxt;
  const valid = gen.let("valid", false);
  const passing = gen.let("passing", null);
  const branchValid = gen.name("_valid");
  const ends = gen.const("ends", _`[${errors}]`);
  gen.block(() => {
    for (const [index] of branchesOf(cxt).entries()) {
      const inner = cxt.subschema({ keyword, schemaProp: index, compositeRule: true }, branchValid);
      gen.code(_`${ends}.push(${errors})`);
      if (index > 0) {
        gen.if(_`${branchValid} && ${valid}`);
        gen.assign(valid, false);
        gen.assign(passing, _`[${passing}, ${index}]`);
        gen.else();
      }
      gen.if(branchValid, () => {
        gen.assign(valid, true);
        gen.assign(passing, index);
        cxt.mergeEvaluated(inner, Name);
      });
    }
  });
  settle(cxt, valid, ends, passing);
}

/** Leaves of the branches' errors what helps: those of the branch that was meant, or one that names all. */
function settle(cxt: KeywordCxt, valid: Name, ends: Name, passing: Name | undefined): void {
  const { it, keyword } = cxt;
  const fail = () => {
    if (it.createErrors === false) cxt.error(true);
    else {
      const names = stringify(branchesOf(cxt).map(branchName));
      const extra = passing === undefined ? _`` : _`, ${passing}`;
      setErrors(
        cxt,
        _`${new Name("$narrow")}(${vErrors}, ${ends}, ${pathOf(cxt)}, ${keyword}, ${names}${extra})`,
      );
    }
  };
  cxt.result(valid, () => cxt.reset(), fail);
}

const branchesOf = (cxt: KeywordCxt): readonly unknown[] => (Array.isArray(cxt.schema) ? cxt.schema : []);

/** What a branch is called in a message: its reference, its values, its type. */
function branchName(branch: unknown): string {
  if (typeof branch !== "object" || branch === null) return branch === true ? "anything" : "nothing";
  if ("$ref" in branch) return String(branch.$ref);
  if ("const" in branch) return JSON.stringify(branch.const);
  if ("enum" in branch && Array.isArray(branch.enum))
    return branch.enum
      .slice(0, 10)
      .map((value) => JSON.stringify(value))
      .join(", ");
  if ("type" in branch) return [branch.type].flat().join(" or ");
  return "another schema";
}
