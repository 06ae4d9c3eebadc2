import type { Clock } from "../wire/clock.js";
import type { Codecs } from "../wire/codec.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import type { ClientLimits } from "../wire/limits.js";
import { type ProtocolFamily, protocolFamily } from "../wire/protocol.js";
import type { Report, Validation } from "../wire/report.js";
import type { ServiceDescription } from "../wire/service-description.js";
import type { Transport } from "../wire/transport.js";
import type { Credentials } from "./credentials.js";
import type { ServerChoice } from "./target.js";

/** What all parts of one client share. */
export interface ClientSettings {
  readonly service: ServiceDescription;
  readonly choice: ServerChoice;
  /** The caller's: they come before those of the service. */
  readonly codecs: Codecs;
  readonly transports: readonly Transport[];
  readonly auth: () => Credentials | Promise<Credentials>;
  readonly validation: Required<Validation>;
  readonly limits: ClientLimits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: (report: Report) => void;
  /** Aborted when the client is closed: to be looked at. Who wants to be told is among `calls`. */
  readonly signal: AbortSignal;
  /** Calls that run. Listeners on one signal for all of them would be a leak in the eyes of Node. */
  readonly calls: Set<AbortController>;
}

/** Checks a payload as the settings say: reports what is wrong, and returns the error where it must not pass. */
export function check(
  { validation, report }: ClientSettings,
  direction: "incoming" | "outgoing",
  channel: string,
  message: AnyMessage,
  payload: unknown,
): AsyncApiError | undefined {
  // Called for each message, so that it takes its parts one by one.
  if (validation[direction] === "off") return undefined;
  const result = message.validate(payload);
  if (result.ok) return undefined;
  const { issues } = result;
  report({ kind: "invalid-message", channel, message: message.name, direction, issues });
  if (validation[direction] === "warn") return undefined;
  const reasons = issues.map((issue) => issue.message).join("; ");
  return new AsyncApiError("invalid-message", `${message.name}: ${reasons}`, { issues });
}

/** The first transport that speaks the protocol and can do this. */
export function chooseTransport<Way extends "open" | "call">(
  { service, transports }: ClientSettings,
  protocol: string,
  way: Way,
): Transport & Required<Pick<Transport, Way>> {
  for (const transport of transports)
    if (canDo(transport, way) && transport.protocols.some((each) => each === "*" || isSame(each, protocol)))
      return transport;
  const hint = makers[protocolFamily(protocol)];
  throw new AsyncApiError(
    "unsupported",
    `no transport of this client speaks \`${protocol}\` (${service.name}): pass ${hint} in \`transports\``,
  );
}

/** How a transport of each family is made. */
const makers: Readonly<Record<ProtocolFamily, string>> = {
  websocket: "websocket()",
  socketio: "socketio({ io })",
  http: "http()",
  other: "one that speaks it",
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const canDo = <Way extends "open" | "call">(
  transport: Transport,
  way: Way,
): transport is Transport & Required<Pick<Transport, Way>> => transport[way] !== undefined;
