import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { children, type Node, referenceOf, sourceOf, target, top } from "../read/node.js";
import { type Nouns, nounsOf } from "../specification/nouns.js";
import { documentPlace, lookAt, type Place, placeWithin } from "../specification/place.js";
import type { Rule } from "./rule.js";

const { diagnose, entries: codes } = defineCodes({
  "reference-sibling": {
    severity: "warning",
    message: "{members} beside `$ref` {are} ignored",
    help: "{advice}",
    page: `A \`$ref\` stands for what it leads to: other members of its object say nothing. In AsyncAPI 2 that of a channel item
beside a \`$ref\` is undefined. Words of a schema (\`title\`, \`description\`, \`default\`, \`examples\`, \`deprecated\`, …) change
no value that is valid; they are taken for comments, and are not reported.

    payload: { $ref: "#/components/schemas/Say", required: [id] }                 before
    payload: { allOf: [{ $ref: "#/components/schemas/Say" }, { required: [id] }] }   after

Anything else but a schema has no such way: write the members where the reference leads, or the whole object here.
`,
  },
});

/** What stands beside a `$ref` has no effect, and hardly ever is meant to have none. */
export const referenceSiblingRule: Rule = { codes, check: checkDocument };

interface Visit {
  readonly node: Node;
  readonly place: Place;
}

function checkDocument(document: SourceDocument): readonly Diagnostic[] {
  const nouns = nounsOf(document.version);
  const found: Diagnostic[] = [];
  const seen = new Set<unknown>();
  const open: Visit[] = [{ node: top(document.root), place: documentPlace }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value } = visit.node;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference = isOne(visit.place) ? referenceOf(visit.node) : undefined;
    if (reference === undefined) for (const one of below(nouns, visit).toReversed()) open.push(one);
    else {
      found.push(...siblingsOf(visit));
      const there = target(document, visit.node, reference);
      if (there !== undefined) open.push({ node: there, place: visit.place });
    }
  }
  return found;
}

/** The place is that of one object, where a `$ref` is a reference; in a map it is a name. */
const isOne = ({ kind }: Place): boolean => kind === "object" || kind === "reference";

/** What stands in plain data and in other languages is not looked at. */
function below(nouns: Nouns, { node, place }: Visit): readonly Visit[] {
  const look = lookAt(node.value);
  return children(node).flatMap(([key, inner]) => {
    const within = placeWithin(nouns, place, key, look);
    return within.kind === "data" || within.kind === "extension" || within.kind === "foreign"
      ? []
      : [{ node: inner, place: within }];
  });
}

function siblingsOf({ node, place }: Visit): readonly Diagnostic[] {
  const isSchema = "noun" in place && place.noun === "schema";
  const siblings = children(node).filter(
    ([key]) => key !== "$ref" && !key.startsWith("x-") && !(isSchema && words.has(key)),
  );
  const [first] = siblings;
  if (first === undefined) return [];
  const names = siblings.map(([key]) => `\`${key}\``).join(", ");
  const advice = isSchema
    ? `Write \`allOf: [{ $ref: … }, { … }]\` with ${names} in the second.`
    : "Write it where the reference leads, or write the whole object here in the place of `$ref`.";
  const holes = { members: names, are: siblings.length === 1 ? "is" : "are", advice };
  return [diagnose("reference-sibling", holes, sourceOf(first[1]))];
}

const words = new Set([
  ...["$comment", "$id", "title", "description", "default", "deprecated", "example", "examples"],
  ...["contentEncoding", "externalDocs", "readOnly", "writeOnly"],
]);
