import { createHmac, timingSafeEqual } from "node:crypto";

/** What a callback carries beside its body, and what is signed: `timestamp.id.body`. */

export const callbackHeaders = {
  id: "callback-id",
  /** Seconds since 1970. */
  timestamp: "callback-timestamp",
  /** `v1=` and the HMAC with SHA-256 in hex. */
  signature: "callback-signature",
} as const;

/** Without a dot, so that nothing can move from one part of what is signed to another. */
export const isCallbackId = (id: string): boolean => /^[\w-]{1,128}$/.test(id);

/** A callback as far as it is signed. */
interface Signed {
  readonly id: string;
  readonly timestamp: string;
  readonly body: string | Uint8Array;
}

/** The value of the header for the signature. */
export const signCallback = (secret: string, signed: Signed): string =>
  `v1=${digestOf(secret, signed).toString("hex")}`;

/** Whether one of the secrets has signed it; takes as long whatever is wrong, and whichever it was. */
export function isSigned(secrets: readonly string[], signed: Signed, given: string): boolean {
  const [, hex = ""] = /^v1=([\da-f]{64})$/.exec(given) ?? [];
  // Compared with what cannot be right where there is none.
  const claimed = Buffer.alloc(32);
  claimed.write(hex, "hex");
  const fits = secrets.filter((secret) => timingSafeEqual(digestOf(secret, signed), claimed));
  return hex !== "" && fits.length > 0;
}

const digestOf = (secret: string, { timestamp, id, body }: Signed): Buffer =>
  createHmac("sha256", secret).update(`${timestamp}.${id}.`).update(body).digest();

/** Throws for a secret that anybody can guess. */
export function assertSecret(secret: string): void {
  if (secret.length < 16) throw new Error("a secret of callbacks has at least 16 characters");
}
