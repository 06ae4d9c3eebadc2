import { decode, encodeBody, mediumOf } from "./body.js";
import type { Exchange } from "./exchange.js";
import type { PeerOptions } from "./peer.js";

/** An answer of HTTP as a foreign peer reads it. */
export interface HeardAnswer {
  readonly status: number;
  readonly contentType: string | null;
  /** JSON where it is, else its text; undefined where it is empty. */
  readonly body: unknown;
}

/** Asks a resource with `fetch`. */
export async function askResource(
  { place, sample }: Pick<Exchange, "place" | "sample">,
  { url, patienceMs }: PeerOptions,
): Promise<HeardAnswer> {
  const body = sample === undefined ? undefined : encodeBody(sample);
  // A form names its own content type, with its boundary.
  const type =
    sample === undefined || mediumOf(sample.message) === "multipart" ? undefined : sample.message.contentType;
  const response = await fetch(url + place.target, {
    ...{ method: place.method ?? "GET", redirect: "manual", signal: AbortSignal.timeout(patienceMs) },
    headers: { ...(body !== undefined && { "content-type": type ?? "application/json" }), ...place.headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  return { status: response.status, contentType, body: text === "" ? undefined : decode(text) };
}
