import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "channel-address-query": {
    severity: "error",
    message: "the name of this channel holds `{character}`",
    help: "Describe queries in the bindings of the channel, and leave fragments out.",
    page: `The name of a channel is its address or stands for it. Neither a query nor a fragment belongs to it.

    channels: { "/rooms?id={id}": ... }                        before
    channels:                                                  after
      /rooms: { bindings: { ws: { query: ... } } }
`,
  },
});

/** The names of channels hold neither a query nor a fragment. */
export const channelAddressRule: Rule = {
  codes,
  check: (document: SourceDocument) => entriesOf(document, find(document, "channels")).flatMap(checkName),
};

function checkName({ name, listed }: Entry): readonly Diagnostic[] {
  const character = /[?#]/.exec(name)?.[0];
  if (character === undefined) return [];
  return [diagnose("channel-address-query", { character }, { ...sourceOf(listed), part: "key" })];
}
