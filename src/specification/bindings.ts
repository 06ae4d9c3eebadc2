import { bindingNames } from "./protocols.js";

/** The objects that have bindings. */
export type BindingKind = "server" | "channel" | "operation" | "message";

/** Versions of a binding that AsyncAPI 3 knows, oldest first, and the members of each. */
export type BindingVersions = ReadonlyMap<string, readonly string[]>;

/** What AsyncAPI 3 says of the bindings of a protocol: `free` where anything may stand; undefined where it has none. */
export function bindingOf(kind: BindingKind, protocol: string): BindingVersions | "free" | undefined {
  return table[kind].get(protocol) ?? (everywhere.has(protocol) ? "free" : undefined);
}

/** Protocols that have a place in every bindings object: all but the latest. */
const everywhere = new Set(
  bindingNames.filter((name) => !["mqtt5", "mercure", "pulsar", "ros2"].includes(name)),
);

const versions = (given: Readonly<Record<string, string>>): BindingVersions =>
  new Map(Object.entries(given).map(([version, members]) => [version, members.split(" ")]));

const protocols = (given: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  new Map(Object.entries(given).map(([protocol, one]) => [protocol, versions(one)]));

/** The same members in several versions. */
const each = (members: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, members]));

/** After the binding schemas of AsyncAPI 3.0.0 and 3.1.0, which are the same for all that AsyncAPI 2 knows. */
const table: Readonly<Record<BindingKind, ReadonlyMap<string, BindingVersions>>> = {
  server: protocols({
    mqtt: { "0.2.0": "clientId cleanSession lastWill keepAlive sessionExpiryInterval maximumPacketSize" },
    kafka: each("schemaRegistryUrl schemaRegistryVendor", "0.3.0", "0.4.0", "0.5.0"),
    jms: { "0.0.1": "jmsConnectionFactory properties clientID" },
    ibmmq: { "0.1.0": "groupId ccdtQueueManagerName cipherSpec multiEndpointServer heartBeatInterval" },
    solace: { "0.2.0": "msvVpn", "0.3.0": "msgVpn", "0.4.0": "msgVpn clientName" },
    pulsar: { "0.1.0": "tenant" },
  }),
  channel: protocols({
    ws: { "0.1.0": "method query headers" },
    amqp: { "0.3.0": "is exchange queue" },
    kafka: {
      "0.3.0": "topic partitions replicas",
      ...each("topic partitions replicas topicConfiguration", "0.4.0", "0.5.0"),
    },
    anypointmq: { "0.0.1": "destination destinationType" },
    jms: { "0.0.1": "destination destinationType" },
    sns: { "0.1.0": "name ordering policy tags" },
    sqs: { "0.2.0": "queue deadLetterQueue" },
    ibmmq: { "0.1.0": "destinationType queue topic maxMsgLength" },
    googlepubsub: { "0.2.0": "labels messageRetentionDuration messageStoragePolicy schemaSettings" },
    pulsar: {
      "0.1.0": "namespace persistence compaction geo-replication retention ttl deduplication",
    },
  }),
  operation: protocols({
    http: each("method query", "0.2.0", "0.3.0"),
    amqp: { "0.3.0": "expiration userId cc priority deliveryMode mandatory bcc timestamp ack" },
    mqtt: { "0.2.0": "qos retain messageExpiryInterval" },
    kafka: each("groupId clientId", "0.3.0", "0.4.0", "0.5.0"),
    nats: { "0.1.0": "queue" },
    sns: { "0.1.0": "topic consumers deliveryPolicy" },
    sqs: { "0.2.0": "queues" },
    solace: {
      ...each("destinations", "0.2.0", "0.3.0"),
      "0.4.0": "destinations timeToLive priority dmqEligible",
    },
  }),
  message: protocols({
    http: { "0.2.0": "headers", "0.3.0": "headers statusCode" },
    amqp: { "0.3.0": "contentEncoding messageType" },
    mqtt: { "0.2.0": "payloadFormatIndicator correlationData contentType responseTopic" },
    kafka: each(
      "key schemaIdLocation schemaIdPayloadEncoding schemaLookupStrategy",
      "0.3.0",
      "0.4.0",
      "0.5.0",
    ),
    anypointmq: { "0.0.1": "headers" },
    jms: { "0.0.1": "headers" },
    ibmmq: { "0.1.0": "type headers description expiry" },
    googlepubsub: { "0.2.0": "attributes orderingKey schema" },
  }),
};
