import { AsyncApiError } from "../../../runtime/wire/error.js";
import type { Action } from "./action.js";
import { answerView, remark } from "./answers.js";
import type { Draft } from "./composing.js";
import type { ConnectionSettings } from "./connection-settings.js";
import type { Connections } from "./connections.js";
import { explain } from "./explain.js";
import type { FrameLog } from "./frame-log.js";
import { fillParameters } from "./known-parameters.js";
import type { Live } from "./live.js";
import { type Reply, recordCall } from "./recorder.js";
import { Session } from "./session.js";
import { type JudgedFrame, judgeAnswer } from "./verdict.js";

/** What sending needs of the page. */
interface Asking {
  readonly live: Live;
  readonly settings: ConnectionSettings;
  readonly log: FrameLog;
  readonly connections: Connections;
  /** Answers go here. */
  readonly answers: HTMLElement;
  /** A parameter was filled in from an answer. */
  readonly parametersFilled: () => void;
}

/** Sends what was written, and shows what comes back. Never rejects. */
export async function send(asking: Asking, channel: string, draft: Draft): Promise<void> {
  const { answers, settings, log } = asking;
  const { action } = draft;
  const began = performance.now();
  const took = () => performance.now() - began;
  const hasReply = action.operation?.reply !== undefined;
  answers.replaceChildren(remark("plain", hasReply ? "Waiting for the answer …" : "Sending …"));
  let count = 0;
  const show = (judged: JudgedFrame, payload: unknown) => {
    if (count === 0) answers.replaceChildren();
    count += 1;
    answers.append(answerView(judged, payload, took()));
    while (answers.childElementCount > mostAnswers) answers.firstElementChild?.remove();
    if (fillParameters(asking.live, settings, payload)) asking.parametersFilled();
  };
  try {
    if (action.http === undefined) await converse(asking, { channel, draft, show });
    else await call(asking, { channel, draft, show });
    if (count === 0) answers.replaceChildren(remark("plain", `Sent after ${Math.round(took())} ms.`));
  } catch (thrown) {
    const why = explain(thrown, settings.journey(channel, action.http && action.name));
    if (count === 0) answers.replaceChildren();
    answers.append(remark("wrong", why));
    if (action.http !== undefined) log.add({ direction: "note", channel, name: `${action.name}: ${why}` });
  }
}

const mostAnswers = 50;

interface Sending {
  readonly channel: string;
  readonly draft: Draft;
  readonly show: (judged: JudgedFrame, payload: unknown) => void;
}

async function converse({ live, connections }: Asking, { channel, draft, show }: Sending): Promise<void> {
  const { action, message, payload } = draft;
  const session = await connections.open(channel);
  await session.do(action, { message: message?.name, payload }, (answer) =>
    show(judgeAnswer(live.description, repliesOf(action), answer), answer),
  );
}

const repliesOf = ({ operation }: Action) => operation?.reply?.messages ?? [];

/** A request of HTTP has a client of its own: it goes where the fields say now. */
async function call({ live, settings, log }: Asking, { channel, draft, show }: Sending): Promise<void> {
  const { action, message, payload } = draft;
  const heard: { reply?: Reply } = {};
  const tap = recordCall(live, log, {
    ...{ draft, channel },
    replied(reply) {
      heard.reply = reply;
      show({ name: `${reply.status} ${reply.name}`, verdict: reply.verdict }, reply.body);
    },
  });
  const session = await Session.open({ live, settings, channel, tap, changed: () => {} });
  try {
    await session.do(action, { message: message?.name, payload }, () => {});
  } catch (thrown) {
    // What is wrong with an answer stands beside it.
    if (heard.reply === undefined) throw thrown;
  } finally {
    await session.close();
  }
  const { status } = heard.reply ?? {};
  if (status === 401 || status === 403) throw new AsyncApiError("unauthenticated", "", { status });
}
