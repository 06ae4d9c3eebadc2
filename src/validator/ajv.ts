import { ValueScope } from "ajv/dist/compile/codegen/scope.js";
import errorsModule from "ajv/dist/compile/errors.js";
import { SchemaEnv } from "ajv/dist/compile/index.js";
import namesModule from "ajv/dist/compile/names.js";
import { validateFunctionCode } from "ajv/dist/compile/validate/index.js";
import core, {
  _,
  CodeGen,
  type CodeKeywordDefinition,
  type KeywordErrorDefinition,
  nil,
  type Options,
} from "ajv/dist/core.js";
import containsModule from "ajv/dist/vocabularies/applicator/contains.js";
import applicatorModule from "ajv/dist/vocabularies/applicator/index.js";
import nextModule from "ajv/dist/vocabularies/next.js";
import unevaluatedModule from "ajv/dist/vocabularies/unevaluated/index.js";
import validationModule from "ajv/dist/vocabularies/validation/index.js";

/**
 * The one door to AJV. It stands on the inside of AJV, which may change in any release: the version is pinned in
 * package.json, and `test/validator/ajv.test.ts` states what is relied on.
 */
export {
  _,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type KeywordErrorDefinition,
  Name,
  str,
  stringify,
} from "ajv/dist/core.js";

/** The default export of a CommonJS module, which loaders hand over in two ways. */
const defaultOf = <T>(module: { readonly default: T } | T): T =>
  typeof module === "object" && module !== null && "default" in module ? module.default : (module as T);

const Ajv = defaultOf(core);

/** AJV with the keywords that it makes code for. */
export type Compiler = InstanceType<typeof core.default>;

/** What the code maker writes: a function, and the values that it takes from outside. */
export interface GeneratedCode {
  /** The function's name in `code`. */
  readonly name: string;
  readonly code: string;
  readonly values: readonly { readonly name: string; readonly held: unknown }[];
}

/** Where a keyword fails, as the code maker sees it. */
export type ReportContext = Parameters<typeof errorsModule.reportError>[0];

/** Writes the code that reports the failure of a keyword. */
type Report = (context: ReportContext, error?: KeywordErrorDefinition) => void;

const names = defaultOf(namesModule);

/** The names of what each function has: its errors, their count, the path of its value. */
export const { vErrors, errors, instancePath } = names;

/** AJV's own `contains`, which ours varies. */
export const theirContains = defaultOf(containsModule);

/** Its keywords for draft-07 with those of 2019-09 and 2020-12, and those that need to know what was evaluated. */
const standard = [
  ...defaultOf(validationModule),
  ...defaultOf(applicatorModule)(true),
  ...defaultOf(nextModule),
];

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
  next: true,
  code: {
    lines: true,
    regExp: Object.assign((pattern: string) => new PatternName(pattern), { code: "$pattern" }),
  },
};

/** A compiler in which the given keywords take the place of AJV's own. */
export function createCompiler(
  ours: readonly CodeKeywordDefinition[],
  { evaluates }: { readonly evaluates: boolean },
): Compiler {
  const ajv = new Ajv({ ...options, ...(evaluates && { unevaluated: true }) });
  const replaced = new Set(ours.map(({ keyword }) => String(keyword)));
  const kept = standard.filter(
    (definition) => typeof definition === "string" || !replaced.has(String(definition.keyword)),
  );
  ajv.addVocabulary([...kept, ...(evaluates ? defaultOf(unevaluatedModule) : []), ...ours]);
  return ajv;
}

/** Stands for a regular expression while code is made; the text decides which engine runs it. */
class PatternName {
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

/**
 * Makes the code of one function for one schema, with our way of reporting failures. Only the inner part of the compiler runs:
 * what it does for programs and for references between schemas is not wanted.
 */
export function generateCode(
  schema: Readonly<Record<string, unknown>>,
  compiler: Compiler,
  report: Report,
): GeneratedCode {
  // Names count from 0 in each schema, or one new schema would rename the code of all that follow it.
  const scope = new ValueScope({ scope: {}, prefixes, ...layout });
  const gen = new CodeGen(scope, layout);
  const validateName = gen.scopeName("validate");
  const context: Parameters<typeof validateFunctionCode>[0] = {
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
  };
  reportingWith(report, () => validateFunctionCode(context));
  return {
    name: validateName.str,
    code: gen.toString(),
    values: Object.values(gen._values).flatMap((values) =>
      [...(values ?? [])].map((value) => ({ name: value.str, held: value.value?.ref })),
    ),
  };
}

const reporting = defaultOf(errorsModule);
const theirs = { ...reporting };

/** The compiler has no setting for how failures are reported; others in this process keep theirs. */
function reportingWith(report: Report, run: () => void): void {
  Object.assign(reporting, { reportError: report, reportExtraError: report });
  try {
    run();
  } finally {
    Object.assign(reporting, theirs);
  }
}
