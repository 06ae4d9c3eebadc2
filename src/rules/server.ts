import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, referenceOf, sourceOf } from "../read/node.js";
import { type Entry, entriesOf, find, isVersion2, namesOf, step, textOf, variablesOf } from "./survey.js";

/** Variables of servers are declared; channels name servers that exist; names of channels hold no query. */
export function checkServers(document: SourceDocument): readonly Diagnostic[] {
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
