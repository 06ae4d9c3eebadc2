import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/**
 * Writes the declarations of a file of src/, and of other files what these name, and nothing else. Each file is looked
 * at by itself, without a type checker: what a declaration says has to be written down in it.
 */
export async function writeDeclarations(root, entry, out) {
  const files = new Map();
  const load = async (path) => {
    const known = files.get(path) ?? (await readDeclarations(path));
    files.set(path, known);
    return known;
  };
  const start = resolve(root, entry);
  const waiting = (await load(start)).exported.map((name) => ({ path: start, name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const file = await load(next.path);
    if (file.kept.has(next.name)) continue;
    file.kept.add(next.name);
    waiting.push(...demandsOf(file, next.name));
  }
  for (const [path, file] of files) {
    if (file.kept.size === 0) continue;
    const target = join(out, relative(join(root, "src"), path)).replace(/\.ts$/, ".d.ts");
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, render(file));
  }
}

async function readDeclarations(path) {
  const text = await readFile(path, "utf8");
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { isolatedDeclarations: true, target: "es2023", module: "nodenext" },
    reportDiagnostics: true,
  });
  const source = ts.createSourceFile(path, outputText, ts.ScriptTarget.Latest, true);
  const imports = new Map();
  const exports = new Map();
  const declared = new Map();
  const exported = [];
  for (const statement of source.statements) {
    const from = "moduleSpecifier" in statement ? statement.moduleSpecifier?.text : undefined;
    const bindings = statement.importClause?.namedBindings ?? statement.exportClause;
    const isExport = ts.isExportDeclaration(statement);
    for (const { name, propertyName } of bindings?.elements ?? []) {
      (isExport ? exports : imports).set(name.text, { from, name: (propertyName ?? name).text });
      if (isExport) exported.push(name.text);
    }
    for (const name of namesOf(statement)) {
      declared.set(name, statement);
      if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) exported.push(name);
    }
  }
  const before = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults = diagnostics.map((fault) => ({
    names: before.statements
      .filter(({ pos, end }) => pos <= fault.start && fault.start < end)
      .flatMap(namesOf),
    text: ts.flattenDiagnosticMessageText(fault.messageText, "\n"),
  }));
  return { path, imports, exports, declared, exported, faults, kept: new Set() };
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations
      .map(({ name }) => name.text)
      .filter((name) => name !== undefined);
  return statement.name === undefined ? [] : [statement.name.text];
}

/** What a declaration, or an import, needs: names of its own file and of others. */
function demandsOf({ path, imports, exports, declared, faults }, name) {
  const fault = faults.find(({ names }) => names.includes(name));
  if (fault !== undefined) throw new Error(`${path}: ${name} is in the public declarations: ${fault.text}`);
  const others = [imports.get(name), exports.get(name)].filter((other) => other?.from?.startsWith("."));
  const found = others.map((other) => ({
    path: resolve(dirname(path), other.from.replace(/\.js$/, ".ts")),
    name: other.name,
  }));
  const visit = (node) => {
    if (ts.isIdentifier(node) && node.text !== name && (imports.has(node.text) || declared.has(node.text)))
      found.push({ path, name: node.text });
    ts.forEachChild(node, visit);
  };
  const statement = declared.get(name);
  if (statement !== undefined) visit(statement);
  return found;
}

function render({ imports, exports, declared, kept }) {
  const statements = new Set(
    [...declared].filter(([name]) => kept.has(name)).map(([, statement]) => statement),
  );
  return [
    ...renderBindings("import type", imports, kept),
    ...renderBindings("export", exports, kept),
    ...[...statements].map((statement) => `${statement.getFullText().trim()}\n`),
    "export {};\n",
  ].join("");
}

const renderBindings = (verb, bindings, kept) =>
  [...bindings]
    .filter(([name]) => kept.has(name))
    .map(([name, { from, name: original }]) => {
      const what = original === name ? name : `${original} as ${name}`;
      return `${verb} { ${what} }${from === undefined ? "" : ` from ${JSON.stringify(from)}`};\n`;
    });
