import type { Clock } from "../../wire/clock.js";

/** Somebody who is asked now and then whether he is still there. */
export interface Beating {
  /** When the last ping went out that was not answered; undefined where there is none. */
  pingedAt: number | undefined;
  /** When anything was heard of him. */
  heardAt: number;
  /** We do not read what he says right now, so his silence means nothing. */
  readonly isPaused: boolean;
  ping(): void;
  terminate(): void;
}

interface Heartbeat {
  add(member: Beating): void;
  delete(member: Beating): void;
  stop(): void;
}

/** Pings whoever is silent, and cuts who does not answer: one timer for all. */
export function createHeartbeat(
  clock: Clock,
  { pingMs, pongMs }: { readonly pingMs: number; readonly pongMs: number },
): Heartbeat {
  const members = new Set<Beating>();
  const stepMs = Math.max(10, Math.min(pingMs, pongMs) / 10);
  let cancel: (() => void) | undefined;
  let dueAt = 0;

  function schedule(): void {
    dueAt = clock.now() + stepMs;
    cancel = clock.after(stepMs, beat);
  }

  function beat(): void {
    const now = clock.now();
    // Where we were held up ourselves, answers may wait unread: nobody is cut for that.
    const isLate = now - dueAt > pongMs / 4;
    for (const member of members) check(member, now, isLate);
    if (members.size > 0) schedule();
    else cancel = undefined;
  }

  function check(member: Beating, now: number, isLate: boolean): void {
    if (member.pingedAt === undefined) {
      if (now - member.heardAt < pingMs) return;
      member.pingedAt = now;
      member.ping();
    } else if (isLate || member.isPaused) member.pingedAt = now;
    else if (now - member.pingedAt >= pongMs) member.terminate();
  }

  return {
    add(member) {
      members.add(member);
      if (cancel === undefined) schedule();
    },
    delete(member) {
      members.delete(member);
    },
    stop() {
      members.clear();
      cancel?.();
      cancel = undefined;
    },
  };
}
