import type { Peer } from "../wire/acceptor.js";
import type { ChannelPlan } from "../wire/channel-plan.js";
import { AsyncApiError } from "../wire/error.js";
import type { Member } from "./context.js";

/** A member as rooms know it. */
export interface RoomMember extends Member {
  readonly peer: Peer;
  readonly plan: ChannelPlan;
  /** Left out where it reads too slowly; set while that is so. */
  isShedding: boolean;
  /** The rooms that it is in. */
  readonly rooms: Set<string>;
  /** Ends it without a goodbye, since it reads too slowly. */
  cut(queuedBytes: number): void;
}

const nobody: ReadonlySet<RoomMember> = new Set();

/** Who is where, on this machine. */
export class Rooms {
  readonly #perMember: number;
  readonly #byRoom = new Map<string, Set<RoomMember>>();
  readonly #all = new Set<RoomMember>();

  constructor(perMember: number) {
    this.#perMember = perMember;
  }

  /** Everybody. */
  get all(): ReadonlySet<RoomMember> {
    return this.#all;
  }

  /** Everybody in a room. */
  in(room: string): ReadonlySet<RoomMember> {
    return this.#byRoom.get(room) ?? nobody;
  }

  /** Number of rooms with members. */
  get size(): number {
    return this.#byRoom.size;
  }

  /** From now on it hears what everybody is told. */
  add(member: RoomMember): void {
    this.#all.add(member);
  }

  /** Throws `rate-limited` where it is in too many rooms already. */
  join(member: RoomMember, room: string): void {
    if (member.rooms.has(room)) return;
    if (member.rooms.size >= this.#perMember)
      throw new AsyncApiError("rate-limited", `a connection can be in ${this.#perMember} rooms at once`);
    const members = this.#byRoom.get(room) ?? new Set();
    members.add(member);
    this.#byRoom.set(room, members);
    member.rooms.add(room);
    member.peer.joined?.(room);
  }

  leave(member: RoomMember, room: string): void {
    if (!member.rooms.delete(room)) return;
    const members = this.#byRoom.get(room);
    members?.delete(member);
    if (members?.size === 0) this.#byRoom.delete(room);
    member.peer.left?.(room);
  }

  /** It is gone: from all rooms, and from everybody. */
  remove(member: RoomMember): void {
    for (const room of [...member.rooms]) this.leave(member, room);
    this.#all.delete(member);
  }
}
