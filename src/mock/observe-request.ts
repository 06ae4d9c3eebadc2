import type { Acceptor, ResourceAnswer, ResourceRequest } from "../runtime/wire/acceptor.js";
import { withoutBlobs } from "../runtime/wire/blob.js";
import type { OperationDescription, ServiceDescription } from "../runtime/wire/service.js";
import { describePayload, lost, type Post } from "./delivery.js";
import { placeOf } from "./operation-label.js";
import { judgeRequest } from "./verdict.js";

/** One request, with what goes wrong on purpose: a lost answer never comes, a cut one is 503. */
export async function observeRequest(
  inner: Acceptor,
  post: Post,
  request: ResourceRequest,
): Promise<ResourceAnswer> {
  const { description } = inner;
  const operation = description.operations[request.operation];
  if (operation === undefined) return inner.answer(request);
  const { dice, log } = post;
  const path = placeOf(description, operation.channel, request.parameters);
  const base = { service: description.name, place: `${operation.http?.method ?? "GET"} ${path}` };
  const shown = post.showsPayloads && request.body.ok && request.body.value !== undefined;
  log({
    ...{ ...base, direction: ">" as const, ...judgeRequest(operation, request) },
    ...(shown && request.body.ok && { payload: withoutBlobs(request.body.value) }),
  });
  const isLost = dice.isLost();
  const isCut = dice.isCut();
  const answered = withStatus(await inner.answer(request));
  const delayMs = dice.delayMs();
  if (delayMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, delayMs));
  const line = {
    ...base,
    direction: "<" as const,
    status: answered.status,
    ...describePayload(post, answered.body, nameOf(description, operation, answered)),
  };
  if (isLost) {
    log({ ...line, verdict: lost });
    await hungUp(request.signal);
  } else if (isCut) {
    log({ ...line, status: 503, verdict: "cut on purpose" });
    return { status: 503, headers: { connection: "close", "retry-after": "1" }, body: undefined };
  } else log({ ...line, verdict: answered.status < 400 || line.origin !== undefined ? "ok" : "refused" });
  return answered;
}

/** The handler has said which status is wished for. */
function withStatus(answer: ResourceAnswer): ResourceAnswer {
  const wished = Number(answer.headers["x-mock-status"]);
  return Number.isInteger(wished) && wished >= 200 ? { ...answer, status: wished } : answer;
}

/** A refusal is no example of ours: it is known by its shape. */
function nameOf(
  { channels }: ServiceDescription,
  { channel }: OperationDescription,
  { body, status }: ResourceAnswer,
): string | undefined {
  const refusal = channels[channel]?.refusal?.message;
  return status >= 400 && refusal?.is(body) ? refusal.name : undefined;
}

/** At the latest after a minute: nobody waits longer. */
const hungUp = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 60_000);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
