import { spawnSync } from "node:child_process";

/** Starts a program and waits for it. */
export interface Ran {
  /** True when it ended well. */
  readonly isFine: boolean;
  readonly out: string;
  /** What it says of errors, on either stream. */
  readonly complaints: readonly string[];
}

/** Runs a program within a folder; `input` is its standard input. */
export function run(
  [program, ...args]: readonly [string, ...(readonly string[])],
  {
    folder,
    input,
    env,
  }: { readonly folder: string; readonly input?: string; readonly env?: NodeJS.ProcessEnv },
): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: 240_000,
    maxBuffer: 64 * 1024 * 1024,
    // Compilers written in Java: what runs for seconds is not worth the second compiler.
    env: { ...process.env, LC_ALL: "C.UTF-8", JAVA_OPTS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", ...env },
    ...(input !== undefined && { input }),
  });
  const said = `${stderr || stdout || ""}${error === undefined ? "" : `${program}: ${error.message}`}`;
  const isFine = status === 0;
  const complaints = said.split("\n").filter((line) => line.trim() !== "");
  return { isFine, out: stdout ?? "", complaints: isFine ? [] : complaints.slice(0, 60) };
}

/** True when a program can be started and answers. */
export const answers = (...command: readonly [string, ...(readonly string[])]): boolean =>
  run(command, { folder: "/" }).isFine;
