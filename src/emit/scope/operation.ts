import { type Code, code, identifier, indent, join, lineBreak, text } from "../../code/code.js";
import { modelsModule } from "../../code/imports.js";
import { methodOf, unionOf } from "../../code/layout.js";
import type { Channel, Message, Operation } from "../../contract/contract.js";
import { ambiguities } from "../../contract/dispatch.js";
import { hasHeaders, headedMessages, sortHeaders } from "../../description/headers.js";
import { schemaOf } from "../../description/media.js";
import { isHttp, type KeptOperation } from "../../description/operation-cover.js";
import { describeReply } from "../../description/reply.js";
import { isEmpty } from "./bare-type.js";
import { docOf } from "./doc.js";
import { parametersType, payloadType, queryType, runtimeType, type ServiceScope } from "./service-scope.js";

/** A member of a client or a connection: its comment and its signatures. */
export interface MemberView {
  readonly doc: Code;
  /** Each on its line. */
  readonly signatures: Code;
}

/** The method of an operation. On a connection by polling the place is known already. */
export function operationMember(
  scope: ServiceScope,
  one: KeptOperation,
  place: Place = placeOf(scope, one.operation.channel, one.operation),
): MemberView {
  const { operation, messages } = one;
  const options = optionsParameter(
    scope,
    operation,
    isHttp(operation) ? withHeaders(place, headersOption(scope, one)) : nowhere,
  );
  const result = resultType(scope, operation);
  const signature = (leading: readonly Code[]) =>
    indent(methodOf(operation.name, [...leading, options], result), 2);
  const typeOf = (message: Message) => payloadType(scope, message, isHttp(operation));
  const types = messages.map(typeOf);
  const isSilent = (message: Message) => isEmpty(message, scope.service);
  const signatures = isNamed(one)
    ? messages.map((message) =>
        signature([
          code`name: ${text(message.name)}`,
          ...(isSilent(message) ? [] : [code`message: ${typeOf(message)}`]),
        ]),
      )
    : [signature(messages.every(isSilent) ? [] : [code`message: ${unionOf(types)}`])];
  return { doc: docOf(operation), signatures: join(signatures, lineBreak(2)) };
}

/** Nothing in their payloads tells the messages of the operation apart: who calls it says the name first. */
export function isNamed({ operation, messages }: KeptOperation): boolean {
  const dispatch = operation.channel.receives;
  if (messages.length < 2 || isHttp(operation) || dispatch === undefined) return false;
  return ambiguities(dispatch).some(
    (group) => group.filter((message) => messages.includes(message)).length > 1,
  );
}

/** What an address, a query or a handshake needs, as members of an options object. */
interface Place {
  readonly members: readonly Code[];
  readonly isRequired: boolean;
}

const nowhere: Place = { members: [], isRequired: false };

/** The place of a channel, or of an operation at its address. */
export function placeOf(scope: ServiceScope, channel: Channel, asked: Channel | Operation): Place {
  const parameters = parametersType(scope, channel);
  const needsParameters = channel.parameters.some((one) => one.default === undefined);
  const { properties, required = [] } = schemaOf(scope.service, asked.query) ?? {};
  const query = properties === undefined ? undefined : queryType(scope, asked);
  const member = (name: Code, type: Code | undefined, isNeeded: boolean) =>
    type === undefined ? [] : [code`readonly ${name}${isNeeded ? code`` : code`?`}: ${type}`];
  return {
    members: [
      ...member(identifier("parameters"), parameters, needsParameters),
      ...member(identifier("query"), query, required.length > 0),
    ],
    isRequired: (parameters !== undefined && needsParameters) || (query !== undefined && required.length > 0),
  };
}

const withHeaders = ({ members, isRequired }: Place, headers: Place): Place => ({
  members: [...members, ...headers.members],
  isRequired: isRequired || headers.isRequired,
});

/** The headers of a request; those that come by themselves may be given, too. */
function headersOption(scope: ServiceScope, one: KeptOperation): Place {
  const { service, imports } = scope;
  const messages = headedMessages(one).filter((message) => hasHeaders(message, service));
  if (messages.length === 0) return nowhere;
  const sorted = messages.map((message) => ({
    message,
    ...sortHeaders(message, service, headedMessages(one).length === 1),
  }));
  const types = sorted.map(({ message, given }) => {
    const model = imports.type(message.headers?.$ref ?? "", modelsModule);
    if (given.length === 0) return model;
    const names = unionOf(given.map((name) => text(name)));
    return code`Omit<${model}, ${names}> & Partial<Pick<${model}, ${names}>>`;
  });
  const isRequired =
    messages.length === headedMessages(one).length && sorted.every(({ asked }) => asked.length > 0);
  const mark = isRequired ? code`` : code`?`;
  return { members: [code`readonly headers${mark}: ${unionOf(types)}`], isRequired };
}

function optionsParameter(scope: ServiceScope, operation: Operation, place: Place): Code {
  const base = runtimeType(scope, isHttp(operation) || "reply" in operation ? "CallOptions" : "SendOptions");
  const mark = place.isRequired ? code`` : code`?`;
  const more = place.members.length === 0 ? code`` : code` & { ${join(place.members, "; ")} }`;
  return code`options${mark}: ${base}${more}`;
}

function resultType(scope: ServiceScope, operation: Operation): Code {
  if (!("reply" in operation) || operation.reply.messages.every((one) => isEmpty(one, scope.service)))
    return code`Promise<void>`;
  const answer = unionOf(
    operation.reply.messages.map((message) => payloadType(scope, message, isHttp(operation))),
  );
  const isStream = !isHttp(operation) && describeReply(operation).pending !== undefined;
  return isStream ? code`${runtimeType(scope, "ReplyStream")}<${answer}>` : code`Promise<${answer}>`;
}
