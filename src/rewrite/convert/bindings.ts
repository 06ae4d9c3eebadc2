import { child, type Node } from "../../read/node.js";
import { type BindingKind, type BindingVersions, bindingOf } from "../../specification/bindings.js";
import { list, type MapTree, map, scalar, type Tree } from "../tree.js";
import type { Conversion } from "./conversion.js";
import { isReferenceTree, withEntries } from "./members.js";

/**
 * Bindings in a version that AsyncAPI 3 knows. It holds each binding against a schema where AsyncAPI 2 took anything:
 * what has no place in there is kept beside it, as an extension named after the protocol.
 */
export function convertBindings(
  conversion: Conversion,
  node: Node,
  { kind, given = conversion.treeOf(node) }: { readonly kind: BindingKind; readonly given?: Tree },
): Tree {
  if (given.kind !== "map" || isReferenceTree(given)) return given;
  const entries = new Map<string, Tree>();
  for (const [protocol, tree] of given.entries) {
    if (protocol.startsWith("x-")) entries.set(protocol, tree);
    else convertBinding({ conversion, node: child(node, protocol) ?? node, kind, entries }, protocol, tree);
  }
  return withEntries(given, entries);
}

interface Work {
  readonly conversion: Conversion;
  /** The binding, for complaints. */
  readonly node: Node;
  readonly kind: BindingKind;
  /** The bindings so far. */
  readonly entries: Map<string, Tree>;
}

function convertBinding(work: Work, protocol: string, tree: Tree): void {
  // MQTT 5 has become a part of the bindings of MQTT.
  const name = protocol === "mqtt5" && !work.entries.has("mqtt") ? "mqtt" : protocol;
  const known = bindingOf(work.kind, name);
  if (known === undefined)
    keepAside(work, { protocol, tree, reason: `there are no such ${work.kind} bindings` });
  else if (known === "free" || isReferenceTree(tree)) work.entries.set(name, tree);
  else if (tree.kind === "map") {
    work.entries.set(name, tree); // before what is kept beside it
    work.entries.set(name, convertMembers(work, { name, tree, known }));
  } else if (isNothing(tree)) work.entries.set(name, map({}, tree.source));
  else keepAside(work, { protocol, tree, reason: "a binding is an object" });
}

/** A binding with an empty value says as much as one without members. */
const isNothing = (tree: Tree): boolean => tree.kind === "scalar" && tree.value === null;

function convertMembers(
  work: Work,
  { name, tree, known }: { readonly name: string; readonly tree: MapTree; readonly known: BindingVersions },
): Tree {
  const written = tree.entries.get("bindingVersion");
  const version = written === undefined ? undefined : nearestVersion(known, written);
  const members = known.get(version ?? [...known.keys()].at(-1) ?? "") ?? [];
  const entries = new Map<string, Tree>();
  const aside = new Map<string, Tree>();
  for (const [key, one] of tree.entries) {
    if (key === "bindingVersion") {
      const kept = one.kind === "scalar" && one.value === version;
      if (version !== undefined) entries.set(key, kept ? one : scalar(version, one.source));
    } else if (name === "amqp" && isOtherKind(work.kind, tree, key)) aside.set(key, one);
    else if (name === "kafka" && textToSchema.has(key)) entries.set(key, asSchema(one));
    else if (members.includes(key) || (key.startsWith("x-") && allowsExtensions(work.kind, name)))
      entries.set(key, one);
    else aside.set(key, one);
  }
  if (name === "amqp" && work.kind === "channel" && !entries.has("exchange") && !entries.has("queue"))
    entries.set(amqpKind(tree), map({})); // asked for by the schema, though the specification does not
  if (aside.size > 0) {
    const names = [...aside.keys()].map((key) => `\`${key}\``).join(", ");
    const reason = `${names} is not said in the ${work.kind} bindings of ${name} any more`;
    keepAside(work, { protocol: name, tree: { kind: "map", entries: aside }, reason });
  }
  return withEntries(tree, entries);
}

/** Members of Kafka's bindings that were text first and are schemas by now. */
const textToSchema = new Set(["groupId", "clientId"]);

const asSchema = (tree: Tree): Tree =>
  tree.kind === "scalar" && typeof tree.value === "string"
    ? map({ type: scalar("string"), enum: list([scalar(tree.value)]) })
    : tree;

/** AMQP's channels are queues or routing keys, and say nothing of the other any more. */
const isOtherKind = (kind: BindingKind, tree: MapTree, key: string): boolean =>
  kind === "channel" &&
  ((key === "queue" && amqpKind(tree) === "exchange" && tree.entries.has("exchange")) ||
    (key === "exchange" && amqpKind(tree) === "queue"));

function amqpKind(tree: MapTree): "queue" | "exchange" {
  const kind = tree.entries.get("is");
  return kind?.kind === "scalar" && kind.value === "queue" ? "queue" : "exchange";
}

/** The oldest version that is not older than the one written, else the newest; undefined where any will do. */
function nearestVersion(known: BindingVersions, written: Tree): string | undefined {
  const names = [...known.keys()];
  const text = written.kind === "scalar" ? String(written.value) : "";
  if (!/^\d+(\.\d+)*$/.test(text)) return undefined;
  return names.find((name) => compareVersions(name, text) >= 0) ?? names.at(-1);
}

function compareVersions(one: string, other: string): number {
  const parts = other.split(".").map(Number);
  for (const [index, part] of one.split(".").map(Number).entries()) {
    const difference = part - (parts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The schemas of Solace's operation bindings forgot them. */
const allowsExtensions = (kind: BindingKind, protocol: string): boolean =>
  !(kind === "operation" && protocol === "solace");

function keepAside(
  { conversion, node, kind, entries }: Work,
  { protocol, tree, reason }: { readonly protocol: string; readonly tree: Tree; readonly reason: string },
): void {
  let name = `x-${protocol.replaceAll(/[^\w.-]/g, "_")}`;
  while (entries.has(name)) name += "_";
  entries.set(name, tree);
  conversion.lose(node, { what: `A part of the ${kind} bindings of \`${protocol}\``, reason, keptAs: name });
}
