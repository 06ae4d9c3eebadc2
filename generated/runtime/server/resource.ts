import { onAbort } from "../wire/abort.js";
import type { ResourceAnswer, ResourceRequest } from "../wire/acceptor.js";
import { withoutBlobs } from "../wire/blob.js";
import { securityOf } from "../wire/channel-plan.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { put } from "../wire/pointer-edit.js";
import { missingOf, readQuery } from "../wire/query.js";
import type { Denial } from "../wire/refusal.js";
import type { HttpOperation, OperationDescription, Refusal } from "../wire/service.js";
import type { Admitter } from "./admission.js";
import { isStream } from "./answer-stream.js";
import { checkIncoming } from "./incoming.js";
import { invoke, type Outcome } from "./invoke.js";
import { denyOf } from "./refusal-cause.js";
import { findReply } from "./reply.js";
import { addHeaders, answerBytes, answerMessage, answerNothing, answerRefusal } from "./resource-answer.js";
import { ResourceCall } from "./resource-call.js";
import type { ServerState } from "./state.js";

/** What answering needs of the server. */
export interface Desk {
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
}

/** Either what comes next, or the answer already. */
type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly denial: Denial };

const pass = <T>(value: T) => ({ ok: true, value }) as const;
const deny = (denial: Denial) => ({ ok: false, denial }) as const;

/** Answers a request of HTTP. Never throws. */
export async function answerResource(desk: Desk, request: ResourceRequest): Promise<ResourceAnswer> {
  const { description } = desk.state;
  const name = request.operation;
  const operation = Object.hasOwn(description.operations, name) ? description.operations[name] : undefined;
  const nobody = { operation: undefined, payload: undefined, identity: undefined };
  if (operation?.http === undefined)
    return answerRefusal(undefined, { reasons: ["not-found"], text: "there is nothing here" }, nobody);
  const refusal = description.channels[operation.channel]?.refusal;
  const asked = { name, operation, http: operation.http, refusal, request };
  if (desk.isClosing())
    return answerRefusal(
      refusal,
      { reasons: ["closed"], text: "the server is closing", status: 503, retryAfterMs: 1_000 },
      { ...nobody, operation: name },
    );
  const replyHeaders: [string, string][] = [];
  return addHeaders(await answerAsked(desk, asked, replyHeaders), replyHeaders);
}

/** Where a contract says `busy` of two polls of one session, its word for too much at once comes first. */
const tooManyPolls: Denial = {
  ...{ reasons: ["rate-limited", "busy"], text: "too many polls wait already" },
  ...{ status: 503, retryAfterMs: 1_000 },
};

const closed = { status: 503, retryAfterMs: 1_000 };

async function answerAsked(
  desk: Desk,
  asked: Asked,
  replyHeaders: [string, string][],
): Promise<ResourceAnswer> {
  const { state } = desk;
  const { name, operation, request, refusal } = asked;
  const refused = {
    operation: name,
    payload: request.body.ok ? request.body.value : undefined,
    identity: undefined,
  };
  try {
    const identified = await identify(desk, asked, replyHeaders);
    if (!identified.ok) return answerRefusal(refusal, identified.denial, refused);
    const identity = identified.value;
    const checked = checkRequest(state, asked);
    if (!checked.ok) return answerRefusal(refusal, checked.denial, { ...refused, identity });
    const declared = [state.description.channels[operation.channel]?.query, asked.http.query];
    const optional = declared.flatMap((one) => [...(one?.required ?? []), ...(one?.optional ?? [])]);
    const query = readQuery(request.query, { required: [], optional });
    const call = new ResourceCall({
      state,
      request,
      identity,
      query,
      replyHeaders,
      poll: operation.poll,
    });
    const leave = operation.poll === undefined ? () => {} : desk.park(request.remoteAddress);
    if (leave === undefined) {
      state.report({ kind: "refused", channel: operation.channel, operation: name, reason: "busy" });
      return answerRefusal(refusal, tooManyPolls, { ...refused, identity });
    }
    const outcome = await run(desk, asked, { call, message: checked.value, identity }).finally(leave);
    const answered = outcome.ok ? readAnswer(state, asked, { call, value: outcome.value }) : outcome;
    if (answered.ok) {
      request.delivered.then(
        (isDelivered) => call.settle(isDelivered),
        () => call.settle(false),
      );
      return answered.value;
    }
    call.settle(false);
    const denial = denyOf(state, { channel: operation.channel, operation: name }, answered.thrown);
    return answerRefusal(refusal, denial, { ...refused, identity });
  } catch (thrown) {
    const denial = denyOf(state, { channel: operation.channel, operation: name }, thrown);
    return answerRefusal(refusal, denial, refused);
  }
}

async function identify(
  { state, admitter }: Desk,
  { name, operation, request }: Asked,
  replyHeaders: [string, string][],
): Promise<Step<unknown>> {
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
  if (detail !== undefined) return deny({ ...detail, plain });
  return deny(plain);
}

/** Query and body; hands on which message the body is. */
function checkRequest(
  state: ServerState,
  { name, operation, http, request }: Asked,
): Step<AnyMessage | undefined> {
  const { channel, messages } = operation;
  const missing =
    missingOf(request.query, http.query) ??
    missingOf(request.query, state.description.channels[channel]?.query);
  const refuse = (denial: Denial) => {
    state.report({ kind: "refused", channel, operation: name, reason: denial.reasons[0] });
    return deny(denial);
  };
  if (missing !== undefined)
    return refuse({
      reasons: [`missing ?${missing}`, "invalid-message"],
      text: `the query has no \`${missing}\``,
    });
  const { body } = request;
  const [first] = messages;
  if (http.body === "none" || first === undefined) return pass(undefined);
  if (!body.ok) return refuse(bodyDenials[body.reason]);
  if (http.body === "bytes" || state.validation.incoming === "off") return pass(first);
  const payload = http.body === "form" ? withoutBlobs(body.value, http.files ?? []) : body.value;
  const message = messages.find((one) => one.is(payload)) ?? first;
  const denial = checkIncoming(state, channel, { message, payload });
  return denial === undefined ? pass(message) : refuse(denial);
}

const bodyDenials: Readonly<Record<"not-json" | "too-large" | "wrong-type" | "timeout", Denial>> = {
  "not-json": { reasons: ["not-json"], text: "the body is not JSON" },
  "too-large": { reasons: ["too-large"], text: "the body is too large" },
  "wrong-type": { reasons: ["invalid-message"], text: "the body is of another content type", status: 415 },
  timeout: { reasons: ["timeout"], text: "the body did not come to its end", status: 408 },
};

function run(
  { state, calls, isClosing }: Desk,
  { name, operation, request }: Asked,
  {
    call,
    message,
    identity,
  }: { call: ResourceCall<unknown>; message: AnyMessage | undefined; identity: unknown },
): Promise<Outcome> {
  const handler = state.handlers.get(name);
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  const payload = request.body.ok && message !== undefined ? request.body.value : undefined;
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
    const handle = () => (messages.length === 0 ? handler(call) : handler(payload, call));
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
        settle({ ok: false, thrown: new AsyncApiError("busy", "the server is closing", closed) });
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
  { name, operation, http, refusal }: Asked,
  { call, value }: { readonly call: ResourceCall<unknown>; readonly value: unknown },
): Answered {
  const messages = operation.reply?.messages ?? [];
  const fault = (reason: string, details?: object): Answered => ({
    ok: false,
    thrown: new AsyncApiError("internal", `${name}: ${reason}`, details),
  });
  if (messages.length === 0) return pass(answerNothing());
  if (value === undefined) return fault("there is no answer, but the contract declares one");
  if (isStream(value)) return fault("an answer of HTTP is one message");
  if (value instanceof Blob) {
    const answer = answerBytes(http, value);
    return answer === undefined ? fault("its answers are not bytes") : pass(answer);
  }
  const pointer = operation.poll?.cursor?.reply;
  const hasCursor = call.cursor !== undefined && pointer !== undefined;
  const payload = hasCursor ? (put(value, pointer, call.cursor) ?? value) : value;
  const asJson = messages.filter((message) => http.bytes?.[message.name] === undefined);
  const found = findReply(state, asJson, { channel: operation.channel, payload, refusal: refusal?.message });
  return found.ok
    ? pass(answerMessage(http, refusal, { message: found.message, payload }))
    : fault("the answer is none of its replies", found);
}
