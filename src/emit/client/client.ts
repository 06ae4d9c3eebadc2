import clientTemplate from "../../../templates/client.ts.hbs";
import { type Code, code, comment, fileHeader, identifier, join, text } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { openImports } from "../../code/imports.js";
import { arrowOf, genericOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import { isHttp } from "../../description/operation-cover.js";
import { familyOf } from "../../specification/protocols.js";
import { credentialsView } from "../scope/credentials.js";
import type { EmitInput } from "../scope/emitter.js";
import { shownName } from "../scope/names.js";
import { clientNotes } from "../scope/notes.js";
import { operationMember } from "../scope/operation.js";
import {
  codecsType,
  contractValue,
  conversationsOf,
  leadOf,
  resourcesOf,
  runtimeType,
  runtimeValue,
  type ServiceScope,
  transportValue,
} from "../scope/service-scope.js";
import { connectionMember, connectionView } from "./connection.js";

/** `<service>/client.ts`: what a client can say and hear, and the function that makes one. */
export function emitClient({
  service,
  contract,
  description,
}: Pick<EmitInput, "service" | "contract" | "description">): OutputFile {
  const conversations = conversationsOf(service, description);
  const leads = [...new Set(conversations.map((one) => leadOf(one, conversations)))];
  const { typeName } = service;
  const title = shownName(service);
  const own = [
    ...["Client", "Credentials", "Options"].map((suffix) => typeName + suffix),
    ...leads.map((lead) => `${lead.typeName}Connection`),
    `create${typeName}Client`,
  ];
  const models = service.schemas.map(({ name }) => name);
  const imports = openImports(own, models);
  const scope: ServiceScope = { service, description, imports };
  const credentials = credentialsView(service, description);
  const options = optionsType(scope, credentials.length > 0);
  const view = {
    header: fileHeader(contract.file),
    notes: clientNotes(service, description),
    doc: comment([{ text: `${title}, from the client's side.` }]),
    name: identifier(`${typeName}Client`),
    base: runtimeType(scope, "Client"),
    members: [
      ...conversations.map((one) => connectionMember(scope, one, leadOf(one, conversations))),
      ...resourcesOf(description).map((one) => operationMember(scope, one)),
    ],
    connections: leads.map((lead) => connectionView(scope, lead, conversations)),
    credentials,
    credentialsName: identifier(`${typeName}Credentials`),
    optionsName: identifier(`${typeName}Options`),
    options: options.type,
    create: identifier(`create${typeName}Client`),
    signature: arrowOf(
      code`options: ${identifier(`${typeName}Options`)}${options.isRequired ? code`` : code` = {}`}`,
      identifier(`${typeName}Client`),
      `export const create${typeName}Client = `.length,
    ),
    createDoc: comment([{ text: `Makes a client of ${title}. It connects when something is first sent.` }]),
    make: runtimeValue(scope, "createClient"),
    contract: contractValue(scope),
    transports: join(transportsOf(scope), ", "),
  };
  return {
    path: `${service.name}/client.ts`,
    text: renderTemplate(clientTemplate, { ...view, imports: imports.render() }),
  };
}

/** Credentials and variables are required where the contract does not do without. */
function optionsType(scope: ServiceScope, hasCredentials: boolean) {
  const { servers, typeName } = scope.service;
  const union = (names: readonly string[]): Code =>
    names.length === 0
      ? code`never`
      : join(
          [...new Set(names)].map((name) => text(name)),
          " | ",
        );
  const credentials = hasCredentials
    ? identifier(`${typeName}Credentials`)
    : code`Readonly<Record<string, never>>`;
  const variables = servers.flatMap((server) => server.variables);
  const base = genericOf(
    runtimeType(scope, "ClientOptions"),
    [credentials, union(servers.map(({ key }) => key)), union(variables.map(({ name }) => name))],
    `export type ${typeName}Options = `.length,
  );
  const needsAuth = servers.length > 0 && servers.every(({ security }) => security.length > 0);
  const isAlwaysNeeded = (name: string) =>
    servers.every((server) => server.variables.some((one) => one.name === name && one.default === undefined));
  const needed = [...new Set(variables.map(({ name }) => name))].filter(isAlwaysNeeded);
  const codecs = codecsType(scope);
  const more = [
    ...(needsAuth
      ? [code`Required<Pick<${runtimeType(scope, "ClientOptions")}<${credentials}>, "auth">>`]
      : []),
    ...(codecs === undefined ? [] : [codecs]),
    ...(needed.length > 0
      ? [
          code`({ readonly variables: Readonly<Record<${union(needed)}, string>> } | Required<Pick<${runtimeType(scope, "ClientOptions")}<${credentials}>, "url">>)`,
        ]
      : []),
  ];
  return {
    type: join([base, ...more], " & "),
    isRequired: more.length > 0,
  };
}

/** Those that the contract's servers speak; without servers all that its operations could use. */
function transportsOf(scope: ServiceScope): readonly Code[] {
  const { service, description } = scope;
  const families = new Set(service.servers.map(familyOf));
  const isHomeless = service.servers.length === 0;
  const usesHttp = description.kept.some(({ operation }) => isHttp(operation));
  const usesSockets = conversationsOf(service, description).some(({ plain }) => plain.poll === undefined);
  return [
    ...(usesSockets && (isHomeless || families.has("websocket"))
      ? [code`${transportValue(scope, "websocket")}()`]
      : []),
    ...(usesHttp && (isHomeless || families.has("http")) ? [code`${transportValue(scope, "http")}()`] : []),
  ];
}
