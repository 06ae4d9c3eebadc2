import type { Peer, PeerGroup } from "../wire/acceptor.js";
import type { AnyMessage } from "../wire/dispatch.js";
import { AsyncApiError } from "../wire/error.js";
import type { OutgoingFrame } from "../wire/frame.js";
import type { Issue } from "../wire/validation.js";
import type { Priority } from "./context.js";
import type { RoomMember } from "./rooms.js";
import type { ServerState } from "./state.js";

/** Errors of the service's own sending: what a handler does not catch of them is a fault, no refusal. */
const faults = new WeakSet<object>();

/** Whether something thrown says that the service itself has sent what breaks the contract. */
export const isOutgoingFault = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && faults.has(thrown);

function fault(code: "invalid-message" | "unknown-message", reason: string, issues: readonly Issue[] = []) {
  const error = new AsyncApiError(code, reason, { issues });
  faults.add(error);
  return error;
}

type Checker = Pick<ServerState, "validation" | "report">;

/** The message of that name. Throws `unknown-message` where there is none. */
export function findOutgoing(
  messages: ReadonlyMap<string, AnyMessage>,
  name: string,
  place: string,
): AnyMessage {
  const message = messages.get(name);
  if (message !== undefined) return message;
  throw fault("unknown-message", `\`${name}\` is no message that is sent on ${place}`);
}

/** Throws `invalid-message` where a payload breaks the contract, so that it is never sent; as `validation` says. */
export function checkOutgoing(
  { validation, report }: Checker,
  channel: string,
  { message, payload }: { readonly message: AnyMessage; readonly payload: unknown },
): void {
  if (validation.outgoing === "off") return;
  const result = message.validate(payload);
  if (result.ok) return;
  const { issues } = result;
  report({ kind: "invalid-message", channel, message: message.name, direction: "outgoing", issues });
  if (validation.outgoing === "warn") return;
  const reasons = issues.map((issue) => issue.message).join("; ");
  throw fault("invalid-message", `\`${message.name}\` was not sent: ${reasons}`, issues);
}

type Delivering = Pick<ServerState, "limits" | "report">;

/**
 * Hands a frame to connections. Who reads too slowly goes without messages of low priority, then is cut; the others do
 * not notice.
 */
export function deliver(
  state: Delivering,
  members: Iterable<RoomMember>,
  frame: OutgoingFrame,
  { priority }: Priority = {},
): void {
  const groups = new Map<PeerGroup, Peer[]>();
  for (const member of members) {
    if (!canTake(state, member, priority)) continue;
    const { peer } = member;
    if (peer.group === undefined) peer.send(frame);
    else groups.set(peer.group, append(groups.get(peer.group), peer));
  }
  for (const [group, peers] of groups) group.send(peers, frame);
}

/** As `deliver`, for one connection; both are called for each message, and take their parts one by one. */
export function deliverTo(
  state: Delivering,
  member: RoomMember,
  frame: OutgoingFrame,
  { priority }: Priority = {},
): void {
  if (canTake(state, member, priority)) member.peer.send(frame);
}

function canTake(
  { limits, report }: Delivering,
  member: RoomMember,
  priority: Priority["priority"],
): boolean {
  const queuedBytes = member.peer.bufferedBytes;
  if (queuedBytes > limits.cutBytes) {
    member.cut(queuedBytes);
    return false;
  }
  if (queuedBytes <= limits.shedBytes) member.isShedding = false;
  else if (priority === "low") {
    const { channel, id } = member.connection;
    if (!member.isShedding) report({ kind: "shed", channel, connection: id, queuedBytes });
    member.isShedding = true;
    return false;
  }
  return true;
}

/** Appends in place: rooms are large. */
function append<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
