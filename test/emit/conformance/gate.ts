import { readFileSync } from "node:fs";
import ts from "typescript";
import { assertOnlyDeclaredSyntax, conformanceProfile, type GateProfile } from "../../syntax-gate.js";

const template = readFileSync(new URL("../../../templates/conformance.test.ts.hbs", import.meta.url), "utf8");

const profile: GateProfile = {
  ...conformanceProfile,
  nodes: [
    ...conformanceProfile.nodes,
    ts.SyntaxKind.BinaryExpression,
    ts.SyntaxKind.VariableStatement,
    ts.SyntaxKind.ElementAccessExpression,
    ts.SyntaxKind.QualifiedName,
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.ParenthesizedExpression,
  ],
  calls: [
    ...conformanceProfile.calls,
    "acceptsExamples",
    "accepts",
    "rejects",
    "finds",
    "set",
    "remove",
    "Array.from",
  ],
  globals: [
    ...conformanceProfile.globals,
    "acceptsExamples",
    "accepts",
    "rejects",
    "finds",
    "set",
    "remove",
    "finds",
    "Array",
  ],
};

/** Throws where a suite has more than data before its functions, or functions that the template does not have. */
export function assertConformanceSyntax(fileName: string, text: string): void {
  const start = text.search(/\n\/\*\* (?:Each example of the contract is|A payload is) /);
  const head = start < 0 ? text : text.slice(0, start);
  const repeats = [...head.matchAll(/"(?:[^"\\]|\\.)*"\.repeat/g)].map(([call]) => call);
  const models = [...head.matchAll(/<models\.([\w$]+)>/g)].map(([, name = ""]) => name);
  assertOnlyDeclaredSyntax(fileName, head, {
    ...profile,
    calls: [...profile.calls, ...repeats],
    globals: [...profile.globals, ...models],
  });
  const ours = new Set(template.split("\n"));
  const foreign = text
    .slice(head.length)
    .split("\n")
    .find((line) => !ours.has(line));
  if (foreign !== undefined) throw new Error(`${fileName}: not a line of the template: ${foreign}`);
}
