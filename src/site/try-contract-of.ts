import type { Channel, Message, Operation, Parameter } from "../contract/contract.js";
import { channelMembers } from "../description/channel-members.js";
import { schemaOf } from "../description/media.js";
import { securityOf } from "../description/server.js";
import { checkName, headersName } from "../emit/scope/validator-names.js";
import type { SchemaReference } from "../schema/schema.js";
import { linkTo, type Scope, type ServiceScope } from "./scope.js";
import type { TryChannel, TryContract, TryInput, TryMessage, TryOperation } from "./try-contract.js";
import { formOf } from "./try-fields.js";
import { reachable, triedChannels } from "./try-reach.js";
import { firstSentence } from "./words.js";

/** Everything that the page of a service needs to know; `hrefTo` is the way from there to another page. */
export function tryContract(
  scope: Scope,
  own: ServiceScope,
  hrefTo: (address: string) => string,
): TryContract {
  const { own: service, service: seen, description } = own;
  const plain = reachable(description.service);
  const nameOf = channelMembers(
    service.channels,
    description.kept.map(({ operation }) => operation),
  );
  const tried = new Set(triedChannels(plain));
  const pageOf = (subject: Parameters<typeof linkTo>[1] | undefined) =>
    subject === undefined ? "" : hrefTo(linkTo(scope, subject).to);
  const named = <T extends { readonly name: string }>(all: readonly T[], name: string) =>
    all.find((one) => one.name === name);

  return {
    service: plain,
    channels: Object.fromEntries(
      service.channels
        .filter((channel) => tried.has(nameOf(channel)))
        .map((channel) => [
          nameOf(channel),
          describeChannel(own, channel, pageOf(named(seen.channels, channel.name))),
        ]),
    ),
    operations: Object.fromEntries(
      service.operations.map((one) => [
        one.name,
        describeOperation(own, one, {
          channel: nameOf(one.channel),
          page: pageOf(named(seen.operations, one.name)),
        }),
      ]),
    ),
    messages: Object.fromEntries(
      service.messages.map((one) => [
        one.name,
        describeMessage(own, one, pageOf(named(seen.messages, one.name))),
      ]),
    ),
    variables: Object.fromEntries(
      service.servers.map(({ key, variables }) => [key, variables.map(inputOf)] as const),
    ),
    credentials: Object.fromEntries(
      securityOf(service.servers, service.operations).map(({ key, description: words }) => [
        key,
        firstSentence(words),
      ]),
    ),
  };
}

const describeOperation = (
  own: ServiceScope,
  { summary, title, description, query }: Operation,
  { channel, page }: Pick<TryOperation, "channel" | "page">,
): TryOperation => ({
  ...{ channel, words: summary ?? title ?? firstSentence(description), page },
  query: queryInputs(own, query),
});

const describeChannel = (own: ServiceScope, channel: Channel, page: string): TryChannel => ({
  name: channel.name,
  words: channel.title ?? firstSentence(channel.description),
  page,
  parameters: channel.parameters.map(inputOf),
  query: queryInputs(own, channel.query),
});

function describeMessage(own: ServiceScope, message: Message, page: string): TryMessage {
  const { own: service, validators, mutants } = own;
  const validate = validators.payloads.get(message.name);
  const valid = message.examples.flatMap(({ name, payload }, index) =>
    payload === undefined || validate?.(payload).ok === false
      ? []
      : [{ title: name ?? `Example ${index + 1}`, payload }],
  );
  const made = mutants.get(message.name)?.made?.value;
  const { fields, hasMore } = formOf(service, message);
  return {
    wire: message.wire,
    words: message.summary ?? message.title ?? firstSentence(message.description),
    page,
    check: checkName(message),
    ...(message.headers !== undefined && { checkHeaders: headersName(message, service) }),
    examples:
      valid.length > 0 || made === undefined ? valid : [{ title: "Made from the schema", payload: made }],
    fields,
    hasMore,
  };
}

const inputOf = ({ name, description, enum: choices, default: usual, examples }: Parameter): TryInput => ({
  ...{ name, words: firstSentence(description), isRequired: usual === undefined, examples },
  ...(usual !== undefined && { default: usual }),
  ...(choices !== undefined && choices.length > 0 && { choices }),
});

/** The parameters of a query; values that are no plain text are left to the reader. */
function queryInputs({ own }: ServiceScope, reference: SchemaReference | undefined): readonly TryInput[] {
  const { properties = {}, required = [] } = schemaOf(own, reference) ?? {};
  return Object.entries(properties).map(([name, json]): TryInput => {
    const schema = typeof json === "boolean" ? {} : (json.$ref && schemaOf(own, { $ref: json.$ref })) || json;
    const choices = schema.enum?.filter((one) => typeof one === "string");
    return {
      ...{ name, words: firstSentence(schema.description), isRequired: required.includes(name) },
      examples: (schema.examples ?? []).filter((one) => typeof one === "string"),
      ...(schema.default !== undefined && { default: String(schema.default) }),
      ...(choices !== undefined && choices.length > 0 && { choices }),
    };
  });
}
