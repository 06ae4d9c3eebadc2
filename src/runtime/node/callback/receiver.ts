import type { IncomingHttpHeaders } from "node:http";
import { assertSecret, callbackHeaders, isCallbackId, isSigned } from "./signature.js";

export interface CallbackReceiverOptions {
  /** What senders sign with; several while one takes the place of another. At least 16 characters each. */
  readonly secret: string | readonly string[];
  /** How far the time of a callback may be from ours, in milliseconds. Default 5 minutes. */
  readonly windowMs?: number;
  /** The time of day in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Ids that are remembered: those of the window always, older ones as long as there is room. Default 100 000. */
  readonly capacity?: number;
}

/** What a callback is, and the status to answer with. */
export type CallbackVerdict =
  | {
      readonly kind: "accepted";
      readonly status: 200;
      readonly id: string;
      /** It could not be kept after all: answer with a fault, and the next try counts as new. */
      forget(): void;
    }
  /** It came before: nothing is to be done. */
  | { readonly kind: "duplicate"; readonly status: 200; readonly id: string }
  /** For the log only; the other side hears nothing but the status. */
  | {
      readonly kind: "refused";
      readonly status: 401 | 503;
      readonly reason: "malformed" | "signature" | "expired" | "full";
    };

export interface CallbackReceiver {
  /**
   * Judges a request by its headers (names in lower case) and by its body as it came, before it is parsed. Never throws.
   * Keep what is accepted before you answer: a sender who hears 200 does not come again.
   */
  verify(
    headers: Readonly<IncomingHttpHeaders> | Readonly<Record<string, string | undefined>>,
    rawBody: string | Uint8Array,
  ): CallbackVerdict;
}

const refuse = (reason: "malformed" | "signature" | "expired") =>
  ({ kind: "refused", status: 401, reason }) as const;

/** Makes what tells callbacks of a sender who knows the secret from all others, and each from its repeats. */
export function createCallbackReceiver(options: CallbackReceiverOptions): CallbackReceiver {
  const { secret, windowMs = 300_000, now = Date.now, capacity = 100_000 } = options;
  const secrets = [secret].flat();
  if (secrets.length === 0) throw new Error("a receiver of callbacks needs a secret");
  for (const each of secrets) assertSecret(each);
  /** By id, the least recently seen first: until when it could be played again. */
  const seen = new Map<string, number>();

  /** Room for one more; false where everything that is remembered could still be played again. */
  function makeRoom(): boolean {
    for (const [oldest, until] of seen) {
      if (seen.size < capacity) return true;
      if (until >= now()) return false;
      seen.delete(oldest);
    }
    return seen.size < capacity;
  }

  return {
    verify(headers, rawBody) {
      const read = (name: string) => {
        const value = headers[name];
        return typeof value === "string" ? value : undefined;
      };
      const id = read(callbackHeaders.id);
      const timestamp = read(callbackHeaders.timestamp);
      const signature = read(callbackHeaders.signature);
      if (id === undefined || timestamp === undefined || signature === undefined) return refuse("malformed");
      if (!isCallbackId(id) || !/^\d{1,12}$/.test(timestamp)) return refuse("malformed");
      if (!isSigned(secrets, { id, timestamp, body: rawBody }, signature)) return refuse("signature");
      const at = Number(timestamp) * 1_000;
      // Seconds were cut off.
      if (Math.abs(now() - at) > windowMs + 999) return refuse("expired");
      const until = at + windowMs + 999;
      const before = seen.get(id);
      if (before !== undefined) {
        // Tries go on for longer than the window: what is tried again is remembered for longer.
        seen.delete(id);
        seen.set(id, Math.max(before, until));
        return { kind: "duplicate", status: 200, id };
      }
      if (!makeRoom()) return { kind: "refused", status: 503, reason: "full" };
      seen.set(id, until);
      return { kind: "accepted", status: 200, id, forget: () => void seen.delete(id) };
    },
  };
}
