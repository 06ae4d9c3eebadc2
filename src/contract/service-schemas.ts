import { diagnose } from "../diagnostic/diagnostic.js";
import { type Node, sourceOf } from "../read/node.js";
import { endless, uninhabitable } from "../schema/inhabitant.js";
import { openInheritance } from "../schema/inheritance.js";
import type { Schema, SchemaJson, SchemaReference } from "../schema/schema.js";
import {
  contentHash,
  type DraftChannel,
  type DraftMessage,
  type DraftOperation,
  idOf,
  member,
  members,
  textOf,
} from "./draft.js";
import { readTsName } from "./extension-reading.js";
import { messageStyle, type Nameable, planNames, typeStyle } from "./names.js";
import { queryNode } from "./operation.js";
import { type NameOf, normaliseSchema } from "./schema.js";
import {
  foreignFormat,
  locateSchemas,
  type SchemaLocation,
  type SchemaRoot,
  schemaAt,
} from "./schema-location.js";
import { overrideOf, type ServiceInput } from "./service-plan.js";

/** The schemas of a service, and which of them a message or operation uses. */
export interface ServiceSchemas {
  readonly schemas: readonly Schema[];
  readonly payloadOf: (message: DraftMessage) => SchemaReference | undefined;
  readonly headersOf: (message: DraftMessage) => SchemaReference | undefined;
  readonly queryOf: (asked: DraftOperation | DraftChannel) => SchemaReference | undefined;
}

/** A schema that is not one node of the document: several headers at once, or a payload in another language. */
interface Composed {
  readonly id: string;
  readonly words: readonly string[];
  readonly parts: readonly Node[];
  readonly source: Node;
}

/** Finds, names and normalises every schema that a service uses. */
export function buildSchemas(
  input: ServiceInput,
  drafts: readonly DraftMessage[],
  messageNames: ReadonlyMap<string, string>,
): ServiceSchemas {
  const { reading, draft, plan, alone } = input;
  const roots: SchemaRoot[] = [];
  const composed: Composed[] = [];
  const uses = new Map<string, string>();
  for (const message of drafts) {
    const words = wordsOf(message, messageNames.get(message.id) ?? message.key);
    const payload = member(message.parts, "payload");
    if (payload !== undefined) {
      const foreign = foreignFormat(reading, payload, textOf(member(message.parts, "schemaFormat")));
      if (foreign === undefined) {
        roots.push({ node: payload, words });
        note(uses, `${message.id} payload`, idAt(input, payload));
      } else {
        reading.report(foreign);
        const id = `${idOf(payload)} foreign`;
        composed.push({ id, words, parts: [], source: payload });
        uses.set(`${message.id} payload`, id);
      }
    }
    const headers = members(message.parts, "headers");
    const [only, another] = headers;
    if (only !== undefined && another === undefined) {
      roots.push({ node: only, words: [...words, "headers"] });
      note(uses, `${message.id} headers`, idAt(input, only));
    } else if (only !== undefined) {
      const id = `${message.id} headers`;
      roots.push(...headers.map((node) => ({ node, words: [...node.path] })));
      composed.push({ id, words: [...words, "headers"], parts: headers, source: only });
      uses.set(id, id);
    }
  }
  for (const operation of plan.operations) {
    const query = queryNode(reading, operation.parts, "http");
    if (query === undefined) continue;
    roots.push({ node: query, words: [operation.key, "query"] });
    note(uses, `${idOf(operation.node)} query`, idAt(input, query));
  }
  for (const channel of plan.channels) {
    const query = queryNode(reading, [channel.node], "ws");
    if (query === undefined) continue;
    roots.push({ node: query, words: [readTsName(channel.node) ?? channel.key, "query"] });
    note(uses, `${idOf(channel.node)} query`, idAt(input, query));
  }
  if (alone) {
    for (const node of draft.components) {
      if (foreignFormat(reading, node, undefined) === undefined)
        roots.push({ node, words: [node.path.at(-1) ?? ""] });
    }
  }
  const locations = locateSchemas(reading, roots);
  const { names, diagnostics } = planNames(
    [
      ...[...locations.values()].map((one) => locationNameable(input, one)),
      ...composed.map(composedNameable),
    ],
    typeStyle,
  );
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  // Most values have no name: they are known from the value alone, without their place put in words.
  const located = new Set([...locations.values()].map(({ node }) => node.value));
  const nameOf: NameOf = (node) => (located.has(node.value) ? names.get(idOf(node)) : undefined);
  const schemas = openInheritance(
    [
      ...[...locations.values()].map(
        ({ id, node }): Schema => ({
          name: names.get(id) ?? id,
          json: normaliseSchema(reading, node, nameOf),
          source: sourceOf(node),
        }),
      ),
      ...composed.map(
        (one): Schema => ({
          name: names.get(one.id) ?? one.id,
          json:
            one.parts.length === 0 ? true : { allOf: one.parts.map((part) => inlined(input, part, names)) },
          source: sourceOf(one.source),
        }),
      ),
    ].sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
  reportImpossible(input, schemas);
  const reference = (key: string): SchemaReference | undefined => {
    const name = names.get(uses.get(key) ?? "");
    return name === undefined ? undefined : { $ref: name };
  };
  return {
    schemas,
    payloadOf: (message) => reference(`${message.id} payload`),
    headersOf: (message) => reference(`${message.id} headers`),
    queryOf: ({ node }) => reference(`${idOf(node)} query`),
  };
}

function note(uses: Map<string, string>, key: string, id: string | undefined): void {
  if (id !== undefined) uses.set(key, id);
}

function idAt({ reading }: ServiceInput, node: Node): string | undefined {
  const schema = schemaAt(reading, node);
  return schema && idOf(schema);
}

/** The spelling that gave a message its name, so that type and message agree. */
const wordsOf = (message: DraftMessage, name: string): readonly string[] =>
  [message.wanted].find(isSpelt(name)) ?? message.longer().find(isSpelt(name)) ?? [name];

const isSpelt = (name: string) => (words: readonly string[]) => messageStyle.spell(words) === name;

function locationNameable({ names }: ServiceInput, { id, node, words, rank }: SchemaLocation): Nameable {
  const source = sourceOf(node);
  const fixed = overrideOf(names, source, rank === 0 ? node.path.at(-1) : undefined) ?? readTsName(node);
  return {
    id,
    ...(fixed === undefined ? {} : { fixed }),
    wanted: words,
    longer: () => [
      [...words, rank === 1 ? "payload" : "schema"],
      [source.file.replace(/\.\w+$/, ""), ...words],
      [...words, contentHash(node.value)],
      [...words, contentHash(id)],
    ],
    rank,
    source,
  };
}

const composedNameable = ({ id, words, source }: Composed): Nameable => ({
  id,
  wanted: words,
  longer: () => [
    [...words, "schema"],
    [...words, contentHash(source.value)],
  ],
  rank: 1,
  source: sourceOf(source),
});

function inlined(input: ServiceInput, node: Node, names: ReadonlyMap<string, string>): SchemaJson {
  const name = names.get(idAt(input, node) ?? "");
  return name === undefined ? true : { $ref: name };
}

function reportImpossible({ reading }: ServiceInput, schemas: readonly Schema[]): void {
  const loops = endless(schemas);
  for (const { name, source } of loops) reading.report(diagnose("schema-endless", { name }, source));
  for (const { name, source } of uninhabitable(schemas)) {
    if (!loops.some((loop) => loop.name === name))
      reading.report(diagnose("schema-uninhabitable", { name }, source));
  }
}
