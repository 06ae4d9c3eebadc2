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

/** Throws for a secret that anybody can guess. */
export function assertSecret(secret: string): void {
  if (secret.length < 16) throw new Error("a secret of callbacks has at least 16 characters");
}

/** The secrets of a receiver, as it was given one or several. Throws where there is none, or one that is too short. */
export function readSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets = [secret].flat();
  if (secrets.length === 0) throw new Error("a receiver of callbacks needs a secret");
  for (const each of secrets) assertSecret(each);
  return secrets;
}

/** The headers of a callback, read; undefined where one is missing or is none. */
export function readCallbackHead(read: (name: string) => string | undefined) {
  const id = read(callbackHeaders.id);
  const timestamp = read(callbackHeaders.timestamp);
  const signature = read(callbackHeaders.signature);
  if (id === undefined || timestamp === undefined || signature === undefined) return undefined;
  if (!isCallbackId(id) || !/^\d{1,12}$/.test(timestamp)) return undefined;
  return { id, timestamp, signature };
}

/** A callback as it came. */
interface Signed {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: ArrayBuffer;
}

/** Whether one of the secrets has signed it, by Web Crypto, which compares in constant time. All of them are tried. */
export async function isSignedBy(
  secrets: readonly string[],
  { id, timestamp, signature, body }: Signed,
): Promise<boolean> {
  const [, hex] = /^v1=([\da-f]{64})$/.exec(signature) ?? [];
  if (hex === undefined) return false;
  const given = Uint8Array.from({ length: 32 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
  const data = await new Blob([`${timestamp}.${id}.`, body]).arrayBuffer();
  const checks = await Promise.all(
    secrets.map(async (secret) => {
      const algorithm = { name: "HMAC", hash: "SHA-256" };
      const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [
        "verify",
      ]);
      return crypto.subtle.verify("HMAC", key, given, data);
    }),
  );
  return checks.includes(true);
}
