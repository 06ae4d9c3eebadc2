import type { IncomingMessage } from "node:http";
import type { Acceptor, Admission, Admitted, Rejection } from "../../wire/acceptor.js";
import { familyOf } from "../../wire/protocol.js";
import { type ChannelRoute, findChannel } from "../../wire/route.js";
import type { ServiceDescription } from "../../wire/service-description.js";
import { type AdmissionSettings, admit, type Entrance, refusal } from "../request/handshake.js";
import { splitTarget } from "../request/head.js";
import type { Closable } from "../request/pending.js";
import { soundHeaders } from "../request/rejection.js";
import type { IoSocket } from "./engine.js";

/** A namespace of a service. */
export interface NamespaceRoute extends ChannelRoute {
  readonly acceptor: Acceptor;
}

/**
 * Lets people in over Socket.IO. There are two moments: the first request, where a refusal is an HTTP status and cookies
 * can be set, and the packet that connects to a namespace, which may carry credentials in `auth`.
 */
export interface Door {
  /** The query of the first request may stand behind the namespace. */
  find(namespace: string): NamespaceRoute | undefined;
  /** At the first request. Undefined: go on. */
  refuseEarly(request: IncomingMessage, holder: Closable): Promise<Rejection | undefined>;
  /** At the namespace. What was decided before holds, unless there are credentials now. */
  letIn(socket: IoSocket): Promise<Admission>;
  /** Headers for the answer to the first request. */
  headersOf(request: IncomingMessage): readonly (readonly [name: string, value: string])[];
}

export function createDoor(
  acceptors: readonly Acceptor[],
  settings: Omit<AdmissionSettings, "holder">,
): Door {
  /** Who came in at the first request. */
  const decided = new WeakMap<IncomingMessage, Admitted>();

  function find(namespace: string): NamespaceRoute | undefined {
    for (const acceptor of acceptors) {
      const route = findChannel(acceptor.description, { protocolFamily: "socketio", pathname: namespace });
      if (route !== undefined) return { acceptor, ...route };
    }
    return undefined;
  }

  // Which namespace it will be is not said in the first request: where there is only one, it is known all the same,
  // unless it has parameters: these are named with the namespace.
  const namespaces = acceptors.flatMap(({ description }) => namespacesOf(description));
  const [first, another] = namespaces;
  const only = another !== undefined || first?.includes("{") ? undefined : first;

  return {
    find,
    async refuseEarly(request, holder) {
      const route = only === undefined ? undefined : find(only + searchOf(request));
      if (route === undefined) return undefined;
      const entrance: Entrance = { ...route, transport: "socketio", request };
      const mayFollow = mayComeInAuth(route);
      const admission = await admit(mayFollow ? { ...entrance, isEarly: true } : entrance, {
        ...settings,
        holder,
      });
      if (!admission.ok) return admission.status === 401 && mayFollow ? undefined : admission;
      decided.set(request, admission);
      return undefined;
    },
    async letIn({ nsp, request, handshake, conn }) {
      const route = find(nsp.name + searchOf(request));
      if (route === undefined) return refusal(404, "not-found", "Invalid namespace");
      const earlier = decided.get(request);
      if (earlier !== undefined && isEmpty(handshake.auth)) return earlier;
      const entrance: Entrance = { ...route, transport: "socketio", request, auth: handshake.auth };
      return admit(entrance, { ...settings, holder: conn });
    },
    headersOf(request) {
      return soundHeaders(decided.get(request)?.handshake.replyHeaders ?? []);
    },
  };
}

/** The query of a request, with its `?`. */
export const searchOf = ({ url }: IncomingMessage): string => `?${splitTarget(url)?.query ?? ""}`;

const isEmpty = (auth: unknown) =>
  typeof auth !== "object" || auth === null || Object.keys(auth).length === 0;

const namespacesOf = ({ channels, servers }: ServiceDescription): readonly string[] =>
  Object.values(channels).flatMap((channel) => {
    const isHere = channel.servers.some((key) => {
      const server = servers[key];
      return server !== undefined && familyOf(server) === "socketio";
    });
    return isHere ? [channel.socketio?.namespace ?? "/"] : [];
  });

/** Whether credentials may still come in `auth`: not where all that the contract names have another place. */
function mayComeInAuth({ acceptor, channel }: NamespaceRoute): boolean {
  const { channels, servers, security } = acceptor.description;
  const keys = (channels[channel]?.servers ?? []).flatMap((key) => servers[key]?.security ?? []);
  const places = keys.map((key) => security[key]?.in ?? security[key]?.type);
  return places.length === 0 || places.some((place) => !/^(?:query|header|cookie|http)$/.test(place ?? ""));
}
