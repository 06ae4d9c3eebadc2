import type { ConnectionContext, Mailbox } from "../runtime/server/context.js";
import { createServer, type ServiceServer } from "../runtime/server/server.js";
import { planService, type ServicePlan } from "../runtime/wire/channel-plan.js";
import type { AnyMessage } from "../runtime/wire/dispatch.js";
import type { ServiceDescription } from "../runtime/wire/service-description.js";
import { describeDecision } from "./decision-entry.js";
import { createGallery, type Exhibit, type Gallery } from "./gallery.js";
import { greet, greetingsOf } from "./greeting.js";
import { buildHandlers } from "./handlers.js";
import { welcome } from "./identity.js";
import type { LogEntry } from "./log.js";
import type { ServedContract } from "./served-contract.js";
import { createSessions, type Sessions } from "./sessions.js";

/** A service while it is served. */
export interface ServedService extends ServedContract {
  readonly plan: ServicePlan;
  readonly server: ServiceServer;
  readonly gallery: Gallery;
  readonly sessions: Sessions;
  /** Name of the example that is shown first. */
  readonly example: string | undefined;
  /** Remembers what a payload that is about to be sent shows. */
  readonly note: (payload: unknown, exhibit: Exhibit) => void;
}

/** Limits that a person at a terminal, or a test, should not run into. */
export const limits = {
  refusalsPerMinute: 100_000,
  messagesPerSecond: 10_000,
  burst: 10_000,
  connectionsPerAddress: 50_000,
  connectionsPerIdentity: 50_000,
};

/** What services of one mock share. */
interface RunOptions {
  readonly seed: number;
  readonly example?: string;
  readonly random: () => number;
  readonly note: ServedService["note"];
  readonly log: (entry: LogEntry) => void;
  readonly showsPayloads: boolean;
}

/** Makes the server of a service, with handlers that answer with its examples. */
export function serveService(
  served: ServedContract,
  { example, seed, random, note, log, showsPayloads }: RunOptions,
): ServedService {
  const { contract, description, validators } = served;
  const gallery = createGallery(contract, validators, seed);
  const sessions = createSessions((channel) => createMailbox(server, description, channel));
  const handlers = buildHandlers({ ...{ description, gallery, example, note }, mailboxOf: sessions.of });
  const server = createServer(description, {
    ...{ handlers, limits, random, origins: "any" },
    authenticate: (request) => welcome(request, senderOn(description, request.channel)),
    connected: Object.fromEntries(
      Object.keys(description.channels).map((channel) => [
        channel,
        buildHook({ contract, description, channel, gallery, example, note }),
      ]),
    ),
    identityOf: () => undefined,
    onDecision(decision) {
      const entry = describeDecision(description, decision, { showsPayloads });
      if (entry !== undefined) log(entry);
    },
    onReport(report) {
      if (report.kind !== "failed") return;
      const { channel, operation, error } = report;
      log({
        service: description.name,
        place: channel,
        direction: "-",
        verdict: `${operation} failed: ${error.reason}`,
      });
    },
  });
  return { ...served, ...{ server, gallery, sessions, example, note }, plan: planService(description) };
}

const senderOn = ({ channels }: ServiceDescription, channel: string) =>
  channels[channel]?.sender ?? channels[channels[channel]?.mirrors ?? ""]?.sender;

function createMailbox(
  server: ServedService["server"],
  { channels, operations }: ServiceDescription,
  channel: string,
): Mailbox<unknown> {
  const receive = operations[channels[channel]?.poll?.receive ?? ""];
  return receive?.poll?.cursor === undefined ? server.mailbox() : server.eventLog();
}

interface Hook extends Pick<ServedService, "contract" | "description" | "gallery" | "example" | "note"> {
  readonly channel: string;
}

/** Greets whoever connects. A channel that mirrors another greets as that one does. */
function buildHook({ contract, description, channel, gallery, example, note }: Hook) {
  const { channels } = description;
  return (context: ConnectionContext<unknown, AnyMessage>): void => {
    for (const message of greetingsOf(contract, channels[channel]?.mirrors ?? channel)) {
      const rule = senderOn(description, channel);
      const greeting = greet(gallery, message, { rule, visitor: context.identity, example });
      if (greeting === undefined) continue;
      const sent = gallery.sent(message, greeting.payload);
      note(sent, greeting);
      context.send(message.name, sent);
    }
  };
}
