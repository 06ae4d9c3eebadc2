import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../diagnostic/usage-error.js";
import type { SourceDocument } from "../read/document.js";
import { isRemote } from "../read/reference.js";
import { type Language, languageOf, printTree } from "../rewrite/print.js";
import type { Tree } from "../rewrite/tree.js";
import { suggest } from "./flags.js";
import type { Terminal } from "./terminal.js";

/** Where a rewritten document goes, and in which language. */
export interface RewrittenFlags {
  readonly out?: string;
  readonly language?: string;
  readonly force?: boolean;
}

/** What was rewritten. */
export interface Rewritten {
  readonly tree: Tree;
  /** What it was made of. */
  readonly document: SourceDocument;
  /** Absolute. */
  readonly rootFolder: string;
}

const languages = ["json", "yaml"] as const;

/** True when the result goes to stdout, so that nothing else may. */
export const isPiped = ({ out }: RewrittenFlags): boolean => out === undefined || out === "-";

/**
 * Writes a rewritten document to stdout, or whole or not at all to the file that `--out` names. Throws a `UsageError`
 * when there is a file already and `--force` is missing, and when it is one that the document is made of.
 */
export function writeRewritten(
  { tree, document, rootFolder }: Rewritten,
  flags: RewrittenFlags,
  terminal: Terminal,
): void {
  const { out } = flags;
  const language = readLanguage(flags) ?? languageOf(document.root);
  const print = (): string => printTree(tree, { language, files: document.files });
  if (out === undefined || isPiped(flags)) {
    terminal.out.write(print());
    return;
  }
  const path = resolve(terminal.cwd, out);
  const local = [...document.files.keys()].filter((file) => !isRemote(file));
  if (local.some((file) => isSameFile(path, resolve(rootFolder, file))))
    throw refused(`\`${out}\` is a file of the document itself`, "Write to another file.");
  if (!existsSync(dirname(path)))
    throw refused(`there is no folder \`${dirname(out)}\` for \`${out}\``, "Make it, or name another file.");
  if (existsSync(path) && statSync(path).isDirectory())
    throw refused(`\`${out}\` is a folder`, "Name a file in it.");
  if (existsSync(path) && flags.force !== true)
    throw refused(`\`${out}\` is there already`, "`--force` replaces it.");
  replaceFile(path, print(), out);
  terminal.remark(`${out} written\n`);
}

/** The language that the flags ask for: by name, else by the name of the file; undefined when they do not say. */
export function readLanguage({ language, out = "" }: RewrittenFlags): Language | undefined {
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

/** Writes next to the file first, so that nobody sees a half of it. */
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
