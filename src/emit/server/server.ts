import serverTemplate from "../../../templates/server.ts.hbs";
import {
  type Code,
  code,
  comment,
  fileHeader,
  identifier,
  join,
  propertyKey,
  text,
} from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { openImports } from "../../code/imports.js";
import { arrowOf, genericOf, unionOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import type { Service } from "../../contract/contract.js";
import type { Description } from "../../description/description.js";
import { securityOf } from "../../description/server.js";
import { credentialsView } from "../scope/credentials.js";
import type { EmitInput } from "../scope/emitter.js";
import { shownName } from "../scope/names.js";
import { serverNotes } from "../scope/notes.js";
import {
  type Conversation,
  codecsType,
  contractValue,
  conversationsOf,
  leadOf,
  parametersType,
  receivedQueryType,
  runtimeType,
  runtimeValue,
  type ServiceScope,
  trafficType,
} from "../scope/service-scope.js";
import { contextName, handlerMember, typeArguments } from "./handler.js";

/** `<service>/server.ts`: what a server has to answer, and the function that makes one. */
export function emitServer({
  service,
  contract,
  description,
}: Pick<EmitInput, "service" | "contract" | "description">): OutputFile {
  // To a server, polling is a request like any other.
  const conversations = conversationsOf(service, description).filter(({ plain }) => plain.poll === undefined);
  const leads = [...new Set(conversations.map((one) => leadOf(one, conversations)))];
  const title = shownName(service);
  const models = service.schemas.map(({ name }) => name);
  const imports = openImports(namesOf(service, leads), models);
  const scope: ServiceScope = { service, description, imports };
  const credentials = credentialsView(service, description);
  const named = (suffix: string) => identifier(`${service.typeName}${suffix}`);
  const errorCodes = [...new Set(errorCodesIn(service, description))];
  const view = {
    header: fileHeader(contract.file),
    notes: serverNotes(service, description),
    doc: comment([{ text: `What a server of ${title} has to answer. Each operation is required.` }]),
    name: named("Handlers"),
    members: description.kept.flatMap((one) => handlerMember(scope, one, conversations) ?? []),
    contexts: leads.map((lead) => contextView(scope, lead)),
    connected: named("Connected"),
    disconnected: named("Disconnected"),
    hooks: leads.map((lead) => ({
      key: propertyKey(lead.name),
      context: contextName(lead),
      closing: runtimeType(scope, "Closing"),
    })),
    errorCode: named("ErrorCode"),
    errorCodes: errorCodes.length === 0 ? code`` : alternativesOf(errorCodes),
    server: named("Server"),
    serverDoc: comment([{ text: `A running ${title}: give it to \`serve\`.` }]),
    serverType: serverType(scope, leads),
    authentication: named("Authentication"),
    authenticationType: credentials.length === 0 ? code`` : runtimeType(scope, "Authentication"),
    credentials,
    optionsName: named("ServerOptions"),
    options: optionsType(scope, leads),
    ...createView(scope),
  };
  return {
    path: `${service.name}/server.ts`,
    text: renderTemplate(serverTemplate, { ...view, imports: imports.render() }),
  };
}

const suffixes = "Handlers Connected Disconnected Server ServerOptions ErrorCode Authentication".split(" ");

/** What `server.ts` declares. */
const namesOf = ({ typeName }: Service, leads: readonly Conversation[]): readonly string[] => [
  ...suffixes.map((suffix) => typeName + suffix),
  ...leads.map((lead) => `${lead.typeName}Context`),
  `create${typeName}Server`,
  "Identity",
];

/** The function that makes a server. */
function createView(scope: ServiceScope) {
  const { typeName } = scope.service;
  const text = `Makes a server of ${shownName(scope.service)}. With \`authenticate\` before \`handlers\`, TypeScript knows what an identity is.`;
  return {
    createName: identifier(`create${typeName}Server`),
    signature: code`<Identity>${arrowOf(
      code`options: ${identifier(`${typeName}ServerOptions`)}<Identity>`,
      code`${identifier(`${typeName}Server`)}<Identity>`,
      `export const create${typeName}Server = <Identity>`.length,
    )}`,
    createDoc: comment([{ text }]),
    make: runtimeValue(scope, "createServer"),
    contract: contractValue(scope),
  };
}

const contextView = (scope: ServiceScope, lead: Conversation) => ({
  doc: comment([{ text: `What handlers of ${lead.channel.address ?? lead.name} have at hand.` }]),
  name: contextName(lead),
  type: genericOf(
    runtimeType(scope, "ConnectionContext"),
    typeArguments(
      [code`Identity`, trafficType(scope, lead, "sends")],
      [parametersType(scope, lead.channel), receivedQueryType(scope, lead.channel)],
    ),
    `export type ${contextName(lead)}<Identity> = `.length,
  ),
});

function serverType(scope: ServiceScope, leads: readonly Conversation[]): Code {
  const sends = leads.map((lead) => trafficType(scope, lead, "sends")).filter((type) => type !== code`never`);
  const union = sends.length === 0 ? code`never` : unionOf(sends);
  return genericOf(
    runtimeType(scope, "ServiceServer"),
    [union, code`Identity`],
    `export type ${scope.service.typeName}Server<Identity = unknown> = `.length,
  );
}

/** `authenticate` is required where the contract asks for credentials anywhere. */
function optionsType(scope: ServiceScope, leads: readonly Conversation[]): Code {
  const { service, description } = scope;
  const { typeName } = service;
  const operations = description.kept.map(({ operation }) => operation);
  const isGuarded = securityOf(service.servers, operations).length > 0;
  const own = (suffix: string) => code`${identifier(typeName + suffix)}<Identity>`;
  const general = (name: string) => code`${runtimeType(scope, name)}<Identity>`;
  const hooks =
    leads.length > 0
      ? [own("Connected"), own("Disconnected")]
      : isGuarded
        ? [general("ConnectedHooks"), general("DisconnectedHooks")]
        : [];
  const credentials = code`${identifier(`${typeName}Authentication`)}["credentials"]`;
  const base = genericOf(
    runtimeType(scope, "ServerOptions"),
    [own("Handlers"), code`Identity`, ...hooks, ...(isGuarded ? [credentials] : [])],
    `export type ${typeName}ServerOptions<Identity> = `.length,
  );
  const codecs = codecsType(scope);
  const all = codecs === undefined ? base : code`${base} & ${codecs}`;
  if (!isGuarded) return all;
  const asked = code`(request: ${identifier(`${typeName}Authentication`)}) => Identity | Promise<Identity>`;
  return code`${all} & {\n  readonly authenticate: ${asked};\n}`;
}

/** Each on its line. */
const alternativesOf = (values: readonly string[]): Code =>
  code`\n  | ${join(
    values.map((value) => text(value)),
    code`\n  | `,
  )}`;

/** The codes of the messages with which the application says no. */
const errorCodesIn = (service: Service, { service: plain }: Description): readonly string[] =>
  service.messages
    .filter(({ name }) => name in plain.tables.refusals)
    .flatMap((message) => (message.errorCodes ?? []).map(({ code: one }) => one));
