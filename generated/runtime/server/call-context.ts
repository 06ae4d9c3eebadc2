import type { AnyMessage } from "../wire/dispatch.js";
import { buildFrame } from "../wire/frame.js";
import { createAudience } from "./audience.js";
import type { Audience, ConnectionContext, ConnectionInfo, Priority } from "./context.js";
import { checkOutgoing, deliverTo, findOutgoing } from "./outgoing.js";
import type { RoomMember } from "./rooms.js";
import type { ServerState } from "./state.js";

/** The connection that a call belongs to. */
export interface CallOwner extends RoomMember {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly isOpen: boolean;
  close(code: number, reason: string): void;
}

/** What a handler has at hand. One for each call, so that each has a signal of its own; made when somebody asks. */
export class CallContext
  implements
    ConnectionContext<
      unknown,
      AnyMessage,
      Readonly<Record<string, string>>,
      Readonly<Record<string, unknown>>
    >
{
  readonly #state: ServerState;
  readonly #owner: CallOwner;
  #controller: AbortController | undefined;
  #reason: { readonly error: unknown } | undefined;

  constructor(state: ServerState, owner: CallOwner) {
    this.#state = state;
    this.#owner = owner;
  }

  get identity(): unknown {
    return this.#owner.identity;
  }
  get connection(): ConnectionInfo {
    return this.#owner.connection;
  }
  get parameters(): Readonly<Record<string, string>> {
    return this.#owner.parameters;
  }
  get query(): Readonly<Record<string, unknown>> {
    return this.#owner.query;
  }
  get rooms(): ReadonlySet<string> {
    return this.#owner.rooms;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined) this.#controller.abort(this.#reason.error);
    return this.#controller.signal;
  }

  /** The signal says stop. */
  abort(error: unknown): void {
    this.#reason ??= { error };
    this.#controller?.abort(error);
  }

  send(name: string, payload: unknown, options?: Priority): void {
    const { plan } = this.#owner;
    const message = findOutgoing(plan.sends, name, `the channel ${plan.name}`);
    checkOutgoing(this.#state, plan.name, { message, payload });
    if (this.#owner.isOpen) deliverTo(this.#state, this.#owner, buildFrame(message, payload), options);
  }

  join(room: string): void {
    if (this.#owner.isOpen) this.#state.rooms.join(this.#owner, room);
  }
  leave(room: string): void {
    this.#state.rooms.leave(this.#owner, room);
  }
  room(name: string): Audience<AnyMessage> {
    return createAudience(this.#state, { kind: "room", room: name });
  }
  others(room: string): Audience<AnyMessage> {
    return createAudience(this.#state, { kind: "room", room, except: this.#owner });
  }
  close(code = 1000, reason = ""): void {
    this.#owner.close(code, reason);
  }
}
