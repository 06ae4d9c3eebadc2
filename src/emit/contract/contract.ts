import contractTemplate from "../../../templates/contract.ts.hbs";
import {
  type Code,
  code,
  comment,
  fileHeader,
  identifier,
  indent,
  join,
  literal,
  propertyKey,
  text,
} from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { freeName } from "../../code/free-name.js";
import { openImports } from "../../code/imports.js";
import { dataOf, listOf, type Member, memberOf, objectOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import type { Channel, Service } from "../../contract/contract.js";
import type { CodecName } from "../../description/media.js";
import type { Names, PlainService } from "../../description/plain.js";
import type { QueryDescribed } from "../../description/query.js";
import type {
  ChannelDescription,
  OperationDescription,
  Refusal,
} from "../../runtime/wire/service-description.js";
import type { EmitInput } from "../scope/emitter.js";
import { batchesName, channelsName } from "../scope/message-names.js";
import { contractConstant, parameterTypes, shownName, webhooksConstant } from "../scope/names.js";
import { queryCheckName } from "../scope/validator-names.js";

/** `<service>/contract.ts`: what clients and servers have to know of a service, as data. */
export function emitContractData({
  service,
  contract,
  description: { service: plain, webhooks },
}: Pick<EmitInput, "service" | "contract" | "description">): OutputFile {
  const constant = contractConstant(service);
  const plains = [plain, ...(webhooks === undefined ? [] : [webhooks])];
  const refusals = refusalNames(plains, constant);
  const parameters = parameterTypes(service);
  const own = [constant, webhooksConstant(service), ...refusals.values(), ...parameters.values()];
  const imports = openImports(own, []);
  const messages = identifier(freeName("messages", new Set([...own, "ServiceDescription"])));
  const codec = (name: CodecName) => imports.value(`${name}Codec`, `../runtime/wire/${name}-codec.js`);
  const headers = () => imports.value("headerValues", "../runtime/wire/header-values.js");
  const query = ({ kinds, schema }: QueryDescribed) => {
    const make = imports.value("queryValues", "../runtime/wire/query-values.js");
    const check = imports.value(queryCheckName(schema, service), "./validators.js");
    return code`${make}(${dataOf(kinds, 80)}, ${check})`;
  };
  const at: Places = { service, messages, refusals, codec, headers, query };
  const title = shownName(service);
  const satisfied = imports.type("ServiceDescription", "../runtime/index.js");
  const constants = [
    {
      satisfied,
      doc: comment([{ text: `${title} as data, for clients and servers.` }]),
      name: identifier(constant),
      ...constantView(plain, at),
    },
    ...(webhooks === undefined
      ? []
      : [
          {
            satisfied,
            doc: comment([{ text: `The webhooks of ${title} as data, for receivers and senders.` }]),
            name: identifier(webhooksConstant(service)),
            ...constantView(webhooks, at),
          },
        ]),
  ];
  const view = {
    header: fileHeader(contract.file),
    refusals: [...refusals].map(([name, local]) => ({
      doc: comment([{ text: "How the application says no." }]),
      name: identifier(local),
      value: refusalOf(plain.tables.refusals[name], at),
    })),
    imports: imports.render(),
    messages: constants.some((one) => one.usesMessages) ? messages : code``,
    parameters: [...parameters].map(([channel, name]) => parametersView(channel, name)),
    constants,
  };
  return { path: `${service.name}/contract.ts`, text: renderTemplate(contractTemplate, view) };
}

/** The members of the constant that a description is. */
function constantView(plain: PlainService, at: Places) {
  const channels = Object.entries(plain.channels).map(
    ([key, channel]): Member => [key, channelOf(channel, at)],
  );
  const operations = Object.entries(plain.operations).map(
    ([key, operation]): Member => [key, operationOf(operation, at)],
  );
  const batches = Object.keys(plain.batches ?? {}).map((name): Member => [name, batchOf(name, at)]);
  const codecs = Object.entries(plain.codecs ?? {}).map(([type, name]): Member => [type, at.codec(name)]);
  return {
    usesMessages: [...channels, ...operations, ...batches].some(([, value]) =>
      value.includes(`${at.messages}.`),
    ),
    nameText: text(plain.name),
    servers: membersOf(Object.entries(plain.servers).map(([key, value]) => [key, dataOf(value, 90)])),
    security: membersOf(Object.entries(plain.security).map(([key, value]) => [key, dataOf(value, 90)])),
    channels: membersOf(channels),
    operations: membersOf(operations),
    batches: batches.length === 0 ? code`` : membersOf(batches),
    codecs: codecs.length === 0 ? code`` : membersOf(codecs),
  };
}

interface Places {
  readonly service: Service;
  /** What the namespace of `messages.ts` is called here. */
  readonly messages: Code;
  /** The constants of refusals, by the name of the message. */
  readonly refusals: ReadonlyMap<string, string>;
  /** A codec of the runtime. */
  readonly codec: (name: CodecName) => Code;
  /** The function of the runtime that makes headers. */
  readonly headers: () => Code;
  /** What reads and checks a query. */
  readonly query: (query: QueryDescribed) => Code;
}

/** Only those that a channel refers to. */
function refusalNames(plains: readonly PlainService[], constant: string): ReadonlyMap<string, string> {
  const used = new Set(
    plains.flatMap(({ channels }) => Object.values(channels).flatMap(({ refusal }) => refusal ?? [])),
  );
  return new Map(
    Object.keys(plains[0]?.tables.refusals ?? {})
      .filter((name) => used.has(name))
      .map((name) => [name, freeName(`${name}Refusal`, new Set([constant]))]),
  );
}

/** A line at least for each. */
const membersOf = (members: readonly Member[]): Code => indent(objectOf(members, 0), 2);

function refusalOf(refusal: Refusal<string> | undefined, { messages }: Places): Code {
  if (refusal === undefined) throw new Error("a refusal without a message");
  const { message, ...rest } = refusal;
  const members = Object.entries(rest).map(([key, value]): Member => [key, dataOf(value, 100)]);
  return objectOf([["message", memberOf(messages, message)], ...members], 0);
}

const batchOf = (name: string, { service, messages }: Places): Code =>
  memberOf(memberOf(messages, batchesName(service)), name);

function channelOf(channel: ChannelDescription<Names>, at: Places): Code {
  const { service, messages, refusals } = at;
  const table = (name: string) => memberOf(memberOf(messages, channelsName(service)), name);
  const members = Object.entries(channel).map(([key, value]): Member => {
    switch (key) {
      case "receives":
      case "sends":
        return [key, memberOf(table(String(value)), key)];
      case "queryValues":
        return [key, channel.queryValues ? at.query(channel.queryValues) : code``];
      case "refusal":
        return [key, identifier(refusals.get(String(value)) ?? "")];
      case "poll":
        return [key, pollOf(channel.poll, (name) => batchOf(name, at))];
      default:
        return [key, dataOf(value, 90)];
    }
  });
  return objectOf(members, 90);
}

const pollOf = (poll: ChannelDescription<Names>["poll"], batch: (name: string) => Code): Code =>
  objectOf(
    Object.entries(poll ?? {}).map(([key, name]: [string, string]) => [
      key,
      key === "events" || key === "sent" ? batch(name) : text(name),
    ]),
    88,
  );

function operationOf(operation: OperationDescription<Names>, { messages, headers, query }: Places): Code {
  const namesOf = (names: readonly string[], width: number) =>
    listOf(
      names.map((name) => memberOf(messages, name)),
      width,
    );
  const members = Object.entries(operation).map(([key, value]): Member => {
    switch (key) {
      case "messages":
        return [key, namesOf(operation.messages, 90)];
      case "queryValues":
        return [key, operation.queryValues ? query(operation.queryValues) : code``];
      case "headed":
        return [key, namesOf(operation.headed ?? [], 90)];
      case "headers":
        return [key, headersOf(operation.headers, headers)];
      case "reply":
        return [key, replyOf(operation.reply, (names) => namesOf(names, 80))];
      default:
        return [key, dataOf(value, 90)];
    }
  });
  return objectOf(members, 90);
}

const headersOf = (all: OperationDescription<Names>["headers"], make: () => Code): Code =>
  objectOf(
    Object.entries(all ?? {}).map(([name, { kinds, fixed }]): Member => {
      const given = [dataOf(kinds, 80), ...(fixed === undefined ? [] : [dataOf(fixed, 80)])];
      return [name, code`${make()}(${join(given, ", ")})`];
    }),
    88,
  );

const replyOf = (
  reply: OperationDescription<Names>["reply"],
  namesOf: (names: readonly string[]) => Code,
): Code => {
  const { messages = [], ...rest } = reply ?? {};
  const others = Object.entries(rest).map(([key, value]): Member => [key, dataOf(value, 88)]);
  return objectOf([["messages", namesOf(messages)], ...others], 88);
};

const parametersView = (channel: Channel, name: string) => ({
  doc: comment([{ text: `Parameters of ${channel.address ?? channel.key}.` }]),
  name: identifier(name),
  members: channel.parameters.map((parameter) => ({
    doc: parameter.description === undefined ? code`` : comment([{ text: parameter.description }], 2),
    key: propertyKey(parameter.name),
    mark: parameter.default === undefined ? code`` : code`?`,
    type:
      parameter.enum === undefined || parameter.enum.length === 0
        ? code`string`
        : join(
            parameter.enum.map((value) => literal(value)),
            " | ",
          ),
  })),
});
