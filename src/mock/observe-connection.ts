import type { Acceptor, Admitted, Peer, Session } from "../runtime/wire/acceptor.js";
import type { ChannelPlan } from "../runtime/wire/channel-plan.js";
import { createQueue } from "./chaos.js";
import { describePayload, lost, type Post } from "./delivery.js";
import { recognise } from "./identity.js";
import type { LogEntry } from "./log.js";
import { placeOf } from "./operation-label.js";
import { judgeFrame } from "./verdict.js";

/** One connection, from here on with a number. */
export function observeConnection(
  inner: Acceptor,
  post: Post,
  { admitted, peer }: { readonly admitted: Admitted; readonly peer: Peer },
): Session {
  const { channel, parameters } = admitted.handshake;
  const plan = post.plan.channels.get(channel);
  const { dice } = post;
  const place = placeOf(inner.description, channel, parameters);
  const base = { service: inner.description.name, place, connection: post.nextNumber() };
  const queue = createQueue();
  const log = (entry: Pick<LogEntry, "direction" | "verdict" | "message" | "origin" | "payload">) =>
    post.log({ ...base, ...entry });
  const show = (payload: unknown) => (post.showsPayloads ? { payload } : {});
  const cutMaybe = () => {
    if (!dice.isCut()) return;
    log({ direction: "-", verdict: "cut on purpose" });
    peer.terminate();
  };
  /** Hands something over later, or never. */
  const pass = (payload: unknown, name: string | undefined, send: () => void) => {
    const isLost = dice.isLost();
    queue.later(dice.delayMs(), () => {
      log({ direction: "<", verdict: isLost ? lost : "ok", ...describePayload(post, payload, name) });
      if (!isLost) send();
      cutMaybe();
    });
  };
  log({ direction: "-", verdict: `connected${transportWord(admitted)}` });
  const session = inner.connect(admitted, {
    ...forward(peer),
    get bufferedBytes() {
      return peer.bufferedBytes;
    },
    send: (frame) => pass(frame.payload, frame.message.name, () => peer.send(frame)),
    close: (code, reason) => queue.later(0, () => peer.close(code, reason)),
  });
  return {
    id: session.id,
    receive(frame, acknowledge) {
      if (frame.ok) recognise(admitted.identity, plan?.description.sender, frame.payload);
      const isLost = dice.isLost();
      const judgement = plan && judgeFrame(plan, frame, admitted.identity);
      const shown = frame.ok ? show(frame.payload) : {};
      const verdict = isLost ? lost : (judgement?.verdict ?? "unknown");
      log({ direction: ">", ...judgement, verdict, ...shown });
      if (!isLost && acknowledge === undefined) session.receive(frame);
      if (!isLost && acknowledge !== undefined)
        session.receive(frame, (payload) =>
          pass(payload, refusalName(plan, payload), () => acknowledge(payload)),
        );
      cutMaybe();
    },
    closed(closing) {
      queue.stop();
      const { code, reason } = closing;
      log({ direction: "-", verdict: `closed ${code}${reason === "" ? "" : `: ${reason}`}` });
      session.closed(closing);
    },
  };
}

/** Without `group`: one by one, so that each frame can be written down. */
const forward = (peer: Peer): Pick<Peer, "terminate" | "pause" | "resume" | "joined" | "left"> => ({
  terminate: () => peer.terminate(),
  pause: () => peer.pause(),
  resume: () => peer.resume(),
  joined: (room) => peer.joined?.(room),
  left: (room) => peer.left?.(room),
});

const transportWord = ({ handshake: { transport } }: Admitted): string =>
  transport === "socketio" ? " (Socket.IO)" : "";

/** An acknowledgement does not say which message it is: without an example of ours it is the refusal, if any. */
function refusalName(plan: ChannelPlan | undefined, payload: unknown): string | undefined {
  const message = plan?.description.refusal?.message;
  return message?.is(payload) ? message.name : undefined;
}
