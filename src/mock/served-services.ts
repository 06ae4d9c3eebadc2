import type { Contract, Service } from "../contract/contract.js";
import { describeService } from "../description/description.js";
import type { PlainService } from "../description/plain.js";
import { isSpoken } from "../runtime/wire/protocol.js";
import { endpointsOf } from "./endpoint.js";
import { describeServed, type ServedContract } from "./served-contract.js";

/** What a mock can serve of a contract. */
interface MockPlan {
  readonly services: readonly ServedContract[];
  /** What it cannot, each in a sentence, and what is not where the contract says. */
  readonly remarks: readonly string[];
}

interface PlanOptions {
  /** Nobody is asked for credentials. */
  readonly isOpen: boolean;
  /** In place of what the contract says: seconds that a long poll waits. */
  readonly holdSeconds?: number;
}

/** Finds out what can be served, and where. Pure. */
export function planMock({ services }: Contract, options: PlanOptions): MockPlan {
  const remarks: string[] = [];
  const made: ServedContract[] = [];
  const taken = new Set<string>();
  for (const service of services) {
    const plain = narrow(service, remarks);
    if (plain === undefined) continue;
    if (endpointsOf(plain).length === 0) {
      remarks.push(`${service.name}: nothing of it is a WebSocket, Socket.IO or a request of HTTP`);
      continue;
    }
    const rival = endpointsOf(plain).find(({ key }) => taken.has(key));
    const folder = `/${service.name}`;
    if (rival !== undefined)
      remarks.push(`${service.name}: ${rival.path} is another service's, so all of it is under ${folder}`);
    const placed = rival === undefined ? plain : move(plain, folder);
    for (const { key } of endpointsOf(placed)) taken.add(key);
    made.push(describeServed(service, { ...placed, ...adjust(placed, options) }));
  }
  return { services: made, remarks };
}

/** The part of a service that a mock can serve; undefined where that is nothing. */
function narrow(service: Service, remarks: string[]): PlainService | undefined {
  const { service: full, outgoing } = describeService(service);
  const plain = withServer(full, remarks);
  for (const { operation } of outgoing)
    remarks.push(
      `${service.name}: in \`${operation.name}\` the server asks others, so there is nothing to answer`,
    );
  const servers = Object.fromEntries(Object.entries(plain.servers).filter(([, one]) => isSpoken(one)));
  const others = Object.values(plain.servers).filter((one) => !isSpoken(one));
  if (others.length > 0) {
    const protocols = [...new Set(others.map(({ protocol }) => protocol || "a protocol without a name"))];
    const verb = protocols.length === 1 ? "is" : "are";
    remarks.push(`${service.name}: ${protocols.join(", ")} ${verb} not spoken here`);
  }
  const mirrored = Object.values(plain.channels).map(({ mirrors }) => mirrors);
  const channels = Object.entries(plain.channels).flatMap(([name, channel]) => {
    const keys = channel.servers.filter((key) => Object.hasOwn(servers, key));
    if (keys.length === 0 && !mirrored.includes(name)) return [];
    const needsAddress = keys.some((key) => servers[key]?.socketio === undefined);
    if (channel.address === null && needsAddress) {
      remarks.push(`${service.name}: the address of \`${name}\` is known at run time only`);
      return [];
    }
    return [[name, { ...channel, servers: keys }] as const];
  });
  const kept = Object.fromEntries(channels);
  const operations = Object.entries(plain.operations).filter(([, { channel }]) =>
    Object.hasOwn(kept, channel),
  );
  if (channels.length === 0 && others.length === 0)
    remarks.push(`${service.name}: it has no channel to serve`);
  if (channels.length === 0) return undefined;
  return { ...plain, servers, channels: kept, operations: Object.fromEntries(operations) };
}

/** Documents may leave servers out: then it is a WebSocket that is meant, as likely as anything. */
function withServer(plain: PlainService, remarks: string[]): PlainService {
  if (Object.keys(plain.servers).length > 0) return plain;
  if (Object.keys(plain.channels).length === 0) return plain;
  remarks.push(`${plain.name}: the document names no server, so WebSocket is taken`);
  const channels = Object.entries(plain.channels).map(
    ([name, channel]) => [name, { ...channel, servers: ["mock"] }] as const,
  );
  return {
    ...plain,
    servers: { mock: { protocol: "ws", host: "localhost", pathname: "" } },
    channels: Object.fromEntries(channels),
  };
}

/** The flags in the description: what is not asked for is not in it. */
function adjust(plain: PlainService, { isOpen, holdSeconds }: PlanOptions): Partial<PlainService> {
  const operations = Object.entries(plain.operations).map(([name, operation]) => {
    const { security, poll, ...rest } = operation;
    return [
      name,
      {
        ...rest,
        ...(security && !isOpen && { security }),
        ...(poll && {
          poll:
            holdSeconds === undefined ? poll : { ...poll, holdSeconds: [holdSeconds, holdSeconds] as const },
        }),
      },
    ] as const;
  });
  const servers = Object.entries(plain.servers).map(([key, { security, ...rest }]) => [
    key,
    { ...rest, ...(security && !isOpen && { security }) },
  ]);
  return { operations: Object.fromEntries(operations), servers: Object.fromEntries(servers) };
}

/** All of a service below a path. */
function move(plain: PlainService, folder: string): PlainService {
  const servers = Object.entries(plain.servers).map(([key, server]) => [
    key,
    {
      ...server,
      pathname: folder + server.pathname,
      ...(server.socketio && { socketio: { path: folder + server.socketio.path } }),
    },
  ]);
  return { ...plain, servers: Object.fromEntries(servers) };
}
