import type { AnyMessage, Found } from "./dispatch.js";
import type { FrameReader, IncomingFrame } from "./frame.js";
import type { ChannelDescription, OperationDescription, ServiceDescription } from "./service-description.js";
import { createReader, listMessages, mediumReader } from "./vocabulary.js";

/** A service, arranged for a server: what is looked up for each frame is looked up once. */
export interface ServicePlan {
  readonly channels: ReadonlyMap<string, ChannelPlan>;
  /** Everything that the service may send over connections, by name. */
  readonly messages: ReadonlyMap<string, AnyMessage>;
}

/** A channel with what it has from the one that it mirrors. */
export interface ChannelPlan {
  readonly name: string;
  /** The mirrored channel, or the channel itself. */
  readonly base: string;
  readonly description: ChannelDescription;
  readonly find: (frame: IncomingFrame & { readonly ok: true }) => Found<AnyMessage>;
  /** Reads frames that are no JSON; absent where none is expected. */
  readonly read: FrameReader | undefined;
  /** What may be sent here, by name. */
  readonly sends: ReadonlyMap<string, AnyMessage>;
  /** Who handles a message: of several, the one with the fewest messages. */
  readonly operations: ReadonlyMap<AnyMessage, PlannedOperation>;
  /** Keys of the service's `security`; empty where anybody may come in. */
  readonly security: readonly string[];
  readonly acknowledges: boolean;
}

export interface PlannedOperation {
  readonly name: string;
  readonly description: OperationDescription;
}

/** Arranges a service. */
export function planService(service: ServiceDescription): ServicePlan {
  const channels = new Map(
    Object.keys(service.channels).map((name) => [name, planChannel(service, name)] as const),
  );
  const messages = new Map([...channels.values()].flatMap(({ sends }) => [...sends]));
  return { channels, messages };
}

function planChannel(service: ServiceDescription, name: string): ChannelPlan {
  const declared = service.channels[name] ?? { address: null, servers: [] };
  const base = declared.mirrors ?? name;
  const description: ChannelDescription = { ...service.channels[base], ...declared };
  const operations = Object.entries(service.operations)
    .map(([key, value]) => ({ name: key, description: value }))
    .filter(({ description: { channel, http } }) => (channel === base || channel === name) && !http);
  const { receives, sends, refusal, socketio } = description;
  const sent = [
    ...listMessages(sends),
    ...operations.flatMap(({ description: one }) => [
      ...(isHandled(one) ? (one.reply?.messages ?? []) : one.messages),
    ]),
    ...(refusal === undefined ? [] : [refusal.message]),
  ];
  return {
    name,
    base,
    description,
    find: createReader(description, receives),
    read: mediumReader(receives),
    sends: new Map(sent.map((one) => [one.name, one])),
    operations: narrowest(operations.filter((one) => isHandled(one.description))),
    security: securityOf(service, declared.servers),
    acknowledges: socketio?.replies === "ack",
  };
}

/** Whether the server answers for it. */
export const isHandled = ({ kind }: OperationDescription): boolean =>
  kind === "receive" || kind === "respond";

/** Where one of the servers asks for credentials, all do: which one was used cannot be seen. */
export const securityOf = (service: ServiceDescription, servers: readonly string[]): readonly string[] => [
  ...new Set(servers.flatMap((key) => service.servers[key]?.security ?? [])),
];

/** Of two that are as narrow the first counts. */
function narrowest(operations: readonly PlannedOperation[]): ReadonlyMap<AnyMessage, PlannedOperation> {
  const found = new Map<AnyMessage, PlannedOperation>();
  const size = ({ description }: PlannedOperation) => description.messages.length;
  for (const operation of [...operations].sort((a, b) => size(a) - size(b)))
    for (const message of operation.description.messages)
      if (!found.has(message)) found.set(message, operation);
  return found;
}
