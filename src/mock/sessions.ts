import type { Mailbox } from "../runtime/server/context.js";

/** The sessions that poll, with the events that wait for each. */
export interface Sessions {
  of(channel: string, session: string): Mailbox<unknown>;
  push(channel: string, event: unknown): void;
  count(channel: string): number;
}

/** The sessions that are kept; of more the oldest is forgotten. */
const maximum = 1_000;

/** A session begins with its first poll. */
export function createSessions(create: (channel: string) => Mailbox<unknown>): Sessions {
  const mailboxes = new Map<string, { readonly channel: string; readonly mailbox: Mailbox<unknown> }>();
  const on = (channel: string) => [...mailboxes.values()].filter((one) => one.channel === channel);
  return {
    of(channel, session) {
      const key = `${channel} ${session}`;
      const known = mailboxes.get(key);
      if (known !== undefined) return known.mailbox;
      const mailbox = create(channel);
      mailboxes.set(key, { channel, mailbox });
      const [oldest] = mailboxes.keys();
      if (mailboxes.size > maximum && oldest !== undefined) mailboxes.delete(oldest);
      return mailbox;
    },
    push(channel, event) {
      for (const { mailbox } of on(channel)) mailbox.push(event);
    },
    count: (channel) => on(channel).length,
  };
}
