import type { Message, Operation, Service } from "../contract/contract.js";
import { listAt } from "../json/record.js";
import { isMapping } from "../json/value.js";
import type { HttpOperation, QueryDescription } from "../runtime/wire/service.js";
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
  const statuses = answers.flatMap((answer) => pair(answer.name, statusesOf(answer)));
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
export const methodOf = ({ method, messages }: Operation): string =>
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

/** The binding's status, then those of `x-http-status`. */
function statusesOf({ bindings, extensions }: Message): readonly (number | string)[] {
  const { http } = bindings;
  const own = http !== undefined && isMapping(http) ? http.statusCode : undefined;
  const listed = listAt(extensions, "x-http-status").filter(
    (status) => typeof status === "number" || (typeof status === "string" && /^[1-5]xx$/i.test(status)),
  );
  const all = typeof own === "number" ? [own, ...listed] : listed;
  return [...new Set(all)].map((status) =>
    typeof status === "number" ? status : String(status).toUpperCase(),
  );
}

const pair = <T>(name: string, values: readonly T[]): readonly (readonly [string, readonly T[]])[] =>
  values.length === 0 ? [] : [[name, values]];
