import { type Code, lineComments } from "../../code/code.js";
import type { Operation, Service } from "../../contract/contract.js";
import type { Description } from "../../description/description.js";
import { isSocketIo } from "../../description/socketio.js";
import { familyOf } from "../../specification/protocols.js";

/** What a client leaves out, and what it needs, in comments below the file's first line. */
export const clientNotes = (service: Service, description: Description): readonly Code[] =>
  notes([
    ...sharedNotes(service, description),
    ...transportNotes(service),
    ...webhookNotes(description, "received with `webhooks.ts`"),
    ...listed(
      description.kept.map(({ operation }) => operation).filter(({ kind }) => kind === "request"),
      "the server asks and the client answers; hear it with `on`, answer with `send`",
    ),
  ]);

/** What a server leaves out. */
export const serverNotes = (service: Service, description: Description): readonly Code[] =>
  notes([
    ...sharedNotes(service, description),
    ...foreignProtocols(service).map(
      (protocol) => `Nothing here listens for ${protocol}: an adapter that feeds an Acceptor can.`,
    ),
    ...webhookNotes(description, "sent with `webhook-sender.ts`"),
    ...listed(
      description.kept.map(({ operation }) => operation).filter(({ kind }) => kind === "request"),
      "the server asks and the client answers; ask with `send`, the answer is a message like any other",
    ),
  ]);

const notes = (sentences: readonly string[]): readonly Code[] => sentences.flatMap(lineComments);

function sharedNotes(service: Service, { covered, silent }: Description): readonly string[] {
  return [
    ...(service.operations.length === 0
      ? ["The document has no operations: nothing is sent or received."]
      : []),
    ...(covered.length === 0
      ? []
      : [`Narrower operations say one by one what is said by ${namesOf(covered)}.`]),
    ...listed(silent, "it has no message"),
  ];
}

const webhookNotes = ({ outgoing }: Description, how: string): readonly string[] =>
  outgoing.length === 0
    ? []
    : [`Webhooks are ${how}: ${namesOf(outgoing.map(({ operation }) => operation))}.`];

function transportNotes(service: Service): readonly string[] {
  return [
    ...(service.servers.some(isSocketIo)
      ? [
          "Socket.IO needs its library: pass `transports: [socketio({ io })]` with `io` of `socket.io-client`.",
        ]
      : []),
    ...foreignProtocols(service).map(
      (protocol) => `No transport for ${protocol} comes along: pass one that implements Transport.`,
    ),
  ];
}

const foreignProtocols = ({ servers }: Service): readonly string[] =>
  [
    ...new Set(
      servers.flatMap((one) => (familyOf(one) === "other" && one.protocol !== "" ? one.protocol : [])),
    ),
  ].sort();

const listed = (operations: readonly Operation[], reason: string): readonly string[] =>
  operations.length === 0 ? [] : [`Left out: ${namesOf(operations)}: ${reason}.`];

const namesOf = (operations: readonly Operation[]): string =>
  operations.map(({ name }) => `\`${name}\``).join(", ");
