import { within } from "../wire/abort.js";
import { pauseAfter } from "../wire/backoff.js";
import { withoutBlobs } from "../wire/blob.js";
import { type Codec, nameOfType } from "../wire/codec.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { renderCookies } from "../wire/handshake-headers.js";
import type { HttpOperation, OperationDescription } from "../wire/service-description.js";
import type { HttpReply, Transport } from "../wire/transport.js";
import { findAmong } from "../wire/vocabulary.js";
import { approach } from "./approach.js";
import type { CallOptions } from "./connection.js";
import { readArguments } from "./operation-methods.js";
import { type ClientSettings, check } from "./settings.js";
import type { Place } from "./target.js";

/** Where and how an HTTP operation is asked. */
export interface HttpCallOptions extends CallOptions, Place {
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A transport that brings along how operations are asked: clients of sockets alone do without that code. */
export interface ResourceTransport extends Transport {
  readonly callOperation: typeof callOperation;
}

type Resource = OperationDescription & { readonly http: HttpOperation };

/** How often an idempotent operation is asked again where no answer came. */
const retries = 2;

/** An operation as a method asks it. */
export interface ResourceMethod {
  readonly name: string;
  readonly operation: OperationDescription;
  /** What the connection knows of its place, where the operation is one of a connection. */
  readonly place: Omit<HttpCallOptions, keyof CallOptions>;
}

/**
 * Asks an HTTP resource with what its method was called with. Resolves to the body of a declared answer, or to nothing
 * where none is declared.
 */
export async function callOperation(
  settings: ClientSettings,
  { name, operation: described, place: known }: ResourceMethod,
  given: readonly unknown[],
): Promise<unknown> {
  const { http } = described;
  if (http === undefined) throw new AsyncApiError("unsupported", `${name} is no HTTP operation`);
  const operation: Resource = { ...described, http };
  const read = readArguments(name, operation, given);
  if (read instanceof AsyncApiError) throw read;
  const { payload } = read;
  const { clock, limits, signal, calls } = settings;
  const { timeoutMs = limits.requestMs, ...more }: HttpCallOptions = read.options;
  const place: HttpCallOptions = {
    ...more,
    parameters: { ...known.parameters, ...more.parameters },
    query: { ...known.query, ...more.query },
    headers: { ...known.headers, ...more.headers },
  };
  const message = chooseMessage(operation, read.message, { payload, headers: place.headers ?? {} });
  if (message !== undefined) {
    const error = check(settings, "outgoing", operation.channel, message, withoutBlobs(payload));
    if (error !== undefined) throw error;
  }
  const call = new AbortController();
  if (signal.aborted) call.abort(signal.reason);
  calls.add(call);
  const deadline = {
    clock,
    ms: timeoutMs,
    signals: [call.signal, place.signal],
    what: operation.http.method,
  };
  const headed = message ?? operation.headed?.[0];
  const asked = within(deadline, (stop) =>
    ask(settings, operation, { ...place, payload, headed, signal: stop }),
  );
  const leave = () => calls.delete(call);
  asked.then(leave, leave);
  return readReply(settings, operation, await asked);
}

/** Of messages with one payload the one that the headers are of; else the one that the payload is of. */
const chooseMessage = (
  { headers: rules, messages }: Resource,
  likely: AnyMessage | undefined,
  { payload, headers }: { readonly payload: unknown; readonly headers: Readonly<Record<string, unknown>> },
): AnyMessage | undefined =>
  (rules &&
    messages.find((one) => {
      const { [one.name]: own } = rules;
      const isFitting = own === undefined || own.issuesOf(one, own.write(headers), false).length === 0;
      return isFitting && one.is(withoutBlobs(payload));
    })) ??
  likely;

/** The codec of a content type. Throws where nobody has brought it. */
function codecOf({ codecs, service }: ClientSettings, type: string): Codec {
  const name = nameOfType(type);
  const codec = codecs[name] ?? service.codecs?.[name];
  if (codec !== undefined) return codec;
  throw new AsyncApiError("unsupported", `there is no codec for \`${name}\`: pass it in \`codecs\``);
}

/** Asks, and again where nobody knows whether it arrived and that does no harm. */
async function ask(
  settings: ClientSettings,
  operation: Resource,
  options: HttpCallOptions & {
    readonly payload: unknown;
    /** The message whose headers the request has. */
    readonly headed: AnyMessage | undefined;
    readonly signal: AbortSignal;
  },
): Promise<HttpReply> {
  const { payload, signal, headed, headers = {} } = options;
  const texts = operation.headers?.[headed?.name ?? ""]?.write(headers) ?? headers;
  for (let failures = 1; ; failures += 1) {
    const goal = { channel: operation.channel, place: options, operation };
    const { url, transport, ...found } = await approach(settings, "call", goal);
    const cookie = renderCookies(found.cookies);
    const sent = { ...(cookie && { cookie }), ...found.headers, ...asTexts(texts) };
    const error = headed && checkHeaders(settings, "outgoing", operation, headed, sent);
    if (error !== undefined) throw error;
    try {
      return await transport.call({
        operation: operation.http,
        url,
        headers: sent,
        ...(payload !== undefined && { body: toBody(settings, operation.http, payload) }),
        signal,
      });
    } catch (thrown) {
      const error = AsyncApiError.from(thrown, "connection-lost");
      const isLost = error.code === "connection-lost" || error.code === "connection-refused";
      if (!isLost || !operation.isIdempotent || failures > retries || signal.aborted) throw error;
      const { clock, limits, random } = settings;
      const ms = pauseAfter(failures, limits, random, error.retryAfterMs);
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      if (signal.aborted) throw error;
    }
  }
}

async function readReply(settings: ClientSettings, operation: Resource, reply: HttpReply): Promise<unknown> {
  const { status } = reply;
  const isFine = status >= 200 && status < 300;
  if (operation.reply === undefined && isFine) return undefined;
  const candidates = listAnswers(operation, status);
  const body = await decodeReply(settings, operation.http, candidates, reply);
  const fitting =
    operation.headers &&
    candidates.filter(
      (one) => (operation.headers?.[one.name]?.issuesOf(one, reply.headers, true) ?? []).length === 0,
    );
  const among = fitting === undefined || fitting.length === 0 ? candidates : fitting;
  const found = among.length > 0 ? findAmong(among, withoutBlobs(body)) : undefined;
  if (found?.ok !== true)
    throw unexpected(operation, reply, found?.reason ?? "the contract does not declare it");
  const error =
    check(settings, "incoming", operation.channel, found.message, withoutBlobs(body)) ??
    checkHeaders(settings, "incoming", operation, found.message, reply.headers);
  if (error === undefined) return body;
  throw new AsyncApiError(error.code, error.reason, { issues: error.issues, status });
}

const asTexts = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** As `check`, for headers. */
function checkHeaders(
  { validation, report }: ClientSettings,
  direction: "incoming" | "outgoing",
  operation: Resource,
  message: AnyMessage,
  given: Readonly<Record<string, string>>,
): AsyncApiError | undefined {
  if (validation[direction] === "off") return undefined;
  const issues = operation.headers?.[message.name]?.issuesOf(message, given, direction === "incoming") ?? [];
  if (issues.length === 0) return undefined;
  report({ kind: "invalid-message", channel: operation.channel, message: message.name, direction, issues });
  if (validation[direction] === "warn") return undefined;
  const reasons = issues.map((issue) => issue.message).join("; ");
  return new AsyncApiError("invalid-message", `the headers of ${message.name}: ${reasons}`, { issues });
}

/** The body of an answer, read by the codec of its content type where one of the answers is of that. */
async function decodeReply(
  settings: ClientSettings,
  { types, texts }: HttpOperation,
  candidates: readonly AnyMessage[],
  { status, headers, body }: HttpReply,
): Promise<unknown> {
  if (types === undefined || !(body instanceof Blob)) return body;
  const given = nameOfType(headers["content-type"] ?? "");
  const isOfType = ({ name }: AnyMessage) => nameOfType(types[name] ?? "") === given;
  const found = candidates.find(isOfType);
  if (found === undefined) return body;
  const codec = codecOf(settings, given);
  const bytes = new Uint8Array(await body.arrayBuffer());
  try {
    return codec.decode(bytes, texts?.[found.name]);
  } catch (cause) {
    throw new AsyncApiError("unexpected-reply", `the answer says that it is ${given} but is not`, {
      ...{ status, cause },
    });
  }
}

/** The answers that are declared for a status: for itself, else for its hundred, else for all that is fine. */
function listAnswers({ http, reply }: Resource, status: number): readonly AnyMessage[] {
  const messages = reply?.messages ?? [];
  const withStatus = (wanted: number | string) =>
    messages.filter(({ name }) =>
      http.statuses?.[name]?.some((each) => String(each).toUpperCase() === String(wanted)),
    );
  const hundred = Math.floor(status / 100);
  for (const wanted of [status, `${hundred}XX`]) {
    const found = withStatus(wanted);
    if (found.length > 0) return found;
  }
  return hundred === 2 ? messages.filter(({ name }) => http.statuses?.[name] === undefined) : [];
}

function unexpected(operation: Resource, { status, headers }: HttpReply, reason: string): AsyncApiError {
  const seconds = Number(headers["retry-after"]);
  return new AsyncApiError("unexpected-reply", `${operation.http.method} was answered ${status}: ${reason}`, {
    status,
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
  });
}

function toBody(settings: ClientSettings, { body, type = "" }: HttpOperation, payload: unknown): unknown {
  if (body === "codec") return new Blob([toPart(codecOf(settings, type).encode(payload))], { type });
  if (body !== "form" || typeof payload !== "object" || payload === null) return payload;
  const form = new FormData();
  for (const [name, value] of Object.entries(payload))
    for (const each of Array.isArray(value) ? value : [value])
      if (each instanceof Blob) form.append(name, each);
      else if (each !== undefined && each !== null)
        form.append(name, typeof each === "object" ? JSON.stringify(each) : String(each));
  return form;
}

/** A copy: bytes may be a view of shared memory, which the types of browsers do not take for a part of a Blob. */
const toPart = (encoded: string | Uint8Array) =>
  typeof encoded === "string" ? encoded : new Uint8Array(encoded);
