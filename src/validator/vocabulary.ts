import { formatFunction, formatTypes } from "../schema/format.js";
import {
  _,
  type CodeKeywordDefinition,
  errors,
  instancePath,
  type KeywordCxt,
  Name,
  type ReportContext,
  str,
  stringify,
  theirContains,
  vErrors,
} from "./ajv.js";
import { functionName } from "./text.js";

/** The instance path of the value that a keyword looks at. */
export const pathOf = ({ it }: ReportContext) => str`${instancePath}${it.errorPath}`;

/** Keywords that are said differently here: calls by name, lists that are shorter, work that stays linear. */
export const vocabulary: readonly CodeKeywordDefinition[] = [
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
  settle(cxt, { valid, ends });
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
  settle(cxt, { valid, ends, passing });
}

/** The names in the code of a union: its verdict, where each branch's errors end, the branches that pass. */
interface Union {
  readonly valid: Name;
  readonly ends: Name;
  readonly passing?: Name;
}

/** Leaves of the branches' errors what helps: those of the branch that was meant, or one that names all. */
function settle(cxt: KeywordCxt, { valid, ends, passing }: Union): void {
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

/** Takes over the errors that a helper returned; `list` is never empty. */
function setErrors({ gen }: KeywordCxt, list: ReturnType<typeof stringify>): void {
  gen.assign(vErrors, list);
  gen.assign(errors, _`${vErrors}.length`);
}

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
