import type { IncomingMessage } from "node:http";
import { within } from "../../wire/abort.js";
import type { Acceptor, Admission, Handshake, Rejection } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import { readCookies } from "../../wire/cookie.js";
import { AsyncApiError } from "../../wire/error.js";
import type { ChannelRoute } from "../../wire/route.js";
import { readHeaders, readRemoteAddress, splitTarget } from "./head.js";
import type { Closable } from "./pending.js";

/** Who wants to come in, and where. */
export interface Entrance extends ChannelRoute {
  readonly acceptor: Acceptor;
  readonly transport: Handshake["transport"];
  readonly request: IncomingMessage;
  /** Socket.IO: the handshake's `auth`. */
  readonly auth?: unknown;
  /** More may follow in `auth`. */
  readonly isEarly?: true;
}

export interface AdmissionSettings {
  readonly clock: Clock;
  readonly authenticateMs: number;
  readonly trustedProxies: readonly string[];
  /** What closes when the other side hangs up. */
  readonly holder: Closable;
}

/** Asks the service whether somebody may come in. Never rejects; takes no longer than `authenticateMs`. */
export async function admit(entrance: Entrance, settings: AdmissionSettings): Promise<Admission> {
  const { acceptor, request } = entrance;
  const gone = new AbortController();
  const hangUp = () => gone.abort(new AsyncApiError("connection-lost", "the other side hung up"));
  settings.holder.once("close", hangUp);
  try {
    return await within(
      { clock: settings.clock, ms: settings.authenticateMs, signals: [gone.signal], what: "letting in" },
      (signal) =>
        acceptor.admit({
          channel: entrance.channel,
          transport: entrance.transport,
          parameters: entrance.parameters,
          query: new URLSearchParams(splitTarget(request.url)?.query ?? ""),
          headers: readHeaders(request),
          cookies: readCookies(request.headers.cookie),
          ...(entrance.auth === undefined ? {} : { auth: entrance.auth }),
          ...(entrance.isEarly === undefined ? {} : { isEarly: true }),
          remoteAddress: readRemoteAddress(request, settings.trustedProxies),
          replyHeaders: [],
          signal,
        }),
    );
  } catch (thrown) {
    const { code } = AsyncApiError.from(thrown);
    return refusal(503, code === "timeout" ? "timeout" : "internal", "not now");
  } finally {
    settings.holder.removeListener("close", hangUp);
  }
}

/** No, with an HTTP status. */
export const refusal = (status: number, code: string, reason: string): Rejection => ({
  ok: false,
  status,
  code,
  reason,
});
