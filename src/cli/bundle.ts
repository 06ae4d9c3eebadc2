import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isRefusal } from "../diagnostic/diagnostic.js";
import { keepNames } from "../program/kept-names.js";
import { readDocument } from "../read/read.js";
import { bundle } from "../rewrite/bundle/bundle.js";
import type { Tree } from "../rewrite/tree.js";
import { isPiped, type RewrittenFlags, readLanguage, writeRewritten } from "./document-output.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import type { DocumentFlags } from "./flags.js";
import type { Io } from "./io.js";
import { formatsOf, locateAll, report } from "./report.js";
import { readJob } from "./run-input.js";
import { openTerminal } from "./terminal.js";

/** The flags of `bundle`. */
export interface BundleFlags extends DocumentFlags, RewrittenFlags {
  readonly dereference?: boolean;
}

/** `asyncwright bundle [DOCUMENT]`: one document on stdout or in a file; everything else on stderr. */
export async function runBundle(path: string | undefined, flags: BundleFlags, io: Io): Promise<ExitStatus> {
  const terminal = openTerminal(flags, io);
  const { out: _, ...documentFlags } = flags;
  const job = await readJob(path, documentFlags, io);
  readLanguage(flags);
  const read = await readDocument(job);
  const { document, rootFolder, files: sources } = read;
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  let tree: Tree | undefined;
  if (document !== undefined && statusOf(softenErrors(diagnostics), false) === exitStatus.fine) {
    const bundled = bundle(document, { dereference: flags.dereference === true });
    // Written out in several places, a message has several names.
    const isComparable = !flags.dereference && !bundled.diagnostics.some(isRefusal);
    const kept = isComparable
      ? keepNames(document, bundled.tree, job.names)
      : { tree: bundled.tree, diagnostics: [] };
    diagnostics.push(...bundled.diagnostics, ...kept.diagnostics);
    tree = kept.tree;
  }
  const softened = softenErrors(diagnostics);
  const status = statusOf(softened, job.strict);
  // Where the result goes to stdout, findings do not.
  const rest = isPiped(flags) ? { ...terminal, out: terminal.err } : terminal;
  await report(locateAll(softened, { rootFolder, sources }, io.cwd), formatsOf(flags.format), {
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
