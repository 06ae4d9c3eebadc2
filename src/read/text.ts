import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import type { Limits } from "../limits.js";
import type { Fault, Range } from "./builder.js";
import type { SourceFile } from "./document.js";
import { toPosition } from "./position.js";
import { parseText } from "./syntax.js";

/** A file and what is wrong with its text. The value of a text that does not parse is undefined. */
interface ParsedFile {
  readonly file?: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes and parses a file. */
export function parseFile(path: string, bytes: Uint8Array, limits: Limits): ParsedFile {
  const whole = { file: path, pointer: "" };
  const text = decode(bytes);
  if (text === undefined) return { diagnostics: [diagnose("file-encoding", { path }, whole)] };
  const parsed = parseText(text, path, limits);
  const file: SourceFile = { path, text, value: parsed.value };
  const diagnostics = parsed.faults.map((fault) => toDiagnostic(fault, file, parsed.language));
  if (diagnostics.length === 0 && (parsed.value === undefined || parsed.value === null)) {
    return { file, diagnostics: [diagnose("file-empty", { path }, whole)] };
  }
  return { file, diagnostics };
}

/** A file of a kind that holds no data for us (a Protobuf or RAML schema): its text is its value. */
export function textFile(path: string, bytes: Uint8Array): SourceFile | undefined {
  const text = decode(bytes);
  return text === undefined ? undefined : { path, text, value: text };
}

/** UTF-8 without its byte order mark; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function toDiagnostic(fault: Fault, file: SourceFile, language: "json" | "yaml"): Diagnostic {
  const at = (range: Range) => ({ file: file.path, pointer: "", position: toPosition(file, range) });
  const source = at(fault.range);
  switch (fault.kind) {
    case "syntax":
      return diagnose(`${language}-syntax`, { reason: fault.reason }, source);
    case "depth":
      return diagnose("limit-depth", { limit: fault.limit }, source);
    case "duplicate": {
      const first = at(fault.first);
      return diagnose("dup-key", { key: fault.key }, source, [{ message: "the first one", source: first }]);
    }
    case "tag":
      return diagnose("yaml-tag", { tag: fault.tag }, source);
    case "alias":
      return diagnose("yaml-alias", { name: fault.name, reason: fault.reason }, source);
    case "documents":
      return diagnose("yaml-documents", {}, source);
    case "number":
      return diagnose("yaml-number", { text: fault.text }, source);
    case "rounded":
      return diagnose("number-rounded", { text: fault.text, value: fault.value }, source);
    default:
      return fault satisfies never;
  }
}
