import { AsyncApiError, type ErrorCode } from "./error.js";
import { stepsOf, valueAt } from "./pointer.js";
import type { Refusal } from "./service-description.js";
import type { Issue } from "./validation.js";

/** Why something is refused, as far as the other side may know it. */
export interface Denial {
  /** As `Refusal.codes` lists them, the narrowest first; the last one is the general reason. */
  readonly reasons: readonly [string, ...string[]];
  readonly text: string;
  readonly issues?: readonly Issue[];
  /** The contract's isListed code, where it is known already. */
  readonly contractCode?: string;
  readonly retryAfterMs?: number;
  /** HTTP status, where it is known already. */
  readonly status?: number;
  /** What is said in its place where the contract has no shape for it. */
  readonly plain?: Denial;
}

/** What a refusal answers. */
export interface Refused {
  /** Undefined where the request is of no operation that is known. */
  readonly operation: string | undefined;
  readonly payload: unknown;
  readonly identity: unknown;
}

/** A refusal in the contract's shape. */
interface RefusalPayload {
  readonly payload: unknown;
  readonly code: string | undefined;
}

/** The denial of a payload: a missing property has a reason of its isListed before `invalid-message`. */
export function denyIssues(issues: readonly Issue[]): Denial {
  const missing = issues.filter(({ keyword }) => keyword === "required").map(({ path }) => `missing ${path}`);
  const [first, ...others] = [...missing, "invalid-message"];
  const text = issues.map(({ message }) => message).join("; ");
  return { reasons: [first ?? "invalid-message", ...others], text: text || "it breaks the contract", issues };
}

/** Codes of errors that may be told; all others are the server's isListed business. */
const told: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(["invalid-message", "unauthenticated", "forbidden", "bad-state", "not-found", "busy"] as const),
  ...(["rate-limited", "too-large", "timeout"] as const),
]);

/** The denial that a thrown error asks for; undefined where it is a fault, whose details stay here. */
export function denyThrown(thrown: unknown): Denial | undefined {
  if (!(thrown instanceof AsyncApiError)) return undefined;
  const { code, reason, issues, contractCode, retryAfterMs, status } = thrown;
  if (!told.has(code) && contractCode === undefined) return undefined;
  return {
    reasons: [code],
    text: reason,
    issues,
    ...(contractCode === undefined ? {} : { contractCode }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(status === undefined ? {} : { status }),
  };
}

/** The contract's code for a denial: the narrowest reason that has one for the operation. */
export function codeOf(refusal: Refusal, denial: Denial, operation: string | undefined): string | undefined {
  if (denial.contractCode !== undefined) return denial.contractCode;
  for (const reason of denial.reasons) {
    if (!Object.hasOwn(refusal.codes, reason)) continue;
    const entry = refusal.codes[reason];
    if (typeof entry === "string") return entry;
    const isListed = operation !== undefined && entry !== undefined && Object.hasOwn(entry, operation);
    const code = isListed ? entry[operation] : entry?.["*"];
    if (code !== undefined) return code;
  }
  return undefined;
}

/**
 * The payload of a refusal in the contract's shape; undefined where the contract has none for this operation, or
 * where what comes out breaks the contract. Values of the request that would break it are left out.
 */
export function buildRefusal(
  refusal: Refusal | undefined,
  denial: Denial,
  refused: Refused,
): RefusalPayload | undefined {
  if (refusal === undefined) return undefined;
  const { operation } = refused;
  if (
    refusal.operations !== undefined &&
    !(operation !== undefined && refusal.operations.includes(operation))
  )
    return undefined;
  const code = codeOf(refusal, denial, operation);
  for (const from of [refused, { ...refused, payload: undefined }]) {
    const payload = fill(refusal.payload, (hole) => sourceOf(hole, refusal, denial, { ...from, code }));
    if (refusal.message.is(payload)) return { payload, code };
  }
  return undefined;
}

type Holes = (hole: string) => unknown;
type Sources = Refused & { readonly code: string | undefined };

const hole =
  /^\$(?:code|reason|now|issues|path|steps|keyword|expected|message|(?:request|identity)#(?:\/.*)?)$/;

/** Fills holes; members without a value are left out. */
function fill(template: unknown, valueOfHole: Holes): unknown {
  if (typeof template === "string") return fillText(template, valueOfHole);
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template))
    return template.map((one) => fill(one, valueOfHole)).filter((one) => one !== undefined);
  const entries = Object.entries(template).map(([key, value]) => [key, fill(value, valueOfHole)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function fillText(template: string, valueOfHole: Holes): unknown {
  const [first = "", ...others] = template.split(" | ");
  if (!hole.test(first)) return template;
  for (const one of [first, ...others]) {
    const value = hole.test(one) ? valueOfHole(one) : one;
    if (value !== undefined) return value;
  }
  return undefined;
}

function sourceOf(name: string, refusal: Refusal, denial: Denial, sources: Sources): unknown {
  if (name.startsWith("$request#")) return valueAt(sources.payload, name.slice("$request#".length));
  if (name.startsWith("$identity#")) return valueAt(sources.identity, name.slice("$identity#".length));
  switch (name) {
    case "$code":
      return sources.code;
    case "$reason":
      return denial.text;
    case "$now":
      return new Date().toISOString();
    case "$issues":
      return listIssues(refusal.issue, denial.issues ?? []);
    default:
      return undefined;
  }
}

/** Without a template issues stand as they are; without issues there is nothing. */
function listIssues(template: unknown, issues: readonly Issue[]): unknown {
  if (issues.length === 0) return undefined;
  if (template === undefined) return issues;
  return issues.map(({ path, keyword, expected, message }) => {
    const values: Readonly<Record<string, unknown>> = {
      $path: path,
      $steps: stepsOf(path),
      $keyword: keyword,
      $expected: expected,
      $message: message,
    };
    return fill(template, (name) => values[name]);
  });
}
