import type { Channel, Operation, Service } from "../contract/contract.js";
import { splitQuery } from "../contract/draft.js";
import type { ChannelDescription, QueryDescription, Refusal } from "../runtime/wire/service-description.js";
import { describeQuery } from "./http.js";
import { describePolling } from "./long-poll.js";
import { isHttp, isReceived, type KeptOperation } from "./operation-cover.js";
import type { Names } from "./plain.js";
import { describeQueryValues } from "./query.js";
import { describeVariables } from "./server.js";
import { describeSocketIo } from "./socketio.js";

/** What is known when a channel is described. */
interface ChannelScope {
  readonly service: Service;
  readonly kept: readonly KeptOperation[];
  /** What a channel is called in clients and servers. */
  readonly nameOf: (channel: Channel) => string;
  readonly refusals: Readonly<Record<string, Refusal<string>>>;
}

/** What clients and servers have to know of a channel. */
export function describeChannel(
  channel: Channel,
  { service, kept, nameOf, refusals }: ChannelScope,
): ChannelDescription<Names> {
  const { operations, channels } = service;
  const mirrored = channels.find(({ name }) => name === channel.mirrors);
  const query = withAddress(channel, describeQuery(channel.query, service));
  const queryValues = describeQueryValues(channel.query, service);
  const socketio = describeSocketIo(channel, service);
  const sender = channel.sender ?? mirrored?.sender;
  const refusal = [channel, ...(mirrored ? [mirrored] : [])]
    .flatMap((one) => sentOn(one, operations))
    .find((name) => Object.hasOwn(refusals, name));
  const poll = describePolling(channel, kept);
  return {
    address: channel.address,
    servers: channel.servers.map(({ key }) => key),
    ...(carries(channel, "receives", operations) && { receives: channel.name }),
    ...(carries(channel, "sends", operations) && { sends: channel.name }),
    ...(channel.parameters.length > 0 && { parameters: describeVariables(channel.parameters) }),
    ...(query && { query }),
    ...(queryValues && { queryValues }),
    ...(mirrored && { mirrors: nameOf(mirrored) }),
    ...(socketio && { socketio }),
    ...(sender && { sender }),
    ...(refusal !== undefined && { refusal }),
    ...(poll && { poll }),
  };
}

/** What the address asks for in its query is required, too. */
function withAddress({ address, parameters }: Channel, query: QueryDescription | undefined) {
  const isFilled = (hole: string) => parameters.some((one) => one.name === hole && one.default !== undefined);
  const asked = [...new URLSearchParams(splitQuery(address ?? "").search)].flatMap(([name, value]) => {
    const holes = [...value.matchAll(/\{([^{}]+)\}/g)].map(([, hole = ""]) => hole);
    return holes.length === 0 || holes.every(isFilled) ? [] : [name];
  });
  if (asked.length === 0) return query;
  const { required = [], optional = [] } = query ?? {};
  const all = new Set([...required, ...asked]);
  return { required: [...all], optional: optional.filter((name) => !all.has(name)) };
}

/** The application receives or sends something here over a connection. */
const carries = (channel: Channel, way: "receives" | "sends", operations: readonly Operation[]): boolean =>
  channel[way] !== undefined &&
  operations.some((operation) => {
    if (isHttp(operation)) return false;
    const isFirst = isReceived(operation) === (way === "receives");
    return isFirst
      ? operation.channel === channel
      : "reply" in operation && operation.reply.channel === channel;
  });

/** Names of the messages that the application sends here, over a connection or as an answer. */
const sentOn = (channel: Channel, operations: readonly Operation[]): readonly string[] =>
  operations.flatMap((operation) => {
    const own = !isReceived(operation) && operation.channel === channel ? operation.messages : [];
    const answers =
      isReceived(operation) && "reply" in operation && operation.reply.channel === channel
        ? operation.reply.messages
        : [];
    return [...own, ...answers].map(({ name }) => name);
  });
