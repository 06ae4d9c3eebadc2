import type { ConnectionContext } from "../../../src/runtime/server/context.js";
import { createServer, type ServerOptions, type ServiceServer } from "../../../src/runtime/server/server.js";
import type {
  Acceptor,
  Admission,
  Handshake,
  Peer,
  PeerGroup,
  ResourceRequest,
} from "../../../src/runtime/wire/acceptor.js";
import type { Closing } from "../../../src/runtime/wire/closing.js";
import { by } from "../../../src/runtime/wire/dispatch.js";
import { type OutgoingFrame, parseFrame } from "../../../src/runtime/wire/frame.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { Report } from "../../../src/runtime/wire/report.js";
import type { Refusal, ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import type { Issue } from "../../../src/runtime/wire/validation.js";
import { VirtualClock } from "../virtual-clock.js";

/** A contract of rooms from the server's side, with everything that the server core decides. */
export type Payload = Readonly<Record<string, unknown>>;

/** A message whose properties are texts; `name?` for those that may be missing. */
export const of = <Name extends string>(name: Name, ...properties: readonly string[]) =>
  message<Name, Payload>({
    name,
    wire: name,
    validate(value) {
      const issues = properties.flatMap((property): Issue[] => {
        const key = property.replace("?", "");
        const given: unknown = Reflect.get(Object(value), key);
        const isMissing = given === undefined;
        if (isMissing ? property.endsWith("?") : typeof given === "string") return [];
        const keyword = isMissing ? "required" : "type";
        const expected = isMissing ? "present" : "a text";
        const words = isMissing ? `/${key} is missing` : `/${key} must be a text`;
        return [{ path: `/${key}`, keyword, expected, message: words }];
      });
      // Looked at above as far as these tests go.
      return issues.length === 0 ? { ok: true, value: Object(value) as Payload } : { ok: false, issues };
    },
    source: "",
    examples: [],
  });

export const say = of("say", "type", "room", "text", "user?");
export const ask = of("ask", "type", "id");
export const wave = of("wave", "type");
export const said = of("said", "type", "text");
export const piece = of("piece", "type", "status");
export const problem = of("problem", "type", "code", "reason");
export const event = of("event", "type", "text");
export const note = of("note", "text");
export const notes = of("notes", "last");
export const fault = of("fault", "error_code", "error_message");
export const page = of("page");
export const photo = of("photo", "never");
export const upload = of("upload", "title", "file");

const refusal: Refusal = {
  message: problem,
  payload: {
    type: "problem",
    code: "$code | UNKNOWN",
    reason: "$reason",
    at: "$now",
    user: "$identity#/id | $request#/user | nobody",
    errors: "$issues",
  },
  issue: { loc: "$steps", msg: "$message", type: "$keyword" },
  codes: {
    "not-json": "NOT_JSON",
    "not-an-object": "NOT_AN_OBJECT",
    "tag-missing": "NO_TYPE",
    "tag-unknown": "BAD_TYPE",
    "missing /room": "NO_ROOM",
    "invalid-message": "INVALID",
    forbidden: "FORBIDDEN",
    "rate-limited": "SLOW_DOWN",
    timeout: "LATE",
    internal: { ask: "ASK_FAILED", "*": "FAILED" },
  },
};

const faults: Refusal = {
  message: fault,
  payload: { error_code: "$code | 0", error_message: "$reason" },
  codes: {
    "missing ?tenant": "1000",
    unauthenticated: "2000",
    "not-json": "5003",
    "invalid-message": "5003",
    "not-found": "5005",
    internal: "5500",
  },
  statuses: { "1000": 400, "2000": 401, "5003": 400, "5005": 404, "5500": 500, "5509": 400 },
};

const receives = by(
  ["type"],
  [
    ["say", say],
    ["ask", ask],
    ["wave", wave],
  ],
);
const sends = by(
  ["type"],
  [
    ["said", said],
    ["piece", piece],
    ["problem", problem],
  ],
);

export const house = {
  name: "house",
  servers: {
    open: { protocol: "wss", host: "h", pathname: "/v1" },
    secure: { protocol: "wss", host: "h", pathname: "", security: ["token", "session"] },
    sio: { protocol: "https", host: "h", pathname: "", socketio: { path: "/engine" } },
    web: { protocol: "https", host: "{tenant}.h", pathname: "/api/{version}" },
  },
  security: {
    token: { type: "httpApiKey", in: "query", name: "access_token" },
    session: { type: "httpApiKey", in: "cookie", name: "session" },
    key: { type: "httpApiKey", in: "header", name: "Api-Key" },
    app: { type: "http", scheme: "MOBILE", parameters: ["appId", "clientId"] },
  },
  channels: {
    room: {
      address: "/rooms/{roomId}",
      servers: ["open"],
      receives,
      sends,
      refusal,
      sender: { same: ["/user", "/by"], identity: "id" },
    },
    secure: { address: "/secure", servers: ["secure"], mirrors: "room" },
    socket: {
      address: "/ws",
      servers: ["sio"],
      mirrors: "room",
      socketio: { namespace: "/", replies: "ack" },
    },
    plain: { address: "/plain", servers: ["open"], receives, sends: event },
    notes: { address: "/notes/{id}", servers: ["web"], refusal: faults },
    latest: { address: "/notes/latest", servers: ["web"] },
    files: { address: "/files/{name}.png", servers: ["web"], parameters: { name: {} } },
  },
  operations: {
    say: { kind: "receive", channel: "room", messages: [say] },
    ask: {
      kind: "respond",
      channel: "room",
      messages: [ask],
      reply: { messages: [piece, said, problem], pending: { pointer: "/status", values: ["pending"] } },
    },
    again: { kind: "receive", channel: "room", messages: [say] },
    wide: { kind: "receive", channel: "room", messages: [say, ask, wave] },
    shout: { kind: "receive", channel: "plain", messages: [say, ask, wave] },
    hear: { kind: "send", channel: "room", messages: [said] },
    getNotes: {
      kind: "respond",
      channel: "notes",
      messages: [],
      reply: { messages: [notes, fault] },
      http: {
        method: "GET",
        body: "none",
        query: { required: ["tenant"], optional: ["since"] },
        statuses: { notes: [200], fault: ["4XX", "5XX"] },
      },
      security: ["app"],
      poll: { holdSeconds: [5, 15], concurrent: 1, busy: "5509" },
    },
    addNote: {
      kind: "respond",
      channel: "notes",
      messages: [note],
      reply: { messages: [notes, fault] },
      http: { method: "POST", body: "json", statuses: { notes: [201], fault: ["4XX", "5XX"] } },
      security: ["app"],
    },
    getLatest: {
      kind: "respond",
      channel: "latest",
      messages: [],
      reply: { messages: [page] },
      http: { method: "GET", body: "none" },
      poll: { holdSeconds: [10, 10], concurrent: 1, cursor: { query: "after", reply: "/next" } },
    },
    dropLatest: {
      kind: "receive",
      channel: "latest",
      messages: [],
      http: { method: "DELETE", body: "none" },
      security: ["key"],
    },
    getFile: {
      kind: "respond",
      channel: "files",
      messages: [],
      reply: { messages: [photo] },
      http: { method: "GET", body: "none", statuses: { photo: [200] }, bytes: { photo: "image/png" } },
    },
    putFile: {
      kind: "receive",
      channel: "files",
      messages: [upload],
      http: { method: "POST", body: "form", files: ["file"] },
    },
  },
} as const satisfies ServiceDescription;

/** Handlers that do nothing, for those that a test is not about. */
export const idle = Object.fromEntries(
  Object.entries(house.operations).map(([name]) => [name, (..._: readonly unknown[]): unknown => undefined]),
);

export type Sends = typeof said | typeof piece | typeof problem | typeof event;
export type HouseContext = ConnectionContext<unknown, Sends>;
type Hooks = Readonly<Record<string, (context: HouseContext, closing: Closing) => unknown>>;
type HouseOptions = ServerOptions<object, unknown, Hooks, Hooks>;

export interface Scene {
  readonly clock: VirtualClock;
  readonly server: ServiceServer<Sends>;
  readonly reports: readonly Report[];
}

/** A server of the house on a virtual clock. */
export function scene(options: Partial<HouseOptions> = {}, clock = new VirtualClock()): Scene {
  const reports: Report[] = [];
  const limits = { messagesPerSecond: 1_000_000, burst: 1_000_000, ...options.limits };
  const server = createServer<object, unknown, Sends, Hooks, Hooks>(house, {
    clock,
    onReport: (report) => void reports.push(report),
    ...options,
    limits,
    handlers: { ...idle, ...options.handlers },
  });
  return { clock, server, reports };
}

/** The other end of a connection, written down. */
export class FakePeer implements Peer {
  readonly frames: OutgoingFrame[] = [];
  readonly acknowledged: unknown[] = [];
  readonly events: string[] = [];
  bufferedBytes = 0;
  readonly group?: PeerGroup;
  #closed: (code: number, reason: string) => void = () => {};

  constructor(group?: PeerGroup) {
    if (group !== undefined) this.group = group;
  }

  /** What it was sent. */
  get payloads(): readonly unknown[] {
    return this.frames.map(({ payload }) => payload);
  }
  send(frame: OutgoingFrame): void {
    this.frames.push(frame);
  }
  close(code: number, reason: string): void {
    this.events.push(`close ${code} ${reason}`);
    this.#closed(code, reason);
  }
  terminate(): void {
    this.events.push("terminate");
  }
  pause(): void {
    this.events.push("pause");
  }
  resume(): void {
    this.events.push("resume");
  }
  /** Answers a goodbye at once. */
  whenClosed(closed: (code: number, reason: string) => void): void {
    this.#closed = closed;
  }
}

export const handshake = (
  given: Partial<Omit<Handshake, "headers" | "query">> & { headers?: Payload; query?: string } = {},
): Handshake => {
  const { headers = {}, query = "", ...others } = given;
  return {
    channel: "room",
    transport: "websocket",
    parameters: { roomId: "r1" },
    cookies: {},
    remoteAddress: "192.0.2.1",
    replyHeaders: [],
    signal: new AbortController().signal,
    query: new URLSearchParams(query),
    headers: headersOf(headers),
    ...others,
  };
};

const headersOf = (headers: Payload) => (name: string) => {
  const value: unknown = Reflect.get(headers, name.toLowerCase());
  return typeof value === "string" ? value : undefined;
};

/** A connection that has been let in, with a peer that answers goodbyes. */
export async function enter(
  server: Acceptor,
  given: Parameters<typeof handshake>[0] = {},
  peer = new FakePeer(),
) {
  const admission = await server.admit(handshake(given));
  const session = server.connect(assertAdmitted(admission), peer);
  peer.whenClosed((code, reason) => session.closed({ code, reason }));
  const receive = (payload: unknown, acknowledge?: (payload: unknown) => void) =>
    session.receive(parseFrame(typeof payload === "string" ? payload : JSON.stringify(payload)), acknowledge);
  return { session, peer, receive };
}

export function assertAdmitted(admission: Admission) {
  if (admission.ok) return admission;
  throw new Error(`not admitted: ${admission.status} ${admission.reason}`);
}

/** A request; `end` says how its answer fared. */
export function request(
  operation: keyof typeof house.operations,
  given: Partial<Omit<ResourceRequest, "headers" | "query" | "body">> & {
    headers?: Payload;
    query?: string;
    body?: unknown;
    fails?: "not-json" | "too-large" | "wrong-type" | "timeout";
  } = {},
) {
  const { headers = {}, query = "", body, fails, ...others } = given;
  let end: (isDelivered: boolean) => void = () => {};
  const delivered = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const hungUp = new AbortController();
  const asked: ResourceRequest = {
    operation,
    parameters: {},
    cookies: {},
    remoteAddress: "192.0.2.1",
    body: fails === undefined ? { ok: true, value: body } : { ok: false, reason: fails },
    signal: hungUp.signal,
    delivered,
    query: new URLSearchParams(query),
    headers: headersOf(headers),
    ...others,
  };
  return { asked, end: (isDelivered: boolean) => end(isDelivered), hangUp: () => hungUp.abort() };
}

/** Credentials that the HTTP operations ask for. */
export const known = { authorization: 'MOBILE appId="a", clientId=c' };
