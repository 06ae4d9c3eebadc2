import type { Admitted, CloseOptions, Peer, Session } from "../wire/acceptor.js";
import { AsyncApiError } from "../wire/error.js";
import type { ResourceCall } from "./resource-call.js";
import { ConnectionSession, type SessionEvents } from "./session.js";
import type { ServerState } from "./state.js";
import { networkOf, Tally } from "./tally.js";

/** How long clients of a closing server are told to stay away: each another time up to this, in milliseconds. */
const returnMs = 5_000;

/** Who is connected and what is being answered: everything that a closing server waits for. */
export class Population {
  readonly #state: ServerState;
  /** With what each is counted by. */
  readonly #sessions = new Map<ConnectionSession, string | undefined>();
  readonly #events: SessionEvents = { ended: (session) => this.#remove(session) };
  readonly #byIdentity = new Tally();
  readonly #byAddress = new Tally();
  #parked = 0;
  /** Requests that are being handled. */
  readonly calls = new Set<ResourceCall<unknown>>();
  #isClosing = false;
  #requests = 0;
  #quiet: (() => void) | undefined;
  #end: Promise<void> | undefined;

  constructor(state: ServerState) {
    this.#state = state;
  }

  /** Connections and waiting polls at the moment. */
  get size(): number {
    return this.#sessions.size + this.#parked;
  }

  /** Nothing new begins. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Connections of one identity at the moment. */
  sizeOf(identity: string): number {
    return this.#byIdentity.of(identity);
  }

  /** Connections and waiting polls of one address at the moment. */
  sizeAt(address: string): number {
    return this.#byAddress.of(networkOf(address) ?? "");
  }

  /** Takes a place for a poll that waits; what it returns gives the place back. Undefined where there is none. */
  park(address: string): (() => void) | undefined {
    const { connections, connectionsPerAddress } = this.#state.limits;
    if (this.size >= connections || this.sizeAt(address) >= connectionsPerAddress) return undefined;
    const leave = this.#byAddress.add(networkOf(address));
    this.#parked += 1;
    return () => {
      this.#parked -= 1;
      leave();
    };
  }

  /** Makes a session of a connection that has been let in. The caps are looked at again: others came in meanwhile. */
  connect(admitted: Admitted, peer: Peer): Session {
    const { plan, identityOf, limits } = this.#state;
    const { channel, remoteAddress } = admitted.handshake;
    const channelPlan = plan.channels.get(channel);
    if (channelPlan === undefined) throw new Error(`there is no channel ${channel}`);
    const key = identityOf(admitted.identity, channel);
    const isFull =
      this.sizeAt(remoteAddress) >= limits.connectionsPerAddress ||
      (key !== undefined && this.sizeOf(key) >= limits.connectionsPerIdentity);
    this.#byIdentity.add(key);
    this.#byAddress.add(networkOf(remoteAddress));
    const session = new ConnectionSession(this.#state, channelPlan, { admitted, peer, events: this.#events });
    this.#sessions.set(session, key);
    this.#state.observe?.({
      ...{ kind: "connection-opened", connection: session.id, channel },
      ...{ parameters: session.parameters, transport: admitted.handshake.transport },
    });
    if (this.isClosing || isFull || this.size > limits.connections)
      session.close(this.isClosing ? 1001 : 1013, "try again later");
    else session.open();
    return session;
  }

  /** Counts a request until its answer is written. */
  async follow<T>(delivered: Promise<unknown>, answer: Promise<T>): Promise<T> {
    this.#requests += 1;
    const end = () => {
      this.#requests -= 1;
      this.#lookForQuiet();
    };
    try {
      return await answer;
    } finally {
      delivered.then(end, end);
    }
  }

  /** Says goodbye to everybody; at once where somebody asks a second time. */
  close({ drainMs = 10_000 }: CloseOptions = {}): Promise<void> {
    if (this.#end !== undefined) {
      this.#cut();
      return this.#end;
    }
    const { clock, random } = this.#state;
    this.#end = new Promise((resolve) => {
      const cancel = clock.after(drainMs, () => this.#cut());
      this.#quiet = () => {
        this.#quiet = undefined;
        cancel();
        resolve();
      };
    });
    this.#isClosing = true;
    for (const call of [...this.calls]) call.goHome();
    for (const session of [...this.#sessions.keys()]) session.drain(Math.floor(random() * returnMs));
    this.#lookForQuiet();
    return this.#end;
  }

  /** The time is over. */
  #cut(): void {
    const error = new AsyncApiError("closed", "the server is closing");
    for (const call of [...this.calls]) call.abort(error);
    for (const session of [...this.#sessions.keys()]) session.terminate(1001, "the server is closing");
    this.#quiet?.();
  }

  #remove(session: ConnectionSession): void {
    this.#byIdentity.remove(this.#sessions.get(session));
    this.#byAddress.remove(networkOf(session.remoteAddress));
    this.#sessions.delete(session);
    this.#lookForQuiet();
  }

  #lookForQuiet(): void {
    if (this.isClosing && this.#sessions.size === 0 && this.#requests === 0) this.#quiet?.();
  }
}
