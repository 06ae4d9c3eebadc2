import { type Code, code, identifier, join, literal, objectKey, text } from "../code/code.js";
import type { Message } from "../contract/contract.js";
import { hasOnlyWebhooks } from "../description/description.js";
import { filesOf, mediumOf } from "../description/media.js";
import { isHttp, type KeptOperation } from "../description/operation-cover.js";
import { describeReply } from "../description/reply.js";
import { type ClientExample, exampleOf, placeExample } from "../emit/scope/client-example.js";
import { isNamed } from "../emit/scope/operation.js";
import { type Conversation, conversationsOf, leadOf } from "../emit/scope/service-scope.js";
import type { Json } from "../json/value.js";
import { declaredOnly } from "./sample-declared.js";
import type { ServiceScope } from "./scope.js";

/** An operation of generated code with the messages that a sample shows. */
export type Spoken = KeptOperation;

/** A client, and a connection where the service has such. */
export function connecting(scope: ServiceScope): string | undefined {
  const { own } = scope;
  if (own.operations.length === 0) return undefined;
  if (hasOnlyWebhooks(scope.description)) return subscribing(scope);
  const { connection, hears } = settingOf(scope).example;
  const lines =
    connection === code``
      ? []
      : [
          code`const connection = client.${connection};`,
          ...(hears === code`` ? [] : [code`connection.on(${hears}, (message) => ${shown("message")});`]),
        ];
  return program(scope, lines);
}

/** What receives the webhooks of a service that has nothing else. */
function subscribing({ own: { name, typeName } }: ServiceScope): string {
  const [create, handlers] = [
    identifier(`create${typeName}Webhooks`),
    identifier(`${typeName}WebhookHandlers`),
  ];
  return [
    `import { ${create}, type ${handlers} } from "./generated/${name}/webhooks.js";`,
    "",
    `declare const handlers: ${handlers}; // a function for each webhook`,
    `export default { fetch: ${create}({ handlers, secret: "…" }).fetch };`,
  ].join("\n");
}

/** Listening for what the server sends. */
export function hearing(scope: ServiceScope, { operation, messages }: Spoken): string | undefined {
  const [place] = settingOf(scope).conversations.filter(({ channel }) => channel === operation.channel);
  const opened = place && opening(scope, place);
  if (opened === undefined) return undefined;
  const listeners = messages
    .slice(0, most)
    .map(({ name }) => code`connection.on(${text(name)}, (message) => ${shown("message")});`);
  return program(scope, [opened, ...listeners]);
}

/** Waiting for news over HTTP. */
export function polling(scope: ServiceScope, { operation }: Spoken): string | undefined {
  const place = settingOf(scope).conversations.find(({ plain }) => plain.poll?.receive === operation.name);
  const opened = place && opening(scope, place);
  return opened === undefined
    ? undefined
    : program(scope, [opened, code`for await (const event of connection.messages()) ${shown("event")};`]);
}

/** Saying one payload, or asking without one. */
export function saying(scope: ServiceScope, spoken: Spoken, payload: Json | undefined): string | undefined {
  const { operation } = spoken;
  const place = settingOf(scope).conversations.find((one) =>
    one.operations.some((kept) => kept.operation === operation),
  );
  const opened = place && opening(scope, place);
  if (place !== undefined && opened === undefined) return undefined;
  const options = place === undefined ? placeExample(scope.own, operation.channel, operation) : code``;
  if (options === undefined) return undefined;
  const [message] = spoken.messages;
  const given =
    message === undefined ? [] : argumentsOf(scope, spoken, { message, payload: payload ?? null });
  const target = place === undefined ? code`client` : code`connection`;
  const call = code`${target}.${identifier(operation.name)}(${join([...given, ...(options === code`` ? [] : [options])], ", ")})`;
  return program(scope, [...(opened === undefined ? [] : [opened]), statement(operation, call)]);
}

/** A line that shows a value. */
const shown = (value: "answer" | "event" | "message"): Code =>
  code`${identifier("console")}.log(${identifier(value)})`;

/** Listeners that one sample shows. */
const most = 3;

function argumentsOf(
  { own }: ServiceScope,
  spoken: Spoken,
  { message, payload }: { readonly message: Message; readonly payload: Json },
): readonly Code[] {
  const isOverHttp = isHttp(spoken.operation);
  const medium = isOverHttp ? mediumOf(message, own) : "json";
  const value =
    medium === "bytes"
      ? code`new Blob(["…"])`
      : medium === "form"
        ? formOf(payload, filesOf(message, own))
        : literal(declaredOnly(payload, message.payload, own), 72);
  return isNamed(spoken) ? [text(message.name), value] : [value];
}

/** A form: texts as they are, files as Blobs. */
function formOf(payload: Json, files: ReturnType<typeof filesOf>): Code {
  const fields =
    typeof payload === "object" && payload !== null && !Array.isArray(payload) ? Object.entries(payload) : [];
  const isFile = (name: string) => files.some((file) => file.name === name);
  const members = [
    ...fields.flatMap(([name, value]) =>
      isFile(name) ? [] : [code`${objectKey(name)}: ${literal(value as Json)}`],
    ),
    ...files.map(({ name, isList }) =>
      isList ? code`${objectKey(name)}: [new Blob(["…"])]` : code`${objectKey(name)}: new Blob(["…"])`,
    ),
  ];
  return members.length === 0 ? code`{}` : code`{ ${join(members, ", ")} }`;
}

/** One answer is awaited, a stream is gone through. */
function statement(operation: Spoken["operation"], call: Code): Code {
  if (!("reply" in operation) || operation.reply.messages.length === 0) return code`await ${call};`;
  const isStream = !isHttp(operation) && describeReply(operation).pending !== undefined;
  return isStream
    ? code`for await (const answer of ${call}) ${shown("answer")};`
    : code`const answer = await ${call};`;
}

/** `const connection = client.ws();`, where what it needs can be made up. */
function opening(scope: ServiceScope, place: Conversation): Code | undefined {
  const { own } = scope;
  const poll = own.operations.find(({ name }) => name === place.plain.poll?.receive);
  const options = placeExample(own, place.channel, poll ?? place.channel);
  const lead = leadOf(place, settingOf(scope).conversations);
  return options === undefined || lead === undefined
    ? undefined
    : code`const connection = client.${identifier(place.name)}(${options});`;
}

/** What all samples of a service have in common. */
interface Setting {
  readonly conversations: readonly Conversation[];
  readonly example: ClientExample;
}

const known = new WeakMap<ServiceScope, Setting>();

/** Worked out once: a service has as many samples as it has examples. */
function settingOf(scope: ServiceScope): Setting {
  const { own, description } = scope;
  const setting = known.get(scope) ?? {
    conversations: conversationsOf(own, description),
    example: exampleOf(own, description),
  };
  known.set(scope, setting);
  return setting;
}

/** The imports and the client before the lines of a sample. */
function program(scope: ServiceScope, lines: readonly Code[]): string {
  const { own } = scope;
  const { settings, socketio } = settingOf(scope).example;
  const create = identifier(`create${own.typeName}Client`);
  const made =
    settings.length === 0
      ? code`const client = ${create}();`
      : code`const client = ${create}({\n  ${join(settings, code`\n  `)}\n});`;
  return [
    `import { ${create} } from "./generated/${own.name}/client.js";`,
    ...(socketio
      ? [
          'import { socketio } from "./generated/runtime/socketio/transport.js";',
          'import { io } from "socket.io-client";',
        ]
      : []),
    "",
    made,
    ...lines,
  ].join("\n");
}
