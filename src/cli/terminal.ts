import { writeFileSync } from "node:fs";
import { ansi, type Paint, plain } from "../diagnostic/paint.js";
import { UsageError } from "../diagnostic/usage-error.js";

/** Where output goes. Results belong on stdout, everything else on stderr. */
export interface Terminal {
  readonly out: Stream;
  readonly err: Stream;
  /** Remarks on stderr: silent with `--quiet`. */
  readonly remark: (text: string) => void;
}

/** One of the two streams and its colours. */
export interface Stream {
  readonly write: (text: string) => void;
  readonly paint: Paint;
}

/** The flags that decide how things are printed. */
export interface TerminalFlags {
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** The process's own streams. */
export function openTerminal({ color, quiet }: TerminalFlags): Terminal {
  const stream = (target: NodeJS.WriteStream): Stream => ({
    write: (text) => void (text !== "" && target.write(text)),
    paint: color !== false && hasColours(target.isTTY) ? ansi : plain,
  });
  const err = stream(process.stderr);
  return { out: stream(process.stdout), err, remark: quiet ? () => undefined : err.write };
}

/** `FORCE_COLOR` decides, then `NO_COLOR`, then whether somebody is watching. */
function hasColours(isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = process.env;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return isTerminal && term !== "dumb";
}

/** Writes a report into a file that the user named. */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw UsageError.of("write", { path, reason: code }, cause);
  }
}
