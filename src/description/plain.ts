import type { Channel, Dispatch, Message, Service } from "../contract/contract.js";
import { mapDispatch } from "../contract/dispatch-fold.js";
import type { References, Refusal, ServiceDescription } from "../runtime/wire/service-description.js";
import type { HeadersDescription } from "./headers.js";
import type { CodecName } from "./media.js";
import type { QueryDescribed } from "./query.js";

/** Names in the place of messages; what they stand for is in `Tables`. */
export interface Names extends References {
  readonly message: string;
  /** Of the channel, in the contract. */
  readonly dispatch: string;
  /** Of the message whose payload carries the others. */
  readonly batch: string;
  /** Of the message. */
  readonly refusal: string;
  readonly codec: CodecName;
  readonly headers: HeadersDescription;
  readonly query: QueryDescribed;
}

/**
 * A `ServiceDescription` as plain data, which can be written as JSON. Generated code is made of it, and so is whatever
 * serves or tries a contract without generated code.
 */
export interface PlainService extends ServiceDescription<Names> {
  readonly tables: Tables;
}

/** What the names of a plain description stand for. */
interface Tables {
  readonly dispatches: Readonly<Record<string, ChannelDispatches>>;
  readonly batches: Readonly<Record<string, PlainBatch>>;
  readonly refusals: Readonly<Record<string, Refusal<string>>>;
}

/** How to tell apart what travels on a channel, by the names of the messages. */
interface ChannelDispatches {
  readonly receives?: Dispatch<string>;
  readonly sends?: Dispatch<string>;
}

interface PlainBatch {
  readonly pointer: string;
  readonly elements: Dispatch<string>;
}

/** What the names of channels and of messages that carry others stand for. */
export const buildTables = ({ channels, messages }: Service): Pick<Tables, "dispatches" | "batches"> => ({
  dispatches: Object.fromEntries(channels.map((channel) => [channel.name, dispatchesOf(channel)])),
  batches: Object.fromEntries(
    messages.flatMap(({ name, batch }) =>
      batch === undefined ? [] : [[name, { pointer: batch.pointer, elements: namesIn(batch.dispatch) }]],
    ),
  ),
});

const dispatchesOf = ({ receives, sends }: Channel): ChannelDispatches => ({
  ...(receives && { receives: namesIn(receives) }),
  ...(sends && { sends: namesIn(sends) }),
});

const namesIn = (dispatch: Dispatch): Dispatch<string> => mapDispatch(dispatch, ({ name }: Message) => name);
