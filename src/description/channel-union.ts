import type { Channel, Dispatch, Service } from "../contract/contract.js";
import { messagesOf } from "../contract/dispatch-fold.js";

/** The type of all payloads that can come one way on a channel. */
export interface ChannelUnion {
  /** `RoomIncoming`, `RoomOutgoing`. */
  readonly name: string;
  readonly channel: Channel;
  /** Seen from the application that the document describes. */
  readonly direction: "receives" | "sends";
  /** Names of at least two types, sorted. */
  readonly members: readonly string[];
}

/** The unions of a service; a channel has none in a direction where it knows fewer than two payload types. */
export function buildChannelUnions(service: Service): readonly ChannelUnion[] {
  const taken = new Set(service.schemas.map(({ name }) => name));
  return service.channels.flatMap((channel) =>
    (["receives", "sends"] as const).flatMap((direction): readonly ChannelUnion[] => {
      const members = payloadNames(channel[direction]);
      if (members.length < 2) return [];
      const name = freeName(unionName(channel, direction), taken);
      taken.add(name);
      return [{ name, channel, direction, members }];
    }),
  );
}

const unionName = ({ name }: Channel, direction: "receives" | "sends"): string =>
  name.charAt(0).toUpperCase() + name.slice(1) + (direction === "receives" ? "Incoming" : "Outgoing");

const freeName = (name: string, taken: ReadonlySet<string>): string =>
  taken.has(name) ? freeName(`${name}Messages`, taken) : name;

const payloadNames = (dispatch: Dispatch | undefined): readonly string[] =>
  [
    ...new Set(messagesOf(dispatch).flatMap(({ payload }) => (payload === undefined ? [] : [payload.$ref]))),
  ].toSorted();
