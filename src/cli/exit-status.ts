import type { Verdict } from "../program/result.js";

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

/** The exit status for a verdict on a document. */
export const statusOf = (verdict: Verdict): ExitStatus => statuses[verdict];

const statuses = {
  valid: exitStatus.fine,
  invalid: exitStatus.findings,
  undecided: exitStatus.refused,
} as const satisfies Record<Verdict, ExitStatus>;
