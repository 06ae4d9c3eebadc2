import type { Message } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import { equal } from "../json/value.js";
import { correlatedValues, correlateReply } from "../runtime/wire/reply-correlation.js";
import { isPending } from "../runtime/wire/reply-match.js";
import type { OperationDescription, ReplyDescription } from "../runtime/wire/service-description.js";
import { isCorrelated, toJson } from "./correlation.js";
import { type Exhibit, fullest, type Gallery } from "./gallery.js";
import { giveBack } from "./request-identity.js";

/** What the asking side would like to get. */
export interface Wish {
  /** Name of an example. */
  readonly example?: string;
  /** HTTP status. */
  readonly status?: number;
}

/** A request that wants an answer. */
interface Question {
  readonly description: OperationDescription & { readonly reply: ReplyDescription };
  /** What the operation takes, and what it answers. */
  readonly requests: readonly Message[];
  readonly replies: readonly Message[];
  /** Its payload; undefined for none. */
  readonly request: unknown;
  /** Of the channel's address. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly wish: Wish;
}

/**
 * The answers to a request, in order: one, or in a stream those that are pending and then the last one. None where
 * the contract has none with the status that is wished for, or where none can be made.
 */
export function chooseAnswers(question: Question, gallery: Gallery): readonly Exhibit[] {
  const messages = wantedMessages(question);
  const { pending } = question.description.reply;
  const last = pending && ((one: Exhibit) => !isPending(question.description.reply, one.payload));
  const chosen = choose(question, messages, gallery, last);
  if (chosen === undefined) return [];
  const first = pending === undefined ? [] : choosePending(question, chosen.message, gallery);
  return [...first, chosen].map((one) => finish(question, one));
}

/** Answers of the wished status, else those that say that it worked. */
function wantedMessages({ description, replies, wish }: Question): readonly Message[] {
  const { status } = wish;
  if (status !== undefined) return replies.filter((one) => hasStatus(description, one, status));
  const fine = replies.filter((one) => !isError(description, one));
  return fine.length > 0 ? fine : replies;
}

const statusesOf = ({ http }: OperationDescription, { name }: Message): readonly (number | string)[] =>
  http?.statuses?.[name] ?? [];

const hasStatus = (description: OperationDescription, message: Message, status: number): boolean =>
  statusesOf(description, message).some((one) => one === status || one === `${Math.floor(status / 100)}XX`);

/** It says no: by its status, or since the contract lists codes of errors for it. */
function isError(description: OperationDescription, message: Message): boolean {
  const statuses = statusesOf(description, message);
  if (statuses.length > 0) return statuses.every((one) => Number(String(one)[0]) >= 4);
  return message.refusal !== undefined || message.errorCodes !== undefined;
}

/** By name, else by what ties it to the request, else the one named as the request's example, else the first. */
function choose(
  question: Question,
  messages: readonly Message[],
  gallery: Gallery,
  isWanted: (one: Exhibit) => boolean = () => true,
): Exhibit | undefined {
  const { request, replies, wish, description } = question;
  const { match } = description.reply;
  const elsewhere = wish.status === undefined ? replies : [];
  const named = (name: string | undefined, among: readonly Message[]) => {
    const all = name === undefined ? [] : among.flatMap(gallery.examplesOf);
    return all.filter(({ origin }) => origin.kind === "example" && origin.name === name);
  };
  // Only a name that no fine answer has means one that says no.
  const fine = named(wish.example, messages);
  const wished = fine.length > 0 ? fine.find(isWanted) : named(wish.example, elsewhere).find(isWanted);
  const examples = messages.flatMap(gallery.examplesOf).filter(isWanted);
  return (
    wished ??
    examples.find(({ message, payload }) =>
      isCorrelated(payload, correlatedValues(match?.[message.name], request)),
    ) ??
    named(nameOf(question, gallery), messages).find(isWanted) ??
    (wish.status === undefined ? undefined : coded(examples, wish.status)) ??
    fullest(examples) ??
    makeSample(messages, gallery, isWanted)
  );
}

/** The name of the example that the request is. */
function nameOf({ requests, request }: Question, gallery: Gallery): string | undefined {
  const json = toJson(request);
  if (json === undefined) return undefined;
  const { origin } = requests.flatMap(gallery.examplesOf).find(({ payload }) => equal(payload, json)) ?? {};
  return origin?.kind === "example" ? origin.name : undefined;
}

/** An example whose error code has the status. */
const coded = (examples: readonly Exhibit[], status: number): Exhibit | undefined =>
  examples.find(({ message, payload }) => {
    const codes = (message.errorCodes ?? []).flatMap((row) => (row.status === status ? [row.code] : []));
    return valuesOf(payload).some((value) => codes.includes(String(value)));
  });

const valuesOf = (payload: Json): readonly Json[] =>
  typeof payload === "object" && payload !== null ? Object.values(payload) : [];

/** Different seeds make different values: one of the first is of the kind that is wanted, mostly. */
const attempts = 20;

function makeSample(
  messages: readonly Message[],
  gallery: Gallery,
  isWanted: (one: Exhibit) => boolean,
): Exhibit | undefined {
  for (const message of messages)
    for (let variant = 0; variant < attempts; variant += 1) {
      const made = gallery.sampleOf(message, variant);
      if (made === undefined) break;
      if (isWanted(made)) return made;
    }
  return undefined;
}

/** The pieces that come before the last one: the examples that are pending, or the one of them that is wished for. */
function choosePending(
  { description, wish }: Question,
  message: Message,
  gallery: Gallery,
): readonly Exhibit[] {
  const pending = gallery.examplesOf(message).filter(({ payload }) => isPending(description.reply, payload));
  const wished = pending.filter(({ origin }) => origin.kind === "example" && origin.name === wish.example);
  return wished.length > 0 ? wished : pending;
}

/** With the values that tie it to the request, and the request's ids and names, where it stays valid with them. */
function finish({ description, request, parameters = {}, wish }: Question, one: Exhibit): Exhibit {
  const { name } = one.message;
  const rule = description.reply.match?.[name];
  const payload = toJson(correlateReply(one.payload, request, rule)) ?? one.payload;
  const message = description.reply.messages.find((each) => each.name === name);
  const tied = message === undefined || message.is(payload) ? payload : one.payload;
  if (message === undefined || wish.example !== undefined) return { ...one, payload: tied };
  const asked = { request: toJson(request), parameters };
  return { ...one, payload: giveBack(tied, asked, (made) => message.validate(made).ok) };
}
