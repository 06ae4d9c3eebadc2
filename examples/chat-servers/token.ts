import { createHmac, timingSafeEqual } from "node:crypto";

/** Reads tokens of the kind that a login hands out: JSON Web Tokens, HS256 and nothing else. */

export interface Claims {
  /** The user. */
  readonly sub: string;
  /** Seconds since 1970, as in RFC 7519. */
  readonly exp: number;
}

/** Makes a token that is good until `exp`. */
export function signToken(claims: Claims, secret: string): string {
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${head}.${sign(head, secret).toString("base64url")}`;
}

/** The claims of a token; undefined where it is not ours, or is over. The token's own word on its algorithm counts for nothing. */
export function readToken(token: string, secret: string, nowMs = Date.now()): Claims | undefined {
  const [header = "", payload = "", signature = "", ...more] = token.split(".");
  const wanted = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (more.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = decode(payload);
  return claims !== undefined && claims.exp * 1_000 > nowMs ? claims : undefined;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function decode(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (typeof value !== "object" || value === null || !("sub" in value) || !("exp" in value))
      return undefined;
    const { sub, exp } = value;
    return typeof sub === "string" && sub !== "" && typeof exp === "number" ? { sub, exp } : undefined;
  } catch {
    return undefined;
  }
}

const sign = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest();
