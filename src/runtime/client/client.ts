import { type Clock, systemClock } from "../wire/clock.js";
import type { Codecs } from "../wire/codec.js";
import { either } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import { type ClientLimits, defaultClientLimits } from "../wire/limits.js";
import type { Report, Validation } from "../wire/report.js";
import type { ChannelDescription, ServiceDescription } from "../wire/service-description.js";
import type { Transport } from "../wire/transport.js";
import { mediumReader } from "../wire/vocabulary.js";
import { approach } from "./approach.js";
import type { ResourceMethod, ResourceTransport } from "./http-operation.js";
import { OpenConnection } from "./open-connection.js";
import { listOperations } from "./operation-methods.js";
import type { ClientSettings } from "./settings.js";
import type { Place } from "./target.js";

/** How a client gets to its server, and what it does on the way. */
export interface ClientOptions<
  Keys = Readonly<Record<string, unknown>>,
  ServerKey extends string = string,
  Variable extends string = string,
> {
  /**
   * Where the server is, in place of what the contract says: `http://localhost:8080`. http stands for ws too, https for
   * wss. An origin alone keeps the pathname of the contract's server; with a path it replaces that too.
   */
  readonly url?: string | URL;
  /** Which of the contract's servers, for the channels that have it. Default: the first of each channel. */
  readonly server?: ServerKey;
  /** Values for the variables of the server's address. */
  readonly variables?: Readonly<Partial<Record<Variable, string>>>;
  /** Asked before those that the generated client brings along. */
  readonly transports?: readonly Transport[];
  /** Credentials, by the keys of the contract's security schemes. Asked for again at each attempt. */
  readonly auth?: () => Keys | Promise<Keys>;
  /** Default `strict` both ways: an invalid message is not sent, or is reported and not delivered. */
  readonly validation?: Validation;
  /** How bodies of other content types are written and read, by the type: `application/msgpack`. */
  readonly codecs?: Codecs;
  readonly limits?: Partial<ClientLimits>;
  readonly clock?: Clock;
  /** From 0 to 1, for the pauses between attempts. */
  readonly random?: () => number;
  readonly onReport?: (report: Report) => void;
}

/** What a connection is opened with. */
export interface ConnectionOptions extends Place {
  /** More headers for the handshake. Browsers cannot send any with a WebSocket. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every client can do. */
export interface Client {
  /** Closes all connections and ends all calls, for good. */
  close(options?: { readonly reason?: string }): Promise<void>;
}

/**
 * Makes the client of a service: a function for each channel that carries a connection, a method for each HTTP operation.
 * Generated code states its type.
 */
export function createClient<C extends Client>(
  description: ServiceDescription,
  options: ClientOptions,
  transports: readonly Transport[],
): C {
  const ending = new AbortController();
  const settings = buildSettings(description, options, { transports, signal: ending.signal });
  const connections = new Set<OpenConnection>();
  const members: Record<string, unknown> = {};
  for (const [name, channel] of Object.entries(description.channels))
    if (isConversation(description, channel))
      members[name] = (place?: ConnectionOptions) =>
        createConnection(settings, name, place ?? {}, connections);
  for (const [name, operation] of Object.entries(description.operations))
    if (operation.http !== undefined && description.channels[operation.channel]?.poll === undefined)
      members[name] = createCall(settings, { name, operation, place: {} });
  const close = async ({ reason = "the client was closed" }: { readonly reason?: string } = {}) => {
    const error = new AsyncApiError("closed", reason);
    ending.abort(error);
    for (const call of [...settings.calls]) call.abort(error);
    await Promise.all([...connections].map((connection) => connection.close({ reason })));
  };
  // Generated code states what these members are; the description says the same.
  return Object.assign(members, { close }) as unknown as C;
}

const buildSettings = (
  service: ServiceDescription,
  options: ClientOptions,
  { transports, signal }: { readonly transports: readonly Transport[]; readonly signal: AbortSignal },
): ClientSettings => ({
  service,
  choice: options,
  codecs: options.codecs ?? {},
  transports: [...(options.transports ?? []), ...transports],
  auth: options.auth ?? (() => ({})),
  validation: { incoming: "strict", outgoing: "strict", ...options.validation },
  limits: { ...defaultClientLimits, ...options.limits },
  clock: options.clock ?? systemClock,
  random: options.random ?? Math.random,
  report: options.onReport ?? (() => {}),
  signal,
  calls: new Set(),
});

const isConversation = ({ channels }: ServiceDescription, channel: ChannelDescription): boolean => {
  const { receives, sends, poll, mirrors } = channel;
  if (receives !== undefined || sends !== undefined || poll !== undefined) return true;
  const mirrored = mirrors === undefined ? undefined : channels[mirrors];
  return mirrored?.receives !== undefined || mirrored?.sends !== undefined;
};

/** A connection, with a method for each operation of its channel. */
function createConnection(
  settings: ClientSettings,
  channel: string,
  options: ConnectionOptions,
  connections: Set<OpenConnection>,
): OpenConnection {
  const { service, signal: ended } = settings;
  const declared = service.channels[channel];
  if (declared === undefined) throw new AsyncApiError("not-found", `there is no channel \`${channel}\``);
  const mirrored = declared.mirrors === undefined ? undefined : service.channels[declared.mirrors];
  const members = listOperations(service, channel);
  // Where the contract has answers come on another channel, they come here, on the connection that asked.
  const replies = members.flatMap(([, { reply }]) => reply?.messages ?? []);
  const incoming = declared.poll?.events.elements ?? declared.sends ?? mirrored?.sends ?? either(replies);
  const read = mediumReader(incoming);
  const subject = {
    channel,
    description: declared,
    incoming,
    outgoing:
      declared.poll === undefined ? (declared.receives ?? mirrored?.receives) : declared.poll.sent?.elements,
    open: async (signal, events) => {
      const { transport, headers, ...found } = await approach(settings, "open", { channel, place: options });
      const { name, operations } = service;
      const target = { service: name, channel, description: declared, operations, read, signal, ...found };
      return transport.open({ ...target, headers: { ...headers, ...options.headers } }, events);
    },
  } satisfies ConstructorParameters<typeof OpenConnection>[1];
  const connection = new OpenConnection(settings, subject, () => connections.delete(connection));
  connections.add(connection);
  if (ended.aborted) void connection.close({ reason: "the client is closed" });
  for (const [name, operation] of members)
    if (!(name in connection) && name !== declared.poll?.receive)
      Object.defineProperty(connection, name, {
        enumerable: true,
        value:
          operation.http === undefined
            ? (...given: unknown[]) => OpenConnection.call(connection, name, operation, given)
            : createCall(settings, { name, operation, place: options }),
      });
  return connection;
}

/** A method that asks an HTTP resource. */
const createCall =
  (settings: ClientSettings, method: ResourceMethod) =>
  async (...given: unknown[]): Promise<unknown> => {
    const asker = settings.transports.find(isForResources);
    if (asker === undefined)
      throw new AsyncApiError("unsupported", `${method.name}: pass http() in \`transports\``);
    return asker.callOperation(settings, method, given);
  };

const isForResources = (transport: Transport): transport is ResourceTransport => "callOperation" in transport;
