import { abortedBy, onAbort } from "../wire/abort.js";
import type { Peer, Session } from "../wire/acceptor.js";
import type { Clock } from "../wire/clock.js";
import type { Closing } from "../wire/closing.js";
import { AsyncApiError } from "../wire/error.js";
import {
  dataOf,
  type FrameReader,
  type IncomingFrame,
  type OutgoingFrame,
  parseFrame,
} from "../wire/frame.js";
import type { ChannelDescription } from "../wire/service-description.js";
import { eventOf } from "../wire/socketio-event.js";
import type { Link, LinkEvents, Target } from "../wire/transport.js";
import type { Judge } from "./faults.js";
import { Lane } from "./lane.js";

/** One connection in memory: a lane each way, and the two ends. */
export class Wire {
  readonly link: Link;
  readonly peer: Peer;
  #session: Session | undefined;
  readonly #description: ChannelDescription;
  readonly #events: LinkEvents;
  readonly #decide: Judge;
  readonly #left: () => void;
  readonly #up: Lane;
  readonly #down: Lane;
  /** What `request` waits for. */
  readonly #over = new AbortController();
  #state: "open" | "closing" | "closed" = "open";

  constructor(
    target: Pick<Target, "description" | "read">,
    events: LinkEvents,
    { clock, decide }: { readonly clock: Clock; readonly decide: Judge },
    left: () => void,
  ) {
    const up = new Lane(clock);
    const down = new Lane(clock);
    this.#description = target.description;
    this.#events = events;
    this.#decide = decide;
    this.#left = left;
    this.#up = up;
    this.#down = down;
    this.link = {
      send: (frame) => this.#sendUp(frame),
      request: (frame, signal) => this.#request(frame, signal),
      close: (code, reason) => this.#close(up, { code, reason }),
      get bufferedBytes() {
        return up.bytes;
      },
      hearsPings: false,
    };
    this.peer = {
      send: (frame) => {
        if (this.#state === "open")
          this.#carry("down", frame.json, () => events.frame(this.#read(frame, target.read)));
      },
      close: (code, reason) => this.#close(down, { code, reason }),
      terminate: () => this.cut(),
      get bufferedBytes() {
        return down.bytes;
      },
      pause: () => up.pause(),
      resume: () => up.resume(),
    };
  }

  /** Connects the server's end, which may have cut the wire before it is there. */
  attach(session: Session): void {
    this.#session = session;
    if (this.#state === "closed") session.closed({ code: 1006, reason: "the wire was cut" });
  }

  /** Ends both sides at once; what is on its way is lost. */
  cut(closing: Closing = { code: 1006, reason: "the wire was cut" }): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#up.cut();
    this.#down.cut();
    this.#left();
    this.#over.abort(new AsyncApiError("connection-lost", closing.reason));
    this.#session?.closed(closing);
    this.#events.closed(closing);
  }

  #sendUp(frame: OutgoingFrame, acknowledge?: (payload: unknown) => void): void {
    if (this.#state !== "open") throw new AsyncApiError("not-connected", "the connection is closed");
    this.#carry("up", frame.json, () =>
      this.#session?.receive(this.#read(frame, this.#session.read), acknowledge),
    );
  }

  #request(frame: OutgoingFrame, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const stop = (from: AbortSignal) => onAbort(from, () => settle(() => reject(abortedBy(from))));
      const settle = (how: () => void) => {
        for (const release of releases.splice(0)) release();
        how();
      };
      const releases: (() => void)[] = [];
      this.#sendUp(frame, (payload) => {
        const json = JSON.stringify(payload) ?? "null";
        this.#carry("down", json, () => settle(() => resolve(JSON.parse(json))));
      });
      releases.push(stop(signal), stop(this.#over.signal));
    });
  }

  /** Lets a frame go its way, and whatever its fate is. */
  #carry(direction: "up" | "down", json: string, arrive: () => void): void {
    const fate = this.#decide({ direction, kind: "frame", json });
    const lane = direction === "up" ? this.#up : this.#down;
    const { cut, ...way } = fate;
    const happen = () => {
      if (cut !== "before") arrive();
      if (cut !== undefined) this.cut();
    };
    lane.push(happen, way, json.length);
  }

  #read(sent: OutgoingFrame, read: FrameReader | undefined): IncomingFrame {
    const { socketio } = this.#description;
    const { json, message } = sent;
    const data = dataOf(sent);
    const frame =
      read?.(typeof data === "string" ? data : new Uint8Array(data)) ??
      parseFrame(json, new TextEncoder().encode(json).byteLength);
    return frame.ok && socketio !== undefined ? { ...frame, event: eventOf(socketio, message) } : frame;
  }

  /** Says goodbye behind everything that is under way. */
  #close(lane: Lane, closing: Closing): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    lane.push(() => this.cut(closing));
  }
}
