import type { Source } from "../../diagnostic/diagnostic.js";
import { isMapping } from "../../json/value.js";
import { child, children, follow, type Node } from "../../read/node.js";
import { list, scalar, type Tree } from "../tree.js";
import { type Conversion, pointerTo } from "./conversion.js";
import { convertEach, isReferenceTree, withEntries, withMembers } from "./members.js";

/**
 * Where the scopes of security requirements go. In AsyncAPI 3 they are a member of the scheme: a scheme that is always
 * asked for with the same ones has them itself; of others there is a copy with its scopes wherever it is asked for.
 */
export interface SecurityPlan {
  /** The scopes of schemes that are always asked for with the same ones, by key. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
}

/** Looks through all requirements of the document. */
export function planSecurity(conversion: Conversion): SecurityPlan {
  const { root } = conversion;
  const schemes = member(member(root, "components"), "securitySchemes");
  const asked = new Map<string, Map<string, readonly string[]>>();
  for (const [name, scopes] of requirementsBelow(conversion)) {
    if (!takesScopes(conversion, schemes && child(schemes, name))) continue;
    const sets = asked.get(name) ?? new Map<string, readonly string[]>();
    asked.set(name, sets.set(scopes.join("\n"), scopes));
  }
  const scopes = new Map<string, readonly string[]>();
  for (const [name, sets] of asked) {
    const [only = [], another] = sets.values();
    if (another === undefined && only.length > 0) scopes.set(name, only);
  }
  return { scopes };
}

/** A list of requirements as a list of schemes; undefined when nothing is left of it. */
export function convertSecurity(conversion: Conversion, plan: SecurityPlan, node: Node): Tree | undefined {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "list") return tree;
  const items = new Map<string, Tree>();
  for (const [, requirement] of children(node)) {
    if (!isMapping(requirement.value)) continue;
    const asked = children(requirement);
    noteLostLogic(conversion, requirement, asked.length);
    for (const [name, scopes] of asked) {
      const { source } = conversion.treeOf(requirement);
      const item = convertRequirement(conversion, plan, {
        name,
        scopes,
        source: items.size === 0 ? source : undefined,
      });
      if (item !== undefined) items.set([name, ...scopesOf(scopes)].join("\n"), item);
    }
  }
  return items.size === 0 && tree.items.length > 0 ? undefined : { ...tree, items: [...items.values()] };
}

function noteLostLogic(conversion: Conversion, requirement: Node, schemes: number): void {
  if (schemes > 1) {
    const reason = "of several security schemes one is enough now, where all of them were needed together";
    conversion.lose(requirement, { what: "The togetherness of security schemes", reason });
  }
  if (schemes === 0) {
    const reason = "there is no way to say that security is optional";
    conversion.lose(requirement, { what: "An empty security requirement", reason });
  }
}

function convertRequirement(
  conversion: Conversion,
  plan: SecurityPlan,
  {
    name,
    scopes,
    source,
  }: { readonly name: string; readonly scopes: Node; readonly source: Source | undefined },
): Tree | undefined {
  const schemes = member(member(conversion.root, "components"), "securitySchemes");
  const scheme = schemes && child(schemes, name);
  if (scheme === undefined) {
    conversion.lose(scopes, {
      what: `The requirement \`${name}\``,
      reason: "there is no such security scheme",
    });
    return undefined;
  }
  const wanted = scopesOf(scopes);
  if (wanted.length > 0 && !takesScopes(conversion, scheme))
    conversion.lose(scopes, {
      what: `The scopes of \`${name}\``,
      reason: "only oauth2 and openIdConnect have some",
    });
  else if (wanted.length > 0 && !plan.scopes.has(name))
    return inPlace(convertScheme(conversion, follow(conversion.document, scheme) ?? scheme, wanted));
  return conversion.reference(pointerTo("components", "securitySchemes", name), source);
}

/** A copy is not the thing itself: its comments stay there. */
const inPlace = (tree: Tree): Tree => (tree.kind === "map" ? { kind: "map", entries: tree.entries } : tree);

/** The security schemes under `components`, with the scopes that are asked for. */
export function convertSecuritySchemes(conversion: Conversion, node: Node, plan: SecurityPlan): Tree {
  const convertOne = (one: Node, key: string): Tree => {
    const scopes = plan.scopes.get(key);
    const found = scopes === undefined ? one : (follow(conversion.document, one) ?? one);
    return convertScheme(conversion, found, scopes);
  };
  return convertEach(conversion, node, convertOne) ?? conversion.treeOf(node);
}

/** The scopes that a flow has are its `availableScopes` now. */
function convertScheme(conversion: Conversion, node: Node, scopes: readonly string[] | undefined): Tree {
  const tree = conversion.treeOf(node);
  if (tree.kind !== "map" || isReferenceTree(tree)) return tree;
  const flows = convertEach(conversion, child(node, "flows"), (flow, key) => {
    const before = conversion.treeOf(flow);
    if (before.kind !== "map" || key.startsWith("x-")) return before;
    const entries = [...before.entries].map(
      ([name, one]) => [name === "scopes" ? "availableScopes" : name, one] as const,
    );
    return withEntries(before, new Map(entries));
  });
  const wanted = scopes === undefined ? undefined : list(scopes.map((scope) => scalar(scope)));
  return withMembers(tree, { ...(flows && { flows }), ...(wanted && { scopes: wanted }) });
}

/** Every scheme that is asked for, with its scopes. */
function requirementsBelow(conversion: Conversion): readonly (readonly [string, readonly string[]])[] {
  const { root } = conversion;
  const components = member(root, "components");
  const channels = [...listed(member(root, "channels")), ...listed(member(components, "channels"))];
  const operations = channels.flatMap((channel) =>
    ["publish", "subscribe"].flatMap((verb) => member(channel, verb) ?? []),
  );
  const owners = [
    ...listed(member(root, "servers")),
    ...listed(member(components, "servers")),
    ...operations,
    ...operations.flatMap((operation) => listed(member(operation, "traits"))),
    ...listed(member(components, "operationTraits")),
  ];
  return owners.flatMap((owner) =>
    listed(member(owner, "security")).flatMap((requirement) =>
      children(requirement).map(([name, scopes]) => [name, scopesOf(scopes)] as const),
    ),
  );
}

const scopesOf = ({ value }: Node): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

function takesScopes({ document }: Conversion, scheme: Node | undefined): boolean {
  const found = scheme && follow(document, scheme);
  const type = found && child(found, "type")?.value;
  return type === "oauth2" || type === "openIdConnect";
}

const member = (node: Node | undefined, key: string): Node | undefined => node && child(node, key);

const listed = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : children(node).map(([, one]) => one);
