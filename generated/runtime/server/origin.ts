import type { RequestHeaders } from "../wire/acceptor.js";

/** What decides about the Origin of a browser's page. */
interface OriginRule {
  /** Allowed origins, exactly as browsers send them: `https://chat.example.com`. */
  readonly origins: readonly string[] | "any" | undefined;
  /** The request proves with a cookie who it is, and with nothing else. */
  readonly byCookie: boolean;
  /** The request carries cookies at all. */
  readonly hasCookies: boolean;
}

/**
 * Whether a request may come from where it says. Browsers say it always when they open a WebSocket, so a request
 * without an Origin is of a program: fine, unless all it has is a cookie. With `origins` an Origin has to be one of
 * them to the letter. Without `origins` a page of the same host is fine, and a page of another one as long as it
 * brings no cookies along; `null` never is.
 */
export function isOriginAllowed(headers: RequestHeaders, rule: OriginRule): boolean {
  if (rule.origins === "any") return true;
  const origin = headers("origin");
  if (origin === undefined) return !rule.byCookie;
  if (rule.origins !== undefined) return origin !== "null" && rule.origins.includes(origin);
  return origin !== "null" && (!rule.hasCookies || isSameHost(origin, headers("host")));
}

/** The scheme is not compared: behind a proxy that ends TLS the server sees another. */
function isSameHost(origin: string, host: string | undefined): boolean {
  if (host === undefined) return false;
  try {
    const { protocol, host: wanted } = new URL(origin);
    return new URL(`${protocol}//${host}`).host === wanted;
  } catch {
    return false;
  }
}
