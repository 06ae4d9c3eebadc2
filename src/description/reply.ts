import type { Message, Operation } from "../contract/contract.js";
import { type JsonRecord, listAt, recordAt, stringAt, stringsAt } from "../json/record.js";
import type { Json } from "../json/value.js";
import { isList, isMapping } from "../json/value.js";
import type { MatchRule, ReplyDescription } from "../runtime/wire/service.js";

/** A reply with the names of its messages. */
export interface PlainReply extends Omit<ReplyDescription, "messages"> {
  readonly messages: readonly string[];
}

/**
 * The answers of an operation, and how a client knows which request they belong to: by the correlation ids of both
 * messages, and by what `x-reply` says.
 */
export function describeReply(operation: Operation & { readonly kind: "respond" | "request" }): PlainReply {
  const said = recordAt(operation.extensions, "x-reply");
  const match = operation.reply.messages.flatMap((answer) => {
    const rule = ruleOf(operation.messages, answer, said);
    return rule === undefined ? [] : [[answer.name, rule] as const];
  });
  const pending = pendingOf(said);
  return {
    messages: operation.reply.messages.map(({ name }) => name),
    ...(match.length > 0 && { match: Object.fromEntries(match) }),
    ...(pending && { pending }),
  };
}

function ruleOf(
  requests: readonly Message[],
  answer: Message,
  said: JsonRecord | undefined,
): MatchRule | undefined {
  const own = recordAt(recordAt(said, "messages"), answer.key) ?? said;
  const equal = uniquePairs([...correlationPairs(requests, answer), ...pairsAt(own, "equal")]);
  const absent = stringsAt(own, "absent");
  if (equal.length + absent.length === 0) return undefined;
  return { ...(equal.length > 0 && { equal }), ...(absent.length > 0 && { absent }) };
}

type Pair = readonly [request: string, reply: string];

function correlationPairs(requests: readonly Message[], answer: Message): readonly Pair[] {
  const there = payloadPointer(answer.correlationId);
  if (there === undefined) return [];
  const here = requests.flatMap(({ correlationId }) => payloadPointer(correlationId) ?? []);
  return [...new Set(here)].map((pointer) => [pointer, there]);
}

const uniquePairs = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.map((pair) => [pair.join("\n"), pair])).values(),
];

/** `$message.payload#/id` is `/id`; an id in the headers cannot be seen in a frame. */
const payloadPointer = (expression: string | undefined): string | undefined =>
  /^\$message\.payload#(\/.*)$/.exec(expression ?? "")?.[1];

const pairsAt = (owner: JsonRecord | undefined, key: string): readonly Pair[] =>
  listAt(owner, key).flatMap((pair): readonly Pair[] => {
    const [request, reply] = isList(pair) ? pair : [];
    return typeof request === "string" && typeof reply === "string" ? [[request, reply]] : [];
  });

function pendingOf(said: JsonRecord | undefined): ReplyDescription["pending"] {
  const pending = recordAt(said, "pending");
  const pointer = stringAt(pending, "pointer");
  const values = listAt(pending, "values").filter(isTag);
  return pointer === undefined || values.length === 0 ? undefined : { pointer, values };
}

const isTag = (value: Json): value is string | number | boolean | null => !isList(value) && !isMapping(value);
