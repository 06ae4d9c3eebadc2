import type { Sample } from "./exchange.js";
import type { Place } from "./meeting-place.js";

/** A connection of a foreign peer: made from the document alone, it knows nothing of generated code. */
export interface PeerConnection {
  /** Sends a message. Over Socket.IO its acknowledgement is heard as an answer. */
  send(sample: Sample): void;
  /** The first payload that is wanted. Rejects with what came instead. */
  hear(isWanted: (value: unknown) => boolean): Promise<unknown>;
  close(): void;
}

/** How a foreign peer gets to the application. */
export interface PeerOptions {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** In milliseconds, for a connection and for each thing that is waited for. */
  readonly patienceMs: number;
}

/** A transport of foreign peers that connect. */
export type Connect = (place: Place, options: PeerOptions) => Promise<PeerConnection>;
