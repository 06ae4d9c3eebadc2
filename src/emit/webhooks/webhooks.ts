import webhooksTemplate from "../../../templates/webhooks.ts.hbs";
import { type Code, code, comment, fileHeader, identifier, indent, join } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { openImports } from "../../code/imports.js";
import { arrowOf, methodOf, unionOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import type { KeptOperation } from "../../description/operation-cover.js";
import { isEmpty } from "../scope/bare-type.js";
import { docOf } from "../scope/doc.js";
import type { EmitInput } from "../scope/emitter.js";
import { shownName, webhooksConstant } from "../scope/names.js";
import { type MemberView, placeOf } from "../scope/operation.js";
import {
  codecsType,
  parametersType,
  payloadType,
  receivedQueryType,
  type ServiceScope,
} from "../scope/service-scope.js";

/** `<service>/webhooks.ts` and `<service>/webhook-sender.ts`: both ends of what the application sends over HTTP. */
export function emitWebhooks(input: EmitInput): readonly OutputFile[] {
  const { webhooks } = input.description;
  return webhooks === undefined ? [] : [emitReceiver(input), emitSender(input)];
}

const receiverModule = "../runtime/webhook/receiver.js";
const senderModule = "../runtime/node/webhook/sender.js";

function emitReceiver(input: EmitInput): OutputFile {
  const { service, description } = input;
  const { typeName } = service;
  const title = shownName(service);
  const [handlers, options, create] = [
    `${typeName}WebhookHandlers`,
    `${typeName}WebhookOptions`,
    `create${typeName}Webhooks`,
  ];
  const scope = openScope(input, [handlers, options, create]);
  const { imports } = scope;
  const view = {
    doc: comment([{ text: `What is done with the webhooks of ${title}. Each is required.` }]),
    name: identifier(handlers),
    base: code``,
    members: description.outgoing.map((one) => handlerMember(scope, one)),
    optionsDoc: comment([
      { text: "What webhooks are received with: handlers, and how they are known to be genuine." },
    ]),
    optionsName: identifier(options),
    options: withCodecs(
      scope,
      code`${imports.type("WebhookOptions", receiverModule)}<${identifier(handlers)}>`,
    ),
    createDoc: comment([{ text: `Makes what receives the webhooks of ${title}: mount its \`fetch\`.` }]),
    create: identifier(create),
    signature: arrowOf(
      code`options: ${identifier(options)}`,
      imports.type("WebhookReceiver", receiverModule),
      `export const ${create} = `.length,
    ),
    make: imports.value("createWebhookReceiver", receiverModule),
  };
  return fileOf(input, scope, { name: "webhooks", view });
}

function emitSender(input: EmitInput): OutputFile {
  const { service, description } = input;
  const { typeName } = service;
  const title = shownName(service);
  const [sender, options, create] = [
    `${typeName}WebhookSender`,
    `${typeName}WebhookSenderOptions`,
    `create${typeName}WebhookSender`,
  ];
  const scope = openScope(input, [sender, options, create]);
  const { imports } = scope;
  const view = {
    doc: comment([{ text: `Sends the webhooks of ${title} to its subscribers.` }]),
    name: identifier(sender),
    base: code` extends ${imports.type("WebhookSender", senderModule)}`,
    members: description.outgoing.map((one) => senderMember(scope, one)),
    optionsDoc: comment([{ text: "What webhooks are signed with, and where they may go." }]),
    optionsName: identifier(options),
    options: withCodecs(scope, imports.type("WebhookSenderOptions", senderModule)),
    createDoc: comment([{ text: `Makes what sends the webhooks of ${title}.` }]),
    create: identifier(create),
    signature: arrowOf(
      code`options: ${identifier(options)}`,
      identifier(sender),
      `export const ${create} = `.length,
    ),
    make: code`${imports.value("createWebhookSender", senderModule)}<${identifier(sender)}>`,
  };
  return fileOf(input, scope, { name: "webhook-sender", view });
}

/** The codecs that a user has to bring are required. */
function withCodecs(scope: ServiceScope, options: Code): Code {
  const codecs = codecsType(scope, scope.description.outgoing);
  return codecs === undefined ? options : code`${options} & ${codecs}`;
}

function openScope({ service, description }: EmitInput, own: readonly string[]): ServiceScope {
  const models = service.schemas.map(({ name }) => name);
  return { service, description, imports: openImports(own, models) };
}

/** What the template is filled with by both. */
interface WebhooksView {
  readonly doc: Code;
  readonly name: Code;
  readonly base: Code;
  readonly members: readonly MemberView[];
  readonly optionsDoc: Code;
  readonly optionsName: Code;
  readonly options: Code;
  readonly createDoc: Code;
  readonly create: Code;
  readonly signature: Code;
  readonly make: Code;
}

function fileOf(
  { contract, service }: EmitInput,
  { imports }: ServiceScope,
  { name, view }: { readonly name: string; readonly view: WebhooksView },
): OutputFile {
  const all = {
    ...view,
    header: fileHeader(contract.file),
    contract: imports.value(webhooksConstant(service), "./contract.js"),
  };
  return {
    path: `${service.name}/${name}.ts`,
    text: renderTemplate(webhooksTemplate, { ...all, imports: imports.render() }),
  };
}

/** What takes a webhook: its answer is the reply, where the contract has one. */
function handlerMember(scope: ServiceScope, one: KeptOperation): MemberView {
  const { operation } = one;
  const parameters = parametersType(scope, operation.channel);
  const query = receivedQueryType(scope, operation);
  const place = [
    ...(parameters === undefined && query === undefined
      ? []
      : [parameters ?? code`Readonly<Record<string, string>>`]),
    ...(query === undefined ? [] : [query]),
  ];
  const base = scope.imports.type("WebhookContext", receiverModule);
  const context = place.length === 0 ? base : code`${base}<${join(place, ", ")}>`;
  const answer = answerType(scope, one);
  const result = code`${answer} | Promise<${answer}>`;
  const given = [...messageParameter(scope, one), code`context: ${context}`];
  return { doc: docOf(operation), signatures: indent(methodOf(operation.name, given, result), 2) };
}

/** What sends a webhook: it returns the id, or where somebody answers a promise of that. */
function senderMember(scope: ServiceScope, one: KeptOperation): MemberView {
  const { operation, messages } = one;
  const { members } = placeOf(scope, operation.channel, operation);
  const base = scope.imports.type("WebhookTarget", senderModule);
  const target = members.length === 0 ? base : code`${base}<{ ${join(members, "; ")} }>`;
  const isJson = scope.description.webhooks?.operations[operation.name]?.http?.body === "json";
  const isQueued = isJson && messages.length > 0 && !hasReply(one);
  const result = isQueued ? code`string` : code`Promise<${answerType(scope, one)}>`;
  const given = [...messageParameter(scope, one), code`target: ${target}`];
  return { doc: docOf(operation), signatures: indent(methodOf(operation.name, given, result), 2) };
}

const messageParameter = (scope: ServiceScope, { messages }: KeptOperation): readonly Code[] =>
  messages.every((message) => isEmpty(message, scope.service))
    ? []
    : [code`message: ${unionOf(messages.map((message) => payloadType(scope, message, true)))}`];

const hasReply = ({ operation }: KeptOperation): boolean =>
  "reply" in operation && operation.reply.messages.length > 0;

const answerType = (scope: ServiceScope, { operation }: KeptOperation): Code =>
  "reply" in operation && !operation.reply.messages.every((one) => isEmpty(one, scope.service))
    ? unionOf(operation.reply.messages.map((message) => payloadType(scope, message, true)))
    : code`void`;
