import { type ServerResponse, STATUS_CODES, validateHeaderName, validateHeaderValue } from "node:http";
import type { Duplex } from "node:stream";
import type { Rejection } from "../../wire/acceptor.js";

/** Answers an upgrade with an HTTP status, and hangs up. */
export function refuseUpgrade(
  socket: Duplex,
  rejection: Rejection,
  headers: readonly (readonly [name: string, value: string])[] = [],
): void {
  if (!socket.writable) return void socket.destroy();
  const body = bodyOf(rejection);
  const lines = [
    `HTTP/1.1 ${rejection.status} ${STATUS_CODES[rejection.status] ?? "Refused"}`,
    "connection: close",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    ...[...retryHeader(rejection), ...headers].map(([name, value]) => `${name}: ${value}`),
  ];
  socket.once("finish", () => socket.destroy());
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Answers a request with an HTTP status. */
export function refuseRequest(response: ServerResponse, rejection: Rejection): void {
  const body = bodyOf(rejection);
  response.writeHead(rejection.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
    ...Object.fromEntries(retryHeader(rejection)),
  });
  response.end(body);
}

const bodyOf = ({ code, reason }: Rejection) => JSON.stringify({ code, message: reason });

const retryHeader = ({ retryAfterMs }: Rejection): readonly (readonly [string, string])[] =>
  retryAfterMs === undefined ? [] : [["retry-after", String(Math.max(1, Math.ceil(retryAfterMs / 1_000)))]];

/** Headers of an answer that cannot smuggle anything into it; others are left out. */
export const soundHeaders = (headers: readonly (readonly [name: string, value: string])[]) =>
  headers.filter(([name, value]) => {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      return true;
    } catch {
      return false;
    }
  });
