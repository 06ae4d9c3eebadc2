import { type Code, code, identifier, indent, join } from "../../code/code.js";
import { memberOf, methodOf, unionOf } from "../../code/layout.js";
import { isHttp, isReceived, type KeptOperation } from "../../description/operation-cover.js";
import { isEmpty } from "../scope/bare-type.js";
import { docOf } from "../scope/doc.js";
import { batchesName } from "../scope/message-names.js";
import type { MemberView } from "../scope/operation.js";
import {
  type Conversation,
  parametersType,
  payloadType,
  receivedHeadersType,
  receivedQueryType,
  runtimeType,
  type ServiceScope,
} from "../scope/service-scope.js";

/** The handler of an operation that the application receives; undefined for others. */
export function handlerMember(
  scope: ServiceScope,
  one: KeptOperation,
  conversations: readonly Conversation[],
): MemberView | undefined {
  const { operation, messages } = one;
  if (!isReceived(operation)) return undefined;
  const owner = conversations.find(({ channel }) => channel === operation.channel);
  const types = messages.map((message) => payloadType(scope, message, isHttp(operation)));
  const context =
    isHttp(operation) || owner === undefined
      ? resourceContext(scope, one)
      : code`${contextName(owner)}<Identity>`;
  const parameters = [
    ...(messages.every((message) => isEmpty(message, scope.service))
      ? []
      : [code`message: ${unionOf(types)}`]),
    code`context: ${context}`,
  ];
  return {
    doc: docOf(operation),
    signatures: indent(methodOf(operation.name, parameters, answerType(scope, one)), 2),
  };
}

function answerType(scope: ServiceScope, { operation }: KeptOperation): Code {
  if (!("reply" in operation) || operation.reply.messages.every((one) => isEmpty(one, scope.service)))
    return code`void | Promise<void>`;
  const answer = unionOf(
    operation.reply.messages.map((message) => payloadType(scope, message, isHttp(operation))),
  );
  if (isHttp(operation)) return code`${answer} | Promise<${answer}>`;
  return code`${runtimeType(scope, "Answer")}<${answer}>`;
}

/** The context of a request of HTTP; one that waits for news can hold it. */
function resourceContext(scope: ServiceScope, one: KeptOperation): Code {
  const { operation } = one;
  const { service: plain } = scope.description;
  const place = [
    parametersType(scope, operation.channel),
    receivedQueryType(scope, operation),
    receivedHeadersType(scope, one),
  ];
  const events = plain.channels[plain.operations[operation.name]?.channel ?? ""]?.poll?.events;
  if (plain.operations[operation.name]?.poll === undefined || events === undefined)
    return code`${runtimeType(scope, "ResourceContext")}<${join(typeArguments([code`Identity`], place), ", ")}>`;
  const batches = scope.imports.type(batchesName(scope.service), "./messages.js");
  const event = code`${runtimeType(scope, "PayloadOf")}<${runtimeType(scope, "Within")}<typeof ${memberOf(batches, events)}>>`;
  return code`${runtimeType(scope, "PollContext")}<${join(typeArguments([code`Identity`, event], place), ", ")}>`;
}

/** Arguments of a generic type; those at the end that are not known are left out. */
export function typeArguments(
  leading: readonly Code[],
  [parameters, query, headers]: readonly (Code | undefined)[],
): readonly Code[] {
  if (headers !== undefined)
    return [
      ...leading,
      parameters ?? code`Readonly<Record<string, string>>`,
      query ?? code`Readonly<Record<string, string | undefined>>`,
      headers,
    ];
  if (query !== undefined) return [...leading, parameters ?? code`Readonly<Record<string, string>>`, query];
  return parameters === undefined ? leading : [...leading, parameters];
}

/** `ChatContext`. */
export const contextName = ({ typeName }: Conversation): Code => identifier(`${typeName}Context`);
