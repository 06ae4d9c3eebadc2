import type { Decision, Verdict } from "../runtime/wire/decision.js";
import type { ServiceDescription } from "../runtime/wire/service-description.js";
import type { Issue } from "../runtime/wire/validation.js";
import { withoutBytes } from "./bytes.js";
import type { LogEntry } from "./log.js";
import { placeOf, requestPlaceOf } from "./operation-label.js";

/** What the log says of a decision of the server. Undefined for replies: they are logged when they go out. */
export function describeDecision(
  description: ServiceDescription,
  decision: Decision,
  { showsPayloads }: { readonly showsPayloads: boolean },
): LogEntry | undefined {
  const service = description.name;
  switch (decision.kind) {
    case "handshake-rejected": {
      const { channel, parameters, status, text } = decision;
      const place = placeOf(description, channel, parameters);
      return { service, place, direction: "-", status, verdict: `refused: ${text}` };
    }
    case "connection-opened": {
      const word = decision.transport === "socketio" ? " (Socket.IO)" : "";
      return { ...connectionOf(description, decision), direction: "-", verdict: `connected${word}` };
    }
    case "connection-closed": {
      const { code, reason } = decision.closing;
      const why = reason === "" ? "" : `: ${reason}`;
      return { ...connectionOf(description, decision), direction: "-", verdict: `closed ${code}${why}` };
    }
    case "frame-received":
      return { ...connectionOf(description, decision), ...describeReceived(decision, showsPayloads) };
    case "request-received": {
      const place = requestPlaceOf(description, decision.operation, decision.parameters);
      return { service, place, ...describeReceived(decision, showsPayloads) };
    }
    case "frame-answered":
    case "request-answered":
      return undefined;
  }
}

type Received = Extract<Decision, { readonly verdict: Verdict }>;

const describeReceived = (
  { message, verdict, payload }: Received,
  showsPayloads: boolean,
): Pick<LogEntry, "direction" | "message" | "verdict" | "payload"> => ({
  direction: ">",
  ...(message !== undefined && { message }),
  verdict: renderVerdict(verdict),
  ...(showsPayloads && payload !== undefined && { payload: withoutBytes(payload) }),
});

interface ConnectionPlace {
  readonly connection: string;
  readonly channel: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const connectionOf = (
  description: ServiceDescription,
  { connection, channel, parameters }: ConnectionPlace,
): Pick<LogEntry, "service" | "place" | "connection"> => ({
  service: description.name,
  place: placeOf(description, channel, parameters),
  // The mock names connections by their numbers.
  connection: Number(connection),
});

function renderVerdict(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "accepted":
      return "ok";
    case "unreadable":
      return `refused: ${verdict.reason}`;
    case "unknown":
      return `unknown: ${verdict.reason}`;
    case "invalid":
      return `invalid: ${sentence(verdict.issues)}`;
    case "refused":
      return `${verdict.reason === "forbidden" ? "forbidden" : "refused"}: ${verdict.text}`;
  }
}

/** The first few: they name the cause. */
const sentence = (issues: readonly Issue[]): string => {
  const shown = issues.slice(0, 3).map(({ message }) => message);
  return issues.length > shown.length
    ? `${shown.join("; ")}; and ${issues.length - shown.length} more`
    : shown.join("; ");
};
