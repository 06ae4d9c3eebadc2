import { type Diagnostic, isRefusal, stopsGenerate } from "../diagnostic/diagnostic.js";

/** What the process ends with. */
export const exitStatus = {
  fine: 0,
  /** An invalid contract, drift, failed conformance. */
  findings: 1,
  /** The command line, the configuration or the output folder is wrong. */
  usage: 2,
  /** The input could not be read or was refused: nothing was decided. */
  refused: 3,
  /** A fault of the program. */
  bug: 70,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The verdict over findings. With `strict` warnings count as errors. */
export function statusOf(diagnostics: readonly Diagnostic[], strict: boolean): ExitStatus {
  if (diagnostics.some(isRefusal)) return exitStatus.refused;
  const fails = ({ severity }: Diagnostic) => severity === "error" || (strict && severity === "warning");
  return diagnostics.some(fails) ? exitStatus.findings : exitStatus.fine;
}

/** As `generate` sees it: an error that does not make sound code impossible is a warning. */
export const softenErrors = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((diagnostic) =>
    diagnostic.severity !== "error" || stopsGenerate(diagnostic)
      ? diagnostic
      : { ...diagnostic, severity: "warning" },
  );
