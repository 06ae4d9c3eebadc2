import type { IncomingHttpHeaders } from "node:http";
import { createReplayMemory, type ReplayOptions } from "../../webhook/replay.js";
import { readCallbackHead, readSecrets } from "../../webhook/signature.js";
import { isSigned } from "./signature.js";

export interface CallbackReceiverOptions extends ReplayOptions {
  /** What senders sign with; several while one takes the place of another. At least 16 characters each. */
  readonly secret: string | readonly string[];
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
  const secrets = readSecrets(options.secret);
  const memory = createReplayMemory(options);
  return {
    verify(headers, rawBody) {
      const head = readCallbackHead((name) => {
        const value = headers[name];
        return typeof value === "string" ? value : undefined;
      });
      if (head === undefined) return refuse("malformed");
      const { id, timestamp, signature } = head;
      if (!isSigned(secrets, { id, timestamp, body: rawBody }, signature)) return refuse("signature");
      const verdict = memory.judge(id, timestamp);
      if (verdict === "expired") return refuse("expired");
      if (verdict === "full") return { kind: "refused", status: 503, reason: "full" };
      if (verdict === "duplicate") return { kind: "duplicate", status: 200, id };
      return { kind: "accepted", status: 200, id, forget: () => memory.forget(id) };
    },
  };
}
