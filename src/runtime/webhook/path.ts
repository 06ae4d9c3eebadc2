import { parseFrame } from "../wire/frame.js";
import { findOperation } from "../wire/route.js";
import type { OperationDescription, ServiceDescription } from "../wire/service-description.js";

/** A webhook as it came, as far as it says which one it is. */
interface Asked {
  readonly method: string;
  /** Below where the receiver is mounted. */
  readonly path: string;
  readonly body: ArrayBuffer;
}

/** Where the contract has a webhook. */
interface WebhookPath {
  readonly pathname: string;
  /** Its sender waits for an answer. */
  readonly replies: boolean;
}

/**
 * The path of a webhook: the one that it came on, or where all come on one the address of the only webhook whose message
 * its body is. Undefined where none or several fit.
 */
export function findPath(
  service: ServiceDescription,
  { method, path, body }: Asked,
): WebhookPath | undefined {
  const route = findOperation(service, method, path);
  if (route.ok) return { pathname: path, replies: hasReply(service.operations[route.operation]) };
  // The handler behind says which methods there are.
  if (route.status === 405) return { pathname: path, replies: false };
  if (path !== "/") return undefined;
  const here = Object.values(service.operations).filter(
    (one) => one.http?.method.toUpperCase() === method && !hasHoles(service, one),
  );
  const payload = read(body);
  const fitting =
    here.length === 1 ? here : here.filter(({ messages }) => messages.some((one) => one.is(payload)));
  const places = new Set(fitting.map(({ channel }) => service.channels[channel]?.address ?? "/"));
  const [operation] = fitting;
  const [address] = places;
  if (operation === undefined || address === undefined || places.size > 1) return undefined;
  return { pathname: address.replace(/^(?!\/)/, "/"), replies: hasReply(operation) };
}

const hasReply = (operation: OperationDescription | undefined): boolean =>
  (operation?.reply?.messages.length ?? 0) > 0;

const hasHoles = ({ channels }: ServiceDescription, { channel }: OperationDescription): boolean =>
  /[{}]/.test(channels[channel]?.address ?? "");

function read(body: ArrayBuffer): unknown {
  const frame = parseFrame(new TextDecoder().decode(body), body.byteLength);
  return frame.ok ? frame.payload : undefined;
}
