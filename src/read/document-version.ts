import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { isMapping, type Mapping } from "../json/value.js";
import { findVersion, type Version, versions } from "../specification/version.js";
import type { SourceFile } from "./document.js";

/** The version of a document, and what is wrong with it. */
interface ReadVersion {
  readonly version?: Version;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds out which version of AsyncAPI a file follows. */
export function readVersion(file: SourceFile): ReadVersion {
  const { value } = file;
  const whole = { file: file.path, pointer: "" };
  if (!isMapping(value)) {
    const kind = Array.isArray(value) ? "a list" : `a ${typeof value}`;
    return { diagnostics: [diagnose("not-a-mapping", { kind }, whole)] };
  }
  if (!Object.hasOwn(value, "asyncapi")) {
    return { diagnostics: [diagnose("not-asyncapi", { looks: looksLike(value) }, whole)] };
  }
  const source = { file: file.path, pointer: "/asyncapi" };
  const written = value.asyncapi;
  const exact = versions.find((version) => version === written);
  if (exact !== undefined) return { version: exact, diagnostics: [] };
  const lenient = typeof written === "number" ? fromNumber(written) : undefined;
  if (lenient !== undefined) {
    const holes = { written: `the number ${written}`, version: lenient };
    return { version: lenient, diagnostics: [diagnose("asyncapi-version-number", holes, source)] };
  }
  const text =
    typeof written === "string" || typeof written === "number" ? String(written) : JSON.stringify(written);
  return {
    diagnostics: [
      diagnose("asyncapi-version-unsupported", { version: text.slice(0, 40), hint: hintFor(text) }, source),
    ],
  };
}

/** `2` and `2.0` are the same YAML number; `2.6` is 2.6. */
const fromNumber = (written: number): Version | undefined => {
  return findVersion(Number.isInteger(written) ? `${written}.0` : String(written), versions);
};

function hintFor(text: string): string {
  if (/^1(\.|$)/.test(text)) {
    return "Bring the document up to date: `npx @asyncapi/cli convert`, to 2.6.0 or 3.0.0.";
  }
  const near = findVersion(text.split(".").slice(0, 2).join("."), versions);
  if (near !== undefined) return `Write \`${near}\`.`;
  return `Use one of ${versions.join(", ")}.`;
}

function looksLike(value: Mapping): string {
  if (Object.hasOwn(value, "openapi")) return "; it looks like OpenAPI";
  if (Object.hasOwn(value, "swagger")) return "; it looks like Swagger (OpenAPI 2)";
  if (Object.hasOwn(value, "$schema") || Object.hasOwn(value, "properties"))
    return "; it looks like a JSON Schema";
  return "";
}
