import { version } from "../version.js";
import { Command } from "./commander.js";
import type { ExitStatus } from "./exit-status.js";
import type { Io } from "./io.js";
import type { Verb } from "./verb.js";
import { globalFlags, verbs } from "./verbs.js";
import { toUsageError } from "./wrong-call.js";

const epilogue = `
DOCUMENT is a path or - for standard input; by default the configuration's input, or asyncapi.{yaml,yml,json}.

Exit status:
  0    fine
  1    findings: an invalid contract, output that is out of date
  2    wrong usage, configuration or output folder
  3    the document could not be read or was refused: nothing was decided
  70   a bug in asyncwright
  130  interrupted`;

/** What a program is made for. */
interface Setting {
  readonly io: Io;
  /** Gets the exit status of the verb that was called. */
  readonly end: (status: ExitStatus) => void;
}

/** The command line that reads arguments for `verbs` and calls one of them. */
export function createProgram(setting: Setting): Command {
  const { stderr, stdout } = setting.io;
  const program = new Command("asyncwright")
    .description("One AsyncAPI document in; typed models, validators and conformance tests out.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showSuggestionAfterError(false)
    .exitOverride((error) => {
      throw toUsageError(error, { name: "", summary: "", verbs });
    })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? defaultWidth,
      getErrHelpWidth: () => stderr.columns ?? defaultWidth,
      outputError: () => undefined,
    })
    .addHelpText("after", epilogue);
  for (const { flag, summary } of globalFlags) program.option(flag, summary);
  for (const verb of verbs) addVerb(program, verb, setting);
  return program;
}

const defaultWidth = 80;

function addVerb(parent: Command, verb: Verb, setting: Setting): void {
  const { argument, flags = [], name, run, summary } = verb;
  const command = parent
    .command(argument === undefined ? name : `${name} [${argument}]`)
    .description(summary)
    .exitOverride((error) => {
      throw toUsageError(error, verb);
    });
  for (const { flag, read, summary: meaning } of flags)
    read === undefined ? command.option(flag, meaning) : command.option(flag, meaning, read);
  for (const inner of verb.verbs ?? []) addVerb(command, inner, setting);
  if (run === undefined) return;
  command.action(async () => {
    const call = {
      argument: command.args[0],
      flags: <F>() => command.optsWithGlobals<F & object>(),
      io: setting.io,
    };
    setting.end(await run(call));
  });
}
