import { bindingNames } from "./protocols.js";
import { isVersion2, type Version } from "./version.js";

/** What stands at a member of an object of the specification. */
type Shape =
  /** An object of the specification, or a `$ref` to one. */
  | { readonly kind: "noun"; readonly noun: string }
  /** Such objects by names that the author chose. */
  | { readonly kind: "map"; readonly noun: string }
  | { readonly kind: "list"; readonly noun: string }
  /** Nothing but a `$ref`, to an object that has its own place in the document. */
  | { readonly kind: "reference"; readonly noun: string }
  | { readonly kind: "references"; readonly noun: string }
  /** Data that is not looked into. */
  | { readonly kind: "value" };

/** One kind of object of the specification. */
export interface Noun {
  /** Its members, in the order in which they are written. Others are extensions, or not the specification's. */
  readonly members: ReadonlyMap<string, Shape>;
  /** Where it stands under `components`; undefined where it has no place there. */
  readonly section?: string;
}

/** The objects of a version of the specification, by name; `document` is the whole, `schema` a schema. */
export type Nouns = ReadonlyMap<string, Noun>;

/**
 * The table of a version. The order of members is the commonest of 321 real documents; where those are of two minds
 * (`required` and `properties`, `description` and `items`), the short one stands first.
 */
export const nounsOf = (version: Version): Nouns => (isVersion2(version) ? nouns2 : nouns3);

const value: Shape = { kind: "value" };
const noun = (name: string): Shape => ({ kind: "noun", noun: name });
const mapOf = (name: string): Shape => ({ kind: "map", noun: name });
const listOf = (name: string): Shape => ({ kind: "list", noun: name });
const reference = (name: string): Shape => ({ kind: "reference", noun: name });
const references = (name: string): Shape => ({ kind: "references", noun: name });

/** Members without an object of the specification behind them, separated by spaces. */
const values = (names: string): Record<string, Shape> =>
  Object.fromEntries(names.split(" ").map((name) => [name, value]));

const define = (members: Readonly<Record<string, Shape>>, section?: string): Noun => ({
  members: new Map(Object.entries({ $ref: value, ...members })),
  ...(section !== undefined && { section }),
});

const about: Record<string, Shape> = { tags: listOf("tag"), externalDocs: noun("externalDocs") };

/** What both major versions have. */
const shared: Record<string, Noun> = {
  contact: define(values("name url email")),
  license: define(values("name url")),
  securityScheme: define(
    values("type name in scheme bearerFormat openIdConnectUrl description flows scopes"),
    "securitySchemes",
  ),
  serverVariable: define(values("description default enum examples"), "serverVariables"),
  correlationId: define(values("description location"), "correlationIds"),
  serverBindings: bindings("serverBindings"),
  channelBindings: bindings("channelBindings"),
  operationBindings: bindings("operationBindings"),
  messageBindings: bindings("messageBindings"),
  binding: define({
    ...values("method"),
    ...Object.fromEntries(
      ["query", "headers", "key", "groupId", "clientId", "correlationData", "responseTopic"].map((name) => [
        name,
        noun("schema"),
      ]),
    ),
  }),
  schema: define(
    {
      ...values("$schema $id $comment schemaFormat"),
      schema: noun("schema"),
      ...values("title type nullable format contentEncoding contentMediaType const enum"),
      ...values("multipleOf minimum exclusiveMinimum maximum exclusiveMaximum minLength maxLength pattern"),
      ...values("minItems maxItems uniqueItems minContains maxContains minProperties maxProperties"),
      ...values("description deprecated readOnly writeOnly"),
      ...values("default discriminator required"),
      properties: mapOf("schema"),
      patternProperties: mapOf("schema"),
      additionalProperties: noun("schema"),
      propertyNames: noun("schema"),
      unevaluatedProperties: noun("schema"),
      ...values("dependentRequired"),
      dependentSchemas: mapOf("schema"),
      dependencies: mapOf("schema"),
      prefixItems: listOf("schema"),
      // A list of schemas, too: those who walk take a list where they find one.
      items: noun("schema"),
      additionalItems: noun("schema"),
      unevaluatedItems: noun("schema"),
      contains: noun("schema"),
      allOf: listOf("schema"),
      anyOf: listOf("schema"),
      oneOf: listOf("schema"),
      not: noun("schema"),
      if: noun("schema"),
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
      then: noun("schema"),
      else: noun("schema"),
      ...values("example examples"),
      externalDocs: noun("externalDocs"),
      definitions: mapOf("schema"),
      $defs: mapOf("schema"),
    },
    "schemas",
  ),
};

/** Sections of `components` that both have. */
const sharedSections = {
  servers: mapOf("server"),
  serverVariables: mapOf("serverVariable"),
  channels: mapOf("channel"),
  messages: mapOf("message"),
  schemas: mapOf("schema"),
  securitySchemes: mapOf("securityScheme"),
  parameters: mapOf("parameter"),
  correlationIds: mapOf("correlationId"),
  messageTraits: mapOf("messageTrait"),
  operationTraits: mapOf("operationTrait"),
  serverBindings: mapOf("serverBindings"),
  channelBindings: mapOf("channelBindings"),
  operationBindings: mapOf("operationBindings"),
  messageBindings: mapOf("messageBindings"),
};

const words = values("title summary description");

const nouns2: Nouns = new Map(
  Object.entries({
    ...shared,
    document: define({
      ...values("asyncapi id"),
      info: noun("info"),
      ...about,
      servers: mapOf("server"),
      ...values("defaultContentType"),
      channels: mapOf("channel"),
      components: noun("components"),
    }),
    info: define({
      ...values("title version description termsOfService"),
      contact: noun("contact"),
      license: noun("license"),
    }),
    tag: define({ ...values("name description"), externalDocs: noun("externalDocs") }),
    externalDocs: define(values("description url")),
    server: define(
      {
        ...values("url protocol protocolVersion description"),
        variables: mapOf("serverVariable"),
        ...values("security"),
        tags: listOf("tag"),
        bindings: noun("serverBindings"),
      },
      "servers",
    ),
    channel: define(
      {
        ...values("description servers"),
        parameters: mapOf("parameter"),
        bindings: noun("channelBindings"),
        publish: noun("operation"),
        subscribe: noun("operation"),
      },
      "channels",
    ),
    parameter: define(
      { ...values("description"), schema: noun("schema"), ...values("location") },
      "parameters",
    ),
    operation: define({
      ...values("summary operationId description security"),
      ...about,
      bindings: noun("operationBindings"),
      traits: listOf("operationTrait"),
      message: noun("message"),
    }),
    operationTrait: define(
      {
        ...values("summary operationId description security"),
        ...about,
        bindings: noun("operationBindings"),
      },
      "operationTraits",
    ),
    message: define({ oneOf: listOf("message"), ...message("messageId") }, "messages"),
    messageTrait: define(messageTrait("messageId"), "messageTraits"),
    components: define(sharedSections),
  }),
);

const nouns3: Nouns = new Map(
  Object.entries({
    ...shared,
    document: define({
      ...values("asyncapi id"),
      info: noun("info"),
      ...values("defaultContentType"),
      servers: mapOf("server"),
      channels: mapOf("channel"),
      operations: mapOf("operation"),
      components: noun("components"),
    }),
    info: define({
      ...values("title version description termsOfService"),
      contact: noun("contact"),
      license: noun("license"),
      ...about,
    }),
    tag: define({ ...values("name description"), externalDocs: noun("externalDocs") }, "tags"),
    externalDocs: define(values("description url"), "externalDocs"),
    server: define(
      {
        ...values("host pathname protocol protocolVersion"),
        ...words,
        variables: mapOf("serverVariable"),
        security: listOf("securityScheme"),
        ...about,
        bindings: noun("serverBindings"),
      },
      "servers",
    ),
    channel: define(
      {
        ...values("address"),
        ...words,
        servers: references("server"),
        parameters: mapOf("parameter"),
        messages: mapOf("message"),
        ...about,
        bindings: noun("channelBindings"),
      },
      "channels",
    ),
    parameter: define(values("description enum default examples location"), "parameters"),
    operation: define(
      {
        ...values("action"),
        channel: reference("channel"),
        ...words,
        security: listOf("securityScheme"),
        ...about,
        bindings: noun("operationBindings"),
        traits: listOf("operationTrait"),
        messages: references("message"),
        reply: noun("reply"),
      },
      "operations",
    ),
    operationTrait: define(
      {
        ...words,
        security: listOf("securityScheme"),
        ...about,
        bindings: noun("operationBindings"),
      },
      "operationTraits",
    ),
    reply: define(
      { address: noun("replyAddress"), channel: reference("channel"), messages: references("message") },
      "replies",
    ),
    replyAddress: define(values("location description"), "replyAddresses"),
    message: define(message(), "messages"),
    messageTrait: define(messageTrait(), "messageTraits"),
    components: define({
      ...sharedSections,
      operations: mapOf("operation"),
      replies: mapOf("reply"),
      replyAddresses: mapOf("replyAddress"),
      tags: mapOf("tag"),
      externalDocs: mapOf("externalDocs"),
    }),
  }),
);

/** Bindings of each protocol, whose schemas are the only part that the specification's objects reach. */
function bindings(section: string): Noun {
  return define(Object.fromEntries(bindingNames.map((name) => [name, noun("binding")])), section);
}

function messageTrait(...first: readonly string[]): Record<string, Shape> {
  return {
    ...Object.fromEntries([...first, "name", "title", "summary", "description"].map((name) => [name, value])),
    ...values("contentType schemaFormat"),
    ...about,
    correlationId: noun("correlationId"),
    headers: noun("schema"),
    bindings: noun("messageBindings"),
    ...values("examples"),
  };
}

function message(...first: readonly string[]): Record<string, Shape> {
  const { bindings = value, examples = value, ...trait } = messageTrait(...first);
  return { ...trait, traits: listOf("messageTrait"), payload: noun("schema"), bindings, examples };
}
