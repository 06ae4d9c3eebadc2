import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { suggest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { RewriteResult } from "../program/bundle.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import { formatsOf, report } from "./report.js";
import type { Terminal } from "./terminal.js";

/** Where a written document goes, and in which language. */
export interface DocumentOutputFlags {
  readonly out?: string;
  readonly language?: string;
  readonly force?: boolean;
}

const languages = ["json", "yaml"] as const;

/**
 * Prints what was found, and writes the document to stdout, or whole or not at all to the file that `--out` names.
 * Throws a `UsageError` when there is a file already and `--force` is missing, and when it is one that the document
 * is made of.
 */
export async function writeResult(
  result: RewriteResult,
  flags: DocumentOutputFlags & Pick<DocumentFlags, "format">,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { out } = flags;
  const isPiped = out === undefined || out === "-";
  // Where the result goes to stdout, findings do not.
  const rest = isPiped ? { ...terminal, out: terminal.err } : terminal;
  await report(result, formatsOf(flags.format), { terminal: rest, textStream: terminal.err });
  const { text, verdict } = result;
  if (text === undefined) {
    terminal.remark("nothing was written\n");
    return statusOf(verdict);
  }
  if (isPiped) terminal.out.write(text);
  else {
    const path = resolve(terminal.cwd, out);
    assertFree(path, out, { result, force: flags.force === true });
    replaceFile(path, text, out);
    terminal.remark(`${out} written\n`);
  }
  return exitStatus.fine;
}

function assertFree(
  path: string,
  shown: string,
  { force, result }: { readonly force: boolean; readonly result: RewriteResult },
): void {
  if (result.sources.some((source) => isSameFile(path, resolve(result.root, source.path))))
    throw refused(`\`${shown}\` is a file of the document itself`, "Write to another file.");
  if (!existsSync(dirname(path)))
    throw refused(
      `there is no folder \`${dirname(shown)}\` for \`${shown}\``,
      "Make it, or name another file.",
    );
  if (existsSync(path) && statSync(path).isDirectory())
    throw refused(`\`${shown}\` is a folder`, "Name a file in it.");
  if (existsSync(path) && !force) throw refused(`\`${shown}\` is there already`, "`--force` replaces it.");
}

/** The language that the flags ask for: by name, else by the name of the file; undefined when they do not say. */
export function readLanguage({
  language,
  out = "",
}: DocumentOutputFlags): (typeof languages)[number] | undefined {
  const named = languages.find((one) => one === language);
  if (language !== undefined && named === undefined)
    throw refused(`\`--language ${language}\` is not understood`, suggest(language, languages));
  if (named !== undefined) return named;
  if (/\.json$/i.test(out)) return "json";
  return /\.ya?ml$/i.test(out) ? "yaml" : undefined;
}

const refused = (reason: string, hint: string): UsageError => UsageError.of("usage", { reason, hint });

function isSameFile(one: string, other: string): boolean {
  return one === other || (existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other));
}

/** Writes next to the file first, so that a half-written one is never seen. */
function replaceFile(path: string, text: string, shown: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw UsageError.of("write", { path: shown, reason: code }, cause);
  }
}
