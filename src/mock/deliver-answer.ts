import type { Acceptor, ResourceAnswer, ResourceRequest } from "../runtime/wire/acceptor.js";
import { type Delivery, describePayload, lost } from "./delivery.js";
import { requestPlaceOf } from "./operation-label.js";

/** The answer to a request, with what goes wrong on purpose: a lost one never comes, a cut one is 503. */
export async function deliverAnswer(
  inner: Acceptor,
  delivery: Delivery,
  request: ResourceRequest,
): Promise<ResourceAnswer> {
  const { description } = inner;
  const { dice, log } = delivery;
  const isLost = dice.isLost();
  const isCut = dice.isCut();
  const answered = withStatus(await inner.answer(request));
  const delayMs = dice.delayMs();
  if (delayMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, delayMs));
  const line = {
    service: description.name,
    place: requestPlaceOf(description, request.operation, request.parameters),
    direction: "<" as const,
    status: answered.status,
    ...describePayload(delivery, answered.body, answered.message?.name),
  };
  if (isLost) {
    log({ ...line, verdict: lost });
    await hungUp(request.signal);
  } else if (isCut) {
    log({ ...line, status: 503, verdict: "cut on purpose" });
    return { status: 503, headers: { connection: "close", "retry-after": "1" }, body: undefined };
  } else log({ ...line, verdict: answered.refusal === undefined ? "ok" : "refused" });
  return answered;
}

/** The handler has said which status is wished for. */
function withStatus(answer: ResourceAnswer): ResourceAnswer {
  const wished = Number(answer.headers["x-mock-status"]);
  return Number.isInteger(wished) && wished >= 200 ? { ...answer, status: wished } : answer;
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
