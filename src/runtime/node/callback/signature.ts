import { createHmac, timingSafeEqual } from "node:crypto";
import { callbackHeaders } from "../../webhook/signature.js";

/** A callback as far as it is signed. */
interface Signed {
  readonly id: string;
  readonly timestamp: string;
  readonly body: string | Uint8Array;
}

/** The value of the header for the signature. */
export const signCallback = (secret: string, signed: Signed): string =>
  `v1=${digestOf(secret, signed).toString("hex")}`;

/** What is signed with which secret. */
interface Unsigned {
  readonly id: string;
  readonly secret: string;
  readonly body: string | Uint8Array;
}

/** The headers that make a callback of a request. */
export function signHeaders(
  { id, secret, body }: Unsigned,
  now = Date.now,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now() / 1_000));
  return {
    [callbackHeaders.id]: id,
    [callbackHeaders.timestamp]: timestamp,
    [callbackHeaders.signature]: signCallback(secret, { id, timestamp, body }),
  };
}

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
