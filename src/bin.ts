#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import type { Io } from "./cli/io.js";
import { version } from "./version.js";

// The one place that has the process in its hands: everything else gets an `Io`.

const args = process.argv.slice(2);
/** The exit status after SIGINT. */
const interrupted = 130;
// The version is asked for by scripts, often: it must not wait for the rest to load.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) process.stdout.write(`${version}\n`);
else await runMain();

async function runMain(): Promise<void> {
  calmOptimiser();
  const { main, reportFailure } = await import("./cli/main.js");
  const listeners = new Set<() => void>();
  const io: Io = {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    // Opened only where it is read.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    onSignal: (listener) => listenTo(listeners, listener),
  };
  const end = (error: unknown) => process.exit(reportFailure(error, args, io));
  process.on("uncaughtException", end).on("unhandledRejection", end);
  process.on("SIGINT", () => {
    if (listeners.size === 0) process.exit(interrupted);
    for (const listener of listeners) listener();
  });
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0); // the reader has seen enough
      throw error;
    });
  const status = await main(args, io);
  if (status === interrupted) process.exit(status); // whatever is still open
  process.exitCode = status;
}

/** SIGTERM ends the process at once unless somebody listens. */
function listenTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  process.on("SIGTERM", listener);
  return () => {
    listeners.delete(listener);
    process.off("SIGTERM", listener);
  };
}

/**
 * The engine of Node 20 (V8 11) begins to optimise so early that a run of a second or less pays for work it never
 * earns back: a fifth of the time of a large `generate`. Later engines do not know the flag, and say so.
 */
function calmOptimiser(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=528000");
}
