import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, sourceOf } from "../read/node.js";
import { entriesOf, find, isVersion2, messages2, operations2, step } from "./survey.js";

/** Ids of operations and messages, and the tags of one object, differ from each other. AsyncAPI 2. */
export function checkDuplicates(document: SourceDocument): readonly Diagnostic[] {
  if (!isVersion2(document)) return [];
  const operations = operations2(document).map(({ node }) => node);
  const messages = operations.flatMap((operation) => messages2(document, operation));
  return [
    ...checkIds(operations, (node) => idOf(document, node, "operationId"), "duplicate-operation-id"),
    ...checkIds(messages, (node) => idOf(document, node, "messageId"), "duplicate-message-id"),
    ...checkTags(document, [...operations, ...messages]),
  ];
}

/** The id of an operation or a message: the last trait that has one wins. */
function idOf(document: SourceDocument, node: Node, key: string): Node | undefined {
  const traits = child(node, "traits");
  const owners = [
    ...entriesOf(document, traits)
      .map((entry) => entry.node)
      .reverse(),
    node,
  ];
  return owners.map((owner) => child(owner, key)).find((id) => typeof id?.value === "string");
}

function checkIds(
  owners: readonly Node[],
  idOfOwner: (node: Node) => Node | undefined,
  code: "duplicate-operation-id" | "duplicate-message-id",
): readonly Diagnostic[] {
  const seen = new Map<unknown, { readonly id: Node; readonly owner: unknown }>();
  const diagnostics: Diagnostic[] = [];
  for (const owner of owners) {
    const id = idOfOwner(owner);
    if (id === undefined) continue;
    const first = seen.get(id.value);
    if (first === undefined) {
      seen.set(id.value, { id, owner: owner.value });
      continue;
    }
    // The same object, referred to twice, is one.
    if (first.owner === owner.value) continue;
    const related = [{ message: "the first one", source: sourceOf(first.id) }];
    diagnostics.push(diagnose(code, { id: String(id.value) }, sourceOf(id), related));
  }
  return diagnostics;
}

function checkTags(document: SourceDocument, owners: readonly Node[]): readonly Diagnostic[] {
  const root = find(document);
  const reusable = ["messages", "messageTraits", "operationTraits"].flatMap((kind) =>
    entriesOf(document, find(document, "components", kind)).map(({ node }) => node),
  );
  const lists = new Map<unknown, Node>();
  for (const owner of [...(root === undefined ? [] : [root]), ...owners, ...reusable]) {
    const tags = step(document, owner, "tags");
    if (tags !== undefined && Array.isArray(tags.value)) lists.set(tags.value, tags);
  }
  return [...lists.values()].flatMap((tags) => {
    const seen = new Map<string, Node>();
    return children(tags).flatMap(([, tag]) => {
      const name = child(tag, "name");
      if (name === undefined || typeof name.value !== "string") return [];
      const first = seen.get(name.value);
      if (first === undefined) {
        seen.set(name.value, name);
        return [];
      }
      const related = [{ message: "the first one", source: sourceOf(first) }];
      return [diagnose("duplicate-tag", { tag: name.value }, sourceOf(name), related)];
    });
  });
}
