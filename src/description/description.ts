import type { Operation, Service } from "../contract/contract.js";
import { describeChannel } from "./channel.js";
import { channelMembers } from "./channel-members.js";
import { describeOperation } from "./operation.js";
import { coverOperations, isHttp, isReceived, type KeptOperation } from "./operation-cover.js";
import { buildTables, type PlainService } from "./plain.js";
import { describeRefusals } from "./refusal.js";
import { describeSecurity, describeServers } from "./server.js";

/** A service as clients and servers see it, and what of it they do not see. */
export interface Description {
  readonly service: PlainService;
  /** The operations in it, with the messages that are left to them. */
  readonly kept: readonly KeptOperation[];
  /** Operations that narrower ones say one by one. */
  readonly covered: readonly Operation[];
  /** Operations in which the application itself asks others over HTTP. */
  readonly outgoing: readonly Operation[];
  /** Operations that receive nothing, and are no request of HTTP either. */
  readonly silent: readonly Operation[];
}

/** What clients and servers have to know of a service. Pure: the same for generated code and at run time. */
export function describeService(service: Service): Description {
  const { kept: all, covered } = coverOperations(service);
  const outgoing = all.map(({ operation }) => operation).filter((one) => isHttp(one) && !isReceived(one));
  const silent = all
    .map(({ operation }) => operation)
    .filter((one) => isReceived(one) && !isHttp(one) && one.messages.length === 0);
  const kept = all.filter(({ operation }) => !outgoing.includes(operation) && !silent.includes(operation));
  const operations = kept.map(({ operation }) => operation);
  const nameOf = channelMembers(service.channels, operations);
  const refusals = describeRefusals(service);
  const scope = { service, kept, nameOf, refusals };
  const received = kept.flatMap((one) => (isReceived(one.operation) ? one.messages : []));
  const batches = new Set(received.flatMap(({ name, batch }) => (batch === undefined ? [] : [name])));
  return {
    service: {
      name: service.name,
      servers: describeServers(service.servers),
      security: describeSecurity(service.servers, operations),
      channels: Object.fromEntries(
        service.channels.map((channel) => [nameOf(channel), describeChannel(channel, scope)]),
      ),
      operations: Object.fromEntries(
        kept.map((one) => [
          one.operation.name,
          describeOperation(one, nameOf(one.operation.channel), service),
        ]),
      ),
      ...(batches.size > 0 && { batches: Object.fromEntries([...batches].map((name) => [name, name])) }),
      tables: { ...buildTables(service), refusals },
    },
    kept,
    covered,
    outgoing,
    silent,
  };
}
