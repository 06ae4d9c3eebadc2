import { convert } from "../index.js";
import { type DocumentOutputFlags, readLanguage, writeResult } from "./document-output.js";
import type { ExitStatus } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { readRunInput } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `convert`. */
export interface ConvertFlags extends DocumentFlags, DocumentOutputFlags {
  readonly to?: string;
}

/** `asyncwright convert [DOCUMENT]`: the document in a newer version; on stderr what that version cannot say. */
export async function runConvert(path: string | undefined, flags: ConvertFlags, io: Io): Promise<ExitStatus> {
  const language = readLanguage(flags);
  const { out: _, ...documentFlags } = flags;
  const { document, options } = await readRunInput(path, documentFlags, io);
  const result = await convert(document, { ...options, language, to: flags.to });
  return writeResult(result, flags, openTerminal(flags, io));
}
