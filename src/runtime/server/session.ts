import { nothing } from "../wire/abort.js";
import type { Acknowledge, Admitted, Peer, Session } from "../wire/acceptor.js";
import type { ChannelPlan } from "../wire/channel-plan.js";
import type { Closing } from "../wire/closing.js";
import { isSendable, retryReason, shortenReason } from "../wire/closing.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import type { FrameReader, IncomingFrame } from "../wire/frame.js";
import { isEmpty } from "../wire/medium.js";
import { readQuery } from "../wire/query.js";
import type { Denial } from "../wire/refusal.js";
import { isStream } from "./answer-stream.js";
import { type Answerable, Answerer } from "./answerer.js";
import { Backlog, type Waiting } from "./backlog.js";
import { CallContext, type CallOwner } from "./call-context.js";
import type { ConnectionInfo } from "./context.js";
import { invoke, type Outcome } from "./invoke.js";
import { type Judgement, judgeFrame, refusedFor } from "./judgement.js";
import type { Invocation } from "./middleware.js";
import { createBucket, type TokenBucket } from "./rate.js";
import { denyOf } from "./refusal-cause.js";
import type { ServerState } from "./state.js";

/** How a server follows its sessions. */
export interface SessionEvents {
  /** It is gone, its rooms are left, and nothing of it runs any more. */
  ended(session: ConnectionSession): void;
}

/** One connection: what arrives goes to handlers, what they answer goes back. */
export class ConnectionSession implements Session, CallOwner {
  readonly peer: Peer;
  readonly plan: ChannelPlan;
  readonly identity: unknown;
  readonly remoteAddress: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  isShedding = false;

  readonly #state: ServerState;
  readonly #events: SessionEvents;
  readonly #transport: ConnectionInfo["transport"];
  readonly #givenId: string | undefined;
  // What follows is made when it is first needed: most connections say nothing most of the time.
  #connection: ConnectionInfo | undefined;
  #answers: Answerer | undefined;
  #rooms: Set<string> | undefined;
  #calls: Set<CallContext> | undefined;
  #backlog: Backlog | undefined;
  #rate: TokenBucket | undefined;
  #patience: TokenBucket | undefined;
  /** Lives as long as the connection. */
  #lifelong: CallContext | undefined;
  #phase: "opening" | "open" | "draining" | "closing" | "closed" = "opening";
  #isPaused = false;
  #isContinuing = false;
  #misfits = 0;
  #cancelClose = nothing;
  /** Whether it was let in. */
  #opened: Promise<boolean> | boolean = false;
  #drained: (() => void) | undefined;

  constructor(
    state: ServerState,
    plan: ChannelPlan,
    link: { admitted: Admitted; peer: Peer; events: SessionEvents },
  ) {
    const { handshake, identity } = link.admitted;
    this.#state = state;
    this.#events = link.events;
    this.peer = link.peer;
    this.plan = plan;
    this.identity = identity;
    this.parameters = handshake.parameters;
    const { query, queryValues } = plan.description;
    const texts = readQuery(handshake.query, query);
    this.query = queryValues === undefined ? texts : { ...texts, ...queryValues.read(handshake.query) };
    this.#transport = handshake.transport;
    this.#givenId = handshake.id;
    this.remoteAddress = handshake.remoteAddress;
  }

  get id(): string {
    return this.connection.id;
  }

  get read(): FrameReader | undefined {
    return this.plan.read;
  }

  get connection(): ConnectionInfo {
    const { plan, remoteAddress } = this;
    this.#connection ??= {
      id: this.#givenId ?? this.#state.newId(),
      channel: plan.name,
      transport: this.#transport,
      remoteAddress,
    };
    return this.#connection;
  }

  get #answerer(): Answerer {
    this.#answers ??= new Answerer(this.#state, this);
    return this.#answers;
  }

  get rooms(): Set<string> {
    this.#rooms ??= new Set();
    return this.#rooms;
  }

  get isOpen(): boolean {
    return this.#phase !== "closing" && this.#phase !== "closed";
  }

  /** Runs the hook of the channel; then it is one of everybody, and frames are handled. */
  open(): void {
    const hook = this.#hookOf(this.#state.connected);
    if (hook === undefined) {
      this.#opened = true;
      this.#begin();
      return;
    }
    this.#opened = new Promise((resolve) => {
      this.#run(
        () => hook(this.#context),
        (outcome) => {
          if (outcome.ok) this.#begin();
          else this.#refuseEntry(outcome.thrown);
          resolve(outcome.ok);
        },
      );
    });
  }

  receive(frame: IncomingFrame, acknowledge?: Acknowledge): void {
    if (this.#phase !== "opening" && this.#phase !== "open") return;
    this.#rate ??= createBucket(this.#state);
    const waitMs = this.#rate.take();
    if (waitMs > 0) {
      this.#refuseRate(frame, waitMs, acknowledge);
      return;
    }
    if (this.#phase === "opening" || this.#backlog?.length || this.#isFull) {
      this.#queue({ frame, acknowledge });
      return;
    }
    this.#start(frame, acknowledge);
    this.#adjustReading();
  }

  closed(closing: Closing): void {
    this.#finish(closing);
  }

  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.#phase = "closing";
    this.#drop();
    // The answer to the goodbye has to be read.
    if (this.#isPaused) this.peer.resume();
    this.#cancelClose = this.#state.clock.after(this.#state.limits.closeMs, () =>
      this.terminate(code, reason),
    );
    this.peer.close(isSendable(code) ? code : 1000, shortenReason(reason));
  }

  /** Ends it at once, without a goodbye. */
  terminate(code = 1006, reason = ""): void {
    if (this.#phase === "closed") return;
    this.peer.terminate();
    this.#finish({ code, reason });
  }

  cut(queuedBytes: number): void {
    if (this.#phase === "closed") return;
    this.#state.report({ kind: "cut", channel: this.plan.name, connection: this.id, queuedBytes });
    this.terminate(1013, "it reads too slowly");
  }

  /** Takes nothing in any more; says goodbye as soon as nothing runs, with the time to stay away. */
  drain(retryAfterMs: number): void {
    if (this.#phase !== "open" && this.#phase !== "opening") return;
    this.#phase = "draining";
    this.#drop();
    this.#drained = () => this.close(1001, retryReason("the server is closing", retryAfterMs));
    this.#settleDrain();
  }

  get #isFull(): boolean {
    return this.#inFlight >= this.#state.limits.inFlight;
  }

  get #inFlight(): number {
    return this.#calls?.size ?? 0;
  }

  get #context(): CallContext {
    this.#lifelong ??= new CallContext(this.#state, this);
    return this.#lifelong;
  }

  /** Frames that nobody has looked at are as if they had never come: nothing was answered. */
  #drop(): void {
    this.#backlog = undefined;
  }

  #begin(): void {
    if (this.#phase !== "opening") return;
    this.#phase = "open";
    this.#state.rooms.add(this);
    this.#continue();
  }

  /** A connection that the service does not want after all. */
  #refuseEntry(thrown: unknown): void {
    const denial = denyOf(this.#state, { channel: this.plan.name, operation: "connected" }, thrown);
    const isFault = denial.reasons[0] === "internal" || denial.reasons[0] === "timeout";
    this.close(isFault ? 1011 : 1008, denial.text);
  }

  #queue(waiting: Waiting): void {
    this.#backlog ??= new Backlog();
    this.#backlog.push(waiting);
    if (this.#backlog.bytes > this.#state.limits.cutBytes) this.close(1008, "too many messages wait");
    else this.#adjustReading();
  }

  /** Starts what waits, as far as there is room. Handlers that end at once come back here: no deeper than once. */
  #continue(): void {
    if (this.#isContinuing) return;
    this.#isContinuing = true;
    while (this.#phase === "open" && !this.#isFull) {
      const next = this.#backlog?.shift();
      if (next === undefined) break;
      this.#start(next.frame, next.acknowledge);
    }
    this.#isContinuing = false;
    this.#adjustReading();
  }

  #adjustReading(): void {
    if (this.#phase !== "open" && this.#phase !== "opening") return;
    const shouldPause = this.#inFlight + (this.#backlog?.length ?? 0) >= this.#state.limits.inFlight;
    if (shouldPause === this.#isPaused) return;
    this.#isPaused = shouldPause;
    if (shouldPause) this.peer.pause();
    else this.peer.resume();
  }

  #refuseRate(frame: IncomingFrame, retryAfterMs: number, acknowledge: Acknowledge | undefined): void {
    this.#patience ??= createBucket(this.#state);
    if (this.#patience.take() > 0) {
      this.close(1008, "too many messages");
      return;
    }
    const found = frame.ok ? this.plan.find(frame) : undefined;
    const message = found?.ok ? found.message : undefined;
    const operation = message && this.plan.operations.get(message);
    const denial: Denial = { reasons: ["rate-limited"], text: "too many messages", retryAfterMs };
    if (this.#state.observe !== undefined)
      this.#tell(frame, { verdict: refusedFor(denial), message, operation, denial });
    const request = { payload: frame.ok ? frame.payload : undefined, operation, acknowledge };
    this.#answerer.refuse(request, denial);
  }

  #start(frame: IncomingFrame, acknowledge: Acknowledge | undefined): void {
    const judgement = judgeFrame(this.#state, this, frame);
    if (this.#state.observe !== undefined) this.#tell(frame, judgement);
    const payload = frame.ok ? frame.payload : undefined;
    const { verdict, operation, denial } = judgement;
    if (denial === undefined) {
      this.#misfits = 0;
      this.#handle(judgement.message, { payload, operation: judgement.operation, acknowledge });
      return;
    }
    const isTold = this.#answerer.refuse({ payload, operation, acknowledge }, denial);
    // A message that is refused is one at least. What cannot be read counts, whatever the other side was told.
    if (verdict.outcome === "refused" || (isTold && verdict.outcome !== "unreadable")) this.#misfits = 0;
    else this.#countMisfit();
  }

  /** Tells the observer what a frame was taken for. */
  #tell(frame: IncomingFrame, { verdict, message, operation }: Judgement): void {
    this.#state.observe?.({
      ...{ kind: "frame-received", connection: this.id, channel: this.plan.name },
      ...{ parameters: this.parameters, operation: operation?.name, message: message?.name },
      ...{ payload: frame.ok ? frame.payload : undefined, verdict },
    });
  }

  #handle(message: AnyMessage, request: Answerable): void {
    const { payload, operation } = request;
    const handler = this.#state.handlers.get(operation.name);
    if (handler === undefined) return;
    const context = new CallContext(this.#state, this);
    const { name: channel } = this.plan;
    const describe = (): Invocation => ({
      ...{ service: this.#state.description.name, channel, operation: operation.name, message: message.name },
      ...{ payload, identity: this.identity, remoteAddress: this.remoteAddress, connection: this.id },
    });
    const timeoutMs = this.#state.limits.handlerMs;
    const expire = (error: AsyncApiError) => context.abort(error);
    this.#calls ??= new Set();
    this.#calls.add(context);
    invoke(
      this.#state,
      {
        describe,
        timeoutMs,
        expire,
        handle: () =>
          operation.description.messages.every(isEmpty) ? handler(context) : handler(payload, context),
      },
      (outcome) => {
        if (outcome.ok && isStream(outcome.value)) {
          void this.#answerer
            .answerStream(request, outcome.value, context)
            .finally(() => this.#release(context));
          return;
        }
        if (!outcome.ok) this.#answerer.refuseThrown(request, outcome.thrown);
        else if (outcome.value !== undefined || operation.description.reply?.messages.some(isEmpty))
          this.#answerer.answer(request, outcome.value, "last");
        this.#release(context);
      },
    );
  }

  #release(context: CallContext): void {
    this.#calls?.delete(context);
    this.#settleDrain();
    this.#continue();
  }

  #settleDrain(): void {
    if (this.#phase === "draining" && this.#inFlight === 0) this.#drained?.();
  }

  /** Frames that are no message: several in a row end the connection. */
  #countMisfit(): void {
    this.#misfits += 1;
    if (this.#misfits >= this.#state.limits.invalidFrames) this.close(1008, "too many invalid messages");
  }

  #finish(closing: Closing): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    this.#state.observe?.({
      ...{ kind: "connection-closed", connection: this.id, channel: this.plan.name },
      ...{ parameters: this.parameters, closing },
    });
    this.#cancelClose();
    this.#drop();
    this.#state.rooms.remove(this);
    const error = new AsyncApiError("connection-lost", "the connection has ended", { status: closing.code });
    for (const context of [this.#context, ...(this.#calls ?? [])]) context.abort(error);
    void this.#depart(closing);
  }

  /** The end is told to those only who were told of the beginning. */
  async #depart(closing: Closing): Promise<void> {
    const hook = this.#hookOf(this.#state.disconnected);
    if (hook !== undefined && (await this.#opened))
      await new Promise<void>((resolve) => {
        this.#run(
          () => hook(this.#context, closing),
          (outcome) => {
            if (!outcome.ok)
              denyOf(this.#state, { channel: this.plan.name, operation: "disconnected" }, outcome.thrown);
            resolve();
          },
        );
      });
    this.#events.ended(this);
  }

  #hookOf(hooks: ServerState["connected"]) {
    return hooks.get(this.plan.name) ?? hooks.get(this.plan.base);
  }

  /** Runs a hook as handlers run, but without middleware. */
  #run(handle: () => unknown, settle: (outcome: Outcome) => void): void {
    const { clock, limits } = this.#state;
    invoke({ clock }, { timeoutMs: limits.handlerMs, handle, expire: nothing }, settle);
  }
}
