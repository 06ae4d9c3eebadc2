import { splitAddress } from "../../contract/draft.js";
import { isMapping } from "../../json/value.js";
import { child, children, type Node } from "../../read/node.js";
import { scalar, type Tree } from "../tree.js";
import { convertBindings } from "./bindings.js";
import type { Conversion } from "./conversion.js";
import { isReferenceTree, withEntries } from "./members.js";
import { convertSecurity, type SecurityPlan } from "./security.js";

/** A server whose `url` has become a host and a path. */
export function convertServer(conversion: Conversion, node: Node, plan: SecurityPlan): Tree {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "map" || isReferenceTree(tree)) return tree;
  const entries = new Map<string, Tree>();
  for (const [key, member] of children(node)) {
    if (key === "url") addAddress(conversion, entries, node);
    else if (key === "bindings") entries.set(key, convertBindings(conversion, member, { kind: "server" }));
    else if (key === "variables") entries.set(key, convertVariables(conversion, node, member));
    else if (key === "security") {
      const security = convertSecurity(conversion, plan, member);
      if (security !== undefined) entries.set(key, security);
    } else entries.set(key, conversion.treeOf(member));
  }
  return withEntries(tree, entries);
}

function addAddress(conversion: Conversion, entries: Map<string, Tree>, node: Node): void {
  const url = child(node, "url");
  if (url === undefined) return;
  const tree = conversion.treeOf(url);
  const text = url.value;
  if (typeof text !== "string") {
    entries.set("host", tree);
    return;
  }
  const { source } = tree;
  const { host, pathname } = splitAddress(text);
  entries.set("host", scalar(host, source));
  if (pathname !== "") entries.set("pathname", scalar(pathname));
  const scheme = schemeOf(text);
  const protocol = String(child(node, "protocol")?.value ?? "");
  if (scheme !== undefined && !isSameProtocol(scheme, protocol))
    conversion.lose(url, {
      what: `The scheme \`${scheme}\` of the server's url`,
      reason: `a server has a protocol, which is \`${protocol}\``,
    });
  if (host === "")
    conversion.lose(url, {
      what: "A server without a host",
      reason: "its url is relative, and there is no base to it",
    });
}

const schemeOf = (url: string): string | undefined => /^([a-z][a-z\d+.-]*|\{[^{}]*\}):\/\//i.exec(url)?.[1];

/** `KAFKA-SECURE` is said in many ways, but none of them is a loss. */
const isSameProtocol = (scheme: string, protocol: string): boolean => {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, "");
  return plain(protocol).startsWith(plain(scheme)) || plain(scheme).startsWith(plain(protocol));
};

/** A variable that only the scheme of the url used is not used any more. */
function convertVariables(conversion: Conversion, node: Node, variables: Node): Tree {
  const tree = conversion.treeOf(variables);
  const url = String(child(node, "url")?.value ?? "");
  const name = /^\{([^{}]*)\}:\/\//.exec(url)?.[1];
  const { host, pathname } = splitAddress(url);
  if (tree.kind !== "map" || name === undefined || `${host}${pathname}`.includes(`{${name}}`)) return tree;
  const variable = child(variables, name);
  if (variable !== undefined && isMapping(variables.value))
    conversion.lose(variable, {
      what: `The variable \`${name}\``,
      reason: "the scheme of a url is the protocol now",
    });
  return withEntries(tree, new Map([...tree.entries].filter(([key]) => key !== name)));
}
