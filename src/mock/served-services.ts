import type { Contract, Service } from "../contract/contract.js";
import { describeService, hasOnlyWebhooks } from "../description/description.js";
import type { KeptOperation } from "../description/operation-cover.js";
import type { PlainService } from "../description/plain.js";
import { isSpoken } from "../runtime/wire/protocol.js";
import { endpointsOf } from "./endpoint.js";
import { describeServed, type ServedContract } from "./served-contract.js";

/** What a mock can serve of a contract. */
interface MockPlan {
  readonly services: readonly ServedContract[];
  /** Their webhooks, with the subscriber as the application. */
  readonly webhooks: readonly ServedContract[];
  /** What it cannot, each in a sentence, and what is not where the contract says. */
  readonly remarks: readonly string[];
}

interface PlanOptions {
  /** Nobody is asked for credentials. */
  readonly isOpen: boolean;
  /** In place of what the contract says: seconds that a long poll waits. */
  readonly holdSeconds?: number;
  /** There is a place to send webhooks to. */
  readonly hasTarget?: boolean;
}

/** Finds out what can be served, and where. Pure. */
export function planMock({ services }: Contract, options: PlanOptions): MockPlan {
  const remarks: string[] = [];
  const made: ServedContract[] = [];
  const webhooks: ServedContract[] = [];
  const taken = new Set<string>();
  for (const service of services) {
    const described = describeService(service);
    if (described.webhooks !== undefined) webhooks.push(describeServed(service, described.webhooks));
    if (hasOnlyWebhooks(described) && options.hasTarget === true) continue;
    if (options.hasTarget !== true) remarks.push(...described.outgoing.map((one) => aimless(service, one)));
    const plain = narrow(service, described.service, remarks);
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
  return { services: made, webhooks, remarks };
}

const aimless = ({ name }: Service, { operation }: KeptOperation): string =>
  `${name}: \`${operation.name}\` is a webhook, and there is no target to send it to`;

/** The part of a service that a mock can serve; undefined where that is nothing. */
function narrow(service: Service, full: PlainService, remarks: string[]): PlainService | undefined {
  const plain = withServer(full, remarks);
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
