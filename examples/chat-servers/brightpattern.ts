import { randomUUID } from "node:crypto";
import { batches } from "../../generated/brightpattern/messages.js";
import type { AvailabilityResponse } from "../../generated/brightpattern/models.js";
import {
  type BrightPatternAuthentication,
  type BrightPatternErrorCode,
  type BrightPatternServer,
  createBrightPatternServer,
} from "../../generated/brightpattern/server.js";
import { AsyncApiError, readBatch, type ServerLimits } from "../../generated/runtime/index.js";
import { type ChatSession, type ClientEvent, openSession } from "./brightpattern-session.js";

export interface BrightPatternOptions {
  readonly tenantUrl: string;
  /** The ids of the launch points that exist. */
  readonly appIds: readonly string[];
  readonly availability?: () => AvailabilityResponse;
  /** Somebody wants to chat: the place to find an agent. */
  readonly requested?: (session: ChatSession) => void;
  /** The client has done something in a session that is not over. */
  readonly received?: (session: ChatSession, event: ClientEvent) => void;
  /** Until a silent client is warned, and from there until its session ends. */
  readonly inactivityMs?: { readonly warning: number; readonly end: number };
  readonly limits?: Partial<ServerLimits>;
}

/** A Bright Pattern server, and the sessions for the agents' side. */
export interface BrightPattern {
  readonly server: BrightPatternServer<Caller>;
  /** A session that is not over. */
  session(chatId: string): ChatSession | undefined;
  /** Keeps a file for an agent to send; returns its id. */
  store(file: Blob): string;
}

/** A client on one device, or one browser. */
export interface Caller {
  readonly key: string;
}

interface StoredFile {
  readonly content: Blob;
  /** Undefined for a file of the agents'. */
  readonly owner: string | undefined;
}

/** Files that are kept, and sessions that are over but not read to their end. */
const kept = { files: 1_000, sessions: 10_000 };

const photo = new Blob(
  ['<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><circle cx="16" cy="16" r="16"/></svg>'],
  { type: "image/svg+xml" },
);

/** Chat sessions with agents: HTTP requests and a long poll for what is new. */
export function createBrightPattern(options: BrightPatternOptions): BrightPattern {
  const { availability = () => ({ chat: "available", ewt: "5" }) } = options;
  const { warning: warningMs, end: endMs } = options.inactivityMs ?? { warning: 120_000, end: 60_000 };
  const sessions = new Map<string, ChatSession>();
  const files = new Map<string, StoredFile>();

  const server: BrightPatternServer<Caller> = createBrightPatternServer<Caller>({
    ...(options.limits && { limits: options.limits }),
    authenticate: (request) => identify(request, options),
    handlers: {
      checkAvailability: () => availability(),
      getExpectedParameters: () => ({
        parameters: [{ first_name: "FIRST_NAME" }, { last_name: "LAST_NAME" }, { phone: "PHONE" }],
      }),
      requestChat({ phone_number }, { identity }) {
        const active = activeOf(identity);
        if (active !== undefined) return { ...describe(active), is_new_chat: false };
        const chatId = randomUUID();
        const session = openSession(chatId, identity.key, {
          mailbox: server.mailbox(),
          ...{ warningMs, endMs, ...(phone_number !== undefined && { phoneNumber: phone_number }) },
        });
        sessions.set(chatId, session);
        keepNewest(sessions, kept.sessions);
        options.requested?.(session);
        return { ...describe(session), is_new_chat: true };
      },
      requestSmsChatSession: ({ phone_number }) =>
        /^\+?\d{3,15}$/.test(phone_number)
          ? { sms_error_code: 0 }
          : { sms_error_code: 5, error_message: "that is no number" },
      getActiveChat({ identity }) {
        const active = activeOf(identity);
        if (active === undefined) throw gone();
        return describe(active);
      },
      sendEvents(message, context) {
        const session = liveSession(context.identity, context.parameters.chatId);
        for (const [, event] of readBatch(batches.sendEventsRequest, message)) {
          session.receive(event);
          if (!session.isOver) options.received?.(session, event);
        }
        return { events: context.take(session.mailbox) };
      },
      async getNewChatEvents(context) {
        const session = sessionOf(context.identity, context.parameters.chatId);
        const events = await context.hold(session.mailbox);
        // The last events of a session that is over can still be read, once.
        if (events.length === 0 && session.isOver) throw gone();
        return { events };
      },
      getChatHistory: ({ identity, parameters }) => ({
        events: [...liveSession(identity, parameters.chatId).history],
      }),
      uploadFile({ file }, { identity }) {
        const name = file instanceof File ? { file_name: file.name } : {};
        return { file_id: keepFile({ content: file, owner: identity.key }), ...name };
      },
      getFile({ identity, parameters: { chatId, fileId } }) {
        const session = liveSession(identity, chatId);
        const file = files.get(fileId);
        const isTheirs = file?.owner === identity.key || session.files.has(fileId);
        if (file === undefined || !isTheirs) throw refusal("not-found", "5502", "there is no such file");
        return file.content;
      },
      getAgentProfilePhoto({ identity, parameters: { chatId, partyId } }) {
        if (!liveSession(identity, chatId).parties.has(partyId))
          throw refusal("not-found", "5502", "there is no such agent");
        return photo;
      },
    },
  });

  /** A client has at most one session that is not over. */
  const activeOf = ({ key }: Caller) =>
    [...sessions.values()].find((session) => session.client === key && !session.isOver);

  /** Others' sessions do not exist. */
  function sessionOf({ key }: Caller, chatId: string): ChatSession {
    const session = sessions.get(chatId);
    if (session === undefined || session.client !== key) throw gone();
    return session;
  }

  function liveSession(caller: Caller, chatId: string): ChatSession {
    const session = sessionOf(caller, chatId);
    if (session.isOver) throw gone();
    return session;
  }

  function keepFile(file: StoredFile): string {
    const id = randomUUID();
    files.set(id, file);
    keepNewest(files, kept.files);
    return id;
  }

  return {
    server,
    session: (chatId) => {
      const session = sessions.get(chatId);
      return session === undefined || session.isOver ? undefined : session;
    },
    store: (content) => keepFile({ content, owner: undefined }),
  };
}

/**
 * The tenant and the application have to exist. A device says its own id; browsers say `WebChat` and are told apart by
 * a cookie.
 */
function identify(
  { credentials, cookies, query, replyHeaders }: BrightPatternAuthentication,
  { tenantUrl, appIds }: BrightPatternOptions,
): Caller {
  const { appId = "", clientId = "" } = credentials.clientAuthorization ?? {};
  if (!appIds.includes(appId)) throw refusal("unauthenticated", "3000", "the application is not known");
  if (query.tenantUrl !== undefined && query.tenantUrl !== tenantUrl)
    throw refusal("invalid-message", "1000", "the tenant is not known");
  if (clientId !== "WebChat") return { key: `device ${clientId}` };
  const known = cookies.webchat_client;
  const id = known ?? randomUUID();
  if (known === undefined)
    replyHeaders.push(["set-cookie", `webchat_client=${id}; Path=/clientweb; HttpOnly; SameSite=Lax`]);
  return { key: `browser ${id}` };
}

const describe = ({ id, state, phoneNumber }: ChatSession) => ({
  ...{ chat_id: id, state, ...(state === "queued" && { ewt: "5" }) },
  ...(phoneNumber !== undefined && { phone_number: phoneNumber }),
});

/** An error with a code of the contract. */
const refusal = (
  code: "not-found" | "unauthenticated" | "invalid-message",
  contractCode: BrightPatternErrorCode,
  reason: string,
) => new AsyncApiError(code, reason, { contractCode });

const gone = () => refusal("not-found", "5005", "the chat session does not exist");

function keepNewest<Key>(map: Map<Key, unknown>, size: number): void {
  const [oldest] = map.keys();
  if (map.size > size && oldest !== undefined) map.delete(oldest);
}
