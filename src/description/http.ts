import type { Message, Operation, Service } from "../contract/contract.js";
import { nameOfType } from "../runtime/wire/codec.js";
import type { HttpOperation, QueryDescription } from "../runtime/wire/service-description.js";
import type { SchemaReference } from "../schema/schema.js";
import {
  type CodecName,
  codecOf,
  filesOf,
  frameOf,
  isForeign,
  mediumOf,
  ownTypeOf,
  schemaOf,
} from "./media.js";
import { isHttp, type KeptOperation } from "./operation-cover.js";
import { textKindsOf } from "./text-kinds.js";

/** An operation as a request of HTTP. Without a method it is POST where there is a body, else GET. */
export function describeHttp({ operation, messages }: KeptOperation, service: Service): HttpOperation {
  const request = messages.find((one) => frameOf(one, service) !== "empty");
  const files = request === undefined ? [] : filesOf(request, service).map(({ name }) => name);
  const body = request === undefined ? "none" : mediumOf(request, service);
  const query = describeQuery(operation.query, service);
  const answers = "reply" in operation ? operation.reply.messages : [];
  const statuses = answers.flatMap((answer) => pair(answer.name, answer.statuses ?? []));
  const bytes = answers
    .filter((answer) => mediumOf(answer, service) === "bytes")
    .map(({ name, contentType = "" }) => [name, contentType] as const);
  const type = request === undefined || body === "form" || body === "bytes" ? undefined : ownTypeOf(request);
  const types = answers.flatMap((answer) => {
    const own = mediumOf(answer, service) === "bytes" ? undefined : ownTypeOf(answer);
    return own === undefined ? [] : [[answer.name, own] as const];
  });
  const texts = [...messages, ...answers].flatMap((message) => {
    const isText = mediumOf(message, service) === "form" || codecOf(message, service) === "form";
    const kinds = isText ? textKindsOf(schemaOf(service, message.payload), service) : undefined;
    return kinds === undefined ? [] : [[message.name, kinds] as const];
  });
  return {
    method: methodOf(operation),
    ...(query && { query }),
    body,
    ...(type !== undefined && { type }),
    ...(body === "form" && files.length > 0 && { files }),
    ...(statuses.length > 0 && { statuses: Object.fromEntries(statuses) }),
    ...(bytes.length > 0 && { bytes: Object.fromEntries(bytes) }),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
    ...(texts.length > 0 && { texts: Object.fromEntries(texts) }),
  };
}

/** The runtime's codecs that the HTTP operations of a service need, by content type. */
export const describeCodecs = (
  kept: readonly KeptOperation[],
  service: Service,
): Readonly<Record<string, CodecName>> =>
  Object.fromEntries(
    httpMessages(kept).flatMap((message) => {
      const codec = codecOf(message, service);
      return codec === undefined ? [] : [[nameOfType(message.contentType ?? ""), codec]];
    }),
  );

/** The content types of HTTP operations for which the runtime has no codec. */
export const foreignTypes = (kept: readonly KeptOperation[], service: Service): readonly string[] => [
  ...new Set(
    httpMessages(kept).flatMap((message) =>
      isForeign(message, service, "http") ? [nameOfType(message.contentType ?? "")] : [],
    ),
  ),
];

const httpMessages = (kept: readonly KeptOperation[]): readonly Message[] =>
  kept.flatMap(({ operation, messages }) => {
    if (!isHttp(operation)) return [];
    return "reply" in operation ? [...messages, ...operation.reply.messages] : messages;
  });

/** The method of an HTTP operation. */
const methodOf = ({ method, messages }: Operation): string =>
  method ?? (messages.length > 0 ? "POST" : "GET");

/** The names in the query, those that are required first; undefined where the schema names none. */
export function describeQuery(
  query: SchemaReference | undefined,
  service: Service,
): QueryDescription | undefined {
  const { properties, required = [] } = schemaOf(service, query) ?? {};
  if (properties === undefined) return undefined;
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return { required, optional };
}

const pair = <T>(name: string, values: readonly T[]): readonly (readonly [string, readonly T[]])[] =>
  values.length === 0 ? [] : [[name, values]];
