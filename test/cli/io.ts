import { Readable, Writable } from "node:stream";
import type { Io } from "../../src/cli/io.js";
import { main } from "../../src/cli/main.js";

/** How a run within this process ended. */
export interface EndedInProcess {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run within this process is given. */
export interface World {
  /** Absolute. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Gets what is called to interrupt the run. */
  readonly onStart?: (interrupt: () => void) => void;
}

/** Runs the command line within this process: no process of its own, no build. */
export async function runInProcess(args: readonly string[], world: World): Promise<EndedInProcess> {
  const [stdout, stderr] = [gather(), gather()];
  const listeners = new Set<() => void>();
  const io: Io = {
    cwd: world.cwd,
    env: world.env ?? {},
    platform: process.platform,
    stdin: Readable.from([world.input ?? ""]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  world.onStart?.(() => {
    for (const listener of listeners) listener();
  });
  const status = await main(args, io);
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function gather(): { readonly stream: Writable; readonly text: () => string } {
  let text = "";
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      text += chunk;
      done();
    },
  });
  return { stream, text: () => text };
}
