import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { entriesOf, find, isVersion2, messages2, operations2, step } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "duplicate-tag": {
    severity: "error",
    message: "the tag `{tag}` stands twice in this list",
    help: "Remove one of the two.",
    page: `The names of the tags of one object differ from each other.

    tags: [{ name: chat }, { name: chat }]     before
    tags: [{ name: chat }]                     after
`,
  },
});

/** The tags of one object differ from each other. AsyncAPI 2. */
export const duplicateTagRule: Rule = { codes, check: checkDocument };

function checkDocument(document: SourceDocument): readonly Diagnostic[] {
  if (!isVersion2(document)) return [];
  const operations = operations2(document).map(({ node }) => node);
  return checkTags(document, [
    ...operations,
    ...operations.flatMap((operation) => messages2(document, operation)),
  ]);
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
