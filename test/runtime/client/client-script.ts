import { type ClientOptions, createClient } from "../../../src/runtime/client/client.js";
import { callOperation } from "../../../src/runtime/client/http-operation.js";
import type { Closing } from "../../../src/runtime/wire/closing.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import type { OutgoingFrame } from "../../../src/runtime/wire/frame.js";
import { parseFrame } from "../../../src/runtime/wire/frame.js";
import type { Report } from "../../../src/runtime/wire/report.js";
import type {
  HttpCall,
  HttpReply,
  Link,
  LinkEvents,
  Target,
  Transport,
} from "../../../src/runtime/wire/transport.js";
import { VirtualClock } from "../virtual-clock.js";
import { type RoomConnection, type RoomsClient, rooms } from "./client-rooms.js";

/** A link whose other end is the test. */
export class ScriptedLink implements Link {
  readonly sent: unknown[] = [];
  readonly asked: { readonly payload: unknown; answer(payload: unknown): void }[] = [];
  readonly closings: Closing[] = [];
  hearsPings = false;
  bufferedBytes = 0;
  isOpen = true;
  /** Where set, `send` takes until this resolves. */
  taken: Promise<void> | undefined;
  readonly target: Target;
  readonly events: LinkEvents;

  constructor(target: Target, events: LinkEvents) {
    this.target = target;
    this.events = events;
  }

  send(frame: OutgoingFrame): void | Promise<void> {
    if (!this.isOpen) throw new AsyncApiError("not-connected", "closed");
    this.sent.push(JSON.parse(frame.json));
    return this.taken;
  }

  request(frame: OutgoingFrame, signal: AbortSignal): Promise<unknown> {
    if (!this.isOpen) throw new AsyncApiError("not-connected", "closed");
    return new Promise((resolve, reject) => {
      this.asked.push({ payload: JSON.parse(frame.json), answer: resolve });
      signal.addEventListener("abort", () => reject(new AsyncApiError("aborted", "")));
    });
  }

  close(code: number, reason: string): void {
    this.closings.push({ code, reason });
    if (this.isOpen) queueMicrotask(() => this.drop({ code, reason }));
  }

  /** The other side says something. */
  hear(payload: unknown, event?: string): void {
    const frame = parseFrame(JSON.stringify(payload));
    this.events.frame(frame.ok && event !== undefined ? { ...frame, event } : frame);
  }

  /** The connection ends. */
  drop(closing: Closing = { code: 1006, reason: "" }): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.events.closed(closing);
  }
}

type Verdict = "accept" | "hang" | AsyncApiError;

/** A transport that does what the test says. */
export class Script implements Transport {
  readonly name = "script";
  readonly protocols = ["*"];
  readonly callOperation = callOperation;
  readonly links: ScriptedLink[] = [];
  readonly targets: Target[] = [];
  readonly calls: HttpCall[] = [];
  /** What happens to attempts, one after the other; then they are accepted. */
  verdicts: Verdict[] = [];
  replies: (Partial<HttpReply> | AsyncApiError)[] = [];
  prepare: (link: ScriptedLink) => void = () => {};

  async open(target: Target, events: LinkEvents): Promise<Link> {
    this.targets.push(target);
    const verdict = this.verdicts.shift() ?? "accept";
    if (verdict === "hang") return new Promise(() => {});
    if (verdict !== "accept") throw verdict;
    const link = new ScriptedLink(target, events);
    this.prepare(link);
    this.links.push(link);
    return link;
  }

  async call(call: HttpCall): Promise<HttpReply> {
    this.calls.push(call);
    const reply = this.replies.shift() ?? {};
    if (reply instanceof AsyncApiError) throw reply;
    return { status: 200, headers: {}, body: undefined, ...reply };
  }

  /** The newest link. */
  get link(): ScriptedLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error("nothing has been opened");
    return link;
  }
}

export interface Stage {
  readonly script: Script;
  readonly clock: VirtualClock;
  readonly reports: Report[];
  readonly client: RoomsClient;
  readonly room: RoomConnection;
}

/** A client of the rooms, its script, and virtual time; pauses are as long as they can be. */
export function setStage(options: ClientOptions = {}): Stage {
  const script = new Script();
  const clock = new VirtualClock();
  const reports: Report[] = [];
  const client = createClient<RoomsClient>(
    rooms,
    { clock, random: () => 1, onReport: (report) => reports.push(report), ...options },
    [script],
  );
  return { script, clock, reports, client, room: client.room({ parameters: { roomId: "7" } }) };
}

/** What became of a promise so far. */
export function watch<T>(promise: Promise<T>): { state: "pending" | "fine" | string; value?: T } {
  const seen: { state: "pending" | "fine" | string; value?: T } = { state: "pending" };
  promise.then(
    (value) => {
      seen.state = "fine";
      seen.value = value;
    },
    (thrown: unknown) => {
      seen.state = thrown instanceof AsyncApiError ? thrown.code : String(thrown);
    },
  );
  return seen;
}
