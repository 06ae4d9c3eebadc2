import type {
  ConnectionContext,
  Mailbox,
  PollContext,
  ResourceContext,
} from "../../src/runtime/server/context.js";
import type { EventLog } from "../../src/runtime/server/event-log.js";
import { isSameSecret } from "../../src/runtime/server/secret.js";
import {
  type Authentication,
  createServer,
  type ServerOptions,
  type ServiceServer,
} from "../../src/runtime/server/server.js";
import { AsyncApiError } from "../../src/runtime/wire/error.js";
import { describeTown, type Payload, type Sends } from "./town.js";

export interface Person {
  readonly id: string;
}
export type TownContext = ConnectionContext<Person | undefined, Sends>;

/** What the town has been told and keeps in memory. */
export interface Records {
  /** Posts by their id, in order: each once, however often it was sent. */
  readonly posts: Map<string, { readonly by: string; readonly text: string }>;
  /** Ids of everything that `say` was called with. */
  readonly said: string[];
  readonly files: Map<string, { readonly owner: string; readonly file: Blob }>;
}

export interface Town extends ServiceServer<Sends> {
  readonly records: Records;
  inbox(name: string): Mailbox<Payload>;
  log(name: string): EventLog<Payload>;
}

export interface TownOptions
  extends Pick<
    ServerOptions<object, Person | undefined>,
    "limits" | "clock" | "random" | "onReport" | "validation" | "origins" | "trustedProxies"
  > {
  readonly authenticate?: (request: Authentication) => Promise<Person | undefined>;
  /** In place of what `say` does. */
  readonly say?: (message: Payload, context: TownContext) => unknown;
  readonly holdSeconds?: readonly [number, number];
  /** Kept by the caller where it outlives the server. */
  readonly records?: Records;
  readonly retentionMs?: number;
}

/** Tokens of the people that are known. */
export const tokens: Readonly<Record<string, string>> = {
  alice: "secret-of-alice-0123456789",
  bob: "secret-of-bob-0123456789",
};

/** Anybody is let in where the contract asks for nothing; else by a token of the table above. */
export async function authenticate({ credentials }: Authentication): Promise<Person | undefined> {
  const given = Object.values(credentials).find((value) => value !== undefined);
  if (given === undefined) return undefined;
  for (const [id, token] of Object.entries(tokens))
    if (typeof given === "string" && (await isSameSecret(given, token))) return { id };
  throw new AsyncApiError("unauthenticated", "nobody has this token");
}

export const newRecords = (): Records => ({ posts: new Map(), said: [], files: new Map() });

/** A server of the town. */
export function createTown({ say, holdSeconds, records = newRecords(), ...options }: TownOptions = {}): Town {
  const inboxes = new Map<string, Mailbox<Payload>>();
  const logs = new Map<string, EventLog<Payload>>();
  const open = <T>(map: Map<string, T>, name: string, make: () => T): T => {
    const found = map.get(name) ?? make();
    map.set(name, found);
    return found;
  };
  const inbox = (name: string) => open(inboxes, name, () => server.mailbox<Payload>());
  const { retentionMs } = options;
  const log = (name: string) =>
    open(logs, name, () =>
      server.eventLog<Payload>({ ...(retentionMs === undefined ? {} : { retentionMs }) }),
    );
  /** Only its owner reads a log: `alice`, `alice-2`. */
  const ownLog = ({ identity, parameters }: ResourceContext<Person>) => {
    const { name = "" } = parameters;
    if (name.split("-")[0] !== identity.id) throw new AsyncApiError("not-found", "there is no such log");
    return log(name);
  };
  const nameOf = (context: TownContext) => context.identity?.id ?? "somebody";

  const handlers = {
    say: (message: Payload, context: TownContext) => {
      records.said.push(String(message.id));
      if (say !== undefined) return say(message, context);
      const answer = { type: "said", id: message.id, by: nameOf(context), text: message.text };
      for (const room of context.rooms) context.others(room).send("said", answer);
      return answer;
    },
    post: ({ id, text }: Payload, context: TownContext) => {
      const key = String(id);
      if (!records.posts.has(key)) records.posts.set(key, { by: nameOf(context), text: String(text) });
      return { type: "posted", id };
    },
    edit: ({ id, target }: Payload, context: TownContext) => {
      if (records.posts.get(String(target))?.by !== nameOf(context))
        throw new AsyncApiError("forbidden", "it is somebody else's");
      return { type: "posted", id };
    },
    join: ({ id, room }: Payload, context: TownContext) => {
      const name = String(room);
      if (name.startsWith("private")) throw new AsyncApiError("forbidden", "not for you");
      if (context.rooms.has(name)) throw new AsyncApiError("bad-state", "you are there already");
      context.join(name);
      return { type: "posted", id };
    },
    getProfile: ({ identity }: ResourceContext<Person>) => ({ id: identity.id }),
    putProfile: (body: Payload) => body,
    putFile: ({ file }: { readonly file: File }, { identity }: ResourceContext<Person>) => {
      const id = String(records.files.size + 1);
      records.files.set(id, { owner: identity.id, file });
      return { id, type: file.type, size: file.size };
    },
    getFile: ({ identity, parameters }: ResourceContext<Person>) => {
      const found = records.files.get(parameters.fileId ?? "");
      if (found?.owner !== identity.id) throw new AsyncApiError("not-found", "there is no such file");
      return found.file;
    },
    hearInbox: async (context: PollContext<Person, Payload>) => ({
      events: await context.hold(inbox(context.parameters.name ?? "")),
    }),
    tellInbox: (told: Payload, { parameters }: ResourceContext<Person>) =>
      inbox(parameters.name ?? "").push(told),
    hearLog: async (context: PollContext<Person, Payload>) => ({
      events: await context.hold(ownLog(context)),
    }),
    tellLog: (told: Payload, context: ResourceContext<Person>) => ownLog(context).push(told),
    getSnapshot: (context: ResourceContext<Person>) => {
      const own = ownLog(context);
      return { snapshot: own.take(), cursor: own.cursor };
    },
  };

  const server: ServiceServer<Sends> = createServer(describeTown(holdSeconds), {
    authenticate,
    ...options,
    handlers,
    connected: {
      room: (context: TownContext) => context.join(context.parameters.roomId ?? `of-${nameOf(context)}`),
    },
  });
  return Object.assign(server, { records, inbox, log });
}
