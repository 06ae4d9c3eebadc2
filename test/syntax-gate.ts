import ts from "typescript";

/** What one kind of generated file may contain. Everything else is refused. */
export interface GateProfile {
  /** Kinds of statement at the top of the file. */
  readonly statements: readonly ts.SyntaxKind[];
  /** Kinds of node below, beside those that every file may have. */
  readonly nodes: readonly ts.SyntaxKind[];
  /** What may be called or constructed, as it is written: `message`, `describe`, `test.each`, `Map`. */
  readonly calls: readonly string[];
  /** Names that may be used without being declared in or imported into the file. */
  readonly globals: readonly string[];
  /** Modules that may be imported. */
  readonly modules: RegExp;
}

const { SyntaxKind } = ts;

const typeNodes: readonly ts.SyntaxKind[] = [
  SyntaxKind.Identifier,
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.MinusToken,
  SyntaxKind.NullKeyword,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.UnknownKeyword,
  SyntaxKind.NeverKeyword,
  SyntaxKind.StringKeyword,
  SyntaxKind.NumberKeyword,
  SyntaxKind.BooleanKeyword,
  SyntaxKind.UndefinedKeyword,
  SyntaxKind.VoidKeyword,
  SyntaxKind.ExportKeyword,
  SyntaxKind.QuestionToken,
  SyntaxKind.DotDotDotToken,
  SyntaxKind.PropertySignature,
  SyntaxKind.IndexSignature,
  SyntaxKind.Parameter,
  SyntaxKind.TypeLiteral,
  SyntaxKind.TypeReference,
  SyntaxKind.UnionType,
  SyntaxKind.IntersectionType,
  SyntaxKind.ArrayType,
  SyntaxKind.TupleType,
  SyntaxKind.OptionalType,
  SyntaxKind.RestType,
  SyntaxKind.ParenthesizedType,
  SyntaxKind.LiteralType,
];

const importNodes: readonly ts.SyntaxKind[] = [
  SyntaxKind.ImportClause,
  SyntaxKind.NamedImports,
  SyntaxKind.ImportSpecifier,
  SyntaxKind.NamespaceImport,
];

const dataNodes: readonly ts.SyntaxKind[] = [
  SyntaxKind.VariableDeclarationList,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.ComputedPropertyName,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.SatisfiesExpression,
  SyntaxKind.TypeQuery,
];

/** `models.ts`: types, and lists of the values of enums. */
export const modelsProfile: GateProfile = {
  statements: [
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.TypeAliasDeclaration,
    SyntaxKind.VariableStatement,
    SyntaxKind.ExportDeclaration,
  ],
  nodes: [
    SyntaxKind.NamedExports,
    SyntaxKind.VariableDeclarationList,
    SyntaxKind.VariableDeclaration,
    SyntaxKind.ArrayLiteralExpression,
    SyntaxKind.ObjectLiteralExpression,
    SyntaxKind.PropertyAssignment,
    SyntaxKind.ComputedPropertyName,
    SyntaxKind.AsExpression,
  ],
  calls: [],
  globals: ["const"],
  modules: /^$/,
};

/** `messages.ts`: constants made of literal data by functions of the runtime. */
export const messagesProfile: GateProfile = {
  statements: [
    SyntaxKind.ImportDeclaration,
    SyntaxKind.VariableStatement,
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.TypeAliasDeclaration,
  ],
  nodes: [...importNodes, ...dataNodes],
  calls: ["message", "by", "refined", "either", "channel", "batch"],
  globals: [],
  modules: /^\.{1,2}\/[\w./-]+\.js$/,
};

/** `contract.ts`: interfaces of parameters, and constants of literal data. */
export const contractProfile: GateProfile = {
  ...messagesProfile,
  nodes: [...messagesProfile.nodes, SyntaxKind.ReadonlyKeyword, SyntaxKind.ElementAccessExpression],
  calls: ["headerValues", "queryValues"],
  globals: ["const"],
};

const signatureNodes: readonly ts.SyntaxKind[] = [
  SyntaxKind.ReadonlyKeyword,
  SyntaxKind.MethodSignature,
  SyntaxKind.FunctionType,
  SyntaxKind.TypeParameter,
  SyntaxKind.ObjectKeyword,
  SyntaxKind.HeritageClause,
  SyntaxKind.ExpressionWithTypeArguments,
  SyntaxKind.QualifiedName,
  SyntaxKind.TypeOperator,
  SyntaxKind.IndexedAccessType,
];

const signatureGlobals = ["Blob", "Omit", "Pick", "Promise", "Readonly", "Record", "Required", "URL"];

/** `client.ts` and `server.ts`: interfaces, and one function that hands the contract to the runtime. */
export const serviceProfile: GateProfile = {
  statements: messagesProfile.statements,
  nodes: [
    ...messagesProfile.nodes,
    ...signatureNodes,
    SyntaxKind.ArrowFunction,
    SyntaxKind.EqualsGreaterThanToken,
  ],
  calls: ["createClient", "createServer", "websocket", "http"],
  globals: signatureGlobals,
  modules: messagesProfile.modules,
};

/** `webhooks.ts` and `webhook-sender.ts`. */
export const webhooksProfile: GateProfile = {
  ...serviceProfile,
  calls: ["createWebhookReceiver", "createWebhookSender"],
  modules:
    /^(?:\.\/(?:contract|models)|\.\.\/runtime\/(?:index|webhook\/receiver|node\/webhook\/sender))\.js$/,
};

/** `socketio-events.ts`: interfaces alone. */
export const eventsProfile: GateProfile = {
  statements: [
    SyntaxKind.ImportDeclaration,
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.TypeAliasDeclaration,
  ],
  nodes: [...importNodes, ...signatureNodes],
  calls: [],
  globals: signatureGlobals,
  modules: messagesProfile.modules,
};

/** `conformance.test.ts`: suites of vitest over literal data. */
export const conformanceProfile: GateProfile = {
  statements: [SyntaxKind.ImportDeclaration, SyntaxKind.VariableStatement, SyntaxKind.ExpressionStatement],
  nodes: [
    ...importNodes,
    ...dataNodes,
    SyntaxKind.ArrowFunction,
    SyntaxKind.EqualsGreaterThanToken,
    SyntaxKind.Block,
    SyntaxKind.ExpressionStatement,
    SyntaxKind.ObjectBindingPattern,
    SyntaxKind.ArrayBindingPattern,
    SyntaxKind.BindingElement,
    SyntaxKind.AwaitExpression,
  ],
  calls: ["describe", "test", "expect", "listRoundTrips", "run"],
  globals: ["undefined"],
  modules: /^(?:vitest|\.{1,2}\/[\w./-]+\.js)$/,
};

/** Throws, with the place, where a generated file has syntax, a name, a call or a comment that its profile lacks. */
export function assertOnlyDeclaredSyntax(
  fileName: string,
  text: string,
  profile: GateProfile = modelsProfile,
): void {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  const refuse = (position: number, what: string): never => {
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    const shown = JSON.stringify(text.slice(position, position + 60));
    throw new Error(`${fileName}:${line + 1}:${character + 1}: ${what}: ${shown}`);
  };
  for (const fault of syntaxFaults(fileName, text)) refuse(fault.start ?? 0, "syntax error");
  assertVisible(text, refuse);
  assertComments(text, refuse);
  const names = declaredNames(file);
  const allowed = new Set([...typeNodes, ...profile.nodes]);
  const visit = (node: ts.Node): void => {
    if (!allowed.has(node.kind)) refuse(node.getStart(file), `${kindName(node)} is not declared`);
    const fault = faultOf(node, file, profile, names);
    if (fault !== undefined) refuse(node.getStart(file), fault);
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements) {
    if (!profile.statements.includes(statement.kind)) {
      refuse(statement.getStart(file), `${kindName(statement)} is not declared`);
    }
    const fault = faultOf(statement, file, profile, names);
    if (fault !== undefined) refuse(statement.getStart(file), fault);
    ts.forEachChild(statement, visit);
  }
}

/** `VariableStatement`, not `FirstStatement`: the first name of several for one number. */
const kindName = ({ kind }: ts.Node): string =>
  Object.entries(SyntaxKind).find(([name, value]) => value === kind && !/^(?:First|Last)/.test(name))?.[0] ??
  "";

/** The values of all string literals of a file, in order. */
export function stringLiterals(text: string): readonly string[] {
  const values: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) values.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("literals.ts", text, ts.ScriptTarget.ES2023));
  return values;
}

const syntaxFaults = (fileName: string, text: string) =>
  ts.transpileModule(text, { fileName, reportDiagnostics: true }).diagnostics ?? [];

function faultOf(
  node: ts.Node,
  file: ts.SourceFile,
  profile: GateProfile,
  names: ReadonlySet<string>,
): string | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return faultOfCall(node, file, profile);
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) === 0)
    return "only constants are declared";
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    if (from === undefined)
      return ts.isExportDeclaration(node) && node.getText(file) !== "export {};"
        ? "an export list is not declared"
        : undefined;
    return ts.isStringLiteral(from) && profile.modules.test(from.text)
      ? undefined
      : "this module is not declared";
  }
  if (ts.isComputedPropertyName(node) && !ts.isStringLiteral(node.expression))
    return "a computed name is not a literal";
  if (ts.isExpressionStatement(node) && !ts.isCallExpression(node.expression))
    return "a statement is not a call";
  if (ts.isPrefixUnaryExpression(node) && !ts.isNumericLiteral(node.operand))
    return "a sign without a number";
  if (ts.isIdentifier(node) && isUse(node) && !names.has(node.text) && !profile.globals.includes(node.text)) {
    return "this name is not declared";
  }
  return undefined;
}

/** The function itself has to be on the list, or the object whose method it is: `expect(x).toBe(y)`, `test.each(…)`. */
function faultOfCall(
  node: ts.CallExpression | ts.NewExpression,
  file: ts.SourceFile,
  { calls }: GateProfile,
): string | undefined {
  let root: ts.Expression = node.expression;
  const isMethod = ts.isPropertyAccessExpression(root) || ts.isCallExpression(root);
  while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = root.expression;
  // `accepts(message)(payload)`: what a listed function gives back is called.
  const callee = ts.isCallExpression(node.expression) ? node.expression.expression : node.expression;
  const isListed = calls.includes(callee.getText(file)) || (isMethod && isVitest(root, calls, file));
  return isListed ? undefined : "this call is not declared";
}

const isVitest = (root: ts.Expression, calls: readonly string[], file: ts.SourceFile): boolean =>
  ["expect", "test", "describe"].includes(root.getText(file)) && calls.includes(root.getText(file));

/** False for the names of properties, members and declarations. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  const named = parent as ts.Node & { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isQualifiedName(parent) && parent.right === node) return false;
  return named.name !== node && named.propertyName !== node;
}

function declaredNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isTypeParameterDeclaration(node) ||
      ts.isNamespaceImport(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node);
    if (isDeclaration && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

type Refuse = (position: number, what: string) => never;

const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;

function assertVisible(text: string, refuse: Refuse): void {
  const at = text.search(invisible);
  if (at >= 0) refuse(at, "an invisible character");
}

/** What compilers, linters, bundlers, test runners and coverage tools look for in comments. */
const directives = [
  /@ts-/i,
  /eslint-|tslint:|tslint-|biome-|prettier-|lint-ignore/i,
  /source(?:Mapping)?URL/i,
  /\/\/\//,
  /@(?:jsx|license|preserve|internal|cc_on|noflow|flow|vitest-|jest-)/i,
  /[@#]__[A-Z]/,
  /(?:istanbul|c8|v8) (?:ignore|disable)/,
  /^\/\*!/,
];

function assertComments(text: string, refuse: Refuse): void {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, false, ts.LanguageVariant.Standard, text);
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token !== SyntaxKind.SingleLineCommentTrivia && token !== SyntaxKind.MultiLineCommentTrivia) continue;
    const comment = scanner.getTokenText();
    if (comment === "/* @__PURE__ */") continue; // ours, for bundlers; text of a document only comes in doc comments
    const directive = directives.find((pattern) => pattern.test(comment));
    if (directive !== undefined)
      refuse(scanner.getTokenStart(), `a directive (${directive.source}) in a comment`);
  }
}
