import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, referenceOf, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find, isVersion2, namesOf } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "channel-server-unknown": {
    severity: "error",
    message: "there is no server `{server}`",
    help: "{hint}",
    page: `A channel lists the servers that it is available on, by the names under \`servers\` of the document.

    servers: { production: ... }
    channels:
      room: { servers: [prod] }           before
      room: { servers: [production] }     after
`,
  },
  "channel-server-elsewhere": {
    severity: "error",
    message: "a server of a channel has to be one of the document's `servers`, not `{reference}`",
    help: "Refer to `#/servers/...`.",
    page: `The channels under \`channels\` of an AsyncAPI 3 document refer to servers under \`servers\` of the document,
not directly to components.

    servers: [{ $ref: "#/components/servers/live" }]     before
    servers: [{ $ref: "#/servers/live" }]                after
`,
  },
});

/** Channels name servers that exist. */
export const channelServerRule: Rule = { codes, check: checkChannels };

function checkChannels(document: SourceDocument): readonly Diagnostic[] {
  const names = namesOf(find(document, "servers"));
  return entriesOf(document, find(document, "channels")).flatMap((channel) => {
    const servers = child(channel.node, "servers");
    return servers === undefined
      ? []
      : children(servers).flatMap(([, server]) => checkServer(document, server, { names, channel }));
  });
}

function checkServer(
  document: SourceDocument,
  server: Node,
  { names, channel }: { readonly names: readonly string[]; readonly channel: Entry },
): readonly Diagnostic[] {
  const { value } = server;
  if (isVersion2(document)) {
    if (typeof value !== "string" || names.includes(value)) return [];
    const near = nearest(value, names);
    const known = names.length === 0 ? "The document has no servers." : `Servers: ${names.join(", ")}.`;
    const hint = near === undefined ? known : `Did you mean \`${near}\`?`;
    return [diagnose("channel-server-unknown", { server: value, hint }, sourceOf(server))];
  }
  const reference = referenceOf(server);
  // Only channels that stand in the document itself: one in another file refers from there.
  if (reference === undefined || channel.node !== channel.listed || reference.includes("#/servers/"))
    return [];
  return [diagnose("channel-server-elsewhere", { reference }, sourceOf(child(server, "$ref") ?? server))];
}
