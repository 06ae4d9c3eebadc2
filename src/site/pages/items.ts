import type { Message, Operation } from "../../contract/contract.js";
import type { Block, Inline, LinkItem, Section } from "../content.js";
import { linkTo, type Scope } from "../scope.js";
import { directionBadges, firstSentence, kindBadge, markdown, text } from "../words.js";
import { standingBadges } from "./notes.js";

/** A section, unless it is empty. */
export const section = (id: string, title: string, blocks: readonly Block[]): readonly Section[] =>
  blocks.length === 0 ? [] : [{ id, title, blocks }];

/** A list of links, unless it is empty. */
export const listOf = (items: readonly LinkItem[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: "links", items }];

/** An operation in a list. */
export const operationItem = (scope: Scope, operation: Operation): LinkItem => ({
  link: linkTo(scope, operation),
  badges: [
    kindBadge(operation),
    ...(operation.method === undefined ? [] : [{ text: operation.method, tone: "plain" } as const]),
    ...standingBadges(operation),
  ],
  note: noteOf(operation),
});

/** A message in a list. */
export const messageItem = (scope: Scope, message: Message): LinkItem => ({
  link: linkTo(scope, message),
  badges: [...directionBadges(message), ...standingBadges(message)],
  note: noteOf(message),
});

/** What a part says of itself in a line: its summary, title or first sentence. */
export const noteOf = (part: {
  readonly summary?: string;
  readonly title?: string;
  readonly description?: string;
}): readonly Inline[] => {
  if (part.summary !== undefined && part.summary.trim() !== "") return markdown(part.summary);
  const words = part.title ?? firstSentence(part.description);
  return words === "" ? [] : [text(words)];
};
