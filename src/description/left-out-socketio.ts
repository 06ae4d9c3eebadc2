import type { Channel } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { familyOf } from "../specification/protocols.js";
import { leftOut } from "./left-out-finding.js";

/** What of a channel Socket.IO does not carry. */
export const ofSocketIo = (
  channel: Channel,
  index: number,
  all: readonly Channel[],
): readonly Diagnostic[] => [...ofEvents(channel), ...ofNamespace(channel, index, all)];

/** Events of Socket.IO whose names have parameters. */
function ofEvents({ socketio, source }: Channel): readonly Diagnostic[] {
  const named = [...Object.values(socketio?.events ?? {}), ...(socketio?.event ? [socketio.event] : [])];
  return [...new Set(named.filter((event) => /\{[^{}]+\}/.test(event)))].map((event) =>
    leftOut(
      {
        what: `the parameters of the event \`${event}\``,
        reason: "the name of an event is fixed",
        advice: "Put the values into the payload, or into the namespace: an address that begins with `/`.",
      },
      source,
    ),
  );
}

/** A namespace is one connection: of channels that cannot share it, the first is served. */
function ofNamespace(channel: Channel, index: number, all: readonly Channel[]): readonly Diagnostic[] {
  const namespaceOf = ({ socketio }: Channel) => socketio?.namespace.replaceAll(/\{[^{}]*\}/g, "{}");
  if (channel.socketio === undefined) return [];
  const isRival = (other: Channel) =>
    namespaceOf(other) === namespaceOf(channel) && sharesSocketIoServer(other, channel);
  const rival = all.slice(0, index).find(isRival);
  if (rival === undefined) return [];
  return [
    leftOut(
      {
        what: `the channel \`${channel.key}\` over Socket.IO`,
        reason: `it has the namespace of \`${rival.key}\`, \`${channel.socketio.namespace}\`, but not the same servers, parameters, \`wrap\` and \`replies\``,
        advice: "Give both the same, so that they share its connection, or a namespace of its own.",
      },
      channel.source,
      [{ message: `\`${rival.key}\``, source: rival.source }],
    ),
  ];
}

const sharesSocketIoServer = (one: Channel, other: Channel): boolean =>
  one.servers.some(
    (server) => familyOf(server) === "socketio" && other.servers.some(({ key }) => key === server.key),
  );
