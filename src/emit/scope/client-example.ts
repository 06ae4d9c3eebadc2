import { type Code, code, identifier, join, literal, objectKey, text } from "../../code/code.js";
import type { Channel, Message, Operation, Server, Service } from "../../contract/contract.js";
import { ambiguities, wireValues } from "../../contract/dispatch.js";
import type { Description } from "../../description/description.js";
import { headedMessages, sortHeaders } from "../../description/headers.js";
import { follow, mediumOf, schemaOf } from "../../description/media.js";
import { isHttp, type KeptOperation } from "../../description/operation-cover.js";
import { isSocketIo } from "../../description/socketio.js";
import { membersOf } from "../../description/text-kinds.js";
import type { SchemaJson } from "../../schema/schema.js";
import { familyOf } from "../../specification/protocols.js";
import { credentialsView } from "./credentials.js";
import { type Conversation, conversationsOf, leadOf, resourcesOf } from "./service-scope.js";

/** What the README shows of a client: finished lines of code, none where there is nothing to show. */
export interface ClientExample {
  /** Members of the client's options, each on its line. */
  readonly settings: readonly Code[];
  readonly socketio: boolean;
  /** What opens the connection; empty where there is none. */
  readonly connection: Code;
  /** The message that is listened for. */
  readonly hears: Code;
  /** The model of the message that is sent; empty where none is. */
  readonly model: Code;
  /** The call that sends it, or asks for something. */
  readonly call: Code;
}

/** The smallest program that says something and hears something: over a WebSocket where there is one. */
export function exampleOf(service: Service, description: Description): ClientExample {
  const all = conversationsOf(service, description);
  const shown = all
    .flatMap((one) => {
      const poll = service.operations.find(({ name }) => name === one.plain.poll?.receive);
      const place = placeExample(service, one.channel, poll ?? one.channel);
      if (place === undefined) return [];
      const isSaid = (by: Conversation) => by.operations.some((operation) => isSimple(operation, service));
      const distance = isSaid(one) ? 0 : isSaid(leadOf(one, all)) ? 1 : 2;
      return [{ ...one, place, rank: 3 * rankOf(one) + distance }];
    })
    .sort((one, other) => one.rank - other.rank)[0];
  if (shown === undefined) return resourceExample(service, description);
  const lead = leadOf(shown, all);
  const said = lead.operations.find((one) => isSimple(one, service));
  const [message] = said?.messages ?? [];
  const heard = heardOn(service, lead)[0];
  return {
    ...settingsOf(service, description, shown.channel.servers),
    connection: code`${identifier(shown.name)}(${shown.place})`,
    hears: heard === undefined ? code`` : text(heard.name),
    model: modelOf(message),
    call:
      said === undefined || message === undefined
        ? code``
        : code`connection.${identifier(said.operation.name)}(message)`,
  };
}

/** Without conversations: the first request that can be shown. */
function resourceExample(service: Service, description: Description): ClientExample {
  const [found] = resourcesOf(description).flatMap((one) => {
    const { operation, messages } = one;
    const place = placeExample(service, operation.channel, operation);
    if (place === undefined || (messages.length > 0 && !isSimple(one, service))) return [];
    const given = [...(messages.length === 0 ? [] : [code`message`]), ...(place === code`` ? [] : [place])];
    return [{ message: messages[0], call: code`client.${identifier(operation.name)}(${join(given, ", ")})` }];
  });
  const servers = service.servers.filter((server) => familyOf(server) === "http");
  const none = { connection: code``, hears: code`` };
  return {
    ...settingsOf(service, description, servers),
    ...none,
    model: modelOf(found?.message),
    call: found?.call ?? code``,
  };
}

/** One message, whose type is its model and which its payload tells from others. */
function isSimple({ operation, messages }: KeptOperation, service: Service): boolean {
  const [message] = messages;
  const dispatch = operation.channel.receives;
  if (message?.payload === undefined || messages.length !== 1) return false;
  if (isHttp(operation)) return mediumOf(message, service) === "json";
  return dispatch === undefined || !ambiguities(dispatch).some((group) => group.includes(message));
}

const modelOf = (message: Message | undefined): Code =>
  message?.payload === undefined ? code`` : identifier(message.payload.$ref);

/** WebSocket first, then Socket.IO, then polling. */
function rankOf({ channel, plain }: Conversation): number {
  if (plain.poll !== undefined) return 2;
  return channel.servers[0] !== undefined && isSocketIo(channel.servers[0]) ? 1 : 0;
}

function heardOn(service: Service, { channel, plain }: Conversation): readonly Message[] {
  if (plain.poll === undefined)
    return channel.sends === undefined || plain.sends === undefined
      ? []
      : [...wireValues(channel.sends).keys()];
  const batch = service.messages.find(({ name }) => name === plain.poll?.events)?.batch;
  return batch === undefined ? [] : [...wireValues(batch.dispatch).keys()];
}

function settingsOf(
  service: Service,
  description: Description,
  servers: readonly Server[],
): Pick<ClientExample, "settings" | "socketio"> {
  const [server] = servers;
  const socketio = server !== undefined && isSocketIo(server);
  const isGuarded =
    (server?.security ?? []).length > 0 ||
    (service.servers.length > 0 && service.servers.every(({ security }) => security.length > 0));
  const wanted = server?.security[0]?.key;
  const credentials = credentialsView(service, description);
  const shown = credentials.find(({ name }) => name === wanted) ?? credentials[0];
  const needed = service.servers.flatMap(({ variables }) =>
    variables.filter((one) => one.default === undefined),
  );
  const names = [...new Set(needed.map(({ name }) => name))];
  return {
    socketio,
    settings: [
      ...(isGuarded && shown !== undefined ? [code`auth: () => ({ ${shown.key}: ${shown.example} }),`] : []),
      ...(names.length > 0
        ? [
            code`variables: { ${join(
              names.map((name) => code`${objectKey(name)}: "…"`),
              ", ",
            )} },`,
          ]
        : []),
      ...(socketio ? [code`transports: [socketio({ io })],`] : []),
    ],
  };
}

/** The options that a place needs; empty where it needs none, undefined where they cannot be made up. */
export function placeExample(
  service: Service,
  channel: Channel,
  asked: Channel | Operation,
): Code | undefined {
  const needed = channel.parameters.filter((one) => one.default === undefined);
  const parameters = needed.map(({ name, enum: values }) => [name, text(values?.[0] ?? "…")] as const);
  const { properties = {}, required = [] } = schemaOf(service, asked.query) ?? {};
  const query = required.map((name) => [name, placeholderOf(properties[name], service)] as const);
  if (query.some(([, value]) => value === undefined)) return undefined;
  const headers = "kind" in asked ? headersExample(service, asked) : [];
  if (headers.some(([, value]) => value === undefined)) return undefined;
  const member = (name: string, values: readonly (readonly [string, Code | undefined])[]) =>
    values.length === 0
      ? []
      : [
          code`${identifier(name)}: { ${join(
            values.map(([key, value]) => code`${objectKey(key)}: ${value ?? code``}`),
            ", ",
          )} }`,
        ];
  const members = [
    ...member("parameters", parameters),
    ...member("query", query),
    ...member("headers", headers),
  ];
  return members.length === 0 ? code`` : code`{ ${join(members, ", ")} }`;
}

/** The headers that a caller has to give. */
function headersExample(service: Service, operation: Operation) {
  const [message, another] = headedMessages({ operation, messages: operation.messages });
  if (message === undefined) return [];
  const members = membersOf(schemaOf(service, message.headers), service);
  const { asked } = sortHeaders(message, service, another === undefined);
  return asked.map((name) => [name, placeholderOf(members[name], service)] as const);
}

/** A value that the schema may take, by its looks; undefined where that is not plain to see. */
function placeholderOf(json: SchemaJson | undefined, service: Service): Code | undefined {
  const schema = json === undefined ? undefined : follow(json, service);
  if (schema === undefined || schema.allOf || schema.anyOf || schema.oneOf || schema.not) return undefined;
  const [fixed] = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  if (fixed !== undefined) return typeof fixed === "object" ? undefined : literal(fixed);
  switch (schema.type) {
    case "string":
      return code`"…"`;
    case "integer":
    case "number":
      return code`1`;
    case "boolean":
      return code`true`;
    default:
      return undefined;
  }
}
