import type { StateChange } from "../../../runtime/client/connection.js";
import type { ConnectionSettings } from "./connection-settings.js";
import { explain, explainClosing } from "./explain.js";
import type { FrameLog } from "./frame-log.js";
import type { Live } from "./live.js";
import { recordFrames } from "./recorder.js";
import { Session } from "./session.js";

/** What is known of the connection of a channel. */
export interface Standing {
  readonly to: StateChange["to"];
  readonly retryInMs?: number;
  /** Why it is not there, where there is something to say. */
  readonly why: string;
}

/** The connections of the page, one a channel at most. */
export class Connections {
  readonly #live: Live;
  readonly #settings: ConnectionSettings;
  readonly #log: FrameLog;
  readonly #changed: (channel: string) => void;
  readonly #sessions = new Map<string, Session>();
  readonly #standings = new Map<string, Standing>();

  constructor(
    {
      live,
      settings,
      log,
    }: { readonly live: Live; readonly settings: ConnectionSettings; readonly log: FrameLog },
    changed: (channel: string) => void,
  ) {
    this.#live = live;
    this.#settings = settings;
    this.#log = log;
    this.#changed = changed;
  }

  standing(channel: string): Standing {
    return this.#standings.get(channel) ?? { to: "idle", why: "" };
  }

  /** The session of a channel; a new one where there is none or it is over. */
  async open(channel: string): Promise<Session> {
    const known = this.#sessions.get(channel);
    if (known !== undefined && known.state !== "closed") return known;
    const session = await Session.open({
      ...{ live: this.#live, settings: this.#settings, channel },
      tap: recordFrames(this.#live, this.#log),
      changed: (change) => this.#note(channel, change),
    });
    this.#sessions.set(channel, session);
    return session;
  }

  /** Connects; how that goes is its standing. */
  async connect(channel: string): Promise<void> {
    try {
      const session = await this.open(channel);
      // Where that fails, the state has said so.
      await session.connect().catch(() => {});
    } catch (thrown) {
      this.#standings.set(channel, { to: "closed", why: explain(thrown, this.#settings.journey(channel)) });
      this.#changed(channel);
    }
  }

  async disconnect(channel: string): Promise<void> {
    const session = this.#sessions.get(channel);
    this.#sessions.delete(channel);
    await session?.close();
  }

  #note(channel: string, change: StateChange): void {
    const { to, retryInMs } = change;
    const why = to === "waiting" || to === "closed" ? this.#reasonOf(channel, change) : "";
    this.#standings.set(channel, { to, why, ...(retryInMs !== undefined && { retryInMs }) });
    this.#log.add({ direction: "note", channel, name: why === "" ? notes[to] : `${notes[to]}: ${why}` });
    this.#changed(channel);
  }

  #reasonOf(channel: string, { error, closing }: StateChange): string {
    if (error !== undefined) return explain(error, this.#settings.journey(channel));
    return closing === undefined ? "" : explainClosing(closing);
  }
}

const notes = {
  idle: "not connected",
  connecting: "connecting",
  open: "connected",
  waiting: "disconnected, trying again soon",
  closing: "disconnecting",
  closed: "disconnected",
} as const;
