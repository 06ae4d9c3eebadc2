import {
  type Code,
  code,
  comment,
  identifier,
  indent,
  join,
  lineWidth,
  propertyKey,
} from "../../code/code.js";
import { genericOf, methodOf } from "../../code/layout.js";
import type { Channel, Server } from "../../contract/contract.js";
import { docOf } from "../scope/doc.js";
import { type MemberView, operationMember, placeOf } from "../scope/operation.js";
import {
  type Conversation,
  leadOf,
  runtimeType,
  type ServiceScope,
  trafficType,
} from "../scope/service-scope.js";

/** The method of a client that makes a connection to a channel. */
export function connectionMember(
  scope: ServiceScope,
  { name, channel, plain }: Conversation,
  lead: Conversation,
): MemberView {
  const poll = scope.service.operations.find((one) => one.name === plain.poll?.receive);
  const { members, isRequired } = placeOf(scope, channel, poll ?? channel);
  const headers = headersOf(channel.servers);
  const all = [...members, ...(headers === undefined ? [] : [code`readonly headers?: ${headers}`])];
  const options = code`options${isRequired ? code`` : code`?`}: { ${join(all, "; ")} }`;
  return {
    doc: docOf(wordsOf(channel)),
    signatures: indent(methodOf(name, all.length === 0 ? [] : [options], connectionName(lead)), 2),
  };
}

/** A title is worth a line only where nothing else is said. */
const wordsOf = ({ title, description, key }: Channel) => ({ description: description ?? title ?? key });

/** Headers that the handshake of Socket.IO can have (`x-socketio`). */
function headersOf(servers: readonly Server[]): Code | undefined {
  const names = servers.flatMap(({ socketio }) => socketio?.headers ?? []);
  if (names.length === 0) return undefined;
  return code`{ ${join(
    [...new Set(names)].map((name) => code`readonly ${propertyKey(name)}?: string`),
    "; ",
  )} }`;
}

/** `ChatConnection`. */
const connectionName = ({ typeName }: Conversation): Code => identifier(`${typeName}Connection`);

/** The interface of a connection: what can be heard and said, and a method for each operation. */
export function connectionView(scope: ServiceScope, lead: Conversation, all: readonly Conversation[]) {
  const places = all
    .filter((one) => leadOf(one, all) === lead)
    .map(({ channel, name }) => channel.address ?? name);
  const mirrored = all.find(({ name }) => name === lead.plain.mirrors);
  const operations = [...(mirrored?.operations ?? []), ...lead.operations];
  const types = [trafficType(scope, lead, "sends"), trafficType(scope, lead, "receives")];
  const name = connectionName(lead);
  const line = code`export interface ${name} extends ${genericOf(runtimeType(scope, "Connection"), types, 0)}`;
  const isLong = line.includes("\n") || line.length + 2 > lineWidth;
  return {
    doc: comment([{ text: `A connection to ${[...new Set(places)].join(" or ")}.` }]),
    head: isLong
      ? code`export interface ${name}\n  extends ${indent(genericOf(runtimeType(scope, "Connection"), types, 12), 2)}`
      : line,
    members: operations.map((one) => operationMember(scope, one, { members: [], isRequired: false })),
  };
}
