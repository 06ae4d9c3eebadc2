import type { Message, Operation, Service } from "../contract/contract.js";
import { parsePointer, valueAt } from "../json/pointer.js";
import type { Json } from "../json/value.js";
import { type Place, placesOf } from "./meeting-place.js";

/** A message with a payload that keeps its schema. */
export interface Sample {
  readonly message: Message;
  /** Absent where the message has no payload. */
  readonly payload?: Json;
}

/** What a peer of the application does once: it sends a message and hears the reply, or hears what is sent to it. */
export interface Exchange {
  readonly operation: Operation;
  readonly place: Place;
  /** Who speaks first. */
  readonly from: "peer" | "application";
  /** Absent where the operation has no message, as a `GET`. */
  readonly sample?: Sample;
  readonly reply?: Sample;
}

/** An operation, and how it can be tried. */
export interface Plan {
  readonly operation: Operation;
  readonly exchanges: readonly Exchange[];
  /** Messages of which no payload could be made. */
  readonly unmade: readonly Message[];
}

/** Makes a payload of a message; undefined where none is known. */
export type MakeSample = (message: Message) => Sample | undefined;

/**
 * One exchange for each message of each operation, at each place of another transport. An operation has none where no
 * server of its channel speaks WebSocket, Socket.IO or HTTP.
 */
export const planExchanges = ({ operations }: Service, makeSample: MakeSample): readonly Plan[] =>
  operations.map((operation) => {
    const made = operation.messages.map((message) => ({ message, sample: makeSample(message) }));
    const unmade = made.flatMap(({ message, sample }) => (sample === undefined ? [message] : []));
    const samples = made.flatMap(({ sample }) => sample ?? []);
    const exchanges = placesOf(operation).flatMap((place) =>
      (hasNoBody(operation, place) ? [undefined] : samples).map((sample) =>
        buildExchange(operation, place, sample, makeSample),
      ),
    );
    return { operation, exchanges, unmade };
  });

/** A request without a message, or of a method whose body has no meaning (RFC 9110, 9.3.1). */
const hasNoBody = ({ messages }: Operation, { method }: Place): boolean =>
  method !== undefined && (messages.length === 0 || /^(?:GET|HEAD)$/.test(method));

function buildExchange(
  operation: Operation,
  place: Place,
  ...[sample, makeSample]: [Sample | undefined, MakeSample]
): Exchange {
  const from = operation.kind === "receive" || operation.kind === "respond" ? "peer" : "application";
  const answers = "reply" in operation ? operation.reply.messages : [];
  const [answer] = answers.flatMap((message) => makeSample(message) ?? []);
  return {
    ...{ operation, place, from },
    ...(sample && { sample }),
    ...(answer && { reply: correlate(operation, sample, answer) }),
  };
}

/** The answer with the values that say which request it belongs to. */
function correlate(operation: Operation, sample: Sample | undefined, answer: Sample): Sample {
  const rules = "reply" in operation ? operation.reply.rules : undefined;
  const asked = payloadPointer(sample?.message.correlationId);
  const told = payloadPointer(answer.message.correlationId);
  const pairs = [
    ...(asked !== undefined && told !== undefined ? [[asked, told] as const] : []),
    ...(rules?.messages[answer.message.key]?.equal ?? rules?.equal ?? []),
  ];
  if (answer.payload === undefined || sample?.payload === undefined) return answer;
  const { payload: request } = sample;
  const payload = pairs.reduce<Json>((made, [here, there]) => {
    const value = valueAt(request, parsePointer(here) ?? []);
    return value === undefined ? made : put(made, parsePointer(there) ?? [], value);
  }, answer.payload);
  return { ...answer, payload };
}

const payloadPointer = (expression: string | undefined): string | undefined =>
  /^\$message\.payload#(\/.*)$/.exec(expression ?? "")?.[1];

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function put(value: Json, [step, ...rest]: readonly string[], leaf: Json): Json {
  if (step === undefined) return leaf;
  if (!isObject(value)) return value;
  return { ...value, [step]: put(value[step] ?? {}, rest, leaf) };
}
