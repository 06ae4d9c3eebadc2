import { nothing, onAbort } from "../wire/abort.js";
import type { ResourceAnswer, ResourceRequest } from "../wire/acceptor.js";
import { withoutBlobs } from "../wire/blob.js";
import { securityOf } from "../wire/channel-plan.js";
import type { Verdict } from "../wire/decision.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { isEmpty } from "../wire/medium.js";
import { put } from "../wire/pointer-edit.js";
import { readQuery } from "../wire/query.js";
import type { Denial } from "../wire/refusal.js";
import { operationsBeside } from "../wire/route.js";
import type {
  HttpOperation,
  OperationDescription,
  Refusal,
  ServiceDescription,
} from "../wire/service-description.js";
import type { Admitter } from "./admission.js";
import { isStream } from "./answer-stream.js";
import { invoke, type Outcome } from "./invoke.js";
import { accepted, checkIncoming, refusedFor } from "./judgement.js";
import { denyOf } from "./refusal-cause.js";
import { findReply } from "./reply.js";
import {
  addHeaders,
  answerBytes,
  answerEmpty,
  answerMessage,
  answerNothing,
  answerRefusal,
} from "./resource-answer.js";
import { bodyDenials, decodeBody, encodeAnswer, payloadAs } from "./resource-body.js";
import { ResourceCall } from "./resource-call.js";
import {
  chooseByHeaders,
  completeHeaders,
  denyIncomingHeaders,
  headerIssues,
  headersOf,
} from "./resource-headers.js";
import { judgeQuery } from "./resource-query.js";
import type { ServerState } from "./state.js";

/** What answering needs of the server. */
interface Desk {
  readonly state: ServerState;
  readonly admitter: Admitter;
  /** Nothing new begins. */
  readonly isClosing: () => boolean;
  /** What is being handled: a server that closes tells them so. */
  readonly calls: Set<ResourceCall<unknown>>;
  /** Takes a place for a poll that waits; what it returns gives the place back. Undefined where there is none. */
  readonly park: (address: string) => (() => void) | undefined;
}

/** An operation that is asked for. */
interface Asked {
  readonly name: string;
  readonly operation: OperationDescription;
  readonly http: HttpOperation;
  readonly refusal: Refusal | undefined;
  readonly request: ResourceRequest;
  readonly replyHeaders: [name: string, value: string][];
}

/** A request that goes to its handler. */
interface Accepted {
  readonly identity: unknown;
  readonly message: AnyMessage | undefined;
  /** Gives back the place of a poll that waits. */
  readonly leave: () => void;
}

/** A request that does not: why, and what it was taken for until then. */
interface Denied {
  readonly denial: Denial;
  readonly verdict: Verdict;
  readonly identity: unknown;
  readonly message: AnyMessage | undefined;
}

type Step<T, No> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & No);

const pass = <T>(value: T) => ({ ok: true, value }) as const;

/** Answers a request of HTTP. Never throws. */
export async function answerResource(desk: Desk, given: ResourceRequest): Promise<ResourceAnswer> {
  const { description } = desk.state;
  const placed = Object.hasOwn(description.operations, given.operation)
    ? description.operations[given.operation]
    : undefined;
  const body = decodeBody(desk.state.codecs, placed?.http ?? { method: "", body: "none" }, given.body);
  const request = { ...given, body };
  const name = meantBy(description, request);
  const operation = placed && description.operations[name];
  if (operation?.http === undefined)
    return answerRefusal(
      undefined,
      { reasons: ["not-found"], text: "there is nothing here" },
      { operation: undefined, payload: undefined, identity: undefined },
    );
  const refusal = description.channels[operation.channel]?.refusal;
  const replyHeaders: [string, string][] = [];
  const asked = { name, operation, http: operation.http, refusal, request, replyHeaders };
  const observe = createObserver(desk.state, asked);
  const answer = await answerAsked(desk, asked, observe);
  observe.answered(answer);
  return addHeaders(answer, replyHeaders);
}

/** The operation whose message the body is, of those that share a method and an address; the first where it is none. */
function meantBy(description: ServiceDescription, { operation, body, headers }: ResourceRequest): string {
  if (!body.ok || !Object.hasOwn(description.operations, operation)) return operation;
  const [first = operation, ...others] = operationsBeside(description, operation);
  if (others.length === 0) return first;
  const names = [first, ...others];
  const takesIt = (name: string, hasToFit: boolean) => {
    const one = description.operations[name];
    if (one?.http === undefined) return false;
    const { messages, http } = one;
    return messages.some(
      (message) =>
        message.is(payloadAs(http, message, body.value)) &&
        (!hasToFit || headerIssues(one, message, headers).length === 0),
    );
  };
  return names.find((name) => takesIt(name, true)) ?? names.find((name) => takesIt(name, false)) ?? first;
}

/** Tells of one request. */
interface RequestObserver {
  received(verdict: Verdict, message: AnyMessage | undefined): void;
  answered(answer: ResourceAnswer): void;
}

const unobserved: RequestObserver = { received: nothing, answered: nothing };

function createObserver(
  { observe, newId }: ServerState,
  { name, operation, request }: Asked,
): RequestObserver {
  if (observe === undefined) return unobserved;
  const subject = { request: newId(), channel: operation.channel, operation: name };
  const { parameters, body } = request;
  return {
    received: (verdict, message) =>
      observe({
        ...{ kind: "request-received", ...subject, parameters, message: message?.name },
        ...{ payload: body.ok ? body.value : undefined, verdict },
      }),
    answered: ({ status, message, refusal }) =>
      observe({ kind: "request-answered", ...subject, status, message: message?.name, refusal }),
  };
}

async function answerAsked(desk: Desk, asked: Asked, observe: RequestObserver): Promise<ResourceAnswer> {
  const { state } = desk;
  const { name, operation, request, refusal } = asked;
  const place = { channel: operation.channel, operation: name };
  const payload = request.body.ok ? request.body.value : undefined;
  const refused = { operation: name, payload, identity: undefined };
  try {
    const step = await receive(desk, asked);
    const known = step.ok ? step.value : step;
    observe.received(step.ok ? accepted : step.verdict, known.message);
    const { identity } = known;
    if (!step.ok) return answerRefusal(refusal, step.denial, { ...refused, identity });
    const answered = await handle(desk, asked, step.value);
    return answered.ok
      ? answered.value
      : answerRefusal(refusal, denyOf(state, place, answered.thrown), { ...refused, identity });
  } catch (thrown) {
    return answerRefusal(refusal, denyOf(state, place, thrown), refused);
  }
}

const closing: Denial = {
  ...{ reasons: ["closed"], text: "the server is closing" },
  ...{ status: 503, retryAfterMs: 1_000 },
};

/** Where a contract says `busy` of two polls of one session, its word for too much at once comes first. */
const tooManyPolls: Denial = {
  ...{ reasons: ["rate-limited", "busy"], text: "too many polls wait already" },
  ...{ status: 503, retryAfterMs: 1_000 },
};

/** Everything that comes before the handler: credentials, query and body, a place for a poll. */
async function receive(desk: Desk, asked: Asked): Promise<Step<Accepted, Denied>> {
  const { state } = desk;
  const { name, operation, request } = asked;
  const deny = (denial: Denial, identity?: unknown, message?: AnyMessage) =>
    ({ ok: false, denial, verdict: refusedFor(denial), identity, message }) as const;
  if (desk.isClosing()) return deny(closing);
  const identified = await identify(desk, asked);
  if (!identified.ok) return deny(identified.denial);
  const identity = identified.value;
  const checked = checkRequest(state, asked);
  if (!checked.ok) {
    const { denial, verdict, message } = checked;
    state.report({
      ...{ kind: "refused", channel: operation.channel, operation: name, reason: denial.reasons[0] },
    });
    return { ok: false, denial, verdict, identity, message };
  }
  const message = checked.value;
  const leave = operation.poll === undefined ? nothing : desk.park(request.remoteAddress);
  if (leave !== undefined) return pass({ identity, message, leave });
  state.report({ kind: "refused", channel: operation.channel, operation: name, reason: "busy" });
  return deny(tooManyPolls, identity, message);
}

async function handle(desk: Desk, asked: Asked, { identity, message, leave }: Accepted): Promise<Answered> {
  const { state } = desk;
  const { operation, request, replyHeaders } = asked;
  const declared = [state.description.channels[operation.channel]?.query, asked.http.query];
  const optional = declared.flatMap((one) => [...(one?.required ?? []), ...(one?.optional ?? [])]);
  const query = {
    ...readQuery(request.query, { required: [], optional }),
    ...operation.queryValues?.read(request.query),
  };
  const { poll } = operation;
  const headers = headersOf(operation, message ?? headOf(asked), request.headers);
  const call = new ResourceCall({ state, request, identity, query, headers, replyHeaders, poll });
  const outcome = await run(desk, asked, { call, message, identity }).finally(leave);
  const answered = outcome.ok ? readAnswer(state, asked, { call, value: outcome.value }) : outcome;
  if (answered.ok)
    request.delivered.then(
      (isDelivered) => call.settle(isDelivered),
      () => call.settle(false),
    );
  else call.settle(false);
  return answered;
}

async function identify(
  { state, admitter }: Desk,
  { name, operation, request, replyHeaders }: Asked,
): Promise<Step<unknown, { readonly denial: Denial }>> {
  const { channel } = operation;
  const servers = state.description.channels[channel]?.servers ?? [];
  const security = operation.security ?? securityOf(state.description, servers);
  const { parameters, query, headers, cookies, remoteAddress, signal } = request;
  const known = await admitter.identify({
    ...{ channel, operation: name, security, parameters, query, headers, cookies, remoteAddress, signal },
    ...{ replyHeaders, checksOrigin: false, needsOrigin: false },
  });
  if (known.ok) return pass(known.identity);
  const { status, code, reason, retryAfterMs, detail } = known;
  const plain: Denial = {
    ...{ reasons: [code], text: reason, status },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  // In its own shape, with the status of its own table, the contract may say more.
  if (detail !== undefined) return { ok: false, denial: { ...detail, plain } };
  return { ok: false, denial: plain };
}

/** The message whose headers a request without a body has. */
const headOf = ({ operation, request }: Asked): AnyMessage | undefined =>
  chooseByHeaders(operation, operation.headed ?? operation.messages, request.headers);

function checkHeaders(
  state: ServerState,
  { operation, request }: Asked,
  message: AnyMessage | undefined,
): Step<AnyMessage | undefined, Omit<Denied, "identity">> | undefined {
  const denial = message && denyIncomingHeaders(state, operation, { message, header: request.headers });
  const { issues = [] } = denial ?? {};
  return denial && { ok: false, denial, verdict: { outcome: "invalid", issues }, message };
}

/** Query, headers and body; hands on which message the body is. */
function checkRequest(
  state: ServerState,
  asked: Asked,
): Step<AnyMessage | undefined, Omit<Denied, "identity">> {
  const { operation, http, request } = asked;
  const { channel, messages } = operation;
  const refused = judgeQuery(state, operation, request.query);
  if (refused !== undefined) {
    const { issues } = refused;
    const verdict = issues === undefined ? refusedFor(refused) : ({ outcome: "invalid", issues } as const);
    return { ok: false, denial: refused, verdict, message: undefined };
  }
  const { body } = request;
  const [first] = messages;
  if (http.body === "none" || first === undefined) {
    const message = headOf(asked);
    return checkHeaders(state, asked, message) ?? pass(first && message);
  }
  if (!body.ok) {
    const { reason } = body;
    return {
      ok: false,
      denial: bodyDenials[reason],
      verdict: { outcome: "unreadable", reason },
      message: first,
    };
  }
  if (http.body === "bytes") return checkHeaders(state, asked, first) ?? pass(first);
  if (state.validation.incoming === "off") return pass(first);
  const value = http.body === "form" ? withoutBlobs(body.value, http.files ?? []) : body.value;
  const likely = messages.filter((one) => one.is(payloadAs(http, one, value)));
  const message = chooseByHeaders(operation, likely, request.headers) ?? first;
  const denial = checkIncoming(state, { channel, message, payload: payloadAs(http, message, value) });
  if (denial === undefined) return checkHeaders(state, asked, message) ?? pass(message);
  const { issues = [] } = denial;
  return { ok: false, denial, verdict: { outcome: "invalid", issues }, message };
}

function run(
  { state, calls, isClosing }: Desk,
  { name, operation, http, request }: Asked,
  {
    call,
    message,
    identity,
  }: { call: ResourceCall<unknown>; message: AnyMessage | undefined; identity: unknown },
): Promise<Outcome> {
  const handler = state.handlers.get(name);
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  const payload =
    request.body.ok && message !== undefined ? payloadAs(http, message, request.body.value) : undefined;
  const { channel, poll, messages } = operation;
  const { remoteAddress } = request;
  const describe = () => ({
    ...{ service: state.description.name, channel, operation: name, message: message?.name },
    ...{ payload, identity, remoteAddress, connection: undefined },
  });
  const stop = (error: AsyncApiError) => call.abort(error);
  const release = onAbort(request.signal, () => stop(new AsyncApiError("aborted", "the other side hung up")));
  calls.add(call);
  if (isClosing()) call.goHome();
  const holdMs = (poll?.holdSeconds[1] ?? 0) * 1_000;
  return new Promise((resolve) => {
    const handle = () => (messages.every(isEmpty) ? handler(call) : handler(payload, call));
    const timeoutMs = holdMs + state.limits.handlerMs;
    let leave = () => {};
    const settle = (outcome: Outcome) => {
      release();
      leave();
      calls.delete(call);
      resolve(outcome);
    };
    // A server that has closed waits for no handler: whoever is still there is told.
    leave = onAbort(call.signal, () => {
      if (isClosing())
        settle({
          ok: false,
          thrown: new AsyncApiError("busy", closing.text, { status: 503, retryAfterMs: 1_000 }),
        });
    });
    invoke(state, { describe, timeoutMs, handle, expire: stop }, settle);
  });
}

type Answered =
  | { readonly ok: true; readonly value: ResourceAnswer }
  | { readonly ok: false; readonly thrown: unknown };

/** What a handler has returned, as an answer of the contract. */
function readAnswer(
  state: ServerState,
  { name, operation, http, refusal, replyHeaders }: Asked,
  { call, value }: { readonly call: ResourceCall<unknown>; readonly value: unknown },
): Answered {
  const messages = operation.reply?.messages ?? [];
  const fault = (reason: string, details?: object): Answered => ({
    ok: false,
    thrown: new AsyncApiError("internal", `${name}: ${reason}`, details),
  });
  const complete = (made: ResourceAnswer): Answered => {
    const { answer, issues } = completeHeaders(state, operation, { answer: made, replyHeaders });
    return issues === undefined ? pass(answer) : fault("its headers are not as declared", { issues });
  };
  if (messages.length === 0) return pass(answerNothing());
  const bare = value === undefined ? messages.find(isEmpty) : undefined;
  if (bare !== undefined) return complete(answerEmpty(http, bare));
  if (value === undefined) return fault("there is no answer, but the contract declares one");
  if (isStream(value)) return fault("an answer of HTTP is one message");
  if (value instanceof Blob) {
    const answer = answerBytes(http, messages, value);
    return answer === undefined ? fault("its answers are not bytes") : complete(answer);
  }
  const pointer = operation.poll?.cursor?.reply;
  const hasCursor = call.cursor !== undefined && pointer !== undefined;
  const payload = hasCursor ? (put(value, pointer, call.cursor) ?? value) : value;
  const asJson = messages.filter((message) => http.bytes?.[message.name] === undefined);
  const found = findReply(state, asJson, { channel: operation.channel, payload, refusal: refusal?.message });
  if (!found.ok) return fault("the answer is none of its replies", found);
  const answer = answerMessage(http, refusal, { message: found.message, payload });
  const encoded = encodeAnswer(state.codecs, http, answer);
  return encoded === undefined
    ? fault(`there is no codec for \`${http.types?.[found.message.name]}\`: pass it in \`codecs\``)
    : complete(encoded);
}
