import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "../fetch/handler.js";
import { systemClock } from "../wire/clock.js";
import { AsyncApiError } from "../wire/error.js";
import { drain } from "./http/body-pump.js";
import { readRemoteAddress } from "./request/head.js";
import { refuseRequest } from "./request/rejection.js";

/** How requests of node:http are handed to a `fetch` handler. */
export interface ListenerSettings {
  /** Addresses of proxies whose X-Forwarded-For is believed. Default none. */
  readonly trustedProxies?: readonly string[];
}

/** A listener of node:http; also a middleware of Express, and with `reply.hijack()` a route of Fastify. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Mounts a `fetch` handler where node:http has its requests. Never rejects. */
export function toNodeListener(
  handler: FetchHandler,
  { trustedProxies = [] }: ListenerSettings = {},
): NodeListener {
  return async (request, response) => {
    // What is left of a connection that broke is nobody's.
    response.on("error", () => {});
    request.on("error", () => {});
    const hungUp = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished)
        hungUp.abort(new AsyncApiError("connection-lost", "the other side hung up"));
    });
    try {
      const remoteAddress = readRemoteAddress(request, trustedProxies);
      const answer = await handler(toRequest(request, hungUp.signal), { remoteAddress });
      await drain(request, systemClock);
      if (!request.complete) response.setHeader("connection", "close");
      await write(response, answer);
    } catch {
      if (response.headersSent) response.destroy();
      else refuseRequest(response, unreadable);
    }
  };
}

const unreadable = {
  ok: false,
  status: 400,
  code: "unreadable",
  reason: "the request cannot be read",
} as const;

function toRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET", rawHeaders } = request;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  const body = method === "GET" || method === "HEAD" ? undefined : bodyOf(request);
  return new Request(urlOf(request), {
    ...{ method, headers, signal },
    ...(body !== undefined && { body, duplex: "half" as const }),
  });
}

/** Express cuts off where a middleware is mounted, and keeps the whole of it. */
function urlOf(request: IncomingMessage): URL {
  const whole: unknown = "originalUrl" in request ? request.originalUrl : undefined;
  const target = typeof whole === "string" ? whole : (request.url ?? "/");
  const base = `http://${request.headers.host ?? "localhost"}`;
  return new URL(URL.canParse(base) ? base + target : `http://localhost${target}`);
}

/** The body as it came: a parser that stands before may have read it, and must have kept its bytes. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> | Blob | undefined {
  if (!request.readableDidRead) {
    const isThere =
      request.headers["transfer-encoding"] !== undefined ||
      Number(request.headers["content-length"] ?? 0) > 0;
    return isThere ? streamOf(request) : undefined;
  }
  const kept: unknown = "body" in request ? request.body : undefined;
  if (typeof kept === "string") return new Blob([kept]);
  return kept instanceof Uint8Array ? new Blob([new Uint8Array(kept)]) : undefined;
}

/** The body as a stream. Who wants no more of it leaves the connection as it is: it is still to carry the answer. */
function streamOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  let detach = (): void => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const onData = (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) request.pause();
      };
      const onEnd = () => {
        detach();
        controller.close();
      };
      const onClose = () => {
        detach();
        controller.error(new AsyncApiError("connection-lost", "the other side hung up"));
      };
      detach = () => void request.off("data", onData).off("end", onEnd).off("close", onClose);
      request.on("data", onData).on("end", onEnd).on("close", onClose).pause();
    },
    pull: () => void request.resume(),
    cancel() {
      detach();
      request.pause();
    },
  });
}

async function write(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (answer.body === null) {
    response.end();
    return;
  }
  const reader = answer.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    if (response.destroyed) return reader.cancel();
    if (!response.write(step.value)) await drained(response);
  }
  response.end();
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const settle = () => {
      response.off("drain", settle).off("close", settle);
      resolve();
    };
    response.on("drain", settle).on("close", settle);
  });
