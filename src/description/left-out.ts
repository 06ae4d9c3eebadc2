import type { Channel, Contract, Message, Operation, Server, Service } from "../contract/contract.js";
import { ambiguities, planDispatch, type Telling } from "../contract/dispatch.js";
import { messagesOf } from "../contract/dispatch-fold.js";
import { tagsOf } from "../contract/tags.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nameOfType } from "../runtime/wire/codec.js";
import { familyOf, protocolOf } from "../specification/protocols.js";
import { areToldByHeaders, isHeaded } from "./headers.js";
import { type HiddenChannel, hiddenChannels } from "./hidden-channel.js";
import { leftOut } from "./left-out-finding.js";
import { ofReplyPlaces } from "./left-out-reply.js";
import { ofSocketIo } from "./left-out-socketio.js";
import { frameOf, isForeign, mediumOf, schemaOf } from "./media.js";
import { coverOperations, isBodiless, isHttp, isReceived, type KeptOperation } from "./operation-cover.js";
import { twinOf } from "./twin-operation.js";

/** What generated clients and servers do not serve of a contract: a `left-out` finding for each cause, at its place. */
export const findLeftOut = (contract: Contract): readonly Diagnostic[] =>
  contract.services.flatMap(ofService);

function tellingOf({ schemas }: Service): Telling<Message> {
  const byName = new Map(schemas.map(({ name, json }) => [name, json]));
  return {
    tagsOf: ({ payload }) => tagsOf(payload, (name) => byName.get(name)),
    refines: ({ refines }) => refines,
  };
}

function ofService(service: Service): readonly Diagnostic[] {
  const { kept, covered, outgoing, silent } = coverOperations(service);
  const telling = tellingOf(service);
  return [
    ...withoutOperations(service),
    ...withoutTransport(service),
    ...outgoing.flatMap(ofWebhook),
    ...silent.map(ofSilent),
    ...covered.flatMap((operation) => ofTwin(operation, kept)),
    ...kept.flatMap(({ operation }) => ofQuestion(operation)),
    ...[...kept, ...outgoing].flatMap(({ operation }) => [
      ...ofReplyPlaces(operation),
      ...ofBody(operation),
      ...ofStatuses(operation, { service, telling }),
    ]),
    ...ofRivals(kept, { service, telling }),
    ...ofRivals(outgoing, { service, telling }),
    ...[...kept, ...outgoing].flatMap((one) => ofMessages(one, service)),
    ...service.channels.flatMap(ofHandshake),
    ...hiddenChannels(service).map(ofHidden),
    ...service.channels.flatMap((channel) => ofFrames(channel, service)),
    ...service.channels.flatMap(ofSocketIo),
  ];
}

/** Nothing on the wire says which of the two is meant. */
function ofTwin(operation: Operation, kept: readonly KeptOperation[]): readonly Diagnostic[] {
  const twin = twinOf(operation, kept);
  if (twin === undefined) return [];
  return [
    leftOut(
      {
        what: `the operation \`${operation.name}\` by itself`,
        reason: `\`${twin.name}\` has the same messages on the same connection`,
        advice: "Give each a message of its own, or make them one operation.",
      },
      operation.source,
      [{ message: `\`${twin.name}\``, source: twin.source }],
    ),
  ];
}

/** A document of messages alone. */
function withoutOperations({ operations, channels, source, title }: Service): readonly Diagnostic[] {
  if (operations.length > 0 || channels.length === 0) return [];
  return [
    leftOut(
      {
        what: `the channels of ${title}`,
        reason: "the document has no operations, so nothing says who sends",
        advice:
          "Add operations: `action: receive` for what the application receives, `send` for what it sends.",
      },
      source,
    ),
  ];
}

/** Protocols for which the runtime has no transport, once for each. */
function withoutTransport({ servers, operations }: Service): readonly Diagnostic[] {
  if (operations.length === 0) return [];
  const foreign = servers.filter((server) => familyOf(server) === "other" && server.protocol !== "");
  const first = new Map<string, Server>();
  for (const server of foreign) if (!first.has(server.protocol)) first.set(server.protocol, server);
  return [...first.values()].map(({ key, protocol, source }) =>
    leftOut(
      {
        what: `the server \`${key}\` by itself`,
        reason: `the runtime has no transport for ${protocolOf(protocol).title}`,
        advice:
          "Pass the client a `Transport` of your own, or feed the server's `Acceptor` (docs/runtime.md); types and validators need neither.",
      },
      source,
    ),
  );
}

/** What the contract says of the subscriber's credentials. */
const ofWebhook = ({ operation: { name, security, source } }: KeptOperation): readonly Diagnostic[] =>
  security.length === 0
    ? []
    : [
        leftOut(
          {
            what: `the credentials of \`${name}\``,
            reason: "webhooks are signed with a secret that both sides know",
            advice: "Check others with `verify` of the receiver; send them with a `fetch` of your own.",
          },
          source,
        ),
      ];

const ofSilent = ({ name, source }: Operation): Diagnostic =>
  leftOut(
    {
      what: `the operation \`${name}\``,
      reason: "it has no message",
      advice: "Give the operation, or its channel, a message.",
    },
    source,
  );

/** The server asks, the client answers. */
const ofQuestion = ({ kind, name, source }: Operation): readonly Diagnostic[] =>
  kind !== "request"
    ? []
    : [
        leftOut(
          {
            what: `the reply of \`${name}\` as a reply`,
            reason: "the application asks and the client answers",
            advice:
              "Send the request and handle its reply as two messages: `on` and `send` on the client, `send` and a handler on the server.",
          },
          source,
        ),
      ];

/** Two connections that an upgrade does not tell apart. */
const ofHidden = ({ channel, before }: HiddenChannel): Diagnostic =>
  leftOut(
    {
      what: `the channel \`${channel.name}\` in servers`,
      reason: `its address is that of \`${before.name}\`, and a WebSocket names nothing else`,
      advice: "Make the two one channel, or give each an address of its own. Clients have both.",
    },
    channel.source,
    [{ message: `\`${before.name}\``, source: before.source }],
  );

/** A body where HTTP has none. */
function ofBody(operation: Operation): readonly Diagnostic[] {
  const { name, method, messages, source } = operation;
  if (!isBodiless(operation) || messages.every(({ payload }) => payload === undefined)) return [];
  return [
    leftOut(
      {
        what: `the message of \`${name}\` as a request`,
        reason: `a ${method} request has no body`,
        advice: "If it is the answer, make it the operation's `reply`; else use another method.",
      },
      source,
    ),
  ];
}

/** Answers with one status whose bodies nothing tells apart: a client takes the first that fits. */
function ofStatuses(operation: Operation, { service, telling }: Judging): readonly Diagnostic[] {
  if (!("reply" in operation) || !isHttp(operation)) return [];
  const answers = operation.reply.messages;
  const statuses = new Set(answers.flatMap((answer) => answer.statuses ?? []));
  return [...statuses].flatMap((status) => {
    const messages = answers.filter((answer) => answer.statuses?.includes(status));
    const [first, second] =
      ambiguities(planDispatch(messages, telling)).find((one) => !areTold(one, service)) ?? [];
    if (first === undefined || second === undefined) return [];
    return [
      leftOut(
        {
          what: `\`${second.name}\` as an answer of its own to \`${operation.name}\``,
          reason: `\`${first.name}\` has the status ${status} too, and nothing in their bodies tells them apart`,
          advice: "Give each answer a status of its own, or one property a different `const` in each.",
        },
        second.source,
        [{ message: `\`${first.name}\``, source: first.source }],
      ),
    ];
  });
}

/** What judging needs of the service. */
interface Judging {
  readonly service: Service;
  readonly telling: Telling<Message>;
}

/** HTTP operations that one request could mean: where its body does not say which, a server reaches the first of them. */
function ofRivals(kept: readonly KeptOperation[], judging: Judging): readonly Diagnostic[] {
  const resources = kept.map(({ operation }) => operation).filter((one) => isHttp(one));
  return resources.flatMap((operation, index) => {
    const rival = resources.slice(0, index).find((other) => isRival(other, operation, judging));
    if (rival === undefined) return [];
    return [
      leftOut(
        {
          what: `the operation \`${operation.name}\` in ${isReceived(operation) ? "servers" : "receivers"}`,
          reason: `its requests have the method and path of \`${rival.name}\`, and nothing in their bodies tells them apart`,
          advice:
            "Give one property a different `const` in each message, or each operation a path or method of its own. Who sends has both.",
        },
        operation.source,
        [{ message: `\`${rival.name}\``, source: rival.source }],
      ),
    ];
  });
}

function isRival(one: Operation, other: Operation, { service, telling }: Judging): boolean {
  if (routeOf(one) !== routeOf(other) || !sharesServer(one.channel, other.channel)) return false;
  const isRead = one.channel.address === other.channel.address && hasBodyOf(one.messages[0], other, service);
  const messages = [...new Set([...one.messages, ...other.messages])];
  const isShared = messages.length < one.messages.length + other.messages.length;
  if (!isRead || isShared || one.messages.length === 0 || other.messages.length === 0) return true;
  return ambiguities(planDispatch(messages, telling)).some(
    (group) => !(isHeaded(one) && areTold(group, service)),
  );
}

/** Whether headers tell each message of a group from each other one. */
const areTold = (group: readonly Message[], service: Service): boolean =>
  group.every((one, index) => group.slice(0, index).every((other) => areToldByHeaders(one, other, service)));

/** Whether a message has the kind of body that an operation reads: that of its first message. */
function hasBodyOf(
  message: Message | undefined,
  { messages: [first] }: Operation,
  service: Service,
): boolean {
  if (message === undefined || first === undefined) return true;
  const kind = mediumOf(message, service);
  if (kind !== mediumOf(first, service)) return false;
  return kind !== "codec" || nameOfType(message.contentType ?? "") === nameOfType(first.contentType ?? "");
}

/** A message of an operation whose body is of another kind than that of the first. */
function ofKind(message: Message, operation: Operation, service: Service): readonly Diagnostic[] {
  const [first] = operation.messages;
  if (first === undefined || !isHttp(operation) || hasBodyOf(message, operation, service)) return [];
  return [
    leftOut(
      {
        what: `the body of \`${message.name}\` in \`${operation.name}\``,
        reason: `the operation reads bodies as \`${first.name}\` has them, of another content type`,
        advice: "Give both one content type, or each an operation with a method or path of its own.",
      },
      message.source,
      [{ message: `\`${first.name}\``, source: first.source }],
    ),
  ];
}

const routeOf = ({ method, messages, channel }: Operation): string =>
  `${method ?? (messages.length > 0 ? "POST" : "GET")} ${channel.address?.replace(/\{[^}]*\}/g, "{}")}`;

const sharesServer = (one: Channel, other: Channel): boolean =>
  one.servers.length === 0 ||
  one.servers.some(({ key }) => other.servers.some((server) => server.key === key));

/** Headers, and payloads whose content type no codec reads. */
function ofMessages({ operation, messages }: KeptOperation, service: Service): readonly Diagnostic[] {
  const replies = "reply" in operation ? operation.reply.messages : [];
  const spoken = operation.channel.servers.some((server) => familyOf(server) !== "other");
  if (!spoken) return [];
  return [
    ...messages.flatMap((message) => ofKind(message, operation, service)),
    ...[...messages, ...replies].flatMap((message) => [
      ...ofHeaders(message, operation),
      ...ofContentType(message, operation, service),
    ]),
  ];
}

function ofHeaders(message: Message, operation: Operation): readonly Diagnostic[] {
  if (message.headers === undefined || isHeaded(operation)) return [];
  const text = isHttp(operation)
    ? {
        reason: "headers of webhooks and of long polling are neither sent nor checked",
        advice: "Put the values into the payload.",
      }
    : {
        reason: `${protocolOf(operation.channel.servers[0]?.protocol ?? "").title} has no headers beside a message`,
        advice: "Put the values into the payload.",
      };
  return [leftOut({ what: `the headers of \`${message.name}\``, ...text }, message.source)];
}

function ofContentType(message: Message, operation: Operation, service: Service): readonly Diagnostic[] {
  const { contentType, name, source } = message;
  if (!isForeign(message, service, isHttp(operation) ? "http" : "connection")) return [];
  const text = isHttp(operation)
    ? {
        reason: "the runtime has no codec for it",
        advice: `Pass one to ${isReceived(operation) ? "client and server" : "receiver and sender"}: \`codecs: { "${nameOfType(contentType ?? "")}": { encode, decode } }\`.`,
      }
    : {
        reason: "frames of a connection are JSON, bytes or text",
        advice: "Use a JSON content type; or exchange this message by a transport of your own.",
      };
  return [leftOut({ what: `the content type \`${contentType}\` of \`${name}\``, ...text }, source)];
}

/** Messages whose frames cannot be told from those of another: a receiver takes all of them for the first. */
function ofFrames(channel: Channel, service: Service): readonly Diagnostic[] {
  if (!channel.servers.some((server) => familyOf(server) === "websocket")) return [];
  return [channel.receives, channel.sends].flatMap((dispatch) => {
    const messages = messagesOf(dispatch);
    return messages.flatMap((message) => {
      const clash = clashOf(message, messages, service);
      if (clash === undefined) return [];
      const { other, reason } = clash;
      return [
        leftOut(
          {
            what: `\`${message.name}\` as a message of its own on \`${channel.key}\``,
            reason,
            advice:
              "Give it a channel of its own, or make it a JSON object with a property that says its kind.",
          },
          message.source,
          [{ message: `\`${other.name}\``, source: other.source }],
        ),
      ];
    });
  });
}

/** The message that takes the frames of this one, and why. */
function clashOf(message: Message, messages: readonly Message[], service: Service) {
  const frame = frameOf(message, service);
  const others = messages.slice(0, messages.indexOf(message));
  if (frame !== undefined) {
    const other = others.find((one) => frameOf(one, service) === frame);
    const words = { bytes: "bytes", text: "bare text", empty: "empty" };
    return other && { other, reason: `its frames are ${words[frame]}, as those of \`${other.name}\` are` };
  }
  if (message.payload === undefined || schemaOf(service, message.payload)?.type !== "string")
    return undefined;
  const other = messages.find((one) => frameOf(one, service) === "text");
  return other && { other, reason: `its frames are texts in JSON, those of \`${other.name}\` are bare text` };
}

/** Headers of the opening handshake that the WebSocket binding asks for. */
function ofHandshake({ bindings, key, source, servers }: Channel): readonly Diagnostic[] {
  const { ws } = bindings;
  if (typeof ws !== "object" || ws === null || !("headers" in ws) || servers.length === 0) return [];
  return [
    leftOut(
      {
        what: `\`bindings.ws.headers\` of \`${key}\``,
        reason: "headers of the opening handshake are not checked",
        advice: "Check them in the server's `authenticate`, which is given the request's headers.",
      },
      source,
    ),
  ];
}
