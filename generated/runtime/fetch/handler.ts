import type { Acceptor, ResourceRequest } from "../wire/acceptor.js";
import { type Clock, systemClock } from "../wire/clock.js";
import { readCookies } from "../wire/cookie.js";
import { AsyncApiError } from "../wire/error.js";
import { defaultServerLimits, type ServerLimits } from "../wire/limits.js";
import { findPlace, type Place } from "../wire/resource-place.js";
import { readBody } from "./body.js";
import { toResponse, watched } from "./response.js";

/** How resources are served; nothing has to be set. */
export interface FetchSettings {
  readonly limits?: Partial<ServerLimits>;
  readonly clock?: Clock;
  /** Hears of faults that nobody else can, such as an answer that is none. */
  readonly onError?: (error: AsyncApiError) => void;
}

/** What a `Request` does not say of itself. */
export interface FetchContext {
  /** Where the request comes from; limits for each address need it. */
  readonly remoteAddress?: string;
}

/** Answers a request. Never rejects. Fits whatever takes `Request` in and `Response` out. */
export type FetchHandler = (request: Request, context?: FetchContext) => Promise<Response>;

/** Parameters of a query that are read at all. */
const maximumParameters = 100;

/** Serves the HTTP resources of services as one function: `Request` in, `Response` out. */
export function createFetchHandler(
  acceptors: readonly Acceptor[],
  settings: FetchSettings = {},
): FetchHandler {
  const { clock = systemClock } = settings;
  const limits = { ...defaultServerLimits, ...acceptors[0]?.options?.limits, ...settings.limits };
  let uploadsBytes = 0;
  return async (request, context) => {
    let reserved = 0;
    const reserve = (bytes: number) => {
      uploadsBytes += bytes;
      reserved += bytes;
      return uploadsBytes <= limits.uploadsBytes;
    };
    try {
      const { pathname, search } = new URL(request.url);
      const found = findPlace(acceptors, request.method, `${pathname}?${search.slice(1)}`);
      if (found === undefined) return refuse(404, "not-found", "there is nothing here");
      if (found.kind === "methods") return refuseMethod(request, [...found.allow, "OPTIONS"]);
      if (search.split("&", maximumParameters + 1).length > maximumParameters)
        return refuse(400, "too-many-parameters", "the query has too many parameters");
      const { place } = found;
      const body = await readBody(request, place.http, { limits, clock, reserve });
      if (body.ok || body.reason !== "full")
        return await ask(place, { request, body, query: new URLSearchParams(search), context });
      return refuse(503, "busy", "too many uploads at once", { "retry-after": "1" });
    } catch (thrown) {
      settings.onError?.(AsyncApiError.from(thrown));
      return refuse(500, "internal", "the server has a fault");
    } finally {
      uploadsBytes -= reserved;
    }
  };
}

interface Exchange extends Pick<ResourceRequest, "body" | "query"> {
  readonly request: Request;
  readonly context: FetchContext | undefined;
}

async function ask(place: Place, { request, body, query, context }: Exchange): Promise<Response> {
  const { acceptor, operation, parameters, isPoll } = place;
  const { headers, signal } = request;
  let settle = (_isDelivered: boolean): void => {};
  const delivered = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  // What runtimes hand over beside a request has other types than ours.
  const remoteAddress: unknown = context?.remoteAddress;
  try {
    const answer = await acceptor.answer({
      ...{ operation, parameters, query, body, signal, delivered },
      headers: (name) => headers.get(name) ?? undefined,
      cookies: readCookies(headers.get("cookie") ?? undefined),
      remoteAddress: typeof remoteAddress === "string" ? remoteAddress : "",
    });
    const response = await toResponse(request, answer);
    if (isPoll) return await watched(response, settle);
    settle(true);
    return response;
  } catch (thrown) {
    settle(false);
    throw thrown;
  }
}

function refuseMethod({ method }: Request, methods: readonly string[]): Response {
  const allow = methods.join(", ");
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  return refuse(405, "method-not-allowed", "the resource has other methods", { allow });
}

/** An answer that says no before anything of the contract was asked. */
export const refuse = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response => Response.json({ code, message }, { status, headers });
