import type { Message, Service } from "../contract/contract.js";
import type { SchemaJson, SchemaObject, SchemaReference } from "../schema/schema.js";

/** How a payload travels in a request or an answer of HTTP. */
type Medium = "json" | "form" | "bytes";

/** How a message travels over HTTP, by its content type and payload. */
export function mediumOf(message: Message, service: Service): Medium {
  const type = message.contentType?.toLowerCase() ?? "";
  if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) return "form";
  const isJson = type === "" || isJsonType(type);
  return !isJson && schemaOf(service, message.payload)?.type === "string" ? "bytes" : "json";
}

/** The message has a content type that generated code takes for JSON, though it is something else. */
export const isMistaken = (message: Message, service: Service, over: "http" | "connection"): boolean =>
  message.payload !== undefined &&
  message.contentType !== undefined &&
  !isJsonType(message.contentType.toLowerCase()) &&
  (over === "connection" || mediumOf(message, service) === "json");

const isJsonType = (type: string): boolean => /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/.test(type);

/** The parts of a form that are files: texts that stand for bytes, or lists of such. */
export function filesOf(message: Message, service: Service): readonly FormFile[] {
  const { properties = {}, required = [] } = schemaOf(service, message.payload) ?? {};
  return Object.entries(properties).flatMap(([name, json]) => {
    const schema = follow(json, service);
    const items = schema?.items === undefined ? undefined : follow(schema.items, service);
    if (!isBinary(schema) && !isBinary(items)) return [];
    return [{ name, isList: !isBinary(schema), isRequired: required.includes(name) }];
  });
}

/** A part of a form that is a file. */
interface FormFile {
  readonly name: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
}

/** The schema that a reference leads to, past schemas that are references themselves. */
export const schemaOf = (
  service: Service,
  reference: SchemaReference | undefined,
): SchemaObject | undefined => (reference === undefined ? undefined : follow(reference, service));

/** The schema itself, or the one at the end of its references; undefined for `true` and `false`. */
export function follow(json: SchemaJson, service: Service): SchemaObject | undefined {
  let at: SchemaJson | undefined = json;
  for (let step = 0; step < 100 && typeof at === "object"; step += 1) {
    const { $ref }: SchemaObject = at;
    if ($ref === undefined) return at;
    at = service.schemas.find(({ name }) => name === $ref)?.json;
  }
  return undefined;
}

const isBinary = (schema: SchemaObject | undefined): boolean =>
  schema?.type === "string" && (schema.contentEncoding === "binary" || schema.format === "binary");
