import type { Closing } from "../../../runtime/wire/closing.js";
import { AsyncApiError } from "../../../runtime/wire/error.js";

/** Where something was tried from and to. */
export interface Journey {
  /** The address of this page. */
  readonly from: URL;
  readonly to: URL | undefined;
  /** The connection is a WebSocket: browsers say nothing of why one was refused. */
  readonly isSocket: boolean;
}

/** Why something did not work, in words for somebody who sees a page and no console. */
export function explain(thrown: unknown, journey: Journey): string {
  const error = AsyncApiError.from(thrown);
  const { status } = error;
  if (status === 401) return `The server wants to know who asks (401). ${credentialsHint}`;
  if (status === 403) return `The server does not allow this (403). ${credentialsHint}`;
  if (status === 429) return "The server says that this is too much at once (429): wait, then try again.";
  switch (error.code) {
    case "connection-refused":
    case "connection-lost":
      return status !== undefined && status >= 400 && status < 600
        ? `The server answered ${status}: ${error.reason}.`
        : noAnswer(error, journey);
    case "timeout":
      return `Nothing came back in time: ${error.reason}.`;
    case "unexpected-reply":
      return `The answer is none that the contract declares: ${error.reason}.`;
    case "invalid-message":
      return `That breaks the contract: ${error.reason}.`;
    case "unsupported":
      return `A browser cannot do this: ${error.reason}.`;
    default:
      return `${error.reason.slice(0, 1).toUpperCase()}${error.reason.slice(1)}.`;
  }
}

/** Why a connection ended, in a sentence; nothing for a normal closure (RFC 6455, section 7.4.1). */
export function explainClosing({ code, reason }: Pick<Closing, "code" | "reason">): string {
  if (code === 1000) return "";
  const words = reason === "" ? "" : `, ${JSON.stringify(reason)}`;
  const meaning = code === 1006 ? "it broke off" : `the server said ${code}${words}`;
  return `The connection ended: ${meaning}.`;
}

const credentialsHint = "Check the credentials above.";

function noAnswer(error: AsyncApiError, { from, to, isSocket }: Journey): string {
  if (error.code === "connection-lost" && !(error.cause instanceof TypeError) && to === undefined)
    return `The connection went away: ${error.reason}.`;
  const where = to?.host ?? "the server";
  const isPlain = to !== undefined && /^(?:http|ws):$/.test(to.protocol);
  if (from.protocol === "https:" && isPlain && !isLoopback(to))
    return `This page came over HTTPS, and browsers do not let such a page speak with ${where} without encryption: use https or wss, or open this page over HTTP.`;
  const local =
    to !== undefined && isLoopback(to) && !isLoopback(from)
      ? " A browser may also ask you first whether this page may reach your own machine."
      : "";
  if (isSocket)
    return `No connection to ${where}. Either nothing listens there, or the server turned this page away: it may want credentials, or not allow pages of ${from.origin}. Browsers do not tell which.${local}`;
  return `No answer from ${where}. Either nothing listens there, or the browser did not let this page read the answer: the server has to allow the origin ${from.origin} (CORS).${local}`;
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127\./.test(hostname);
