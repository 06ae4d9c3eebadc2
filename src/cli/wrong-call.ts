import { nearest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";
import type { CommanderError } from "./commander.js";
import { namesOf, type Verb } from "./verb.js";
import { globalFlags } from "./verbs.js";

/** What was wrong with a call of `verb`, with the name that was probably meant. Help that was asked for stays as it is. */
export function toUsageError(error: CommanderError, verb: Verb): Error {
  if (error.exitCode === 0 || error.code === "commander.help") return error;
  const reason = error.message.replace(/^error: /, "").split("\n", 1)[0] ?? "";
  const word = /'([^']*)'/.exec(reason)?.[1] ?? "";
  const near = nearest(word, candidatesFor(error.code, verb));
  const help = verb.name === "" ? "asyncwright --help" : `asyncwright ${verb.name} --help`;
  const hint = near === undefined ? `\`${help}\` shows what there is.` : `Did you mean \`${near}\`?`;
  return UsageError.of("usage", { reason, hint });
}

function candidatesFor(code: string, { flags = [], verbs = [] }: Verb): readonly string[] {
  switch (code) {
    case "commander.unknownCommand":
      return verbs.map(({ name }) => name);
    case "commander.unknownOption":
      return [...flags, ...globalFlags].flatMap(namesOf).concat("--help");
    default:
      return [];
  }
}
