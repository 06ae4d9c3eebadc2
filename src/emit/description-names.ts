import type { Channel, Operation } from "../contract/contract.js";
import { freeName } from "./message-name.js";
import { isHttp } from "./operation-cover.js";

/** What each channel is called in clients and servers: its name, unless an HTTP operation beside it has that. */
export function channelMembers(
  channels: readonly Channel[],
  operations: readonly Operation[],
): (channel: Channel) => string {
  const taken = operations.filter(isHttp).map(({ name }) => name);
  const names = new Map<Channel, string>();
  for (const channel of channels) {
    const isMember = channel.receives !== undefined || channel.sends !== undefined;
    const wish = isMember && taken.includes(channel.name) ? `${channel.name}Channel` : channel.name;
    names.set(channel, freeName(wish, isMember ? [...taken, ...names.values()] : [...names.values()]));
  }
  return (channel) => names.get(channel) ?? channel.name;
}
