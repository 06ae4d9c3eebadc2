import { diagnose } from "../diagnostic/diagnostic.js";
import { type Node, sourceOf } from "../read/node.js";
import type { Batch, Direction, Dispatch, Message } from "./contract.js";
import { mapDispatch } from "./dispatch-fold.js";
import { type DraftMessage, defined, idOf, type Reading } from "./draft.js";
import { batchOf, buildMessage, refinedBy } from "./message.js";
import type { Names } from "./service-names.js";
import type { ServiceInput, ServicePlan } from "./service-plan.js";
import type { ServiceSchemas } from "./service-schemas.js";

/** What one message says of others, by their ids. */
export interface MessageLinks {
  /** The general one that it is a case of. */
  readonly refines?: string;
  readonly batch?: { readonly pointer: string; readonly messages: readonly string[] };
}

/** A message that is reached in several ways keeps its best name, whichever way comes first. */
export function bestDrafts(plan: ServicePlan): ReadonlyMap<string, DraftMessage> {
  const all = [
    ...plan.messages,
    ...plan.channels.flatMap(({ messages }) => messages),
    ...plan.operations.flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])]),
  ];
  const best = new Map<string, DraftMessage>();
  for (const one of all) {
    const known = best.get(one.id);
    if (known === undefined || one.rank < known.rank || (one.rank === known.rank && one.key < known.key)) {
      best.set(one.id, one);
    }
  }
  return new Map([...best].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Follows what messages say of each other (`x-refines`, `x-batch`). */
export function linkMessages(
  reading: Reading,
  drafts: ReadonlyMap<string, DraftMessage>,
): ReadonlyMap<string, MessageLinks> {
  const byNode = (node: Node) => (drafts.has(idOf(node)) ? idOf(node) : undefined);
  return new Map(
    [...drafts].map(([id, draft]) => [
      id,
      defined({ refines: refinedBy(reading, draft, byNode), batch: batchOf(reading, draft, byNode) }),
    ]),
  );
}

/** Which way each message travels; what only others carry travels as they do. */
export function directionsOf(
  plan: ServicePlan,
  links: ReadonlyMap<string, MessageLinks>,
): ReadonlyMap<string, Direction> {
  const directions = new Map<string, Direction>();
  const note = (messages: readonly DraftMessage[], direction: "send" | "receive") => {
    for (const { id } of messages) {
      const before = directions.get(id);
      directions.set(id, before === undefined || before === direction ? direction : "both");
    }
  };
  for (const { action, messages, reply } of plan.operations) {
    note(messages, action);
    note(reply?.messages ?? [], action === "send" ? "receive" : "send");
  }
  for (const [id, { batch }] of links)
    for (const element of batch?.messages ?? [])
      if ((directions.get(element) ?? "none") === "none")
        directions.set(element, directions.get(id) ?? "none");
  return directions;
}

/** What has been decided about the messages of a service, by their ids. */
interface MessageDecisions {
  readonly drafts: ReadonlyMap<string, DraftMessage>;
  readonly names: Names;
  readonly schemas: ServiceSchemas;
  readonly links: ReadonlyMap<string, MessageLinks>;
  readonly directions: ReadonlyMap<string, Direction>;
  /** How to tell apart what each batch carries. */
  readonly batches: ReadonlyMap<string, Dispatch<string>>;
  /** What each is called on the wire, where it has no `name`. */
  readonly wires: ReadonlyMap<string, string>;
  /** Those that are events of Socket.IO by their names. */
  readonly events: ReadonlySet<string>;
}

/** Builds the messages of a service, each once: they may lead to each other in circles. */
export function buildMessages(
  { reading, draft: { defaultContentType } }: ServiceInput,
  { drafts, names, schemas, links, directions, batches, wires, events }: MessageDecisions,
): ReadonlyMap<string, Message> {
  const built = new Map<string, Message>();
  const build = (id: string): Message => {
    const known = built.get(id);
    const draft = drafts.get(id);
    if (known !== undefined) return known;
    if (draft === undefined) throw new Error(`not planned: ${id}`);
    const { payloadOf, headersOf } = schemas;
    const message: Linked = buildMessage(reading, {
      draft,
      name: names.get(id) ?? id,
      direction: directions.get(id) ?? "none",
      ...defined({
        payload: payloadOf(draft),
        headers: headersOf(draft),
        defaultContentType,
        wire: wires.get(id),
        isEvent: events.has(id) || undefined,
      }),
    });
    built.set(id, message); // before the links: they may lead back here
    const { refines, batch } = links.get(id) ?? {};
    const dispatch = batches.get(id);
    if (refines !== undefined) message.refines = build(refines);
    if (batch !== undefined && dispatch !== undefined)
      message.batch = {
        pointer: batch.pointer,
        messages: batch.messages.map(build),
        dispatch: mapDispatch(dispatch, build),
      };
    return message;
  };
  for (const [id, { unnamed, node }] of drafts) {
    const { name } = build(id);
    if (unnamed) reading.report(diagnose("message-unnamed", { name }, sourceOf(node)));
  }
  return built;
}

/** A message while its links to others are still missing. */
type Linked = Omit<Message, "refines" | "batch"> & { refines?: Message; batch?: Batch };
