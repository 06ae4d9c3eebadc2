import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-oldest"; // the oldest that generated code promises to work with
import { expect, test } from "vitest";

const sources = readdirSync("generated", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => join("generated", path));

test.each([
  ["nodenext", ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
  ["bundler", ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
] as const)(
  "our generated code compiles with TypeScript 5.5 and %s resolution",
  (_, module, moduleResolution) => {
    expect(ts.version).toMatch(/^5\.5\./);
    expect(sources.length).toBeGreaterThan(10);
    const program = ts.createProgram(sources, {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module,
      moduleResolution,
      types: ["node"], // for what runs in Node alone: runtime/node/
      noEmit: true,
    });
    const faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, " ");
      return `${file?.fileName}: ${text}`;
    });
    expect(faults).toEqual([]);
  },
);
