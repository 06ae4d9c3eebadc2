import { UsageError } from "../diagnostic/usage-error.js";
import { type Chaos, noChaos, parseChaos } from "../mock/chaos.js";
import type { DocumentFlags } from "./flags.js";

/** The flags of `mock`, as texts of the command line. */
export interface MockFlags extends DocumentFlags {
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly example?: string;
  readonly seed?: string;
  readonly hold?: string;
  readonly push?: boolean;
  readonly pushEvery?: string;
  readonly target?: string;
  readonly secret?: string;
  readonly chaos?: string;
  readonly showPayloads?: boolean;
}

/** The same, understood. */
export interface MockSettings {
  readonly port: number;
  readonly host: string;
  readonly isOpen: boolean;
  readonly example?: string;
  readonly seed: number;
  readonly holdSeconds?: number;
  /** Once, as soon as it is up. */
  readonly pushes: boolean;
  readonly pushEveryMs?: number;
  readonly target?: string;
  readonly secret?: string;
  readonly chaos: Chaos;
  readonly showsPayloads: boolean;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

/** Understands the flags. Throws a `UsageError`. */
export function readMockFlags(flags: MockFlags): MockSettings {
  const { host = "127.0.0.1", example } = flags;
  const holdSeconds = readNumber("hold", flags.hold, { most: 3_600, unit: "seconds" });
  const pushEvery = readNumber("push-every", flags.pushEvery, { least: 0.01, most: 86_400, unit: "seconds" });
  return {
    port:
      readNumber("port", flags.port, {
        most: 65_535,
        isWhole: true,
        unit: "a port, 0 for any that is free",
      }) ?? 8080,
    host,
    isOpen: flags.open === true,
    ...(example !== undefined && { example }),
    seed: readNumber("seed", flags.seed, { most: 2 ** 31 - 1, isWhole: true, unit: "a whole number" }) ?? 1,
    ...(holdSeconds !== undefined && { holdSeconds }),
    pushes: flags.push === true,
    ...readTarget(flags),
    ...(pushEvery !== undefined && { pushEveryMs: pushEvery * 1_000 }),
    chaos: readChaos(flags.chaos),
    showsPayloads: flags.showPayloads === true,
    isJson: readFormat(flags) === "json",
    isQuiet: flags.quiet === true,
  };
}

function readTarget({ target, secret }: MockFlags): Pick<MockSettings, "target" | "secret"> {
  if (target !== undefined && !/^https?:$/.test(URL.canParse(target) ? new URL(target).protocol : ""))
    throw UsageError.of("usage", {
      reason: `\`--target ${target}\` is no URL of HTTP`,
      hint: "Such as `--target http://localhost:3000/hooks`; the address of each webhook is added.",
    });
  if (secret !== undefined && secret.length < 16)
    throw UsageError.of("usage", {
      reason: "`--secret` is too short",
      hint: "Give at least 16 characters, the same to the receiver.",
    });
  return { ...(target !== undefined && { target }), ...(secret !== undefined && { secret }) };
}

interface Range {
  readonly least?: number;
  readonly most: number;
  readonly isWhole?: boolean;
  /** What it is, in words. */
  readonly unit: string;
}

function readNumber(
  flag: string,
  text: string | undefined,
  { least = 0, most, isWhole = false, unit }: Range,
): number | undefined {
  if (text === undefined) return undefined;
  const number = (isWhole ? /^\d{1,10}$/ : /^(?:\d{1,10}(?:\.\d+)?|\.\d+)$/).test(text)
    ? Number(text)
    : Number.NaN;
  if (number >= least && number <= most) return number;
  throw UsageError.of("usage", {
    reason: `\`--${flag} ${text}\` is not understood`,
    hint: `Give ${unit}, from ${least} to ${most}.`,
  });
}

function readChaos(text: string | undefined): Chaos {
  if (text === undefined) return noChaos;
  const parsed = parseChaos(text);
  if (parsed.ok) return parsed.chaos;
  throw UsageError.of("usage", {
    reason: `\`--chaos ${text}\`: ${parsed.reason}`,
    hint: "Such as `--chaos delay=200,drop=0.1,close=0.05`: milliseconds, then probabilities from 0 to 1.",
  });
}

function readFormat({ format = [] }: MockFlags): "text" | "json" {
  const [only, more] = format;
  const kind = only?.kind ?? "text";
  if (more === undefined && only?.path === undefined && (kind === "text" || kind === "json")) return kind;
  throw UsageError.of("usage", {
    reason: "the log of `mock` goes to stdout, in one format",
    hint: "Give `--format json` or nothing, and redirect it: `asyncwright mock --format json > log.jsonl`.",
  });
}
