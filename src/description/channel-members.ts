import { freeName } from "../code/free-name.js";
import type { Channel, Operation } from "../contract/contract.js";
import { isHttp } from "./operation-cover.js";

/** What each channel is called in clients and servers: its name, unless an HTTP operation beside it has that. */
export function channelMembers(
  channels: readonly Channel[],
  operations: readonly Operation[],
): (channel: Channel) => string {
  const resources = new Set(operations.filter(isHttp).map(({ name }) => name));
  const given = new Set<string>();
  const names = new Map<Channel, string>();
  for (const channel of channels) {
    const isMember = channel.receives !== undefined || channel.sends !== undefined;
    const wish = isMember && resources.has(channel.name) ? `${channel.name}Channel` : channel.name;
    const has = (name: string) => given.has(name) || (isMember && resources.has(name));
    const name = freeName(wish, { has });
    given.add(name);
    names.set(channel, name);
  }
  return (channel) => names.get(channel) ?? channel.name;
}
