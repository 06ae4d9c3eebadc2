/** What of a channel says which event a message is. */
interface Events {
  readonly event?: string;
  readonly events?: Readonly<Record<string, string>>;
}

/** The event of Socket.IO that carries a message on a channel. */
export const eventOf = (
  { event, events }: Events,
  { name, wire }: { readonly name: string; readonly wire: string },
): string =>
  event ?? (events !== undefined && Object.hasOwn(events, name) ? events[name] : undefined) ?? wire;
