import type { ResourceAnswer } from "../wire/acceptor.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { escapeStep, valueAt } from "../wire/pointer.js";
import { buildRefusal, type Denial, type Refused } from "../wire/refusal.js";
import type { HttpOperation, Refusal } from "../wire/service-description.js";

/** Statuses of reasons, where the contract has none of its byCode. */
const statuses: Readonly<Record<string, number>> = {
  "not-json": 400,
  "not-an-object": 400,
  "tag-missing": 400,
  "tag-unknown": 400,
  "invalid-message": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "bad-state": 409,
  busy: 409,
  "too-large": 413,
  "rate-limited": 429,
  internal: 500,
  closed: 503,
  timeout: 504,
};

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

const json = { "content-type": "application/json" };

/** A refusal: in the contract's shape, without one as problem details (RFC 9457). */
export function answerRefusal(
  refusal: Refusal | undefined,
  denial: Denial,
  refused: Refused,
): ResourceAnswer {
  const built = buildRefusal(refusal, denial, refused);
  if (built === undefined && denial.plain !== undefined)
    return answerRefusal(undefined, denial.plain, refused);
  const general = denial.reasons.at(-1) ?? "internal";
  const byCode = built?.code === undefined ? undefined : refusal?.statuses?.[built.code];
  const given = denial.status !== undefined && denial.status >= 400 && denial.status < 600;
  const status = (given ? denial.status : byCode) ?? statuses[general] ?? 500;
  const retry: Readonly<Record<string, string>> =
    denial.retryAfterMs === undefined
      ? {}
      : { "retry-after": String(Math.ceil(denial.retryAfterMs / 1_000)) };
  const [reason] = denial.reasons;
  if (refusal !== undefined && built !== undefined) {
    const { message } = refusal;
    return { status, headers: { ...json, ...retry }, body: built.payload, message, refusal: reason };
  }
  const code = denial.contractCode ?? general;
  const issues = denial.issues === undefined || denial.issues.length === 0 ? {} : { issues: denial.issues };
  const body = {
    type: "about:blank",
    title: titles[status] ?? "Error",
    status,
    detail: denial.text,
    code,
    ...issues,
  };
  const headers = { "content-type": "application/problem+json", ...retry };
  return { status, headers, body, refusal: reason };
}

/** An answer as JSON, with the status that the contract gives it. */
export function answerMessage(
  http: HttpOperation,
  refusal: Refusal | undefined,
  { message, payload }: { readonly message: AnyMessage; readonly payload: unknown },
): ResourceAnswer {
  const byCode = refusal?.message === message ? statusOfRefusal(refusal, payload) : undefined;
  const status = byCode ?? statusOf(http, message.name) ?? (refusal?.message === message ? 400 : 200);
  return { status, headers: json, body: payload, message };
}

/** An answer of bytes; undefined where the operation has none. */
export function answerBytes(
  http: HttpOperation,
  messages: readonly AnyMessage[],
  bytes: Blob,
): ResourceAnswer | undefined {
  const [declared] = Object.entries(http.bytes ?? {});
  if (declared === undefined) return undefined;
  const [name, type] = declared;
  const message = messages.find((one) => one.name === name);
  const headers = { "content-type": bytes.type || type };
  return { status: statusOf(http, name) ?? 200, headers, body: bytes, ...(message && { message }) };
}

/** An answer without a body. */
export const answerEmpty = (http: HttpOperation, message: AnyMessage): ResourceAnswer => ({
  status: statusOf(http, message.name) ?? 204,
  headers: {},
  body: undefined,
  message,
});

/** Nothing to say. */
export const answerNothing = (): ResourceAnswer => ({ status: 204, headers: {}, body: undefined });

/** Headers that the handler has added. What could not be a header is left out. */
export function addHeaders(
  answer: ResourceAnswer,
  added: readonly (readonly [name: string, value: string])[],
): ResourceAnswer {
  const valid = added.filter(
    ([name, value]) => /^[!#$%&'*+.^`|~\w-]+$/.test(name) && !/[^\t\x20-\x7e\x80-\xff]/.test(value),
  );
  if (valid.length === 0) return answer;
  const lower = valid.map(([name, value]) => [name.toLowerCase(), value] as const);
  const cookies = lower.flatMap(([name, value]) => (name === "set-cookie" ? [value] : []));
  const isSingle = ([name]: readonly [string, string]) => name !== "set-cookie" || cookies.length === 1;
  const headers = { ...answer.headers, ...Object.fromEntries(lower.filter(isSingle)) };
  return cookies.length < 2 ? { ...answer, headers } : { ...answer, headers, cookies };
}

/** The first number; of a range its beginning. */
function statusOf({ statuses: declared }: HttpOperation, name: string): number | undefined {
  const all = declared?.[name] ?? [];
  const [first] = all.filter((one) => typeof one === "number");
  if (first !== undefined) return first;
  const [range] = all;
  return typeof range === "string" ? Number(range.replace(/x/gi, "0")) || undefined : undefined;
}

/** A refusal that a handler has returned says its code where the template has it. */
function statusOfRefusal(refusal: Refusal, payload: unknown): number | undefined {
  const pointer = findHole(refusal.payload, "");
  const code = pointer === undefined ? undefined : valueAt(payload, pointer);
  return typeof code === "string" || typeof code === "number" ? refusal.statuses?.[String(code)] : undefined;
}

/** Where the code stands in the template. */
function findHole(template: unknown, pointer: string): string | undefined {
  if (typeof template === "string") return /^\$code(?: \||$)/.test(template) ? pointer : undefined;
  if (typeof template !== "object" || template === null) return undefined;
  for (const [key, value] of Object.entries(template)) {
    const found = findHole(value, `${pointer}/${escapeStep(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
