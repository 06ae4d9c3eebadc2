import { freeName } from "../../code/free-name.js";
import type { Service } from "../../contract/contract.js";

/** What `messages.ts` calls its table of channels: `channels`, unless a message has that name. */
export const channelsName = (service: Service): string => freeName("channels", namesOf(service));

/** What `messages.ts` calls its table of batches. */
export const batchesName = (service: Service): string => freeName("batches", namesOf(service));

const known = new WeakMap<Service, ReadonlySet<string>>();

function namesOf(service: Service): ReadonlySet<string> {
  const names = known.get(service) ?? new Set(service.messages.map(({ name }) => name));
  known.set(service, names);
  return names;
}
