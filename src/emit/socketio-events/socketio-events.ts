import socketIoEventsTemplate from "../../../templates/socketio-events.ts.hbs";
import { type Code, code, comment, fileHeader, identifier, propertyKey } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { modelsModule, openImports } from "../../code/imports.js";
import { unionOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import type { Message } from "../../contract/contract.js";
import { messagesOf } from "../../contract/dispatch-fold.js";
import { buildChannelUnions } from "../../description/channel-union.js";
import { isReceived } from "../../description/operation-cover.js";
import { eventOf } from "../../specification/socketio.js";
import type { EmitInput } from "../scope/emitter.js";
import {
  type Conversation,
  conversationsOf,
  payloadType,
  type ServiceScope,
} from "../scope/service-scope.js";

/** `<service>/socketio-events.ts`: the events of Socket.IO, for those who use the library directly; none without any. */
export function emitSocketIoEvents({
  service,
  contract,
  description,
}: Pick<EmitInput, "service" | "contract" | "description">): readonly OutputFile[] {
  const conversations = conversationsOf(service, description).filter(({ plain }) => plain.socketio);
  if (conversations.length === 0) return [];
  const own = conversations.flatMap((one) => [eventsName(one, "receives"), eventsName(one, "sends")]);
  const imports = openImports(
    own,
    service.schemas.map(({ name }) => name),
  );
  const scope: ServiceScope = { service, description, imports };
  const maps = conversations.flatMap((one) =>
    (["receives", "sends"] as const).map((way) => ({
      doc: comment([{ text: words(one, way) }]),
      name: identifier(eventsName(one, way)),
      events: eventsOf(scope, one, way),
    })),
  );
  const view = { header: fileHeader(contract.file), maps, imports: imports.render() };
  return [{ path: `${service.name}/socketio-events.ts`, text: renderTemplate(socketIoEventsTemplate, view) }];
}

type Way = "receives" | "sends";

const eventsName = ({ typeName }: Conversation, way: Way): string =>
  `${typeName}${way === "receives" ? "ClientToServerEvents" : "ServerToClientEvents"}`;

const words = ({ channel }: Conversation, way: Way): string =>
  `What ${way === "receives" ? "clients emit" : "the server emits"} on ${channel.address ?? channel.key}.`;

/** One event for all messages, or one for each name. */
function eventsOf(scope: ServiceScope, { channel, plain }: Conversation, way: Way) {
  const messages = plain[way] === undefined ? [] : messagesOf(channel[way]);
  if (messages.length === 0) return [];
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const event = eventOf(plain.socketio ?? {}, message);
    groups.set(event, [...(groups.get(event) ?? []), message]);
  }
  return [...groups].map(([event, group]) => ({
    key: propertyKey(event),
    parameters: parametersOf(scope, group, { plain, channel, way }),
  }));
}

interface Travel extends Pick<Conversation, "plain" | "channel"> {
  readonly way: Way;
}

/** The arguments of an event: the payload, or the values of a tuple, and the acknowledgement where one answers. */
function parametersOf(scope: ServiceScope, messages: readonly Message[], travel: Travel): Code {
  const { spread = [], wrap, replies } = travel.plain.socketio ?? {};
  const payload = payloadOf(scope, messages, travel);
  const answer = travel.way === "receives" && replies === "ack" ? answerOf(scope, messages) : undefined;
  const acknowledge = answer && code`(answer: ${wrapped(answer, wrap)}) => void`;
  if (messages.every(({ name }) => spread.includes(name)))
    return code`...values: ${acknowledge === undefined ? payload : code`[...${payload}, ${acknowledge}]`}`;
  const message = code`message: ${wrapped(payload, travel.way === "sends" ? wrap : undefined)}`;
  return acknowledge === undefined ? message : code`${message}, acknowledge: ${acknowledge}`;
}

/** Where one event carries everything that has a name in the models. */
function payloadOf(scope: ServiceScope, messages: readonly Message[], { plain, channel, way }: Travel): Code {
  const union =
    plain.socketio?.event === undefined
      ? undefined
      : buildChannelUnions(scope.service).find((one) => one.channel === channel && one.direction === way);
  return union === undefined
    ? unionOf(messages.map((message) => payloadType(scope, message, false)))
    : scope.imports.type(union.name, modelsModule);
}

const wrapped = (type: Code, key: string | undefined): Code =>
  key === undefined ? type : code`{ readonly ${propertyKey(key)}: ${type} }`;

/** The answers to a message, where it has any. */
function answerOf({ description, ...scope }: ServiceScope, messages: readonly Message[]): Code | undefined {
  const answers = description.kept.flatMap(({ operation, messages: own }) =>
    isReceived(operation) && "reply" in operation && own.some((one) => messages.includes(one))
      ? operation.reply.messages
      : [],
  );
  if (answers.length === 0) return undefined;
  return unionOf(answers.map((answer) => payloadType({ ...scope, description }, answer, false)));
}
