import readmeTemplate from "../../../templates/package/README.md.hbs";
import { inert } from "../../code/markdown.js";
import { renderTemplate } from "../../code/template.js";
import type { Contract } from "../../contract/contract.js";
import { hasOnlyWebhooks } from "../../description/description.js";
import { securityOf } from "../../description/server.js";
import { exampleOf } from "../scope/client-example.js";
import type { EmitInput } from "../scope/emitter.js";
import { contractConstant, shownName } from "../scope/names.js";
import type { PackageIdentity, Peer } from "./identity.js";

/**
 * `README.md`: how to install, connect and serve. Its programs compile as they stand. Of the document it shows names,
 * and its title made harmless.
 */
export const renderReadme = (
  contract: Contract,
  services: readonly EmitInput[],
  { identity, peers }: { readonly identity: PackageIdentity; readonly peers: readonly Peer[] },
): string =>
  renderTemplate(readmeTemplate, {
    ...identity,
    title: inert(contract.title),
    peers: peers.map(({ name }) => name),
    services: services.map((input) => ({ ...serviceView(input), package: identity.name })),
  });

function serviceView({ service, description }: EmitInput) {
  const operations = description.kept.map(({ operation }) => operation);
  return {
    name: service.name,
    title: inert(shownName(service)),
    typeName: service.typeName,
    constant: contractConstant(service),
    parts: !hasOnlyWebhooks(description),
    webhooks: description.webhooks !== undefined,
    ...exampleOf(service, description),
    authenticate: securityOf(service.servers, operations).length > 0,
  };
}
