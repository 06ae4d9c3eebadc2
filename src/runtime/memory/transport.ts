import { callOperation, type ResourceTransport } from "../client/http-operation.js";
import { openPolling } from "../polling/link.js";
import { abortedBy } from "../wire/abort.js";
import type { Acceptor, Handshake } from "../wire/acceptor.js";
import { type Clock, systemClock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import { splitAddress } from "../wire/path.js";
import type { HttpCall, Target } from "../wire/transport.js";
import { callResource, copyValue, readHeaders } from "./call.js";
import { createJudge, type Faults } from "./faults.js";
import { Wire } from "./wire.js";

/** A wire in memory, for tests and for both sides in one process. */
export interface MemoryOptions {
  /** What goes wrong, and when. */
  readonly faults?: Faults;
  readonly clock?: Clock;
  /** From 0 to 1, for the pauses of long polling. */
  readonly random?: () => number;
  /** What the server takes for the address of the client. */
  readonly remoteAddress?: string;
}

/** A transport whose wire can be cut. */
export interface MemoryTransport extends ResourceTransport {
  /** Cuts all connections without a goodbye. They may come back. */
  cut(): void;
  /** Connections that are open. */
  readonly connections: number;
}

/**
 * Client and server in one process. Everything crosses as JSON text, later and in order, as on a real wire;
 * `faults` can cut, delay, duplicate, reorder and drop.
 */
export function memory(acceptor: Acceptor, options: MemoryOptions = {}): MemoryTransport {
  const { clock = systemClock, random = Math.random, remoteAddress = "127.0.0.1" } = options;
  const wires = new Set<Wire>();
  const decide = createJudge(options.faults);
  const call = (request: HttpCall) => callResource(acceptor, request, { clock, decide, remoteAddress });
  return {
    name: "memory",
    protocols: ["*"],
    call,
    callOperation,
    async open(target, events) {
      if (target.description.poll !== undefined) return openPolling(target, events, { call, clock, random });
      const admitted = await acceptor.admit(buildHandshake(target, remoteAddress));
      if (target.signal.aborted) throw abortedBy(target.signal);
      if (!admitted.ok) {
        const { reason, status, retryAfterMs } = admitted;
        const details = retryAfterMs === undefined ? { status } : { status, retryAfterMs };
        throw new AsyncApiError("connection-refused", reason, details);
      }
      const wire = new Wire(target, events, { clock, decide }, () => wires.delete(wire));
      wires.add(wire);
      wire.attach(acceptor.connect(admitted, wire.peer));
      return wire.link;
    },
    cut() {
      for (const wire of [...wires]) wire.cut();
    },
    get connections() {
      return wires.size;
    },
  };
}

function buildHandshake(target: Target, remoteAddress: string): Handshake {
  const { channel, description, url, headers, cookies, socketio, signal } = target;
  return {
    channel,
    transport: "memory",
    parameters: readParameters(description.address ?? "", url),
    query: new URLSearchParams(url.searchParams),
    headers: readHeaders(headers),
    cookies,
    ...(socketio && { auth: copyValue(socketio.auth) }),
    remoteAddress,
    replyHeaders: [],
    signal,
  };
}

/** The parameters of an address that a path ends with, and of its query. */
function readParameters(address: string, { pathname, searchParams }: URL): Readonly<Record<string, string>> {
  const { path, search } = splitAddress(address);
  const inPath = readHoles(path, "([^/]+)").exec(pathname) ?? [];
  const found = namesOf(path).map((name, index) => [name, decodeURIComponent(inPath[index + 1] ?? "")]);
  const inQuery = [...new URLSearchParams(search)].flatMap(([name, template]) => {
    const [, ...values] = readHoles(template, "(.*)").exec(searchParams.get(name) ?? "") ?? [];
    return namesOf(template).map((hole, index) => [hole, values[index] ?? ""]);
  });
  return Object.fromEntries([...found, ...inQuery]);
}

const holes = /\{([^{}]+)\}/;

const namesOf = (template: string): readonly string[] =>
  template.split(holes).filter((_, index) => index % 2 === 1);

/** What a text ends with that was made of a template. */
const readHoles = (template: string, hole: string): RegExp =>
  new RegExp(
    `${template
      .split(holes)
      .map((part, index) => (index % 2 === 1 ? hole : part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")))
      .join("")}$`,
  );
