import { type Client, createClient } from "../../../runtime/client/client.js";
import type { ConnectionState, StateChange } from "../../../runtime/client/connection.js";
import { OpenConnection } from "../../../runtime/client/open-connection.js";
import { http } from "../../../runtime/http/transport.js";
import { socketio } from "../../../runtime/socketio/transport.js";
import { websocket } from "../../../runtime/websocket/transport.js";
import { AsyncApiError } from "../../../runtime/wire/error.js";
import type { Transport } from "../../../runtime/wire/transport.js";
import type { Action } from "./action.js";
import type { ConnectionSettings } from "./connection-settings.js";
import type { Live } from "./live.js";
import { type Tap, tapTransport } from "./tap.js";

/** What a session needs. */
interface SessionOptions {
  readonly live: Live;
  readonly settings: ConnectionSettings;
  readonly channel: string;
  readonly tap: Tap;
  readonly changed: (change: StateChange) => void;
}

/** One client, and its connection on one channel. */
export class Session {
  readonly #options: SessionOptions;
  readonly #client: Client;
  readonly #connection: OpenConnection | undefined;

  private constructor(options: SessionOptions, client: Client) {
    const { channel, settings, changed } = options;
    this.#options = options;
    this.#client = client;
    const open: unknown = Reflect.get(client, channel);
    const made: unknown = typeof open === "function" ? open(settings.holes(channel)) : undefined;
    if (made instanceof OpenConnection) {
      this.#connection = made;
      made.onState(changed);
    }
  }

  /** Makes the client; nothing goes over the wire yet. */
  static async open(options: SessionOptions): Promise<Session> {
    const { live, settings, channel, tap } = options;
    const transports: Transport[] = [tapTransport(websocket(), tap), tapTransport(http(), tap)];
    if (settings.family(channel) === "socketio") {
      const { io } = await import("./socket-io-client.js");
      transports.push(tapTransport(socketio({ io }), tap));
    }
    const clientOptions = {
      ...settings.choice(channel),
      auth: () => Object.fromEntries(settings.credentials),
      // The page has validated already, and lets its user send what is wrong.
      validation: { outgoing: "off" },
      limits: { connectMs: 10_000 },
    } as const;
    return new Session(options, createClient(live.description, clientOptions, transports));
  }

  get state(): ConnectionState {
    return this.#connection?.state ?? "idle";
  }

  connect(): Promise<void> {
    return this.#connection?.connect() ?? Promise.resolve();
  }

  close(): Promise<void> {
    return this.#client.close({ reason: "disconnected by hand" });
  }

  /** Does it; each answer is told as it comes, bodies of HTTP among them. */
  async do(
    { name, operation, http: resource, messages }: Action,
    given: { readonly message: string | undefined; readonly payload: unknown },
    answered: (payload: unknown) => void,
  ): Promise<void> {
    const { channel, settings } = this.#options;
    const { message, payload } = given;
    if (operation === undefined) return this.#connection?.send(name, payload);
    const method = this.#methodOf(name);
    const callOptions = resource === undefined ? {} : settings.holes(channel, name);
    const values = messages.length === 0 ? [] : messages.length === 1 ? [payload] : [message, payload];
    const result: unknown = method(...values, callOptions);
    if (isStream(result)) for await (const piece of result) answered(piece);
    else {
      const answer = await result;
      if (operation.reply !== undefined) answered(answer);
    }
  }

  #methodOf(name: string): (...values: readonly unknown[]) => unknown {
    const owner =
      this.#connection !== undefined && name in this.#connection ? this.#connection : this.#client;
    const method: unknown = Reflect.get(owner, name);
    if (typeof method !== "function")
      throw new AsyncApiError("unsupported", `${name} cannot be called from a page`);
    return (...values) => Reflect.apply(method, owner, values);
  }
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;
