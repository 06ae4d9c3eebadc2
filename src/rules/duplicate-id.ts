import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { child, type Node, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { entriesOf, isVersion2, messages2, operations2 } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "duplicate-operation-id": {
    severity: "error",
    message: "`{id}` is the `operationId` of another operation, too",
    help: "Give each operation an id of its own.",
    page: `An \`operationId\` names one operation of the whole document. Programs take it for the name of a function.
`,
  },
  "duplicate-message-id": {
    severity: "error",
    message: "`{id}` is the `messageId` of another message, too",
    help: "Give each message an id of its own; the same message in several places is one `$ref`.",
    page: `A \`messageId\` names one message of the whole document. A message used in several operations is written once
under \`components.messages\`; the operations refer to it.
`,
  },
});

/** Ids of operations and of messages differ from each other. AsyncAPI 2. */
export const duplicateIdRule: Rule = { codes, check: checkDocument };

function checkDocument(document: SourceDocument): readonly Diagnostic[] {
  if (!isVersion2(document)) return [];
  const operations = operations2(document).map(({ node }) => node);
  const messages = operations.flatMap((operation) => messages2(document, operation));
  return [
    ...checkIds(operations, (node) => idOf(document, node, "operationId"), "duplicate-operation-id"),
    ...checkIds(messages, (node) => idOf(document, node, "messageId"), "duplicate-message-id"),
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
