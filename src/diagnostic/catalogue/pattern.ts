import type { CatalogueEntry } from "./entry.js";

export const patternCatalogue = {
  "pattern-slow": {
    severity: "warning",
    message: "pattern `{pattern}` can take a very long time on a text made for that",
    help: "Write it so that each next character decides, or anchor it with ^; the generated validators run it safely as it is.",
    page: `A text of a few dozen characters can keep a backtracking regular expression engine busy for seconds:
\`^(a+)+$\` tries every way to cut \`aaaa…!\` into pieces before it gives up.

The generated validators run such a pattern with an engine of their own, in time linear in the text.
Other tools that read the contract probably do not. Usually there is an equal pattern without the fault:

    pattern: "^(a+)+$"     # slow
    pattern: "^a+$"        # says the same`,
  },
  "pattern-bounded": {
    severity: "warning",
    message:
      "pattern `{pattern}` can take time that grows with the square of the text; texts of over 1000 characters are rejected",
    help: "Take out the look-around or back-reference, or put a bound on each repetition.",
    page: `The pattern has a look-around or a back-reference, so only a backtracking engine can run it, and its time can
grow with the square of the text. On short texts that does no harm, so the generated validators run it on texts of up
to 1000 characters, and reject longer ones. A \`maxLength\` beside the pattern says the same to other tools.`,
  },
  "pattern-unsupported": {
    severity: "error",
    message: "pattern `{pattern}` can take a very long time, and cannot be run in another way",
    help: "Take out the look-around or back-reference, or put a bound on each repetition.",
    page: `The pattern has a look-around, a back-reference or thousands of repetitions, so only a backtracking engine
can run it; and there a text made for that takes time that grows faster than the text.
A validator with it could be stopped by one message. Bound what repeats, or check that rule in your handler:

    pattern: "^(?!.*(.+)\\\\1)[a-z]+$"    # refused`,
    stopsGenerate: true,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
