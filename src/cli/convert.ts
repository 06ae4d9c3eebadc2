import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { ownMember } from "../json/value.js";
import { convertDocument } from "../program/conversion.js";
import { readDocument } from "../read/read.js";
import { convertCodes } from "../rewrite/convert/codes.js";
import type { TargetVersion } from "../rewrite/convert/context.js";
import type { Difference } from "../rewrite/convert/difference.js";
import type { Tree } from "../rewrite/tree.js";
import { isPiped, type RewrittenFlags, readLanguage, writeRewritten } from "./document-output.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, locateAll, report } from "./report.js";
import { readJob } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `convert`. */
export interface ConvertFlags extends DocumentFlags, RewrittenFlags {
  readonly to?: string;
}

/** `asyncwright convert [DOCUMENT]`: the document in a newer version; on stderr what that version cannot say. */
export async function runConvert(path: string | undefined, flags: ConvertFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const to = parseTarget(flags.to);
  readLanguage(flags);
  const { out: _, ...documentFlags } = flags;
  const job = await readJob(path, documentFlags, io);
  const { document, diagnostics: found, files: sources, rootFolder } = await readDocument(job);
  const diagnostics: Diagnostic[] = [...softenErrors(found)];
  let tree: Tree | undefined;
  if (document !== undefined && statusOf(diagnostics, false) === exitStatus.fine) {
    const converted = await convertDocument(document, { to, limits: job.limits });
    const source = { file: document.root.path, pointer: "" };
    diagnostics.push(...converted.diagnostics, ...differ(converted.differences, source));
    tree = converted.tree;
  }
  const status = statusOf(diagnostics, job.strict);
  // Where the result goes to stdout, findings do not.
  const rest = isPiped(flags) ? { ...terminal, out: terminal.err } : terminal;
  await report(locateAll(diagnostics, { rootFolder, sources }, io.cwd), formatsOf(flags.format), {
    terminal: rest,
    textStream: terminal.err,
  });
  if (status !== exitStatus.fine || tree === undefined || document === undefined) {
    terminal.remark("nothing was written\n");
    return status === exitStatus.fine ? exitStatus.refused : status;
  }
  writeRewritten({ tree, document, rootFolder }, flags, terminal);
  return exitStatus.fine;
}

/** As many differences as somebody reads. */
const shownDifferences = 10;

function differ(differences: readonly Difference[], source: Diagnostic["source"]): readonly Diagnostic[] {
  const more = differences.length - shownDifferences;
  return [
    ...differences
      .slice(0, shownDifferences)
      .map((one) => convertCodes.diagnose("convert-differs", { ...one }, source)),
    ...(more > 0 ? [convertCodes.diagnose("convert-differs-more", { count: more }, source)] : []),
  ];
}

function parseTarget(given = "3.0"): TargetVersion {
  const targets: Readonly<Record<string, TargetVersion>> = {
    "3.0": "3.0.0",
    "3.0.0": "3.0.0",
    "3.1": "3.1.0",
    "3.1.0": "3.1.0",
  };
  const target = ownMember(targets, given);
  if (target === undefined)
    throw UsageError.of("usage", {
      reason: `\`--to ${given}\` is no version that documents are converted to`,
      hint: "There is 3.0 and 3.1.",
    });
  return target;
}
