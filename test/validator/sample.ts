import type { Channel, Contract, Dispatch, Message, Service } from "../../src/contract/contract.js";
import type { Schema, SchemaJson } from "../../src/schema/schema.js";

const source = { file: "asyncapi.yaml", pointer: "" };

/** A named schema. */
export const schema = (name: string, json: SchemaJson): Schema => ({
  name,
  json,
  source: { file: "asyncapi.yaml", pointer: `/components/schemas/${name}` },
});

/** A message with a payload; the rest may be given. */
export const message = (name: string, payload?: string, more: Partial<Message> = {}): Message => ({
  name,
  key: name,
  wire: name,
  deprecated: false,
  direction: "both",
  examples: [],
  bindings: {},
  extensions: {},
  source: { file: "asyncapi.yaml", pointer: `/components/messages/${name}` },
  ...(payload !== undefined && { payload: { $ref: payload } }),
  ...more,
});

export const channel = (name: string, dispatch: { receives?: Dispatch; sends?: Dispatch }): Channel => ({
  name,
  key: name,
  address: `/${name}`,
  parameters: [],
  servers: [],
  messages: [],
  bindings: {},
  extensions: {},
  source,
  ...dispatch,
});

export const service = (
  schemas: readonly Schema[],
  messages: readonly Message[],
  channels: readonly Channel[] = [],
): Service => ({
  name: "rooms",
  typeName: "Rooms",
  title: "Rooms",
  servers: [],
  operations: [],
  channels,
  messages,
  schemas,
  source,
});

export const contract = (only: Service): Contract => ({
  title: "Rooms",
  version: "1.0.0",
  file: "asyncapi.yaml",
  services: [only],
});
