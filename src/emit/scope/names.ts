import { freeName } from "../../code/free-name.js";
import type { Channel, Service } from "../../contract/contract.js";
import { messageStyle } from "../../contract/names.js";
import { toCamel, toPascal } from "../../contract/spelling.js";

/** The constant in which `contract.ts` states a service. */
export function contractConstant({ name }: Service): string {
  const camel = toCamel([name]);
  return messageStyle.reserved.has(camel) ? `${camel}Service` : camel;
}

/** The constant in which `contract.ts` states the webhooks of a service. */
export const webhooksConstant = (service: Service): string => `${contractConstant(service)}Webhooks`;

/** What a service is called in sentences. */
export const shownName = ({ name, title, typeName }: Service): string => (title === name ? typeName : title);

/** The interfaces of address parameters in `contract.ts`, by channel: `ChatFileParameters`. */
export function parameterTypes(service: Service): ReadonlyMap<Channel, string> {
  const names = parameterNames.get(service) ?? nameParameters(service);
  parameterNames.set(service, names);
  return names;
}

const parameterNames = new WeakMap<Service, ReadonlyMap<Channel, string>>();

function nameParameters({ channels }: Service): ReadonlyMap<Channel, string> {
  const taken = new Set<string>();
  const names = new Map<Channel, string>();
  for (const channel of channels) {
    if (channel.parameters.length === 0) continue;
    const name = freeName(`${toPascal([channel.name])}Parameters`, taken);
    taken.add(name);
    names.set(channel, name);
  }
  return names;
}
