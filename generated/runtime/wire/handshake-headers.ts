import type { Target } from "./transport.js";

/** Cookies as a header; empty for none. Values that a cookie cannot hold as they are, or that look encoded, are encoded. */
export const renderCookies = (cookies: Readonly<Record<string, string>>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${isCookieValue.test(value) ? value : encodeURIComponent(value)}`)
    .join("; ");

const isCookieValue = /^[!#$&-+\--:<-[\]-~]*$/;

/** Headers with the cookies among them: a client that sets cookies by hand is no page, and names the server as its Origin. */
export function handshakeHeaders({
  url,
  headers,
  cookies,
}: Pick<Target, "url" | "headers" | "cookies">): Record<string, string> {
  const cookie = renderCookies(cookies);
  const all = cookie === "" ? headers : { ...headers, cookie };
  const names = Object.keys(all).join().toLowerCase().split(",");
  if (!names.includes("cookie") || names.includes("origin")) return { ...all };
  return { ...all, origin: url.origin.replace(/^ws/, "http") };
}
