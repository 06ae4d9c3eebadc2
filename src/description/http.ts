import type { Operation, Service } from "../contract/contract.js";
import type { HttpOperation, QueryDescription } from "../runtime/wire/service-description.js";
import type { SchemaReference } from "../schema/schema.js";
import { filesOf, mediumOf, schemaOf } from "./media.js";
import type { KeptOperation } from "./operation-cover.js";

/** An operation as a request of HTTP. Without a method it is POST where there is a body, else GET. */
export function describeHttp({ operation, messages }: KeptOperation, service: Service): HttpOperation {
  const [request] = messages;
  const files = request === undefined ? [] : filesOf(request, service).map(({ name }) => name);
  const body = request === undefined ? "none" : mediumOf(request, service);
  const query = describeQuery(operation.query, service);
  const answers = "reply" in operation ? operation.reply.messages : [];
  const statuses = answers.flatMap((answer) => pair(answer.name, answer.statuses ?? []));
  const bytes = answers
    .filter((answer) => mediumOf(answer, service) === "bytes")
    .map(({ name, contentType = "" }) => [name, contentType] as const);
  return {
    method: methodOf(operation),
    ...(query && { query }),
    body,
    ...(body === "form" && files.length > 0 && { files }),
    ...(statuses.length > 0 && { statuses: Object.fromEntries(statuses) }),
    ...(bytes.length > 0 && { bytes: Object.fromEntries(bytes) }),
  };
}

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
