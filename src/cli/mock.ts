import type { Contract } from "../contract/contract.js";
import { printable } from "../diagnostic/printable.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { type Banner, describeMock } from "../mock/banner.js";
import { type LogEntry, renderEntry, renderEntryJson } from "../mock/log.js";
import { type Mock, PortTaken, prepareMock } from "../mock/mock.js";
import type { Pushed } from "../mock/push.js";
import { inspect } from "../program/pipeline.js";
import { type ExitStatus, exitStatus, softenErrors, statusOf } from "./exit-status.js";
import type { Io } from "./io.js";
import { type MockFlags, type MockSettings, readMockFlags } from "./mock-flags.js";
import { listenToInput } from "./mock-input.js";
import { locateAll, report } from "./report.js";
import { assertServices, readJob } from "./run-input.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** `asyncwright mock [DOCUMENT]`: serves every service of the contract until interrupted. */
export async function runMock(path: string | undefined, flags: MockFlags, io: Io): Promise<ExitStatus> {
  const settings = readMockFlags(flags);
  const terminal = openTerminal(flags, io);
  const job = await readJob(path, flags, io);
  const outcome = await inspect(job);
  assertServices(job, outcome.contract);
  const softened = softenErrors(outcome.diagnostics);
  const status = statusOf(softened, job.strict);
  await report(locateAll(softened, outcome, io.cwd), [{ kind: "text" }], {
    terminal,
    textStream: terminal.err,
  });
  if (status !== exitStatus.fine || outcome.contract === undefined) {
    terminal.remark("nothing is served\n");
    return status === exitStatus.fine ? exitStatus.refused : status;
  }
  const printer = createPrinter(terminal, settings);
  const { remarks, start } = prepareMock(outcome.contract, { ...settings, log: printer.log });
  if (start === undefined) {
    terminal.err.write(
      `there is nothing to serve\n${remarks.map((one) => `  ${printable(one)}\n`).join("")}`,
    );
    return exitStatus.findings;
  }
  for (const remark of remarks) terminal.remark(`${printable(remark)}\n`);
  const mock = await open(start);
  const ended = follow(mock, settings, { io, printer, readsInput: job.path !== "-" });
  printer.ready(outcome.contract, mock);
  return ended;
}

async function open(start: () => Promise<Mock>): Promise<Mock> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    throw UsageError.of(
      "usage",
      { reason: error.message, hint: "Choose another one with `--port`; `--port 0` takes any that is free." },
      error,
    );
  }
}

/** Prints what happens, in the format that was asked for. */
interface Printer {
  readonly log: (entry: LogEntry) => void;
  readonly ready: (contract: Contract, mock: Mock) => void;
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
    ready({ title, version }, mock) {
      const banner = describeMock(mock);
      const facts = { kind: "ready", title, version, seed, url: mock.url, port: mock.port, ...banner };
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
  mock: Mock,
  { pushEveryMs }: MockSettings,
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
    // The first frame need not wait for what can be loaded now.
    setImmediate(() => void mock.warm().catch(reject));
  });
}
