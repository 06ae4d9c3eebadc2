import type { batches } from "../../generated/brightpattern/messages.js";
import type {
  FileType,
  ServerChatSessionPartyJoined,
  ServerChatSessionStatus,
  Signal,
} from "../../generated/brightpattern/models.js";
import type { Mailbox, PayloadOf, Within } from "../../generated/runtime/index.js";

export type ServerEvent = PayloadOf<Within<typeof batches.eventsResponse>>;
export type ClientEvent = PayloadOf<Within<typeof batches.sendEventsRequest>>;
/** What was said, and when. */
export type PastEvent = ServerEvent | (ClientEvent & { readonly timestamp: string });

/** One chat of a client with agents, from the agents' side. */
export interface ChatSession {
  readonly id: string;
  /** Who asked for it. */
  readonly client: string;
  readonly phoneNumber: string | undefined;
  readonly state: ServerChatSessionStatus["state"];
  /** Nothing is said any more. */
  readonly isOver: boolean;
  /** What the client has not heard yet. */
  readonly mailbox: Mailbox<ServerEvent>;
  /** Everything that was said so far, without signaling. */
  readonly history: readonly PastEvent[];
  /** The agents who are in it. */
  readonly parties: ReadonlySet<string>;
  /** Files that were sent in it. */
  readonly files: ReadonlySet<string>;
  /** The client has done something. */
  receive(event: ClientEvent): void;
  /** Joins an agent; the first one connects the session. */
  join(partyId: string, names: AgentNames): void;
  leave(partyId: string): void;
  say(partyId: string, text: string): void;
  type(partyId: string, isTyping: boolean): void;
  sendFile(partyId: string, fileId: string, type: FileType): void;
  signal(partyId: string, data: Signal): void;
  /** Asks for a form; the client answers with the same id. */
  askForm(requestId: string, name: string, seconds: number): void;
  /** Nobody could be found. */
  fail(): void;
  end(): void;
}

export type AgentNames = Pick<ServerChatSessionPartyJoined, "first_name" | "last_name" | "display_name">;

export interface SessionOptions {
  readonly mailbox: Mailbox<ServerEvent>;
  readonly phoneNumber?: string;
  /** Silence of the client until it is warned, and from there until the end. */
  readonly warningMs: number;
  readonly endMs: number;
}

/** Opens a session in its first state. */
export function openSession(id: string, client: string, options: SessionOptions): ChatSession {
  const { mailbox, phoneNumber } = options;
  const history: PastEvent[] = [];
  const parties = new Set<string>();
  const files = new Set<string>();
  let state: ServerChatSessionStatus["state"] = "queued";
  let isOver = false;
  let lastMessage = 0;
  let timer: NodeJS.Timeout | undefined;

  const nextMessage = () => `${id}:${++lastMessage}`;

  function push(event: ServerEvent): void {
    if (isOver) return;
    if (event.event !== "chat_session_signaling") history.push(event);
    mailbox.push(event);
  }

  function become(next: ServerChatSessionStatus["state"]): void {
    if (isOver) return;
    state = next;
    push({ event: "chat_session_status", state, ...(state === "queued" && { ewt: "5" }) });
  }

  /** The session does not exist any more, but what was said last can still be fetched. */
  function close(): void {
    isOver = true;
    clearTimeout(timer);
    mailbox.close();
  }

  function watch(): void {
    clearTimeout(timer);
    if (isOver) return;
    timer = setTimeout(() => {
      push({ event: "chat_session_timeout_warning", msg: "Are you still there?", timestamp: now() });
      timer = setTimeout(() => {
        // This is how the protocol spells it.
        const event = "chat_session_inactvity_timeout";
        push({ event, msg: "The chat was closed for inactivity.", timestamp: now() });
        close();
      }, options.endMs).unref();
    }, options.warningMs).unref();
  }

  const session: ChatSession = {
    id,
    client,
    phoneNumber,
    mailbox,
    history,
    parties,
    files,
    get state() {
      return state;
    },
    get isOver() {
      return isOver;
    },
    receive(event) {
      watch();
      switch (event.event) {
        case "chat_session_signaling":
          return;
        case "chat_session_end":
          session.end();
          return;
        case "chat_session_file":
          files.add(event.file_id);
      }
      history.push({ ...event, timestamp: now() });
    },
    join(partyId, names) {
      if (state === "queued") become("connecting");
      parties.add(partyId);
      const joined = { event: "chat_session_party_joined", party_id: partyId, type: "internal" } as const;
      push({ ...joined, ...names, timestamp: now() });
      if (state === "connecting") become("connected");
    },
    leave(party_id) {
      if (parties.delete(party_id)) push({ event: "chat_session_party_left", party_id, timestamp: now() });
    },
    say(party_id, msg) {
      push({ event: "chat_session_message", party_id, msg_id: nextMessage(), msg, timestamp: now() });
    },
    type(party_id, isTyping) {
      push({ event: isTyping ? "chat_session_typing" : "chat_session_not_typing", party_id });
    },
    sendFile(party_id, file_id, file_type) {
      files.add(file_id);
      // The one time of this protocol that is in seconds.
      const timestamp = String(Math.floor(Date.now() / 1_000));
      push({ event: "chat_session_file", party_id, msg_id: nextMessage(), file_id, file_type, timestamp });
    },
    signal(party_id, data) {
      push({ event: "chat_session_signaling", msg_id: nextMessage(), party_id, data });
    },
    askForm(form_request_id, form_name, seconds) {
      push({ event: "chat_session_form_show", form_request_id, form_name, form_timeout: String(seconds) });
    },
    fail() {
      become("failed");
      close();
    },
    end() {
      become("completed");
      push({ event: "chat_session_ended" });
      close();
    },
  };
  become("queued");
  watch();
  return session;
}

/** Milliseconds, as a text of digits. */
const now = () => String(Date.now());
