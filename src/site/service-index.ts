import type { Channel, Message, Operation, Service } from "../contract/contract.js";
import type { Schema } from "../schema/schema.js";
import { referencesIn } from "../schema/walk.js";

/** What is where in a service, so that large documents are gone through once and not for every page. */
interface ServiceIndex {
  /** By name. */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** The operations in which a message is said or answered. */
  readonly operations: ReadonlyMap<Message, readonly Operation[]>;
  readonly channels: ReadonlyMap<Message, readonly Channel[]>;
  /** The messages whose payload or headers are the schema of that name. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** The schemas that name the schema of that name. */
  readonly users: ReadonlyMap<string, readonly Schema[]>;
}

/** The index of a service: the same one each time. */
export function indexOf(service: Service): ServiceIndex {
  const found = known.get(service) ?? buildIndex(service);
  known.set(service, found);
  return found;
}

const known = new WeakMap<Service, ServiceIndex>();

const buildIndex = ({ channels, messages, operations, schemas }: Service): ServiceIndex => ({
  schemas: new Map(schemas.map((schema) => [schema.name, schema])),
  operations: invert(operations, (operation) => [
    ...operation.messages,
    ...("reply" in operation ? operation.reply.messages : []),
  ]),
  channels: invert(channels, (channel) => channel.messages),
  messages: invert(messages, ({ payload, headers }) =>
    [payload, headers].flatMap((reference) => (reference === undefined ? [] : [reference.$ref])),
  ),
  users: invert(schemas, ({ json, name }) => referencesIn(json).filter((one) => one !== name)),
});

/** For each thing the owners that have it, in their order. */
function invert<Owner, Thing>(
  owners: readonly Owner[],
  thingsOf: (owner: Owner) => readonly Thing[],
): ReadonlyMap<Thing, readonly Owner[]> {
  const found = new Map<Thing, Owner[]>();
  for (const owner of owners)
    for (const thing of new Set(thingsOf(owner))) {
      const list = found.get(thing);
      if (list === undefined) found.set(thing, [owner]);
      else list.push(owner);
    }
  return found;
}
