import { abortedBy, onAbort, within } from "../wire/abort.js";
import type { Acceptor, RequestHeaders, ResourceRequest } from "../wire/acceptor.js";
import type { Clock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import { findOperation } from "../wire/route.js";
import type { HttpCall, HttpReply } from "../wire/transport.js";
import type { Judge, Passage } from "./faults.js";

/** What a call in memory meets on its way. */
interface Circumstances {
  readonly clock: Clock;
  readonly decide: Judge;
  readonly remoteAddress: string;
}

const cookieHeader = "cookie";

/** Asks an acceptor as if over HTTP: bodies cross as JSON, `Blob`s and what codecs make as they are. */
export async function callResource(
  acceptor: Acceptor,
  call: HttpCall,
  { clock, decide, remoteAddress }: Circumstances,
): Promise<HttpReply> {
  const route = findOperation(
    acceptor.description,
    call.operation.method,
    `${call.url.pathname}?${call.url.searchParams}`,
  );
  if (!route.ok) return { status: route.status, headers: {}, body: undefined };
  let delivered: (isDelivered: boolean) => void = () => {};
  const hungUp = new AbortController();
  const request: ResourceRequest = {
    operation: route.operation,
    parameters: route.parameters,
    query: new URLSearchParams(call.url.searchParams),
    headers: readHeaders(call.headers),
    cookies: readCookies(call.headers[cookieHeader]),
    remoteAddress,
    body: { ok: true, value: await copyBody(call) },
    signal: hungUp.signal,
    delivered: new Promise((resolve) => {
      delivered = resolve;
    }),
  };
  const pass = async (direction: Passage["direction"], body: unknown) => {
    const json = body === undefined || body instanceof Blob ? undefined : JSON.stringify(body);
    const { delayMs = 0, copies = 1, cut } = decide({ direction, kind: "call", json });
    if (delayMs > 0) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
    if (cut === "before" || copies === 0) throw lost();
    return cut;
  };
  const run = async (): Promise<HttpReply> => {
    const cutUp = await pass("up", request.body.ok ? request.body.value : undefined);
    const answered = acceptor.answer(request);
    if (cutUp !== undefined) {
      hungUp.abort(lost());
      throw lost();
    }
    const { status, headers, body } = await answered;
    await pass("down", body);
    const copy = body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : copyValue(body);
    return { status, headers: lowerCase(headers), body: copy };
  };
  const stop = onAbort(call.signal, () => hungUp.abort(abortedBy(call.signal)));
  try {
    const reply = await within({ clock, ms: 600_000, signals: [call.signal], what: "the call" }, run);
    delivered(true);
    return reply;
  } finally {
    stop();
    delivered(false);
  }
}

const lost = () => new AsyncApiError("connection-lost", "the wire was cut");

/** Headers by name in any case. */
export function readHeaders(headers: Readonly<Record<string, string>>): RequestHeaders {
  const byName = new Map(Object.entries(lowerCase(headers)));
  return (name) => byName.get(name.toLowerCase());
}

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const readCookies = (header = "") =>
  Object.fromEntries(
    header.split("; ").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [] : [[pair.slice(0, at), decode(pair.slice(at + 1))]];
    }),
  );

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As it would be on the other side of a wire. */
export const copyValue = (value: unknown): unknown =>
  value === undefined || value instanceof Blob ? value : JSON.parse(JSON.stringify(value) ?? "null");

async function copyBody({ body, operation }: HttpCall): Promise<unknown> {
  if (operation.body === "codec" && body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (!(body instanceof FormData)) return copyValue(body);
  const fields: Record<string, unknown> = {};
  body.forEach((value, name) => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  });
  return fields;
}
