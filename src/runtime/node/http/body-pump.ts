import type { IncomingMessage } from "node:http";
import type { ResourceRequest } from "../../wire/acceptor.js";
import type { Clock } from "../../wire/clock.js";
import type { ServerLimits } from "../../wire/limits.js";
import type { FormParserConstructor } from "./form-parser.js";

/** The body of a request, or why there is none: the last two reasons are no business of the service. */
export type ReadBody = ResourceRequest["body"] | { readonly ok: false; readonly reason: "aborted" | "full" };

/** What reading needs beside the request. */
export interface BodySettings {
  readonly limits: ServerLimits;
  readonly clock: Clock;
  /** Takes up memory that all uploads share; false where none is left. */
  readonly reserve: (bytes: number) => boolean;
  /** The body is wanted: tells a client to go on that waits for that. */
  readonly goOn: () => void;
  readonly formParser?: FormParserConstructor;
}

/** Why reading stopped before the end. */
export type Interruption = "too-large" | "wrong-type" | "timeout" | "aborted" | "full" | "not-json";

interface Pace {
  readonly maximumBytes: number;
  readonly settings: Pick<BodySettings, "limits" | "clock" | "goOn">;
}

/**
 * Hands each chunk to `take`, until that or a limit says stop. Undefined: the body was read to its end.
 * A large upload may take longer than `requestMs`, but neither stand still for so long nor crawl.
 */
export function pump(
  request: IncomingMessage,
  { maximumBytes, settings }: Pace,
  take: (chunk: Buffer) => Interruption | undefined,
): Promise<Interruption | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maximumBytes) return Promise.resolve("too-large");
  const { limits, clock } = settings;
  settings.goOn();
  return new Promise((resolve) => {
    let bytes = 0;
    let cancel = clock.after(limits.requestMs, () => stop("timeout"));
    const began = clock.now();

    function onData(chunk: Buffer): void {
      bytes += chunk.length;
      const interruption = bytes > maximumBytes ? "too-large" : take(chunk);
      cancel();
      if (interruption !== undefined) {
        stop(interruption);
        return;
      }
      const left = limits.requestMs + bytes / bytesPerMs - (clock.now() - began);
      cancel = clock.after(Math.min(limits.requestMs, left), () => stop("timeout"));
    }

    function onEnd(): void {
      stop(undefined);
    }

    function onClose(): void {
      stop("aborted");
    }

    function stop(interruption: Interruption | undefined): void {
      cancel();
      request.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
      // Later errors of the socket are nobody's any more.
      request.on("error", () => undefined);
      if (interruption !== undefined) request.pause();
      resolve(interruption);
    }

    request.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}

/** The pace that an upload has to keep beyond the first `requestMs`: 64 KiB a second. */
const bytesPerMs = 65.536;

/** What is thrown away of a body that is not wanted, at most; how long it may take, and stand still. */
const drainBytes = 33_554_432;
const drainMs = 1_000;
const quietMs = 200;

/** Throws the rest of a body away, within bounds: who listens only after having sent it all gets to hear the answer. */
export function drain(request: IncomingMessage, clock: Clock): Promise<void> {
  // Nothing comes from a client that waits to be told to go on.
  if (request.complete || request.destroyed || request.headers.expect !== undefined) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const end = clock.now() + drainMs;
    let cancel = clock.after(quietMs, stop);
    function onData(chunk: Buffer): void {
      bytes += chunk.length;
      cancel();
      if (bytes > drainBytes) stop();
      else cancel = clock.after(Math.min(quietMs, end - clock.now()), stop);
    }
    function stop(): void {
      cancel();
      // What still comes is read: bytes left in the socket would reset the connection before the answer is heard.
      request.off("data", onData).off("end", stop).off("close", stop).resume();
      resolve();
    }
    request.on("data", onData).on("end", stop).on("close", stop).resume();
  });
}
