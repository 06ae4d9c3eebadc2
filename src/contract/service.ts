import type { Operation, Service } from "./contract.js";
import { defined } from "./draft.js";
import { buildOperation } from "./operation.js";
import { buildServer } from "./server.js";
import { buildChannels, sortByName } from "./service-channels.js";
import {
  eventMessages,
  planBatches,
  planDispatches,
  reportAmbiguities,
  tellingOf,
  wireNames,
} from "./service-dispatch.js";
import { bestDrafts, buildMessages, directionsOf, linkMessages } from "./service-messages.js";
import { nameMessages, nameOperations } from "./service-names.js";
import { descriptionOf, type ServiceInput } from "./service-plan.js";
import { buildSchemas } from "./service-schemas.js";

/** Builds one service: names and schemas, then what tells messages apart, then messages, channels and operations. */
export function buildService(input: ServiceInput): Service {
  const { reading, draft, plan, alone } = input;
  const drafts = bestDrafts(plan);
  const names = nameMessages(input, [...drafts.values()]);
  const schemas = buildSchemas(input, [...drafts.values()], names);
  const links = linkMessages(reading, drafts);
  const { defaultContentType } = draft;
  const telling = tellingOf({ drafts, schemas, links, defaultContentType });
  const dispatches = planDispatches(input, names, telling);
  const messages = buildMessages(input, {
    ...{ drafts, names, schemas, links },
    directions: directionsOf(plan, links),
    batches: planBatches(links, telling),
    wires: wireNames(dispatches.values()),
    events: eventMessages(plan),
  });
  const messageOf = (id: string) => found(messages.get(id), id);
  const servers = new Map(plan.servers.map((server) => [server, buildServer(reading, server)]));
  const channels = buildChannels(input, { servers, messageOf, dispatches, schemas });
  for (const channel of channels.values()) reportAmbiguities(reading, channel);
  const operationNames = nameOperations(input);
  const operations = plan.operations.map(
    (one): Operation =>
      buildOperation(reading, one, {
        name: operationNames.get(one.id) ?? one.key,
        channelOf: ({ id, key }) => found(channels.get(id), key),
        messageOf: ({ id }) => messageOf(id),
        query: schemas.queryOf(one),
      }),
  );
  return {
    name: plan.name,
    typeName: input.typeName,
    title: plan.said.title ?? (alone ? draft.title : plan.name),
    ...defined({ description: alone ? (plan.said.description ?? draft.description) : descriptionOf(plan) }),
    servers: [...servers.values()],
    channels: sortByName(channels.values()),
    operations: sortByName(operations),
    messages: sortByName(messages.values()),
    schemas: schemas.schemas,
    source: plan.source,
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not planned: ${what}`);
  return value;
}
