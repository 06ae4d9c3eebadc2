import type { Service } from "../contract/contract.js";
import { flipService } from "../contract/perspective.js";
import type { ChannelDescription, OperationDescription } from "../runtime/wire/service-description.js";
import type { KeptOperation } from "./operation-cover.js";
import type { Names, PlainService } from "./plain.js";

/** The part of a service that its webhooks are, with the subscriber as the application: it receives them. */
export function webhookService(service: Service, webhooks: readonly KeptOperation[]): Service {
  const operations = webhooks.map(({ operation }) => ({ ...operation, method: operation.method ?? "POST" }));
  const used = new Set(operations.map(({ channel }) => channel));
  return flipService({ ...service, operations, channels: service.channels.filter((one) => used.has(one)) });
}

/** Where a subscriber is, only the subscriber says. */
const subscriber = { protocol: "https", host: "", pathname: "" } as const;

/** The description of webhooks, without what belongs to the service's own servers: their addresses and credentials. */
export function withoutServers(plain: PlainService): PlainService {
  const place = (channel: ChannelDescription<Names>): ChannelDescription<Names> => ({
    ...channel,
    address: channel.address ?? "/",
    servers: ["subscriber"],
  });
  const open = ({
    security: _,
    headers: __,
    headed: ___,
    ...rest
  }: OperationDescription<Names>): OperationDescription<Names> => rest;
  const map = <T>(members: Readonly<Record<string, T>>, change: (one: T) => T) =>
    Object.fromEntries(Object.entries(members).map(([name, one]) => [name, change(one)]));
  return {
    ...plain,
    servers: { subscriber },
    security: {},
    channels: map(plain.channels, place),
    operations: map(plain.operations, open),
  };
}
