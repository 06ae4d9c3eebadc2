import { bundle } from "../index.js";
import { type DocumentOutputFlags, readLanguage, writeResult } from "./document-output.js";
import type { ExitStatus } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { readRunInput } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `bundle`. */
export interface BundleFlags extends DocumentFlags, DocumentOutputFlags {
  readonly dereference?: boolean;
}

/** `asyncwright bundle [DOCUMENT]`: one document on stdout or in a file; everything else on stderr. */
export async function runBundle(path: string | undefined, flags: BundleFlags, io: Io): Promise<ExitStatus> {
  const language = readLanguage(flags);
  const { out: _, ...documentFlags } = flags;
  const { document, options } = await readRunInput(path, documentFlags, io);
  const result = await bundle(document, { ...options, language, dereference: flags.dereference });
  return writeResult(result, flags, openTerminal(flags, io));
}
