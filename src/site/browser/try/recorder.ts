import type { Draft } from "./composing.js";
import type { FrameLog } from "./frame-log.js";
import type { Live } from "./live.js";
import type { Tap } from "./tap.js";
import { type JudgedFrame, judge, judgeFrame, judgeReply } from "./verdict.js";

/** What came back from an HTTP resource. */
export interface Reply extends JudgedFrame {
  readonly status: number;
  readonly body: unknown;
}

/** Writes what goes over connections into the log. */
export const recordFrames = ({ description }: Live, log: FrameLog): Tap => ({
  sent: (channel, message, payload) =>
    log.add({
      ...{ direction: "sent", channel, name: message.name, payload },
      verdict: judge(description, message, payload),
    }),
  heard(channel, frame) {
    const judged = judgeFrame(description, channel, frame);
    log.add({ direction: "received", channel, ...judged, ...(frame.ok && { payload: frame.payload }) });
  },
  asked() {},
  answered() {},
});

/** As that, and one request of HTTP: `replied` hears of its answer. */
export const recordCall = (
  live: Live,
  log: FrameLog,
  {
    draft: { action, message, payload },
    channel,
    replied,
  }: {
    readonly draft: Draft;
    readonly channel: string;
    readonly replied: (reply: Reply) => void;
  },
): Tap => ({
  ...recordFrames(live, log),
  asked: ({ operation: { method } }) =>
    log.add({
      ...{ direction: "sent", channel, name: `${method} ${action.name}` },
      ...(message !== undefined && { payload, verdict: judge(live.description, message, payload) }),
    }),
  answered(_, { status, body }) {
    if (action.operation === undefined) return;
    const judged = judgeReply(live.description, action.operation, { status, body });
    log.add({
      ...{ direction: "received", channel, name: `${status} ${judged.name}`, verdict: judged.verdict },
      ...(body !== undefined && { payload: body }),
    });
    replied({ ...judged, status, body });
  },
});
