import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, referenceOf, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find, isVersion2, namesOf, step, textOf, variablesOf } from "./survey.js";

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
  "server-variable-undeclared": {
    severity: "error",
    message: "the address has a variable `{variable}` that `variables` does not declare",
    help: "Add `{variable}` under `variables`{hint}.",
    page: `Each name in braces in the address of a server is a variable and is declared by the same name.

    url: "wss://{region}.example.com"
    variables: { region: { default: eu } }
`,
  },
  "server-variables-missing": {
    severity: "warning",
    message: "the address has variables that nothing declares: {names}",
    help: "Declare them under `variables`, each with its values or a default.",
    page: `Each name in braces in the address of a server is a variable. Without a declaration nobody knows what to put
in its place.

    host: "{region}.example.com"
    variables: { region: { enum: [eu, us], default: eu } }
`,
  },
  "server-variable-unused": {
    severity: "error",
    message: "the variable `{variable}` does not occur in the address `{address}`",
    help: "Put `{variable}` in braces into the address, or remove the variable{hint}.",
    page: "A variable that the address does not name can never have a value.\n",
  },
});

/** Variables of servers are declared; channels name servers that exist; names of channels hold no query. */
export const serverRule: Rule = { codes, check: checkServers };

function checkServers(document: SourceDocument): readonly Diagnostic[] {
  const servers = [
    ...entriesOf(document, find(document, "servers")),
    ...entriesOf(document, find(document, "components", "servers")),
  ];
  const seen = new Set<unknown>();
  const once = servers.filter(({ node }) => !seen.has(node.value) && seen.add(node.value));
  return [...once.flatMap((server) => checkVariables(document, server)), ...checkChannels(document)];
}

function checkVariables(document: SourceDocument, { listed, node }: Entry): readonly Diagnostic[] {
  const parts = isVersion2(document) ? ["url"] : ["host", "pathname"];
  const address = parts.map((part) => textOf(node, part) ?? "").join("");
  const used = variablesOf(address);
  const variables = step(document, node, "variables");
  const declared = namesOf(variables).filter((name) => !name.startsWith("x-"));
  const place = parts.map((part) => child(node, part)).find((part) => part !== undefined);
  if (variables === undefined) {
    const names = used.map((name) => `\`${name}\``).join(", ");
    return used.length === 0
      ? []
      : [diagnose("server-variables-missing", { names }, sourceOf(place ?? listed))];
  }
  return [
    ...used
      .filter((variable) => !declared.includes(variable))
      .map((variable) => {
        const near = nearest(
          variable,
          declared.filter((name) => !used.includes(name)),
        );
        const hint = near === undefined ? "" : `; perhaps \`${near}\` was meant`;
        return diagnose("server-variable-undeclared", { variable, hint }, sourceOf(place ?? listed));
      }),
    ...(used.length === 0 ? [] : declared)
      .filter((variable) => !used.includes(variable))
      .map((variable) => {
        const member = child(variables, variable);
        const source = { ...sourceOf(member ?? node), part: "key" } as const;
        return diagnose("server-variable-unused", { variable, address, hint: "" }, source);
      }),
  ];
}

function checkChannels(document: SourceDocument): readonly Diagnostic[] {
  const names = namesOf(find(document, "servers"));
  return entriesOf(document, find(document, "channels")).flatMap((channel) => [
    ...checkName(channel),
    ...children(child(channel.node, "servers") ?? channel.listed).flatMap(([, server]) =>
      child(channel.node, "servers") === undefined ? [] : checkServer(document, server, { names, channel }),
    ),
  ]);
}

function checkName({ name, listed }: Entry): readonly Diagnostic[] {
  const character = /[?#]/.exec(name)?.[0];
  if (character === undefined) return [];
  return [diagnose("channel-address-query", { character }, { ...sourceOf(listed), part: "key" })];
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
