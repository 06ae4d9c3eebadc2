import type { Channel, Operation, Service } from "../src/contract/contract.js";
import type { Finding } from "../src/index.js";
import { familyOf } from "../src/specification/protocols.js";

/** Why an operation may be left out: a closed list, so that a new reason is looked at before it counts as one. */
const reasons: readonly { readonly reason: string; readonly code: string; readonly message: RegExp }[] = [
  { reason: "broker", code: "left-out", message: /the runtime has no transport for / },
  { reason: "no message", code: "left-out", message: /: it has no message$/ },
  { reason: "same route", code: "left-out", message: /: its requests have the method and path of / },
  { reason: "same address", code: "left-out", message: /: its address is that of / },
  { reason: "same messages", code: "left-out", message: / has the same messages on the same connection$/ },
  { reason: "indistinguishable", code: "messages-indistinguishable", message: /./ },
];

/** The reason for which a finding leaves an operation out; undefined where none does. */
export function reasonFor(
  operation: Operation,
  service: Service,
  findings: readonly Finding[],
): string | undefined {
  const places = new Set(placesOf(operation, service));
  return findings
    .filter(({ file, pointer }) => places.has(`${file}#${pointer}`))
    .flatMap(
      ({ code, message }) => reasons.find((one) => one.code === code && one.message.test(message)) ?? [],
    )
    .find(({ reason }) => reason !== "broker" || isForeign(operation.channel))?.reason;
}

/** Where a finding about an operation may stand: at itself, its channel, a message of the two, or a server. */
function placesOf({ source, channel, messages }: Operation, { servers }: Service): readonly string[] {
  return [{ source }, channel, ...messages, ...channel.messages, ...servers].map(
    (one) => `${one.source.file}#${one.source.pointer}`,
  );
}

/** No server of the channel speaks what the runtime speaks. */
const isForeign = ({ servers }: Channel): boolean => servers.every((server) => familyOf(server) === "other");
