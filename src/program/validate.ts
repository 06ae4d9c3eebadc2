import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import type { OfficialSides } from "./official.js";
import { type Input, type Outcome, validate as validateInput } from "./pipeline.js";
import { type Result, toResult, type Verdict, verdictOf } from "./result.js";

/** How a document is validated. */
export interface ValidateOptions extends DocumentOptions {
  /** Asks @asyncapi/parser, too, in a process of its own, and says who says what. Default: false. */
  readonly official?: boolean | { readonly timeoutMs?: number | undefined } | undefined;
}

/** What was found. */
export interface ValidateResult extends Result {
  /** What each side says of the whole, where the official parser was asked. */
  readonly official?: OfficialSides;
}

/** Checks a document: structure, references, rules, schemas, examples. Rejects with a `UsageError` for a wrong call. */
export async function validate(
  document: DocumentSource,
  options: ValidateOptions = {},
): Promise<ValidateResult> {
  const input = toInput(document, options);
  const { official } = options;
  if (official === undefined || official === false) return toResult(await validateInput(input), input);
  return askBoth(input, official === true ? {} : official);
}

async function askBoth(
  input: Input,
  { timeoutMs }: { readonly timeoutMs?: number | undefined },
): Promise<ValidateResult> {
  const { openOfficial } = await import("./official.js");
  const official = openOfficial({ cwd: input.cwd ?? "", timeoutMs });
  input.signal?.addEventListener("abort", official.end);
  try {
    const outcome = await validateInput({ ...input, onRead: official.ask });
    const both = await official.merge(outcome.diagnostics);
    input.signal?.throwIfAborted();
    if (both === undefined) return toResult(outcome, input);
    const { diagnostics, ours, theirs } = both;
    const result = toResult({ ...outcome, diagnostics }, input);
    const isSilent = theirs === "none";
    return {
      ...result,
      verdict: isSilent ? silentVerdict(outcome, input) : result.verdict,
      official: { ours, theirs, version: official.version },
    };
  } finally {
    input.signal?.removeEventListener("abort", official.end);
    official.end();
  }
}

/** Ours with errors is invalid in any case; otherwise a parser that gave no verdict leaves the whole undecided. */
function silentVerdict({ diagnostics }: Outcome, { strict }: Input): Verdict {
  const own = verdictOf(diagnostics, strict === true);
  return own === "valid" ? "undecided" : own;
}
