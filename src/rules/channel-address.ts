import { splitQuery } from "../contract/draft.js";
import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { child, type Node, sourceOf } from "../read/node.js";
import { familyOf } from "../specification/protocols.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find, isVersion2, textOf, variablesOf } from "./survey.js";

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
  "address-query": {
    severity: "warning",
    message: "the address holds a query: `?{query}`",
    help: "It is sent as it stands. Better leave it out, and give {place}: `query: {schema}`.",
    page: `The part of an address before \`?\` is its path. Behind it, \`name={parameter}\` is a parameter of the query and
\`name=value\` is fixed: clients send both, and servers serve nobody who comes with another value. AsyncAPI has a place
of its own for queries, where each parameter has a schema: the \`query\` of the \`ws\` binding of a channel, and of the
\`http\` binding of an operation.

    channels:                                                  before
      rooms: { address: "/rooms?user={user}&v=1", ... }
    channels:                                                  after
      rooms:
        address: /rooms
        bindings:
          ws:
            query:
              type: object
              required: [user, v]
              properties: { user: { type: string }, v: { const: "1" } }

The query in the address of a server is that of each of its channels.
`,
  },
});

/** The names of channels hold neither a query nor a fragment; a query in an address has a better place. */
export const channelAddressRule: Rule = {
  codes,
  check: (document: SourceDocument) => {
    const channels = entriesOf(document, find(document, "channels"));
    const servers = entriesOf(document, find(document, "servers"));
    return [
      ...channels.flatMap((channel) => checkName(document, channel)),
      ...checkAddresses(document, channels, servers),
    ];
  },
};

/** In AsyncAPI 2 the name is the address, whose query is served. */
function checkName(document: SourceDocument, { name, listed }: Entry): readonly Diagnostic[] {
  const character = (isVersion2(document) ? /#/ : /[?#]/).exec(name)?.[0];
  if (character === undefined) return [];
  return [diagnose("channel-address-query", { character }, { ...sourceOf(listed), part: "key" })];
}

function checkAddresses(
  document: SourceDocument,
  channels: readonly Entry[],
  servers: readonly Entry[],
): readonly Diagnostic[] {
  const families = servers.map(({ node }) => familyOf({ protocol: textOf(node, "protocol") ?? "" }));
  const place =
    families.length > 0 && families.every((family) => family === "http")
      ? "the operation a `bindings.http`"
      : "the channel a `bindings.ws`";
  const check = (address: string | undefined, source: Parameters<typeof diagnose>[2]) => {
    const { search: query } = splitQuery(address ?? "");
    return query === undefined
      ? []
      : [diagnose("address-query", { query, place, schema: schemaOf(query) }, source)];
  };
  const checkMember = (node: Node, key: string) => {
    const member = child(node, key);
    return member === undefined ? [] : check(textOf(node, key), sourceOf(member));
  };
  return [
    ...servers.flatMap(({ node }) => ["url", "host", "pathname"].flatMap((key) => checkMember(node, key))),
    ...channels.flatMap(({ name, listed, node }) =>
      isVersion2(document) ? check(name, { ...sourceOf(listed), part: "key" }) : checkMember(node, "address"),
    ),
  ];
}

/** The schema of a query in an address, on one line. */
function schemaOf(query: string): string {
  const pairs = [...new Map(new URLSearchParams(query))];
  const properties = pairs.map(([name, value]) =>
    variablesOf(value).length > 0
      ? `${name}: { type: string }`
      : `${name}: { const: ${JSON.stringify(value)} }`,
  );
  const names = pairs.map(([name]) => name).join(", ");
  return `{ type: object, required: [${names}], properties: { ${properties.join(", ")} } }`;
}
