import type { Message, Operation } from "../contract/contract.js";
import { defined } from "../contract/draft.js";
import type { ReplyRule } from "../contract/extension.js";
import { ownMember } from "../json/value.js";
import type { MatchRule, ReplyDescription } from "../runtime/wire/service-description.js";
import type { Names } from "./plain.js";

type AnsweredOperation = Operation & { readonly kind: "respond" | "request" };

/**
 * The answers of an operation, and how a client knows which request they belong to: by the correlation ids of both
 * messages, and by what `x-reply` says.
 */
export function describeReply(operation: AnsweredOperation): ReplyDescription<Names> {
  const { messages, rules } = operation.reply;
  const match = messages.flatMap((answer) => {
    const rule = ruleOf(operation.messages, answer, ownMember(rules?.messages, answer.key) ?? rules);
    return rule === undefined ? [] : [[answer.name, rule] as const];
  });
  return {
    messages: messages.map(({ name }) => name),
    ...(match.length > 0 && { match: Object.fromEntries(match) }),
    ...(rules?.pending && { pending: rules.pending }),
    ...defined({ address: operation.reply.address, correlation: correlationOf(operation) }),
  };
}

/** Where a transport finds the correlation ids that are not in the payloads of requests and answers alike. */
function correlationOf(operation: AnsweredOperation): ReplyDescription<Names>["correlation"] {
  if (messagesWithForeignId(operation).length === 0) return undefined;
  const all = [...operation.messages, ...operation.reply.messages];
  return Object.fromEntries(
    all.flatMap(({ name, correlationId }) => (correlationId === undefined ? [] : [[name, correlationId]])),
  );
}

/** The messages of an operation whose correlation id is not in their payload, where alone a frame has it. */
export const messagesWithForeignId = ({ messages, reply }: AnsweredOperation): readonly Message[] =>
  [...new Set([...messages, ...reply.messages])].filter(
    ({ correlationId }) => correlationId !== undefined && payloadPointer(correlationId) === undefined,
  );

function ruleOf(
  requests: readonly Message[],
  answer: Message,
  rule: ReplyRule | undefined,
): MatchRule | undefined {
  const equal = uniquePairs([...correlationPairs(requests, answer), ...(rule?.equal ?? [])]);
  const absent = rule?.absent ?? [];
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
