import type { AnyMessage } from "../wire/dispatch.js";
import { buildFrame, type OutgoingFrame } from "../wire/frame.js";
import type { Audience, Member } from "./context.js";
import { checkOutgoing, deliver, findOutgoing } from "./outgoing.js";
import type { RoomMember } from "./rooms.js";
import type { ServerState } from "./state.js";

/** Whom an audience is made of. */
type Scope =
  | { readonly kind: "room"; readonly room: string; readonly except?: RoomMember }
  | { readonly kind: "everybody"; readonly channel?: string };

/** Several connections as one: here, and by the fan-out on the other machines. */
export function createAudience(state: ServerState, scope: Scope): Audience<AnyMessage> {
  const place = scope.kind === "room" ? "a room" : (scope.channel ?? state.description.name);
  return {
    send(name: string, payload: unknown, options: SendOptions = {}) {
      const message = findOutgoing(state.plan.messages, name, place);
      checkOutgoing(state, place, { message, payload });
      const frame = buildFrame(message, payload);
      const { where } = options;
      const members = membersOf(state, scope, name);
      deliver(state, where === undefined ? members : filter(members, where), frame, options);
      if (where === undefined) publish(state, scope, frame, options);
    },
    get members() {
      return [...membersOf(state, scope)];
    },
  };
}

interface SendOptions {
  readonly priority?: "low" | "normal";
  readonly where?: (member: Member) => boolean;
}

/** The members whose channel has the message; without one all of them. */
function* membersOf({ rooms }: ServerState, scope: Scope, message?: string): Iterable<RoomMember> {
  for (const member of scope.kind === "room" ? rooms.in(scope.room) : rooms.all) {
    const { plan } = member;
    if (message !== undefined && !plan.sends.has(message)) continue;
    if (scope.kind === "room" ? member === scope.except : isElsewhere(plan, scope.channel)) continue;
    yield member;
  }
}

const isElsewhere = ({ name, base }: RoomMember["plan"], channel: string | undefined): boolean =>
  channel !== undefined && name !== channel && base !== channel;

function* filter(members: Iterable<RoomMember>, where: (member: Member) => boolean): Iterable<RoomMember> {
  for (const member of members) if (where(member)) yield member;
}

/** What one machine tells the others. */
interface Envelope {
  readonly node: string;
  readonly room?: string;
  readonly channel?: string;
  readonly message: string;
  readonly json: string;
  readonly priority: "low" | "normal";
}

function publish(
  { fanout, node, description }: ServerState,
  scope: Scope,
  frame: OutgoingFrame,
  options: SendOptions,
) {
  if (fanout === undefined) return;
  const envelope: Envelope = {
    node,
    ...(scope.kind === "room"
      ? { room: scope.room }
      : scope.channel === undefined
        ? {}
        : { channel: scope.channel }),
    message: frame.message.name,
    json: frame.json,
    priority: options.priority ?? "normal",
  };
  fanout.publish(description.name, JSON.stringify(envelope));
}

/** Tells this machine's members what another machine has sent; what it returns ends that. */
export function hearFanout(state: ServerState): () => void {
  const { fanout, node, description, plan } = state;
  if (fanout === undefined) return () => {};
  return fanout.subscribe((topic, data) => {
    if (topic !== description.name) return;
    const envelope = readEnvelope(data);
    const message = plan.messages.get(envelope?.message ?? "");
    if (envelope === undefined || message === undefined) {
      state.report({
        kind: "unknown-message",
        channel: topic,
        reason: "the fan-out is not of this service",
        bytes: data.length,
      });
      return;
    }
    if (envelope.node === node) return;
    const { room, channel, json, priority } = envelope;
    const scope: Scope =
      room !== undefined
        ? { kind: "room", room }
        : channel === undefined
          ? { kind: "everybody" }
          : { kind: "everybody", channel };
    deliver(state, membersOf(state, scope, message.name), frameOf(message, json), { priority });
  });
}

function readEnvelope(data: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isEnvelope(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== "object" || value === null) return false;
  const text = (key: string) => typeof Reflect.get(value, key) === "string";
  const missingOrText = (key: string) => text(key) || Reflect.get(value, key) === undefined;
  return ["node", "message", "json", "priority"].every(text) && ["room", "channel"].every(missingOrText);
}

/** The other machine has validated it; the payload is parsed only where an adapter asks for it. */
function frameOf(message: AnyMessage, json: string): OutgoingFrame {
  let parsed: { readonly payload: unknown } | undefined;
  return {
    message,
    json,
    get payload() {
      parsed ??= { payload: JSON.parse(json) };
      return parsed.payload;
    },
  };
}
