import type { Dispatch as Plan } from "../contract/contract.js";
import { foldDispatch } from "../contract/dispatch-fold.js";
import { ownMember } from "../json/value.js";
import type { Codec } from "../runtime/wire/codec.js";
import { type AnyMessage, type Batch, by, type Dispatch, either, refined } from "../runtime/wire/dispatch.js";
import { formCodec } from "../runtime/wire/form-codec.js";
import { headerValues } from "../runtime/wire/header-values.js";
import { linesCodec } from "../runtime/wire/lines-codec.js";
import { type QueryValues, queryValues } from "../runtime/wire/query-values.js";
import { byFrame } from "../runtime/wire/raw.js";
import type {
  ChannelDescription,
  OperationDescription,
  Refusal,
  ServiceDescription,
} from "../runtime/wire/service-description.js";
import { textCodec } from "../runtime/wire/text-codec.js";
import type { Validate } from "../runtime/wire/validation.js";
import type { CodecName } from "./media.js";
import type { Names, PlainService } from "./plain.js";
import type { QueryDescribed } from "./query.js";

/** Puts messages in the place of their names: what generated code states, made at run time. */
export function fillDescription(
  { tables, channels, operations, batches, codecs, ...rest }: PlainService,
  message: (name: string) => AnyMessage,
  validate: (schema: string) => Validate<unknown>,
): ServiceDescription {
  const filling: Filling = {
    message,
    query: ({ kinds, schema }) => queryValues(kinds, validate(schema)),
    dispatch: (name, way) => {
      const plan = found(ownMember(tables.dispatches, name), `channel ${name}`)[way];
      return plan && fillDispatch(plan, message);
    },
    batch: (name) => {
      const { pointer, elements } = found(ownMember(tables.batches, name), `batch ${name}`);
      return { pointer, elements: fillDispatch(elements, message) };
    },
    refusal: (name) => {
      const refusal = found(ownMember(tables.refusals, name), `refusal ${name}`);
      return { ...refusal, message: message(refusal.message) };
    },
  };
  return {
    ...rest,
    channels: mapped(channels, (channel) => fillChannel(channel, filling)),
    operations: mapped(operations, (operation) => fillOperation(operation, filling)),
    ...(batches && { batches: mapped(batches, filling.batch) }),
    ...(codecs && { codecs: mapped(codecs, (name) => runtimeCodecs[name]) }),
  };
}

const runtimeCodecs: Readonly<Record<CodecName, Codec>> = {
  text: textCodec,
  form: formCodec,
  lines: linesCodec,
};

/** What the names stand for, with messages. */
interface Filling {
  readonly message: (name: string) => AnyMessage;
  readonly query: (query: QueryDescribed) => QueryValues;
  readonly dispatch: (name: string, way: "receives" | "sends") => Dispatch<AnyMessage> | undefined;
  readonly batch: (name: string) => Batch<AnyMessage>;
  readonly refusal: (name: string) => Refusal;
}

function fillChannel(
  { receives, sends, refusal, poll, queryValues: query, ...rest }: ChannelDescription<Names>,
  filling: Filling,
): ChannelDescription {
  const received = receives === undefined ? undefined : filling.dispatch(receives, "receives");
  const sent = sends === undefined ? undefined : filling.dispatch(sends, "sends");
  return {
    ...rest,
    ...(query && { queryValues: filling.query(query) }),
    ...(received && { receives: received }),
    ...(sent && { sends: sent }),
    ...(refusal !== undefined && { refusal: filling.refusal(refusal) }),
    ...(poll && {
      poll: {
        receive: poll.receive,
        events: filling.batch(poll.events),
        ...(poll.send !== undefined && { send: poll.send }),
        ...(poll.sent !== undefined && { sent: filling.batch(poll.sent) }),
      },
    }),
  };
}

const fillOperation = (
  { messages, reply, headers, headed, queryValues: query, ...rest }: OperationDescription<Names>,
  { message, query: fillQuery }: Filling,
): OperationDescription => ({
  ...rest,
  messages: messages.map(message),
  ...(query && { queryValues: fillQuery(query) }),
  ...(headers && { headers: mapped(headers, ({ kinds, fixed }) => headerValues(kinds, fixed)) }),
  ...(headed && { headed: headed.map(message) }),
  ...(reply && { reply: { ...reply, messages: reply.messages.map(message) } }),
});

const fillDispatch = (plan: Plan<string>, message: (name: string) => AnyMessage): Dispatch<AnyMessage> =>
  foldDispatch<string, Dispatch<AnyMessage>>(plan, {
    message: (name, refinements) =>
      refinements.length === 0 ? message(name) : refined(message(name), refinements.map(message)),
    ambiguous: (names) => either(names.map(message)),
    switch: ({ path, cases, otherwise }) => by(path, cases, otherwise),
    frames: (parts) => byFrame(Object.fromEntries(parts)),
  });

const mapped = <From, To>(
  from: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));

/** What a description names is there; anything else is a fault of the program. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the description names a ${what} that is not there`);
  return value;
}
