import { printable } from "../diagnostic/printable.js";
import { mock } from "../index.js";
import type { Banner } from "../mock/banner.js";
import { type LogEntry, renderEntry, renderEntryJson } from "../mock/log.js";
import type { Pushed } from "../mock/push.js";
import type { RunningMock } from "../program/mock.js";
import { type ExitStatus, exitStatus, statusOf } from "./exit-status.js";
import type { Io } from "./io.js";
import { type MockFlags, type MockSettings, readMockFlags } from "./mock-flags.js";
import { listenToInput } from "./mock-input.js";
import { report } from "./report.js";
import { readRunInput } from "./run-input.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** `asyncwright mock [DOCUMENT]`: serves every service of the contract until interrupted. */
export async function runMock(path: string | undefined, flags: MockFlags, io: Io): Promise<ExitStatus> {
  const settings = readMockFlags(flags);
  const terminal = openTerminal(flags, io);
  const input = await readRunInput(path, flags, io);
  const printer = createPrinter(terminal, settings);
  const result = await mock(input.document, { ...input.options, ...settings, log: printer.log });
  const { mock: running, remarks, verdict } = result;
  await report(result, [{ kind: "text" }], { terminal, textStream: terminal.err });
  if (verdict !== "valid") {
    terminal.remark("nothing is served\n");
    return statusOf(verdict);
  }
  if (running === undefined) {
    const why = remarks.map((one) => `  ${printable(one)}\n`).join("");
    terminal.err.write(`there is nothing to serve\n${why}`);
    return exitStatus.findings;
  }
  for (const remark of remarks) terminal.remark(`${printable(remark)}\n`);
  const ended = follow(running, settings, { io, printer, readsInput: input.path !== "-" });
  printer.ready(running);
  return ended;
}

/** Prints what happens, in the format that was asked for. */
interface Printer {
  readonly log: (entry: LogEntry) => void;
  readonly ready: (mock: RunningMock) => void;
  /** Something about the mock itself. */
  readonly say: (text: string) => void;
}

function createPrinter({ out, err }: Terminal, { seed, isJson, isQuiet }: MockSettings): Printer {
  return {
    log(entry) {
      if (isQuiet) return;
      const now = new Date();
      out.write(isJson ? `${renderEntryJson(entry, now)}\n` : `${printable(renderEntry(entry, now))}\n`);
    },
    ready({ title, version, url, port, services, tries }) {
      const banner = { services, tries };
      const facts = { kind: "ready", title, version, seed, url, port, ...banner };
      out.write(
        isJson
          ? `${JSON.stringify(facts)}\n`
          : renderBanner(`mock of ${title} ${version}, seed ${seed}`, banner),
      );
    },
    say: (text) => err.write(`${printable(text)}\n`),
  };
}

function renderBanner(title: string, { services, tries }: Banner): string {
  const width = Math.max(...services.map(({ name }) => name.length));
  const rows = services.map(({ name, addresses }) => `  ${name.padEnd(width)}  ${addresses.join("   ")}`);
  const lines = [title, ...rows, ...(tries.length > 0 ? ["try:", ...tries.map((line) => `  ${line}`)] : [])];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

interface Following {
  readonly io: Io;
  readonly printer: Printer;
  /** Standard input is free for orders. */
  readonly readsInput: boolean;
}

/** Runs until somebody has had enough: the first time a goodbye to everybody, the second time at once. */
function follow(
  mock: RunningMock,
  { pushes, pushEveryMs }: MockSettings,
  { io, printer, readsInput }: Following,
): Promise<ExitStatus> {
  return new Promise((resolve, reject) => {
    let isClosing = false;
    const quit = () => {
      if (isClosing) return resolve(exitStatus.interrupted);
      isClosing = true;
      clearInterval(timer);
      stopListening();
      mock
        .close()
        .finally(ignoreSignals)
        .then(() => resolve(exitStatus.fine), reject);
    };
    const tell = (pushed: Pushed) => {
      if (!pushed.ok) printer.say(`not pushed: ${pushed.reason}`);
      else if (pushed.listeners === 0)
        printer.say(`pushed ${pushed.message} to nobody: no connection is there`);
    };
    const next = async (whenNothing?: string) => {
      const pushed = await mock.pushNext();
      for (const one of pushed) tell(one);
      if (pushed.length === 0 && whenNothing !== undefined) printer.say(whenNothing);
    };
    // The usual answer, to end at once, would close no connection.
    const ignoreSignals = io.onSignal(quit);
    const timer =
      pushEveryMs === undefined ? undefined : setInterval(() => void next().catch(reject), pushEveryMs);
    const stopListening = !readsInput
      ? () => undefined
      : listenToInput(io.stdin, {
          next: () => void next("nothing to push: no connection is there that would hear it").catch(reject),
          list: () => {
            for (const line of ["p pushes the next message, q quits", ...mock.pushable]) printer.say(line);
          },
          quit,
          line: (text) => void mock.pushLine(text).then(tell, reject),
        });
    if (pushes) void next().catch(reject);
    // The first frame need not wait for what can be loaded now.
    setImmediate(() => void mock.warm().catch(reject));
  });
}
