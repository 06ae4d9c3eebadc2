import type { Service } from "../../contract/contract.js";
import type { SchemaReference } from "../../schema/schema.js";
import { overview } from "../address.js";
import type { Block, Link } from "../content.js";
import { schemaTree } from "../schema-tree.js";
import { linkTo, type Scope, schemaNamed } from "../scope.js";

/** The way from the overview to a service, which the path of each of its pages starts with. */
export const pathTo = (scope: Scope, service: Service): readonly Link[] => [
  { text: scope.contract.title, to: overview },
  linkTo(scope, service, service.title || service.name),
];

/** What the document says of something, its summary first; once where both are the same. */
export const proseBlocks = ({
  summary,
  description,
}: {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
}): readonly Block[] =>
  [...new Set([summary, description])].flatMap((words): readonly Block[] =>
    words === undefined ? [] : [{ kind: "prose", markdown: words }],
  );

/** A schema as a tree; nothing where there is none. */
export const schemaBlocks = (
  scope: Scope,
  service: Service,
  reference: SchemaReference | undefined,
): readonly Block[] =>
  reference === undefined
    ? []
    : [{ kind: "schema", tree: schemaTree(scope, service, schemaNamed(service, reference.$ref)) }];
