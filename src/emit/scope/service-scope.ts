import { type Code, code, join, propertyKey, text } from "../../code/code.js";
import { freeName } from "../../code/free-name.js";
import { type Imports, modelsModule } from "../../code/imports.js";
import { memberOf, unionOf } from "../../code/layout.js";
import type { Channel, Message, Operation, Service } from "../../contract/contract.js";
import { toPascal } from "../../contract/spelling.js";
import type { Description } from "../../description/description.js";
import { hasHeaders, headedMessages } from "../../description/headers.js";
import { foreignTypes } from "../../description/http.js";
import { filesOf, follow, mediumOf, schemaOf } from "../../description/media.js";
import { isHttp, isReceived, type KeptOperation } from "../../description/operation-cover.js";
import type { Names } from "../../description/plain.js";
import { describeQueryValues } from "../../description/query.js";
import type { ChannelDescription } from "../../runtime/wire/service-description.js";
import { bareType, isEmpty } from "./bare-type.js";
import { batchesName, channelsName } from "./message-names.js";
import { contractConstant, parameterTypes } from "./names.js";

/** What the emitters of clients and servers know of a service while they write a file. */
export interface ServiceScope {
  readonly service: Service;
  readonly description: Description;
  readonly imports: Imports;
}

const runtimeModule = "../runtime/index.js";

/** A type of the runtime. */
export const runtimeType = ({ imports }: ServiceScope, name: string): Code =>
  imports.type(name, runtimeModule);

/** A function of the runtime. */
export const runtimeValue = ({ imports }: ServiceScope, name: string): Code =>
  imports.value(name, runtimeModule);

/** A function that makes one of the runtime's own transports. */
export const transportValue = ({ imports }: ServiceScope, name: "websocket" | "http"): Code =>
  imports.value(name, `../runtime/${name}/transport.js`);

/** The constant of `contract.ts`. */
export const contractValue = ({ imports, service }: ServiceScope): Code =>
  imports.value(contractConstant(service), "./contract.js");

/** A channel that carries a conversation: over a connection, or by polling. */
export interface Conversation {
  /** What it is called in clients and servers. */
  readonly name: string;
  readonly channel: Channel;
  readonly plain: ChannelDescription<Names>;
  /** The stem of its types: `Chat`. */
  readonly typeName: string;
  /** What a client calls here, those of the channel that it mirrors not among them. */
  readonly operations: readonly KeptOperation[];
}

/** The conversations of a service, in the order of its channels. */
export function conversationsOf(
  service: Service,
  { service: plain, kept }: Description,
): readonly Conversation[] {
  const taken = new Set<string>();
  return Object.entries(plain.channels).flatMap(([name, one], index) => {
    const channel = service.channels[index];
    if (channel === undefined || (one.receives ?? one.sends ?? one.poll) === undefined) return [];
    const typeName = freeName(toPascal([name]), taken);
    taken.add(typeName);
    const operations = kept.filter(
      ({ operation, messages }) =>
        operation.channel === channel &&
        isReceived(operation) &&
        operation.name !== one.poll?.receive &&
        (isHttp(operation) ? one.poll !== undefined : messages.length > 0),
    );
    return [{ name, channel, plain: one, typeName, operations }];
  });
}

/** The conversation whose operations and types hold here: the mirrored one, unless this has operations of its own. */
export const leadOf = (one: Conversation, all: readonly Conversation[]): Conversation =>
  one.operations.length > 0 ? one : (all.find(({ name }) => name === one.plain.mirrors) ?? one);

/** HTTP operations beside any conversation. */
export const resourcesOf = ({ service: plain, kept }: Description): readonly KeptOperation[] =>
  kept.filter(
    ({ operation }) =>
      isHttp(operation) &&
      plain.channels[plain.operations[operation.name]?.channel ?? ""]?.poll === undefined,
  );

/** The codecs that a user has to bring, as a type; undefined where the runtime has all. */
export function codecsType(
  scope: ServiceScope,
  operations: readonly KeptOperation[] = scope.description.kept,
): Code | undefined {
  const types = foreignTypes(operations, scope.service);
  if (types.length === 0) return undefined;
  const names = join(
    types.map((type) => text(type)),
    " | ",
  );
  return code`{\n  readonly codecs: Readonly<Record<${names}, ${runtimeType(scope, "Codec")}>>;\n}`;
}

/** The messages that travel one way, as the type of their union. */
export function trafficType(scope: ServiceScope, { plain }: Conversation, way: "receives" | "sends"): Code {
  const { service } = scope;
  if (plain.poll !== undefined) {
    const batch = way === "sends" ? plain.poll.events : plain.poll.sent;
    if (batch === undefined) return code`never`;
    const batches = scope.imports.type(batchesName(service), "./messages.js");
    return code`${runtimeType(scope, "Within")}<typeof ${memberOf(batches, batch)}>`;
  }
  const table = plain[way];
  if (table === undefined) return code`never`;
  const channels = scope.imports.type(channelsName(service), "./messages.js");
  const name = way === "sends" ? "SentOn" : "ReceivedOn";
  return code`${runtimeType(scope, name)}<typeof ${memberOf(channels, table)}>`;
}

/** The type of a message's payload, as callers and handlers see it: files and bytes are Blobs. */
export function payloadType(
  { service, imports }: ServiceScope,
  message: Message,
  isHttpMessage: boolean,
): Code {
  const bare = isHttpMessage && !isEmpty(message, service) ? undefined : bareType(message, service);
  if (bare !== undefined || message.payload === undefined) return bare ?? code`unknown`;
  const medium = isHttpMessage ? mediumOf(message, service) : "json";
  if (medium === "bytes") return code`Blob`;
  const model = imports.type(message.payload.$ref, modelsModule);
  const files = medium === "form" ? filesOf(message, service) : [];
  if (files.length === 0) return model;
  const names = join(
    files.map(({ name }) => text(name)),
    " | ",
  );
  const members = files.map(({ name, isList, isRequired }) => {
    const mark = isRequired ? code`` : code`?`;
    return code`readonly ${propertyKey(name)}${mark}: ${isList ? code`readonly Blob[]` : code`Blob`}`;
  });
  return code`Omit<${model}, ${names}> & { ${join(members, "; ")} }`;
}

/** The parameters of a channel's address: an interface of `contract.ts`. */
export function parametersType({ service, imports }: ServiceScope, channel: Channel): Code | undefined {
  const name = parameterTypes(service).get(channel);
  return name === undefined ? undefined : imports.type(name, "./contract.js");
}

/** The headers of a request as a server sees them; undefined where none are declared. */
export function receivedHeadersType(
  { service, imports }: ServiceScope,
  one: KeptOperation,
): Code | undefined {
  const messages = headedMessages(one);
  const types = messages
    .filter((message) => hasHeaders(message, service))
    .map(({ headers }) => imports.type(headers?.$ref ?? "", modelsModule));
  if (types.length === 0) return undefined;
  return unionOf(types.length < messages.length ? [...types, code`object`] : types);
}

/** The query of a channel or an operation: a type of `models.ts`. */
export const queryType = ({ imports }: ServiceScope, { query }: Channel | Operation): Code | undefined =>
  query === undefined ? undefined : imports.type(query.$ref, modelsModule);

/** The query as a server sees it; undefined where it has values that are no texts, which handlers see as texts. */
export function receivedQueryType(scope: ServiceScope, asked: Channel | Operation): Code | undefined {
  const { properties } = schemaOf(scope.service, asked.query) ?? {};
  const isChecked = describeQueryValues(asked.query, scope.service) !== undefined;
  const areTexts = Object.values(properties ?? {}).every(
    (json) => follow(json, scope.service)?.type === "string",
  );
  return isChecked || (properties !== undefined && areTexts) ? queryType(scope, asked) : undefined;
}
