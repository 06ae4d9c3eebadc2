import { stringify } from "yaml";

/** The size of a made-up document. */
export interface Size {
  readonly messages: number;
  readonly channels: number;
  /** Properties of each payload beside its envelope. */
  readonly properties: number;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * An AsyncAPI 3.0.0 document of the kind that people write: shared schemas, nested objects, enums, formats,
 * descriptions, an example on every third message. The same size gives the same bytes; all of it is valid.
 */
export function renderSynthetic({ messages, channels, properties }: Size): string {
  const names = Array.from({ length: messages }, (_, index) => `event${index}`);
  const perChannel = Math.ceil(messages / channels);
  const membersOf = (channel: number) => names.slice(channel * perChannel, (channel + 1) * perChannel);
  const document: Node = {
    asyncapi: "3.0.0",
    info: { title: "Synthetic", version: "1.0.0", description: "A made-up service of many events." },
    servers: { live: { host: "events.example.com", protocol: "wss" } },
    channels: record(channels, (index) => [
      `topic${index}`,
      {
        address: `/topics/${index}/{tenantId}`,
        description: `Everything that happens on topic ${index}.`,
        parameters: { tenantId: { description: "Whose topic it is." } },
        messages: Object.fromEntries(
          membersOf(index).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    ]),
    operations: record(channels, (index) => [
      `publishTopic${index}`,
      {
        action: "send",
        channel: { $ref: `#/channels/topic${index}` },
        summary: `Tell the subscribers of topic ${index}.`,
        messages: membersOf(index).map((name) => ({ $ref: `#/channels/topic${index}/messages/${name}` })),
      },
    ]),
    components: componentsOf({ messages, properties }),
  };
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 110 });
}

/** The same messages in AsyncAPI 2.6.0. */
export function renderSynthetic2({ messages, channels, properties }: Size): string {
  const perChannel = Math.ceil(messages / channels);
  const document: Node = {
    asyncapi: "2.6.0",
    info: { title: "Synthetic", version: "1.0.0", description: "A made-up service of many events." },
    servers: { live: { url: "wss://events.example.com", protocol: "wss" } },
    channels: record(channels, (channel) => [
      `/topics/${channel}/{tenantId}`,
      {
        description: `Everything that happens on topic ${channel}.`,
        parameters: { tenantId: { description: "Whose topic it is.", schema: { type: "string" } } },
        subscribe: {
          operationId: `publishTopic${channel}`,
          summary: `Tell the subscribers of topic ${channel}.`,
          message: {
            oneOf: Array.from(
              { length: Math.min(perChannel, messages - channel * perChannel) },
              (_, place) => ({
                $ref: `#/components/messages/event${channel * perChannel + place}`,
              }),
            ),
          },
        },
      },
    ]),
    components: componentsOf({ messages, properties }),
  };
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 110 });
}

function componentsOf({ messages, properties }: Omit<Size, "channels">): Node {
  const shared = Math.ceil(messages / 10);
  return {
    messages: record(messages, (index) => [`event${index}`, messageOf(index, { shared, properties })]),
    schemas: record(shared, (index) => [`Party${index}`, partyOf(index, shared)]),
  };
}

function messageOf(index: number, { shared, properties }: { shared: number; properties: number }): Node {
  const plain = Array.from({ length: properties }, (_, place) => propertyOf(index, place));
  return {
    name: `event${index}`,
    title: `Event ${index}`,
    summary: `Something of kind ${index} has happened to a party.`,
    payload: {
      type: "object",
      required: ["type", "id", "party", "detail"],
      properties: {
        type: { const: `event.${index}`, description: "Tells the events of a topic apart." },
        id: { type: "string", format: "uuid", description: "Never used twice." },
        party: { $ref: `#/components/schemas/Party${index % shared}` },
        detail: {
          type: "object",
          required: plain.slice(0, 2).map(([name]) => name),
          properties: Object.fromEntries(plain),
        },
      },
    },
    ...(index % 3 === 0 && { examples: [{ name: "plain", payload: exampleOf(index, plain, shared) }] }),
  };
}

const kinds = [
  { type: "string", minLength: 1, maxLength: 200 },
  { type: "integer", minimum: 0 },
  { type: "string", format: "date-time" },
  { type: "boolean" },
  { type: "string", enum: ["new", "open", "waiting", "closed"] },
  { type: "array", items: { type: "string", maxLength: 40 }, maxItems: 20 },
  { type: ["number", "null"], minimum: -1000, maximum: 1000 },
  { type: "string", pattern: "^[A-Z]{2}[0-9]{4}$" },
] as const;

const values = ["text", 7, "2024-05-01T12:00:00Z", true, "open", ["a", "b"], null, "AB1234"] as const;

/** Names and words differ from message to message, so that no two payloads are the same schema. */
const propertyOf = (index: number, place: number): readonly [string, Node] => [
  `field${place}Of${index % 97}`,
  { ...kinds[(index + place) % kinds.length], description: `The value number ${place} of event ${index}.` },
];

const exampleOf = (index: number, plain: readonly (readonly [string, Node])[], shared: number): Node => ({
  type: `event.${index}`,
  id: "3f2b8c1e-9d4a-4c55-8a77-0b1c2d3e4f50",
  party: { key: `party-${index % shared}`, name: "Ada", address: { city: "Oslo", country: "NO" } },
  detail: Object.fromEntries(plain.map(([name], place) => [name, values[(index + place) % values.length]])),
});

const partyOf = (index: number, shared: number): Node => ({
  type: "object",
  description: `A party of kind ${index}.`,
  required: ["key", "name"],
  properties: {
    key: { type: "string", maxLength: 64 },
    name: { type: "string", description: "As it is shown to people." },
    address: {
      type: "object",
      required: ["city"],
      properties: { city: { type: "string" }, country: { type: "string", pattern: "^[A-Z]{2}$" } },
    },
    referredBy: { $ref: `#/components/schemas/Party${(index + 1) % shared}` },
  },
});

const record = (count: number, entryOf: (index: number) => readonly [string, Node]): Node =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => entryOf(index)));
