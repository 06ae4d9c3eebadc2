import type { Channel, Service } from "../contract/contract.js";
import { messageStyle } from "../contract/names.js";
import { toCamel, toPascal } from "../contract/spelling.js";
import { freeName } from "./message-name.js";

/** The constant in which `contract.ts` states a service. */
export function contractConstant({ name }: Service): string {
  const camel = toCamel([name]);
  return messageStyle.reserved.has(camel) ? `${camel}Service` : camel;
}

/** What a service is called in sentences. */
export const shownName = ({ name, title, typeName }: Service): string => (title === name ? typeName : title);

/** The interfaces of address parameters in `contract.ts`, by channel: `ChatFileParameters`. */
export function parameterTypes({ channels }: Service): ReadonlyMap<Channel, string> {
  const names = new Map<Channel, string>();
  for (const channel of channels)
    if (channel.parameters.length > 0)
      names.set(channel, freeName(`${toPascal([channel.name])}Parameters`, [...names.values()]));
  return names;
}
