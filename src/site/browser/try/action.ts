import { listOperations } from "../../../runtime/client/operation-methods.js";
import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import type { HttpOperation, OperationDescription } from "../../../runtime/wire/service-description.js";
import { listMessages } from "../../../runtime/wire/vocabulary.js";
import type { Live } from "./live.js";

/** Something that can be done on a channel: an operation, or a message that belongs to none. */
export interface Action {
  readonly name: string;
  readonly words: string;
  readonly page: string;
  readonly messages: readonly AnyMessage[];
  /** Absent for a message that is just sent. */
  readonly operation?: OperationDescription;
  readonly http?: HttpOperation;
}

/** What can be done on a channel. */
export function actionsOf({ contract, description }: Live, channel: string): readonly Action[] {
  const own = description.channels[channel];
  const operations = listOperations(description, channel)
    .filter(([name]) => name !== own?.poll?.receive)
    .map(([name, operation]): Action => {
      const { words = "", page = "" } = contract.operations[name] ?? {};
      const { messages, http } = operation;
      return { ...{ name, words, page, messages, operation }, ...(http && { http }) };
    });
  const told = operations.filter(({ http }) => http === undefined).flatMap(({ messages }) => messages);
  const base = own?.mirrors === undefined ? undefined : description.channels[own.mirrors];
  const said = own?.poll === undefined ? (own?.receives ?? base?.receives) : own.poll.sent?.elements;
  const rest = listMessages(said).filter((message) => !told.includes(message));
  const sends = rest.map((message): Action => {
    const { words = "", page = "" } = contract.messages[message.name] ?? {};
    return { name: message.name, words, page, messages: [message] };
  });
  return [...operations, ...sends];
}

/** Whether there is a connection to open on a channel. */
export function isConversation({ description: { channels } }: Live, channel: string): boolean {
  const own = channels[channel];
  const base = own?.mirrors === undefined ? undefined : channels[own.mirrors];
  return (own?.receives ?? own?.sends ?? own?.poll ?? base?.receives ?? base?.sends) !== undefined;
}

/** What the button says that does it. */
export const verbOf = ({ operation, http }: Action): string =>
  http !== undefined ? http.method : operation?.reply === undefined ? "Send" : "Ask";
