import type { Channel, Contract, Message, Operation, Service } from "../contract/contract.js";
import type { Description } from "../description/description.js";
import type { ServiceValidators } from "../emit/scope/service-validators.js";
import type { MessageMutants } from "../example/mutants.js";
import type { Schema } from "../schema/schema.js";
import type { Addresses, Subject } from "./address.js";
import type { Link } from "./content.js";
import { indexOf } from "./service-index.js";

/** What the pages of one contract are made from: the contract from the reader's side, and what was worked out from it. */
export interface Scope {
  /** As the reader sees it: what `send`s is sent by the reader. */
  readonly contract: Contract;
  readonly reader: "client" | "server";
  readonly addresses: Addresses;
  /** By the name of the service. */
  readonly services: ReadonlyMap<string, ServiceScope>;
}

/** What was worked out from one service. */
export interface ServiceScope {
  /** From the reader's side. */
  readonly service: Service;
  /** As the document has it: the side that is described. */
  readonly own: Service;
  /** As clients and servers of generated code see it. */
  readonly description: Description;
  readonly validators: ServiceValidators;
  /** By the name of the message. */
  readonly mutants: ReadonlyMap<string, MessageMutants>;
}

/** The other side of the conversation. */
export const otherSide = ({ reader }: Pick<Scope, "reader">): "client" | "server" =>
  reader === "client" ? "server" : "client";

/** The page of something, by its name in code or by words. */
export function linkTo(scope: Scope, subject: Subject & { readonly name: string }, text?: string): Link {
  const to = scope.addresses.get(subject);
  if (to === undefined) throw new Error(`no page has ${subject.name}`);
  return { text: text ?? subject.name, to, ...(text === undefined && { isCode: true }) };
}

/** The scope of a service. */
export function scopeOf(scope: Scope, service: Service): ServiceScope {
  const found = scope.services.get(service.name);
  if (found === undefined) throw new Error(`nothing is known of ${service.name}`);
  return found;
}

/** The operations in which a message is said or answered. */
export const operationsWith = (service: Service, message: Message): readonly Operation[] =>
  indexOf(service).operations.get(message) ?? [];

/** The channels that carry a message. */
export const channelsWith = (service: Service, message: Message): readonly Channel[] =>
  indexOf(service).channels.get(message) ?? [];

/** The schema of that name; throws where there is none. */
export function schemaNamed(service: Service, wanted: string): Schema {
  const found = indexOf(service).schemas.get(wanted);
  if (found === undefined) throw new Error(`${service.name} has no schema ${wanted}`);
  return found;
}
