import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import handlebars from "handlebars";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { renderTemplate } from "../../src/code/template.js";
import holes from "../fixtures/template/holes.ts.hbs";

/** Templates hold holes, lists and yes/no; what one names has to be in the view that an emitter fills it with. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const templates = readdirSync(`${root}templates`).filter((name) => name.endsWith(".hbs"));
const emitters = ["src/emit", "src/validator"].flatMap((room) =>
  readdirSync(`${root}${room}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${root}${room}/${name}`),
);

const program = ts.createProgram([`${root}src/hbs.d.ts`, ...emitters], {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  noEmit: true,
});
const checker = program.getTypeChecker();
const views = emitters.flatMap(viewsIn);

/** The functions that a schema compiler made are text, not code of ours; the conformance of validators is tested. */
const known: ReadonlyMap<string, readonly string[]> = new Map([["validators.js.hbs", ["this is no code"]]]);

test("there are templates", () => expect(templates).not.toEqual([]));

test.each(templates)("%s has holes, lists and yes/no only, all of them in its view", (template) => {
  const own = views.filter(({ path }) => path.endsWith(`/templates/${template}`));
  const text = readFileSync(`${root}templates/${template}`, "utf8");
  expect(own.length, "calls of renderTemplate with it").toBeGreaterThan(0);
  expect(own.flatMap(({ view }) => faultsOf(text, view))).toEqual(known.get(template) ?? []);
});

describe("what a template must not have", () => {
  const [view] = views.filter(({ path }) => path.endsWith("/models.ts.hbs")).map((call) => call.view);
  if (view === undefined) throw new Error("the models have no view");
  test.each([
    ["{{nothing}}", "nothing is not in the view"],
    ["{{#if nothing}}{{/if}}", "nothing is not in the view"],
    ["{{#each nothing}}{{/each}}", "nothing is not in the view"],
    ["{{#each types}}{{header}}{{/each}}", "header is not in the view"],
    ["{{#each types}}{{../header}}{{/each}}", "../header looks upward"],
    ["{{types}}", "types is no code"],
    ["{{isEmpty}}", "isEmpty is no code"],
    ["{{#each isEmpty}}{{/each}}", "isEmpty is no list"],
    ["{{camelCase header}}", "camelCase is called"],
    ["{{#with header}}{{/with}}", "with is no if, unless or each"],
    ["{{#each types}}{{@index}}{{/each}}", "@index is not in the view"],
    ["{{#if (eq header 1)}}{{/if}}", "if has no plain name"],
    ["{{> other}}", "PartialStatement"],
    ["{{{header}}}", "header is not in two braces"],
  ])("%s", (text, fault) => expect(faultsOf(text, view)).toEqual([fault]));
});

describe("renderTemplate", () => {
  const filled = { title: "a <b> & {{c}}", isOpen: true, lines: ["x", "y"], pairs: [{ key: "k" }] };
  test("fills holes as they are and ends with one line feed", () => {
    expect(renderTemplate(holes, filled)).toBe("a <b> & {{c}}\nopen\n- x\n- y\nk\n");
  });
  test("a hole without a value is an error", () => {
    const { title: _, ...rest } = filled;
    expect(() => renderTemplate(holes, rest)).toThrow("title");
  });
  test("what is not a template is refused", () =>
    expect(() => renderTemplate("x", {})).toThrow("precompiled"));
});

/** The templates that an emitter renders, each with the type of what it is filled with. */
function viewsIn(emitter: string): readonly { readonly path: string; readonly view: ts.Type }[] {
  const source = program.getSourceFile(emitter);
  if (source === undefined) throw new Error(`${emitter} is not in the program`);
  const paths = new Map<string, string>();
  const found: { path: string; view: ts.Type }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && node.importClause?.name) {
      paths.set(node.importClause.name.text, node.moduleSpecifier.text);
    }
    if (ts.isCallExpression(node) && node.expression.getText(source) === "renderTemplate") {
      const [template, view] = node.arguments;
      const path = template && paths.get(template.getText(source));
      if (path === undefined || view === undefined) throw new Error(`${emitter} renders an unknown template`);
      found.push({ path, view: checker.getTypeAtLocation(view) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function faultsOf(text: string, view: ts.Type): readonly string[] {
  return handlebars.parse(text).body.flatMap((statement) => faultsOfStatement(statement, view));
}

function faultsOfStatement(statement: hbs.AST.Statement, view: ts.Type): readonly string[] {
  switch (statement.type) {
    case "ContentStatement":
    case "CommentStatement":
      return [];
    case "MustacheStatement":
      return faultsOfHole(statement as hbs.AST.MustacheStatement, view);
    case "BlockStatement":
      return faultsOfBlock(statement as hbs.AST.BlockStatement, view);
    default:
      return [statement.type];
  }
}

function faultsOfHole(
  { path, params, escaped }: hbs.AST.MustacheStatement,
  view: ts.Type,
): readonly string[] {
  if (path.type !== "PathExpression") return ["a hole has no plain name"];
  const name = (path as hbs.AST.PathExpression).original;
  if (params.length > 0) return [`${name} is called`];
  if (!escaped) return [`${name} is not in two braces`];
  const value = typeAt(path as hbs.AST.PathExpression, view);
  if (typeof value === "string") return [value];
  return isCode(value) ? [] : [`${name} is no code`];
}

function faultsOfBlock(
  { path, params, program: body, inverse }: hbs.AST.BlockStatement,
  view: ts.Type,
): readonly string[] {
  const helper = path.original;
  if (!["if", "unless", "each"].includes(helper)) return [`${helper} is no if, unless or each`];
  const [of] = params;
  if (of?.type !== "PathExpression" || params.length > 1) return [`${helper} has no plain name`];
  const value = typeAt(of as hbs.AST.PathExpression, view);
  if (typeof value === "string") return [value];
  const element = helper === "each" ? checker.getIndexTypeOfType(value, ts.IndexKind.Number) : view;
  if (element === undefined || (helper === "each" && isCode(value))) {
    return [`${(of as hbs.AST.PathExpression).original} is no list`];
  }
  return [
    ...body.body.flatMap((inner) => faultsOfStatement(inner, element)),
    ...(inverse?.body ?? []).flatMap((inner) => faultsOfStatement(inner, view)),
  ];
}

/** The type that a name has in a view, or what is wrong with the name. */
function typeAt(path: hbs.AST.PathExpression, view: ts.Type): ts.Type | string {
  const { original, depth, data, parts } = path;
  if (depth > 0) return `${original} looks upward`;
  if (data) return `${original} is not in the view`;
  let type = view;
  for (const part of parts) {
    const property = checker.getPropertyOfType(type, String(part));
    // A record of yes and no may be asked for any name.
    const record = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const next = property
      ? checker.getTypeOfSymbol(property)
      : record && isYesNo(record)
        ? record
        : undefined;
    if (next === undefined) return `${original} is not in the view`;
    type = next;
  }
  return type;
}

const isYesNo = (type: ts.Type): boolean => checker.typeToString(type) === "boolean";

const isCode = (type: ts.Type): boolean =>
  checker.getPropertiesOfType(type).some(({ escapedName }) => String(escapedName).startsWith("__@isCode"));
