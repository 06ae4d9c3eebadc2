import type { Message, Operation, Service } from "../contract/contract.js";
import { tagsOf } from "../contract/tags.js";
import type { TextKinds } from "../runtime/wire/texts.js";
import { schemaOf } from "./media.js";
import { isBodiless, isHttp, isReceived, type KeptOperation } from "./operation-cover.js";
import { membersOf, textKindOf } from "./text-kinds.js";

/** The headers that a message of HTTP declares. */
export interface HeadersDescription {
  /** What the text of each stands for. */
  readonly kinds: TextKinds;
  /** Those that have one value. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** The messages whose headers a request has: a request without a body has headers, too. */
export function headedMessages({ operation, messages }: KeptOperation): readonly Message[] {
  if (!isHttp(operation) || !isReceived(operation) || operation.longPoll !== undefined) return [];
  return isBodiless(operation) ? operation.messages : messages;
}

/** The headers of a request and its answers, by the name of the message; undefined where none are declared. */
export function describeHeaders(
  one: KeptOperation,
  service: Service,
): Readonly<Record<string, HeadersDescription>> | undefined {
  const { operation } = one;
  const answers = "reply" in operation && isHeaded(operation) ? operation.reply.messages : [];
  const all = [...headedMessages(one), ...answers].flatMap((message) => {
    const headers = describeMessage(message, service);
    return headers === undefined ? [] : [[message.name, headers] as const];
  });
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

/** Whether headers are sent and checked with an operation. */
export const isHeaded = (operation: Operation): boolean =>
  isHttp(operation) && isReceived(operation) && operation.longPoll === undefined;

/** Whether a message declares headers by name. */
export const hasHeaders = (message: Message, service: Service): boolean =>
  describeMessage(message, service) !== undefined;

function describeMessage(message: Message, service: Service): HeadersDescription | undefined {
  const members = Object.entries(membersOf(schemaOf(service, message.headers), service));
  if (members.length === 0) return undefined;
  const kinds = Object.fromEntries(members.map(([name, json]) => [name, textKindOf(json, service)]));
  const fixed = [...constantsOf(message, service)].flatMap(([name, values]) => {
    const [only] = values;
    return values.size === 1 && Object.hasOwn(kinds, name) ? [[name, String(only)] as const] : [];
  });
  return { kinds, ...(fixed.length > 0 && { fixed: Object.fromEntries(fixed) }) };
}

const constantsOf = ({ headers }: Message, { schemas }: Service) =>
  tagsOf(headers, (name) => schemas.find((one) => one.name === name)?.json);

/** Whether a header that both have tells two messages apart: it never has the same value. */
export function areToldByHeaders(one: Message, other: Message, service: Service): boolean {
  const there = constantsOf(other, service);
  return [...constantsOf(one, service)].some(([name, values]) => {
    const others = there.get(name);
    return others !== undefined && [...values].every((value) => !others.has(value));
  });
}

/** What a platform or the client itself puts into a request. */
const platform =
  /^(?:accept(?:-.*)?|authorization|connection|content-(?:type|length|encoding)|cookie|date|host|origin|referer|transfer-encoding|user-agent)$/i;

/** The required headers that the caller of a client has to give, and the required ones that come by themselves. */
export function sortHeaders(message: Message, service: Service, isOnly: boolean) {
  const required = schemaOf(service, message.headers)?.required ?? [];
  const { fixed = {} } = describeMessage(message, service) ?? {};
  const schemes = service.servers.flatMap(({ security }) => security);
  const isGiven = (name: string) =>
    platform.test(name) ||
    (isOnly && Object.hasOwn(fixed, name)) ||
    schemes.some((scheme) => scheme.in === "header" && scheme.name?.toLowerCase() === name.toLowerCase());
  return {
    asked: required.filter((name) => !isGiven(name)),
    given: required.filter(isGiven),
  };
}
