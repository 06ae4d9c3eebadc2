import type { Acknowledge } from "../wire/acceptor.js";
import type { PlannedOperation } from "../wire/channel-plan.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { buildFrame } from "../wire/frame.js";
import { buildRefusal, type Denial } from "../wire/refusal.js";
import { isPending } from "../wire/reply-match.js";
import { readStream } from "./answer-stream.js";
import type { CallContext, CallOwner } from "./call-context.js";
import { deliverTo } from "./outgoing.js";
import { denyOf } from "./refusal-cause.js";
import { findReply } from "./reply.js";
import type { ServerState } from "./state.js";

/** A frame that arrived, as far as it is understood. */
interface Request {
  readonly payload: unknown;
  readonly operation: PlannedOperation | undefined;
  readonly acknowledge: Acknowledge | undefined;
}

/** A message of an operation. */
export type Answerable = Request & { readonly operation: PlannedOperation };

/** Says what one connection is answered: replies and refusals, as frames or as acknowledgements. */
export class Answerer {
  readonly #state: ServerState;
  readonly #owner: CallOwner;

  constructor(state: ServerState, owner: CallOwner) {
    this.#state = state;
    this.#owner = owner;
  }

  /** Pieces go out as they come. Where answers are acknowledgements only the last one can be: it is held back. */
  async answerStream(
    request: Answerable,
    stream: AsyncIterable<unknown>,
    context: CallContext,
  ): Promise<void> {
    const { reply } = request.operation.description;
    const isHeldBack = this.#owner.plan.acknowledges && request.acknowledge !== undefined;
    let held: { readonly piece: unknown } | undefined;
    try {
      await readStream(this.#state, stream, {
        timeoutMs: this.#state.limits.handlerMs,
        signal: context.signal,
        each: (piece) => {
          if (!isHeldBack || (reply !== undefined && isPending(reply, piece)))
            return this.answer(request, piece, "piece");
          const before = held;
          held = { piece };
          return before === undefined || this.answer(request, before.piece, "piece");
        },
      });
      if (held !== undefined) this.answer(request, held.piece, "last");
    } catch (thrown) {
      context.abort(thrown);
      this.refuseThrown(request, thrown);
    }
  }

  /** Sends an answer; false where it was none, which the other side is told. */
  answer(request: Answerable, payload: unknown, place: "piece" | "last"): boolean {
    if (!this.#owner.isOpen) return false;
    const { description, name } = request.operation;
    if (description.reply === undefined) return true;
    const { name: channel, description: channelDescription } = this.#owner.plan;
    const { sends, refusal } = channelDescription;
    const answer = { channel, payload, sends, refusal: refusal?.message };
    const found = findReply(this.#state, description.reply.messages, answer);
    if (!found.ok) {
      const error = new AsyncApiError("internal", `${name}: the answer is none of its replies`, found);
      this.refuse(request, denyOf(this.#state, { channel, operation: name }, error));
      return false;
    }
    this.#tell(request, { message: found.message, payload, refusal: undefined }, place);
    return true;
  }

  #tell(
    { acknowledge, operation }: Request,
    {
      message,
      payload,
      refusal,
    }: { readonly message: AnyMessage; readonly payload: unknown; readonly refusal: string | undefined },
    place: "piece" | "last",
  ): void {
    const { plan } = this.#owner;
    this.#state.observe?.({
      ...{ kind: "frame-answered", connection: this.#owner.connection.id, channel: plan.name },
      ...{ operation: operation?.name, message: message.name, refusal },
    });
    if (place === "last" && plan.acknowledges && acknowledge !== undefined) acknowledge(payload, message);
    else deliverTo(this.#state, this.#owner, buildFrame(message, payload));
  }

  /** Tells of something that was thrown. */
  refuseThrown(request: Answerable, thrown: unknown): void {
    const place = { channel: this.#owner.plan.name, operation: request.operation.name };
    this.refuse(request, denyOf(this.#state, place, thrown));
  }

  /** Says no in the contract's shape; false where it has none. */
  refuse(request: Request, denial: Denial): boolean {
    if (!this.#owner.isOpen) return false;
    const { refusal } = this.#owner.plan.description;
    const refused = {
      operation: request.operation?.name,
      payload: request.payload,
      identity: this.#owner.identity,
    };
    const built = buildRefusal(refusal, denial, refused);
    if (refusal === undefined || built === undefined) return false;
    const [reason] = denial.reasons;
    this.#tell(request, { message: refusal.message, payload: built.payload, refusal: reason }, "last");
    return true;
  }
}
