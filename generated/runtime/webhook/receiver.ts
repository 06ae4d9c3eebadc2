/** What takes the webhooks of a contract in: judged by signature, told apart, validated, handed to typed handlers. */
import { readBytes } from "../fetch/body.js";
import { createFetchHandler, type FetchHandler, refuse } from "../fetch/handler.js";
import type { ResourceContext } from "../server/context.js";
import { createServer } from "../server/server.js";
import type { CloseOptions } from "../wire/acceptor.js";
import { type Clock, systemClock } from "../wire/clock.js";
import type { Codecs } from "../wire/codec.js";
import { AsyncApiError } from "../wire/error.js";
import { defaultServerLimits, type ServerLimits } from "../wire/limits.js";
import type { Report, Validation } from "../wire/report.js";
import type { ServiceDescription } from "../wire/service-description.js";
import { createGuard, type GuardOptions } from "./guard.js";
import { findPath } from "./path.js";

/** What a handler of a webhook has at hand. */
export type WebhookContext<
  Parameters = Readonly<Record<string, string>>,
  Query = Readonly<Record<string, string | undefined>>,
> = ResourceContext<WebhookDelivery, Parameters, Query>;

/** Which delivery it is. */
export interface WebhookDelivery {
  /** The same at each try; undefined where the sender gives none. */
  readonly id: string | undefined;
}

/** What webhooks are received with. */
export type WebhookOptions<Handlers extends object = object> = GuardOptions & {
  /** By the name of the operation. What one throws is not taken as delivered: the sender tries again. */
  readonly handlers: Handlers;
  /** Where the receiver is mounted: `/hooks`. What follows in a path is the webhook's address. Default: at the root. */
  readonly basePath?: string;
  /** A webhook has up to 1 MiB, unless `messageBytes` says otherwise. */
  readonly limits?: Partial<ServerLimits>;
  /** Default: strict both ways. */
  readonly validation?: Validation;
  /** How bodies of other content types are read and written, by the type: `application/msgpack`. */
  readonly codecs?: Codecs;
  readonly clock?: Clock;
  readonly onReport?: (report: Report) => void;
  /** Hears of faults that nobody else can, such as a `verify` that throws. */
  readonly onError?: (error: AsyncApiError) => void;
};

/** What receives webhooks. */
export interface WebhookReceiver {
  /** `Request` in, `Response` out: mount it. Needs no `this`, and never rejects. */
  readonly fetch: FetchHandler;
  /** Takes nothing any more; resolves when what runs has ended. */
  close(options?: CloseOptions): Promise<void>;
}

/** Makes what receives the webhooks of a service. Throws where one has no handler, and for a secret that is too short. */
export function createWebhookReceiver<Handlers extends object>(
  description: ServiceDescription,
  options: WebhookOptions<Handlers>,
): WebhookReceiver {
  const { handlers, basePath = "", clock = systemClock, codecs, validation, onReport, onError } = options;
  const limits = { ...defaultServerLimits, messageBytes: 1_048_576, ...options.limits };
  const server = createServer<Handlers, WebhookDelivery>(description, {
    ...{ handlers, limits, clock },
    authenticate: ({ headers }) => ({ id: headers("callback-id") }),
    ...(codecs && { codecs }),
    ...(validation && { validation }),
    ...(onReport && { onReport }),
  });
  const answer = createFetchHandler([server], { limits, clock, ...(onError && { onError }) });
  const guard = createGuard(options);
  const read = createReader(description, { limits, clock });
  const receive: FetchHandler = async (request, context) => {
    const rest = restOf(new URL(request.url).pathname, basePath);
    if (rest === undefined) return refuse(404, "not-found", "no webhook has this path");
    const body = await read(request);
    if (body instanceof Response) return body;
    const verdict = await guard(request, body);
    if (verdict.kind === "refused")
      return refuse(verdict.status, verdict.status === 401 ? "unauthenticated" : "busy", verdict.reason);
    const path = findPath(description, { method: request.method, path: rest, body });
    if (verdict.kind === "duplicate")
      return path?.replies === true
        ? refuse(409, "duplicate", "this was answered before")
        : new Response(null, { status: 204 });
    const response =
      path === undefined
        ? refuse(404, "not-found", "nothing says which webhook this is")
        : await answer(moved(request, path.pathname, body), context);
    // What was not taken counts as new at the next try.
    if (response.status >= 400) verdict.forget();
    return response;
  };
  return {
    fetch: (request, context) =>
      receive(request, context).catch((thrown: unknown) => {
        onError?.(AsyncApiError.from(thrown));
        return refuse(500, "internal", "the receiver has a fault");
      }),
    close: (closeOptions) => server.close(closeOptions),
  };
}

/** What follows in a path after where the receiver is mounted; undefined where it is elsewhere. */
function restOf(pathname: string, basePath: string): string | undefined {
  const base = basePath.replace(/\/+$/, "");
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return undefined;
  return pathname.slice(base.length) || "/";
}

/** The same request at the path that the contract knows, its body read. */
function moved(request: Request, pathname: string, body: ArrayBuffer): Request {
  const url = new URL(request.url);
  url.pathname = pathname;
  const { method, headers, signal } = request;
  const hasBody = body.byteLength > 0 && method !== "GET" && method !== "HEAD";
  return new Request(url, { method, headers, signal, ...(hasBody && { body }) });
}

/** Reads bodies, all together no more than uploads may have; what is too large or too slow has its answer at once. */
function createReader(
  { operations }: ServiceDescription,
  { limits, clock }: { readonly limits: ServerLimits; readonly clock: Clock },
): (request: Request) => Promise<ArrayBuffer | Response> {
  const isJson = Object.values(operations).every(
    ({ http }) => http?.body === "json" || http?.body === "none",
  );
  const maximumBytes = isJson ? limits.messageBytes : Math.max(limits.messageBytes, limits.uploadBytes);
  let all = 0;
  return async (request) => {
    let own = 0;
    const reserve = (bytes: number) => {
      all += bytes;
      own += bytes;
      return all <= limits.uploadsBytes;
    };
    try {
      const read = await readBytes(request, maximumBytes, { limits, clock, reserve });
      return read.ok ? await read.bytes.arrayBuffer() : refusals[read.reason]();
    } finally {
      all -= own;
    }
  };
}

const refusals = {
  "too-large": () => refuse(413, "too-large", "the body is too large"),
  timeout: () => refuse(408, "timeout", "the body did not come to its end"),
  full: () => refuse(503, "busy", "too much comes in at once", { "retry-after": "1" }),
} as const;
