import { callOperation, type ResourceTransport } from "../client/http-operation.js";
import { openPolling } from "../polling/link.js";
import { type Clock, systemClock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import { defaultClientLimits } from "../wire/limits.js";
import { protocolsOf } from "../wire/protocol.js";
import type { HttpCall, HttpReply } from "../wire/transport.js";
import { readReply } from "./reply.js";

/** How HTTP is spoken; nothing has to be set. */
export interface HttpOptions {
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
  /** Whether a browser sends its cookies, and to whom. Default: the browser's own, `same-origin`. */
  readonly credentials?: "include" | "same-origin" | "omit";
  /** The largest answer in JSON. Default 16 MiB. */
  readonly messageBytes?: number;
  /** The largest answer in bytes, such as a download. Default 64 MiB. */
  readonly fileBytes?: number;
  /** For the pauses of long polling. */
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** HTTP by `fetch`: asks resources, and opens channels that are polled. */
export function http(options: HttpOptions = {}): ResourceTransport {
  const call = (request: HttpCall) => callResource(request, options);
  const { clock = systemClock, random = Math.random } = options;
  return {
    name: "http",
    protocols: protocolsOf("http"),
    call,
    callOperation,
    open: (target, events) => openPolling(target, events, { call, clock, random }),
  };
}

async function callResource(request: HttpCall, options: HttpOptions): Promise<HttpReply> {
  const { messageBytes = defaultClientLimits.messageBytes, fileBytes = 67_108_864 } = options;
  const send = options.fetch ?? fetch;
  try {
    request.signal.throwIfAborted();
    const response = await send(request.url, buildInit(request, options));
    return await readReply(response, request.operation.bytes === undefined ? messageBytes : fileBytes);
  } catch (cause) {
    if (request.signal.aborted) throw AsyncApiError.from(request.signal.reason, "aborted");
    if (cause instanceof AsyncApiError) throw cause;
    throw new AsyncApiError("connection-lost", `no answer from ${request.url.origin}`, { cause });
  }
}

function buildInit({ operation, headers, body, signal }: HttpCall, options: HttpOptions): RequestInit {
  const all = new Headers({ ...headers });
  const content = encodeBody(body);
  if (typeof content === "string")
    all.set("content-type", operation.type ?? "application/json; charset=utf-8");
  return {
    method: operation.method,
    headers: all,
    signal,
    // Headers such as Api-Token would go along to wherever an answer points.
    redirect: "error",
    ...(content !== undefined && { body: content }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
  };
}

function encodeBody(body: unknown): FormData | Blob | string | undefined {
  if (body === undefined || body instanceof FormData || body instanceof Blob) return body;
  return JSON.stringify(body);
}
