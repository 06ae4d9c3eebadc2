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
import { reportImpliedTypes } from "./implied-type.js";
import { messageStyle, type Nameable, planNames, typeStyle } from "./names.js";
import { queryNode } from "./operation.js";
import type { NameOf } from "./schema.js";
import {
  foreignFormat,
  locateSchemas,
  type SchemaLocation,
  type SchemaRoot,
  schemaAt,
} from "./schema-location.js";
import { normaliseSchemas } from "./schemas-as-written.js";
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

/** What some part of a document brings: schemas to find, schemas to put together, and what refers to which. */
interface Found {
  readonly roots: readonly SchemaRoot[];
  readonly composed: readonly Composed[];
  /** From a message, operation or channel, and what it wants of it, to the id of a schema. */
  readonly uses: readonly (readonly [user: string, schema: string])[];
}

/** Finds, names and normalises every schema that a service uses. */
export function buildSchemas(
  input: ServiceInput,
  drafts: readonly DraftMessage[],
  messageNames: ReadonlyMap<string, string>,
): ServiceSchemas {
  const found = together([
    ...drafts.map((one) => messageSchemas(input, one, messageNames.get(one.id) ?? one.key)),
    ...input.plan.operations.map((one) => operationQuery(input, one)),
    ...input.plan.channels.map((one) => channelQuery(input, one)),
    ...(input.alone ? [componentSchemas(input)] : []),
  ]);
  const locations = [...locateSchemas(input.reading, found.roots).values()];
  const names = nameSchemas(input, locations, found.composed);
  if (input.impliedTypes)
    reportImpliedTypes(
      input.reading,
      locations.map(({ node }) => node),
    );
  const schemas = openInheritance(
    [
      ...normaliseAll(input, locations, names),
      ...found.composed.map((one) => compose(input, one, names)),
    ].sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
  reportImpossible(input, schemas);
  return { schemas, ...referencesBy(names, new Map(found.uses)) };
}

const together = (all: readonly Found[]): Found => ({
  roots: all.flatMap(({ roots }) => roots),
  composed: all.flatMap(({ composed }) => composed),
  uses: all.flatMap(({ uses }) => uses),
});

function messageSchemas(input: ServiceInput, message: DraftMessage, name: string): Found {
  const words = wordsOf(message, name);
  return together([payloadSchemas(input, message, words), headerSchemas(input, message, words)]);
}

function payloadSchemas(input: ServiceInput, message: DraftMessage, words: readonly string[]): Found {
  const { reading } = input;
  const payload = member(message.parts, "payload");
  if (payload === undefined) return nothing;
  const user = `${message.id} payload`;
  const foreign = foreignFormat(reading, payload, textOf(member(message.parts, "schemaFormat")));
  if (foreign === undefined) return oneSchema(input, { node: payload, words }, user);
  reading.report(foreign);
  const id = `${idOf(payload)} foreign`;
  return { roots: [], composed: [{ id, words, parts: [], source: payload }], uses: [[user, id]] };
}

/** The headers of a message and of its traits hold together. */
function headerSchemas(input: ServiceInput, message: DraftMessage, own: readonly string[]): Found {
  const headers = members(message.parts, "headers");
  const [only, another] = headers;
  const id = `${message.id} headers`;
  const words = [...own, "headers"];
  if (only === undefined) return nothing;
  if (another === undefined) return oneSchema(input, { node: only, words }, id);
  return {
    roots: headers.map((node) => ({ node, words: [...node.path] })),
    composed: [{ id, words, parts: headers, source: only }],
    uses: [[id, id]],
  };
}

function operationQuery(input: ServiceInput, { node, parts, spellings }: DraftOperation): Found {
  const query = queryNode(input.reading, parts, "http");
  return query === undefined
    ? nothing
    : oneSchema(input, { node: query, words: [...(spellings[0] ?? []), "query"] }, `${idOf(node)} query`);
}

function channelQuery(input: ServiceInput, { node, words, more = [] }: DraftChannel): Found {
  const query = queryNode(input.reading, [node, ...more], "ws");
  const named = [readTsName(node) ?? words, "query"];
  return query === undefined
    ? nothing
    : oneSchema(input, { node: query, words: named }, `${idOf(node)} query`);
}

function componentSchemas({ reading, draft }: ServiceInput): Found {
  const own = draft.components.filter((node) => foreignFormat(reading, node, undefined) === undefined);
  return { ...nothing, roots: own.map((node) => ({ node, words: [node.path.at(-1) ?? ""] })) };
}

const nothing: Found = { roots: [], composed: [], uses: [] };

function oneSchema(input: ServiceInput, root: SchemaRoot, user: string): Found {
  const id = idAt(input, root.node);
  return { roots: [root], composed: [], uses: id === undefined ? [] : [[user, id]] };
}

function nameSchemas(
  input: ServiceInput,
  locations: readonly SchemaLocation[],
  composed: readonly Composed[],
): ReadonlyMap<string, string> {
  const things = [...locations.map((one) => locationNameable(input, one)), ...composed.map(composedNameable)];
  const { names, diagnostics } = planNames(things, typeStyle);
  for (const diagnostic of diagnostics) input.reading.report(diagnostic);
  return names;
}

function normaliseAll(
  { reading, impliedTypes }: ServiceInput,
  locations: readonly SchemaLocation[],
  names: ReadonlyMap<string, string>,
): readonly Schema[] {
  // Most values have no name: they are known from the value alone, without their place put in words.
  const located = new Set(locations.map(({ node }) => node.value));
  const nameOf: NameOf = (node) => (located.has(node.value) ? names.get(idOf(node)) : undefined);
  const named = locations.map(({ id, node }) => ({ name: names.get(id) ?? id, node }));
  return normaliseSchemas(reading, named, { nameOf, impliedTypes });
}

const compose = (
  input: ServiceInput,
  { id, parts, source }: Composed,
  names: ReadonlyMap<string, string>,
): Schema => ({
  name: names.get(id) ?? id,
  json: parts.length === 0 ? true : { allOf: parts.map((part) => inlined(input, part, names)) },
  source: sourceOf(source),
});

function referencesBy(
  names: ReadonlyMap<string, string>,
  uses: ReadonlyMap<string, string>,
): Omit<ServiceSchemas, "schemas"> {
  const reference = (user: string): SchemaReference | undefined => {
    const name = names.get(uses.get(user) ?? "");
    return name === undefined ? undefined : { $ref: name };
  };
  return {
    payloadOf: (message) => reference(`${message.id} payload`),
    headersOf: (message) => reference(`${message.id} headers`),
    queryOf: ({ node }) => reference(`${idOf(node)} query`),
  };
}

function idAt({ reading }: ServiceInput, node: Node): string | undefined {
  const schema = schemaAt(reading, node);
  return schema && idOf(schema);
}

/** The spelling that gave a message its name, so that type and message agree. */
const wordsOf = (message: DraftMessage, name: string): readonly string[] =>
  message.isCopy
    ? [message.key]
    : ([message.wanted].find(isSpelt(name)) ?? message.longer().find(isSpelt(name)) ?? [name]);

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
