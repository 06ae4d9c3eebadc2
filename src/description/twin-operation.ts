import type { Operation } from "../contract/contract.js";
import { isReceived, type KeptOperation } from "./operation-cover.js";

/** The operation of clients and servers that takes just what a covered one takes, in the same direction and place. */
export function twinOf(covered: Operation, kept: readonly KeptOperation[]): Operation | undefined {
  const isTwin = (other: Operation): boolean =>
    other.channel === covered.channel &&
    isReceived(other) === isReceived(covered) &&
    other.messages.length === covered.messages.length &&
    other.messages.every((message) => covered.messages.includes(message));
  return kept.map(({ operation }) => operation).find(isTwin);
}
