import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ansi, type Paint, plain } from "../diagnostic/paint.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { Io, Output } from "./io.js";

/** Where output goes. Results belong on stdout, everything else on stderr. */
export interface Terminal {
  /** Relative paths start here. */
  readonly cwd: string;
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
interface TerminalFlags {
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** The two streams, with colours where they are wanted. */
export function openTerminal({ color, quiet }: TerminalFlags, { cwd, env, stderr, stdout }: Io): Terminal {
  const stream = (target: Output): Stream => ({
    write: (text) => void (text !== "" && target.write(text)),
    paint: color !== false && hasColours(env, target.isTTY === true) ? ansi : plain,
  });
  const err = stream(stderr);
  return { cwd, out: stream(stdout), err, remark: quiet ? () => undefined : err.write };
}

/** `FORCE_COLOR` decides, then `NO_COLOR`, then whether somebody is watching. */
function hasColours(
  { FORCE_COLOR: force, NO_COLOR: no, TERM: term }: Io["env"],
  isTerminal: boolean,
): boolean {
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return isTerminal && term !== "dumb";
}

/** Writes a report into a file that the user named. */
export function writeReport(path: string, text: string, cwd: string): void {
  try {
    writeFileSync(resolve(cwd, path), text);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw UsageError.of("write", { path, reason: code }, cause);
  }
}
