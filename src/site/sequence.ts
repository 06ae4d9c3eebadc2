import type { Message, Operation } from "../contract/contract.js";
import type { Sequence } from "./content.js";
import { linkTo, otherSide, type Scope } from "./scope.js";

/** Who says what in an operation, in order: the reader stands on the left. */
export function sequenceOf(scope: Scope, operation: Operation): Sequence {
  const { reader } = scope;
  const participants = [`you (${reader})`, otherSide(scope)];
  const begins = operation.kind === "send" || operation.kind === "request";
  const [from, to] = begins ? [0, 1] : [1, 0];
  const asked = arrowOf(scope, operation.messages, { from, to, isDashed: false });
  const said =
    operation.messages.length === 0 && operation.method !== undefined
      ? { ...asked, text: `${operation.method} ${operation.channel.address ?? ""}`.trim() }
      : asked;
  const replies = "reply" in operation ? operation.reply.messages : [];
  const back = { from: to, to: from, isDashed: true };
  const answers =
    replies.length > mostArrows
      ? [arrowOf(scope, replies, back)]
      : replies.map((message, index) => {
          const arrow = arrowOf(scope, [message], back);
          return index === 0 ? arrow : { ...arrow, text: `or ${arrow.text}` };
        });
  const names = (messages: readonly Message[]) =>
    messages.length > mostArrows
      ? `one of ${messages.length} messages`
      : messages.map(({ name }) => name).join(" or ") || "a request";
  const who = (side: number) => (side === 0 ? "You" : `The ${otherSide(scope)}`);
  return {
    words: [
      `${who(from)} ${from === 0 ? "send" : "sends"} ${names(operation.messages)}.`,
      ...(replies.length === 0
        ? []
        : [`${who(to)} ${to === 0 ? "answer" : "answers"} with ${names(replies)}.`]),
    ].join(" "),
    participants,
    arrows: [said, ...answers],
  };
}

/** More answers than these are counted only. */
const mostArrows = 5;

function arrowOf(
  scope: Scope,
  messages: readonly Message[],
  way: { readonly from: number; readonly to: number; readonly isDashed: boolean },
): Sequence["arrows"][number] {
  const [only] = messages;
  if (only === undefined) return { ...way, text: "request" };
  return messages.length === 1
    ? { ...way, text: only.name, link: linkTo(scope, only) }
    : {
        ...way,
        text:
          messages.length > 3
            ? `one of ${messages.length} messages`
            : messages.map(({ name }) => name).join(" | "),
      };
}
