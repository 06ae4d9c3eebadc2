import type { Channel, Contract, Message, Service } from "../../../src/contract/contract.js";
import { emitModels } from "../../../src/emit/types/models.js";
import type { Schema, SchemaJson } from "../../../src/schema/schema.js";

const source = (pointer: string) => ({ file: "asyncapi.yaml", pointer });

/** Named schemas as the contract stage hands them on. */
export const schemasOf = (schemas: Readonly<Record<string, SchemaJson>>): readonly Schema[] =>
  Object.entries(schemas).map(([name, json]) => ({
    name,
    json,
    source: source(`/components/schemas/${name}`),
  }));

/** A message with a payload and nothing else of interest. */
export const messageOf = (name: string, payload: string, words: Partial<Message> = {}): Message => ({
  name,
  key: name,
  wire: name,
  deprecated: false,
  payload: { $ref: payload },
  direction: "both",
  examples: [],
  bindings: {},
  extensions: {},
  source: source(`/components/messages/${name}`),
  ...words,
});

/** A channel with an address and nothing else of interest. */
export const channelOf = (name: string, words: Partial<Channel> = {}): Channel => ({
  name,
  key: name,
  address: `/${name}`,
  parameters: [],
  servers: [],
  messages: [],
  bindings: {},
  extensions: {},
  source: source(`/channels/${name}`),
  ...words,
});

/** A service of these schemas; other parts as given. */
export const serviceOf = (
  schemas: Readonly<Record<string, SchemaJson>>,
  words: Partial<Service> = {},
): Service => ({
  name: "rooms",
  typeName: "Rooms",
  title: "Rooms",
  servers: [],
  channels: [],
  operations: [],
  messages: [],
  schemas: schemasOf(schemas),
  source: source(""),
  ...words,
});

/** A contract of one service. */
export const contractOf = (service: Service, file = "asyncapi.yaml"): Contract => ({
  title: "Rooms",
  version: "1.0.0",
  file,
  services: [service],
});

/** The text of `models.ts` for these schemas. */
export const modelsText = (
  schemas: Readonly<Record<string, SchemaJson>>,
  words: Partial<Service> = {},
): string => {
  const service = serviceOf(schemas, words);
  return emitModels({ service, contract: contractOf(service) }).text;
};
