import type { AnyMessage, Batch, Channel } from "./dispatch.js";
import type { PayloadOf } from "./message.js";

/** The messages that the application sends on a channel: what a client hears there. */
export type SentOn<C> = C extends Channel<AnyMessage, infer Sends> ? Sends : never;
/** The messages that the application receives on a channel: what a client says there. */
export type ReceivedOn<C> = C extends Channel<infer Receives, AnyMessage> ? Receives : never;
/** The messages that stand in an array inside the payload of another. */
export type Within<B> = B extends Batch<infer M> ? M : never;

/** The message of that name. */
export type Named<M extends AnyMessage, Name> = Extract<M, { readonly name: Name }>;

/** `[name, payload]` of a message. */
export type Entry<M extends AnyMessage> = M extends AnyMessage ? readonly [M["name"], PayloadOf<M>] : never;

/** A message that no one of the contract looks like. */
export interface UnknownMessage {
  readonly payload: unknown;
  /** What the transport calls it, where it has names. */
  readonly event?: string;
  readonly reason: string;
}
