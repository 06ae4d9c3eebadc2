import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { familyOf, protocolOf } from "../specification/protocols.js";
import type { Contract, Operation, Service } from "./contract.js";

/** A warning for each service that reads as if its client had written it: that asks and answers nothing. */
export const findOtherSide = ({ services }: Contract): readonly Diagnostic[] => services.flatMap(ofService);

function ofService({ operations }: Service): readonly Diagnostic[] {
  const served = operations.filter(isServed);
  const [first, ...others] = served.filter(isAsking);
  if (first === undefined || served.some(isAnswering)) return [];
  const related = others.map(({ name, source }) => ({ message: `so does \`${name}\``, source }));
  const holes = { name: first.name, evidence: evidenceOf(first) };
  return [diagnose("perspective-doubtful", holes, first.source, related)];
}

/** Over a protocol that has a client and a server; elsewhere both sides are alike. */
const isServed = ({ channel }: Operation): boolean =>
  channel.servers.some((server) => familyOf(server) !== "other");

/** The application asks: for a reply, or for what stands at an address. */
const isAsking = (operation: Operation): boolean =>
  operation.kind === "request" || (operation.kind === "send" && isFetch(operation));

/** The application is asked. */
const isAnswering = (operation: Operation): boolean =>
  operation.kind === "respond" || (operation.kind === "receive" && isHttp(operation));

const isFetch = ({ method }: Operation): boolean => method === "GET" || method === "HEAD";

const isHttp = ({ channel }: Operation): boolean =>
  channel.servers.some((server) => familyOf(server) === "http");

function evidenceOf(operation: Operation): string {
  if (operation.kind !== "request") return `sends a ${operation.method} request`;
  const { channel, reply } = operation;
  const over = protocolOf(channel.servers[0]?.protocol ?? "").title;
  const names = reply.messages.map(({ name }) => `\`${name}\``).join(" or ");
  return `sends over ${over} and waits for ${names === "" ? "a reply" : names}`;
}
