import type { Contract, Service } from "../../contract/contract.js";
import { flipContract } from "../../contract/perspective.js";
import { prepareService } from "../../emit/scope/emitter.js";
import { mutantsOf } from "../../example/mutants.js";
import { planAddresses } from "../address.js";
import type { Page } from "../content.js";
import type { Scope, ServiceScope } from "../scope.js";
import type { NavigationGroup, Site, SiteInput } from "../site.js";
import { channelPage } from "./channel.js";
import { errorsPage, hasErrors } from "./errors.js";
import { messagePage } from "./message.js";
import { operationPage } from "./operation.js";
import { overviewPage } from "./overview.js";
import { schemaPage } from "./schema.js";
import { servicePage } from "./service.js";

/** Every page of a site and the way between them. `contract` is the described application's, a server's. */
export function planSite({ contract: given, look }: Pick<SiteInput, "contract" | "look">): Site {
  const own = { ...given, title: look.title ?? given.title };
  const contract = look.reader === "client" ? flipContract(own) : own;
  const services = new Map(
    contract.services.map((service) => [service.name, scopeService(service, own)] as const),
  );
  const scope: Scope = { contract, reader: look.reader, addresses: planAddresses(contract), services };
  return {
    title: contract.title,
    scope,
    pages: [overviewPage(scope), ...contract.services.flatMap((service) => pagesOf(scope, service))],
    navigation: contract.services.map((service) => groupOf(scope, service)),
  };
}

const pagesOf = (scope: Scope, service: Service): readonly Page[] => [
  servicePage(scope, service),
  ...(hasErrors(service) ? [errorsPage(scope, service)] : []),
  ...service.channels.map((channel) => channelPage(scope, service, channel)),
  ...service.operations.map((operation) => operationPage(scope, service, operation)),
  ...service.messages.map((message) => messagePage(scope, service, message)),
  ...service.schemas.map((schema) => schemaPage(scope, service, schema)),
];

/** What the pages need of validators and descriptions, which take the application's own view. */
function scopeService(service: Service, contract: Contract): ServiceScope {
  const own = contract.services.find(({ name }) => name === service.name) ?? service;
  const { description, validators } = prepareService(own, contract);
  return { service, own, description, validators, mutants: mutantsOf(own, validators.payloads) };
}

function groupOf(scope: Scope, service: Service): NavigationGroup {
  const link = (subject: Parameters<Scope["addresses"]["get"]>[0] & { readonly name: string }) => ({
    text: subject.name,
    to: scope.addresses.get(subject) ?? "",
  });
  return {
    title: service.title || service.name,
    address: scope.addresses.get(service) ?? "",
    groups: [
      { title: "Operations", links: service.operations.map((one) => ({ ...link(one), tone: one.kind })) },
      { title: "Channels", section: "channels", links: service.channels.map(link) },
      {
        title: "Messages",
        section: "messages",
        links: service.messages.map((one) => ({ ...link(one), tone: one.direction })),
      },
      { title: "Schemas", section: "schemas", links: service.schemas.map(link) },
    ].filter(({ links }) => links.length > 0),
  };
}
