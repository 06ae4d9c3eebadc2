import type { Service } from "../contract/contract.js";
import { describeChannel } from "./channel.js";
import { channelMembers } from "./channel-members.js";
import { describeCodecs } from "./http.js";
import { describeOperation } from "./operation.js";
import { type Cover, coverOperations, isReceived } from "./operation-cover.js";
import { buildTables, type PlainService } from "./plain.js";
import { describeRefusals } from "./refusal.js";
import { describeSecurity, describeServers } from "./server.js";
import { webhookService, withoutServers } from "./webhooks.js";

/** A service as clients and servers see it, and what of it they do not see. */
export interface Description extends Cover {
  readonly service: PlainService;
  /** The webhooks, with the subscriber as the application; undefined where there are none. */
  readonly webhooks: PlainService | undefined;
}

/** Nothing of the service is for clients and servers, but webhooks for subscribers. */
export const hasOnlyWebhooks = ({ kept, webhooks }: Description): boolean =>
  kept.length === 0 && webhooks !== undefined;

/** What clients and servers have to know of a service. Pure: the same for generated code and at run time. */
export function describeService(service: Service): Description {
  const cover = coverOperations(service);
  const { kept, outgoing } = cover;
  const operations = kept.map(({ operation }) => operation);
  const nameOf = channelMembers(service.channels, operations);
  const refusals = describeRefusals(service);
  const scope = { service, kept, nameOf, refusals };
  const received = kept.flatMap((one) => (isReceived(one.operation) ? one.messages : []));
  const codecs = describeCodecs(kept, service);
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
      ...(Object.keys(codecs).length > 0 && { codecs }),
      ...(batches.size > 0 && { batches: Object.fromEntries([...batches].map((name) => [name, name])) }),
      tables: { ...buildTables(service), refusals },
    },
    webhooks:
      outgoing.length === 0
        ? undefined
        : withoutServers(describeService(webhookService(service, outgoing)).service),
    ...cover,
  };
}
