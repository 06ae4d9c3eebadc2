import type { Channel, Service } from "../contract/contract.js";
import { familyOf } from "../specification/protocols.js";
import { isHttp } from "./operation-cover.js";

/** A channel that no client of a server gets to, and the one that they get to in its place. */
export interface HiddenChannel {
  readonly channel: Channel;
  readonly before: Channel;
}

/** WebSocket channels with the address of an earlier one on the same server: servers take both for that one. */
export function hiddenChannels({ channels, operations }: Service): readonly HiddenChannel[] {
  const requests = new Set(operations.filter(isHttp).map(({ channel }) => channel));
  const sockets = channels.filter((one) => !requests.has(one) && one.address !== null);
  return sockets.flatMap((channel, at) => {
    const before = sockets.slice(0, at).find((other) => isSamePlace(other, channel));
    return before === undefined ? [] : [{ channel, before }];
  });
}

const isSamePlace = (one: Channel, other: Channel): boolean =>
  one.mirrors !== other.name &&
  other.mirrors !== one.name &&
  patternOf(one) === patternOf(other) &&
  one.servers.some((server) => familyOf(server) === "websocket" && other.servers.includes(server));

/** The address with what each parameter may be in place of its name. */
const patternOf = ({ address, parameters }: Channel): string =>
  (address ?? "").replace(/^(?!\/)/, "/").replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const { enum: values } = parameters.find((one) => one.name === name) ?? {};
    return `{${values?.join("|") ?? ""}}`;
  });
