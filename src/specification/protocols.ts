import { type ProtocolFamily, protocolFamily, protocolsOf, schemeOf } from "../runtime/wire/protocol.js";

/** A protocol of a server, so far as the tool has to know it. */
interface Protocol {
  /** In lower case; empty where the document names none. */
  readonly name: string;
  readonly family: ProtocolFamily;
  /** What readers call it: `WebSocket`, `Kafka`. A protocol that is not known has its own name. */
  readonly title: string;
  /** Connections are encrypted, as far as the name says. */
  readonly isSecure: boolean;
  /** The scheme of its addresses. */
  readonly scheme: string;
  /** The port where an address has none. */
  readonly port?: number;
  /** The member of bindings objects that is about it. */
  readonly binding?: string;
  /** Headers travel beside a payload. */
  readonly hasHeaders: boolean;
  /** The name of a message travels beside its payload, so that it tells messages apart. */
  readonly hasMessageNames: boolean;
}

/** The npm packages that a family's transport or server loads, with the versions that it works with. */
export const packagesOf = (family: ProtocolFamily): Readonly<Record<string, string>> => packages[family];

/** What is known of the protocol of a server; upper and lower case are the same. */
export function protocolOf(text: string): Protocol {
  const name = text.toLowerCase();
  const spoken = spokenName(name);
  const family = protocolFamily(spoken);
  const { title = text, isSecure = false, port, binding } = table.get(spoken) ?? {};
  return {
    name,
    family,
    title,
    isSecure,
    scheme: family === "other" ? name || "unknown" : schemeOf(spoken),
    ...(port !== undefined && { port }),
    ...(binding !== undefined && { binding }),
    hasHeaders: family === "http" || family === "other",
    hasMessageNames: family === "socketio",
  };
}

/** The family of a server's protocol. */
export const familyOf = ({ protocol }: { readonly protocol: string }): ProtocolFamily =>
  protocolFamily(spokenName(protocol));

/** A protocol as the runtime spells it: `wss+socket.io` is `socket.io+https`, `https+ws` is `wss`. */
export const spokenName = (protocol: string): string =>
  otherSpellings.get(protocol.toLowerCase()) ?? protocol;

/** The protocols that AsyncAPI names, and the spellings of Socket.IO and WebSocket, in lower case. */
export const protocolNames = (): readonly string[] => [...table.keys(), ...otherSpellings.keys()];

/** The protocols that AsyncAPI has bindings for, as bindings objects name them. */
export const bindingNames: readonly string[] = [
  ...["http", "ws", "kafka", "anypointmq", "amqp", "amqp1", "mqtt", "mqtt5", "nats", "jms", "sns", "sqs"],
  ...["stomp", "redis", "mercure", "ibmmq", "googlepubsub", "pulsar", "solace", "ros2"],
];

type Row = Partial<Pick<Protocol, "title" | "isSecure" | "port" | "binding">>;

const rows = (names: readonly string[], row: Row) => names.map((name) => [name, row] as const);

const secure = (row: Row, port: number | undefined): Row => ({
  ...row,
  isSecure: true,
  ...(port !== undefined && { port }),
});

/** One protocol under two names, plain and secure. */
const pair = ([plain, encrypted]: readonly [string, string], row: Row, securePort?: number) => [
  ...rows([plain], row),
  ...rows([encrypted], secure(row, securePort)),
];

const socketIo: Row = { title: "Socket.IO" };

/** The values of a server's `protocol` in AsyncAPI 2.6 and 3.1, and Socket.IO, which it has no name for. */
const table: ReadonlyMap<string, Row> = new Map([
  ...pair(["ws", "wss"], { title: "WebSocket", port: 80, binding: "ws" }, 443),
  ...pair(["http", "https"], { title: "HTTP", port: 80, binding: "http" }, 443),
  ...protocolsOf("socketio").flatMap((name) =>
    rows([name], schemeOf(name) === "https" ? secure(socketIo, 443) : { ...socketIo, port: 80 }),
  ),
  ...pair(["amqp", "amqps"], { title: "AMQP", port: 5672, binding: "amqp" }, 5671),
  ...rows(["anypointmq"], { title: "Anypoint MQ", binding: "anypointmq" }),
  ...rows(["googlepubsub"], { title: "Google Cloud Pub/Sub", binding: "googlepubsub" }),
  ...rows(["ibmmq"], { title: "IBM MQ", port: 1414, binding: "ibmmq" }),
  ...rows(["jms"], { title: "JMS", binding: "jms" }),
  ...pair(["kafka", "kafka-secure"], { title: "Kafka", port: 9092, binding: "kafka" }, 9093),
  ...rows(["mercure"], { title: "Mercure", binding: "mercure" }),
  ...pair(["mqtt", "secure-mqtt"], { title: "MQTT", port: 1883, binding: "mqtt" }, 8883),
  ...rows(["mqtts"], { title: "MQTT", isSecure: true, port: 8883, binding: "mqtt" }),
  ...rows(["mqtt5"], { title: "MQTT 5", port: 1883, binding: "mqtt5" }),
  ...rows(["nats"], { title: "NATS", port: 4222, binding: "nats" }),
  ...rows(["pulsar"], { title: "Pulsar", port: 6650, binding: "pulsar" }),
  ...pair(["redis", "rediss"], { title: "Redis", port: 6379, binding: "redis" }, 6379),
  ...rows(["ros2"], { title: "ROS 2", binding: "ros2" }),
  ...rows(["sns"], { title: "Amazon SNS", binding: "sns" }),
  ...rows(["solace"], { title: "Solace", port: 55555, binding: "solace" }),
  ...rows(["sqs"], { title: "Amazon SQS", binding: "sqs" }),
  ...pair(["stomp", "stomps"], { title: "STOMP", port: 61613, binding: "stomp" }, 61614),
]);

const combine = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.flatMap((first) => other.flatMap((second) => [`${first}+${second}`, `${second}+${first}`]));

const isEncrypted = (name: string): boolean => /(?:^|\+)(?:wss|https)(?:\+|$)/.test(name);

/** What a protocol runs over, said before or behind it, in ways that the runtime does not have to know. */
const otherSpellings: ReadonlyMap<string, string> = new Map(
  [
    ...combine(protocolsOf("http"), protocolsOf("websocket")).map(
      (name) => [name, isEncrypted(name) ? "wss" : "ws"] as const,
    ),
    ...combine([...protocolsOf("http"), ...protocolsOf("websocket")], ["socket.io", "socketio"]).map(
      (name) => [name, isEncrypted(name) ? "socket.io+https" : "socket.io+http"] as const,
    ),
  ].filter(([name]) => !table.has(name)),
);

const packages: Readonly<Record<ProtocolFamily, Readonly<Record<string, string>>>> = {
  websocket: { ws: "^8.18.0" },
  socketio: { "socket.io": "^4.8.0", "socket.io-client": "^4.8.0" },
  http: {},
  other: {},
};
