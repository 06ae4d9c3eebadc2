import type { Message, Operation } from "../contract/contract.js";
import { isReceived } from "../description/operation-cover.js";
import type { Json } from "../json/value.js";
import type { Sample } from "./content.js";
import { curlOf } from "./sample-curl.js";
import { frameOf } from "./sample-frame.js";
import { connecting, hearing, polling, type Spoken, saying } from "./sample-typescript.js";
import type { ServiceScope } from "./scope.js";

/** How to connect, in a few lines; empty where nothing connects. */
export const connectSamples = (scope: ServiceScope): readonly Sample[] => typescript(connecting(scope));

/** How to say or hear what an operation is about, from a client. */
export function operationSamples(scope: ServiceScope, operation: Operation): readonly Sample[] {
  const spoken = spokenOf(scope, operation);
  if (spoken === undefined) return [];
  const [message] = spoken.messages;
  const own = spoken.operation;
  if (!isReceived(own)) return typescript(hearing(scope, spoken));
  if (isPoll(scope, own)) return [...typescript(polling(scope, spoken)), ...curlOf(scope, own, undefined)];
  const payload = message && payloadOf(scope, message);
  if (message !== undefined && payload === undefined && message.payload !== undefined) return [];
  return [
    ...typescript(saying(scope, spoken, payload)),
    ...(message === undefined || payload === undefined ? [] : frameOf(own, { message, payload })),
    ...curlOf(scope, own, message && { message, payload }),
  ];
}

/** How to send or hear one payload of a message, from a client. */
export function messageSamples(scope: ServiceScope, message: Message, payload: Json): readonly Sample[] {
  const kept = scope.description.kept.filter(({ messages }) =>
    messages.some(({ name }) => name === message.name),
  );
  const sent = kept.find(({ operation }) => isReceived(operation));
  const one = sent ?? kept[0];
  if (one === undefined) return [];
  const own = one.messages.find(({ name }) => name === message.name);
  const spoken: Spoken = { ...one, messages: own === undefined ? one.messages : [own] };
  if (sent === undefined) return typescript(hearing(scope, spoken));
  if (own === undefined) return [];
  return [
    ...typescript(saying(scope, spoken, payload)),
    ...curlOf(scope, sent.operation, { message: own, payload }),
  ];
}

/** True for a message that clients send. */
export const isSaid = ({ description }: ServiceScope, { name }: Message): boolean =>
  description.kept.some(
    ({ operation, messages }) => isReceived(operation) && messages.some((one) => one.name === name),
  );

/** The operation as generated code has it; undefined where it is left out of it. */
const spokenOf = ({ description }: ServiceScope, { name }: Operation): Spoken | undefined =>
  description.kept.find(({ operation }) => operation.name === name);

const isPoll = ({ description }: ServiceScope, { name }: Operation): boolean =>
  Object.values(description.service.channels).some(({ poll }) => poll?.receive === name);

/** The richest valid example that is still short enough to read, or what was made of the schema. */
function payloadOf({ mutants, validators }: ServiceScope, { examples, name }: Message): Json | undefined {
  const validate = validators.payloads.get(name);
  const valid = examples.flatMap(({ payload }) =>
    payload !== undefined && (validate === undefined || validate(payload).ok)
      ? [{ payload, size: JSON.stringify(payload).length }]
      : [],
  );
  const short = valid.filter(({ size }) => size <= readable);
  const best = short.reduce<(typeof valid)[number] | undefined>(
    (one, other) => (one === undefined || other.size > one.size ? other : one),
    undefined,
  );
  return (best ?? valid[0])?.payload ?? mutants.get(name)?.made?.value;
}

/** Characters of JSON. */
const readable = 600;

const typescript = (text: string | undefined): readonly Sample[] =>
  text === undefined ? [] : [{ label: "TypeScript", language: "typescript", text }];
