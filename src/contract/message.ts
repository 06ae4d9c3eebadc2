import { diagnose } from "../diagnostic/diagnostic.js";
import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import { child, children, follow, type Node, sourceOf, target } from "../read/node.js";
import type { SchemaReference } from "../schema/schema.js";
import type { Direction, Example, Message } from "./contract.js";
import {
  type DraftMessage,
  defined,
  member,
  members,
  type Parts,
  type Reading,
  textAt,
  textOf,
} from "./draft.js";
import { readErrorCodes, readRefusal, readStatuses, readUndocumented } from "./extension-reading.js";
import { bindingsOf, extensionsOf } from "./server.js";

/** What the plan of a service has decided about a message. */
interface MessagePlan {
  readonly draft: DraftMessage;
  readonly name: string;
  readonly direction: Direction;
  readonly payload?: SchemaReference;
  readonly headers?: SchemaReference;
  readonly defaultContentType?: string;
  /** What it is called on the wire where it has no `name`. */
  readonly wire?: string;
  /** Its name is an event of Socket.IO. */
  readonly isEvent?: true;
}

/** A message without what it says of other messages (`refines`, `batch`). */
export function buildMessage(reading: Reading, plan: MessagePlan): Message {
  const { draft, name, direction, payload, headers, defaultContentType, wire, isEvent } = plan;
  const { parts } = draft;
  const text = (key: string) => textOf(member(parts, key));
  const own = text("name") ?? draft.key;
  const correlation = member(parts, "correlationId");
  const bindings = bindingsOf(reading, parts);
  const extensions = extensionsOf(parts);
  const codes = readErrorCodes(extensions);
  const statuses = readStatuses(bindings, extensions);
  const told = own === draft.key ? (wire ?? own) : own;
  if (isEvent && told !== own)
    reading.report(diagnose("socketio-event", { event: own, value: told }, sourceOf(draft.node)));
  return {
    name,
    key: draft.key,
    wire: isEvent ? own : told,
    ...defined({
      title: text("title"),
      summary: text("summary"),
      description: text("description"),
      contentType: text("contentType") ?? defaultContentType,
      payload,
      headers,
      correlationId: textAt(correlation && follow(reading.document, correlation), "location"),
    }),
    deprecated: member(parts, "deprecated")?.value === true,
    direction,
    examples: examplesOf(reading, parts),
    ...defined({
      refusal: readRefusal(extensions),
      errorCodes: codes.length === 0 ? undefined : codes,
      statuses: statuses.length === 0 ? undefined : statuses,
      isUndocumented: readUndocumented(extensions),
    }),
    bindings,
    extensions,
    source: sourceOf(draft.node),
  };
}

/** The examples of the message; where it has none, those of its payload's schema. */
function examplesOf(reading: Reading, parts: Parts): readonly Example[] {
  const own = members(parts, "examples").flatMap((list) => (Array.isArray(list.value) ? children(list) : []));
  const examples = own.flatMap(([, node]) => {
    const found = follow(reading.document, node);
    return found === undefined || !isMapping(found.value) ? [] : exampleOf(found);
  });
  if (examples.length > 0) return examples;
  const payload = member(parts, "payload");
  const schema = payload && follow(reading.document, payload);
  const listed = schema && child(schema, "examples");
  if (listed !== undefined && Array.isArray(listed.value)) {
    return children(listed).map(([, node]) => ({ payload: node.value as Json, source: sourceOf(node) }));
  }
  return [];
}

/** In AsyncAPI 2.0 an example could be the payload itself. */
function exampleOf(node: Node): Example {
  const payload = child(node, "payload");
  const headers = child(node, "headers");
  const name = textAt(node, "name");
  const summary = textAt(node, "summary");
  if (payload === undefined && headers === undefined && name === undefined && summary === undefined) {
    return { payload: node.value as Json, source: sourceOf(node) };
  }
  return {
    ...defined({ name, summary }),
    ...(payload === undefined ? {} : { payload: payload.value as Json }),
    ...(headers === undefined ? {} : { headers: headers.value as Json }),
    source: sourceOf(payload ?? node),
  };
}

/** A message that `x-refines` names. */
export function refinedBy<M>(
  reading: Reading,
  draft: DraftMessage,
  byId: (node: Node) => M | undefined,
): M | undefined {
  const node = member(draft.parts, "x-refines");
  if (node === undefined) return undefined;
  const reference = textOf(node) ?? textAt(node, "$ref") ?? "";
  const first = target(reading.document, node, reference);
  const found = first && follow(reading.document, first);
  const general = found && byId(found);
  if (general === undefined) reading.report(diagnose("refines-unknown", { reference }, sourceOf(node)));
  return general;
}

/** The array and the messages that `x-batch` names. */
export function batchOf<M>(
  reading: Reading,
  draft: DraftMessage,
  byId: (node: Node) => M | undefined,
): { readonly pointer: string; readonly messages: readonly M[] } | undefined {
  const node = member(draft.parts, "x-batch");
  if (node === undefined) return undefined;
  const pointer = textAt(node, "pointer");
  const list = child(node, "messages");
  const messages = children(list ?? node).map(([, one]) => {
    const found = follow(reading.document, one);
    return found && byId(found);
  });
  const known = messages.filter((one) => one !== undefined);
  if (pointer === undefined || list === undefined || known.length === 0 || known.length < messages.length) {
    const reason =
      pointer === undefined ? "`pointer` is missing" : "`messages` has to list messages of this service";
    reading.report(diagnose("batch-unknown", { reason }, sourceOf(node)));
    return undefined;
  }
  return { pointer, messages: known };
}
