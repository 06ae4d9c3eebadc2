import { freeName } from "../../code/free-name.js";
import type { Message, Service } from "../../contract/contract.js";

/** What the function for a message's payload is called: as the message is, but `$…` is for helpers. */
export const checkName = ({ name }: Message): string => (name.startsWith("$") ? `_${name}` : name);

/** What the function for a message's headers is called: `sayHeaders`. */
export const headersName = (message: Message, service: Service): string =>
  freeName(`${checkName(message)}Headers`, checkNames(service));

const known = new WeakMap<Service, ReadonlySet<string>>();

function checkNames(service: Service): ReadonlySet<string> {
  const names = known.get(service) ?? new Set(service.messages.map(checkName));
  known.set(service, names);
  return names;
}

/** What the function for a query's values is called, by the name of its schema: `checkListQuery`. */
export const queryCheckName = (schema: string, service: Service): string =>
  freeName(`check${schema}`, new Set([...checkNames(service), ...headersNames(service)]));

const headersNames = (service: Service): readonly string[] =>
  service.messages.flatMap((one) => (one.headers === undefined ? [] : [headersName(one, service)]));
