import type { Acceptor } from "../wire/acceptor.js";
import { defaultServerLimits, type ServerLimits } from "../wire/limits.js";

/**
 * The limits of a door that services share: of each the largest, since what a service has to let through must get to it;
 * its own limits it keeps itself. `overrides` are the last word.
 */
export function shareLimits(
  acceptors: readonly Acceptor[],
  overrides: Partial<ServerLimits> = {},
): ServerLimits {
  const [first = defaultServerLimits, ...others] = acceptors.map(
    ({ options }): ServerLimits => ({ ...defaultServerLimits, ...options?.limits }),
  );
  return { ...others.reduce(largestOf, first), ...overrides };
}

const largestOf = (a: ServerLimits, b: ServerLimits): ServerLimits => ({
  messageBytes: Math.max(a.messageBytes, b.messageBytes),
  fragments: Math.max(a.fragments, b.fragments),
  pending: Math.max(a.pending, b.pending),
  connections: Math.max(a.connections, b.connections),
  connectionsPerAddress: Math.max(a.connectionsPerAddress, b.connectionsPerAddress),
  connectionsPerIdentity: Math.max(a.connectionsPerIdentity, b.connectionsPerIdentity),
  rooms: Math.max(a.rooms, b.rooms),
  authenticateMs: Math.max(a.authenticateMs, b.authenticateMs),
  refusalsPerMinute: Math.max(a.refusalsPerMinute, b.refusalsPerMinute),
  messagesPerSecond: Math.max(a.messagesPerSecond, b.messagesPerSecond),
  burst: Math.max(a.burst, b.burst),
  invalidFrames: Math.max(a.invalidFrames, b.invalidFrames),
  inFlight: Math.max(a.inFlight, b.inFlight),
  handlerMs: Math.max(a.handlerMs, b.handlerMs),
  shedBytes: Math.max(a.shedBytes, b.shedBytes),
  cutBytes: Math.max(a.cutBytes, b.cutBytes),
  pingMs: Math.max(a.pingMs, b.pingMs),
  pongMs: Math.max(a.pongMs, b.pongMs),
  closeMs: Math.max(a.closeMs, b.closeMs),
  uploadBytes: Math.max(a.uploadBytes, b.uploadBytes),
  uploadsBytes: Math.max(a.uploadsBytes, b.uploadsBytes),
  formParts: Math.max(a.formParts, b.formParts),
  headersMs: Math.max(a.headersMs, b.headersMs),
  requestMs: Math.max(a.requestMs, b.requestMs),
  headerBytes: Math.max(a.headerBytes, b.headerBytes),
});
