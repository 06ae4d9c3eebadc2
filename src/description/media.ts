import type { Message, Service } from "../contract/contract.js";
import { type FrameKind, frameKindOf } from "../contract/frame-kind.js";
import { isJson, nameOfType } from "../runtime/wire/codec.js";
import type { SchemaJson, SchemaObject, SchemaReference } from "../schema/schema.js";
import { isHttp } from "./operation-cover.js";

/** How a payload travels in a request or an answer of HTTP: `form` is multipart/form-data. */
type Medium = "json" | "form" | "bytes" | "codec";

/** How a message travels over HTTP, by its content type and payload. */
export function mediumOf(message: Message, service: Service): Medium {
  const type = nameOfType(message.contentType ?? "");
  if (type === "" || isJson(type)) return "json";
  if (type === "multipart/form-data") return "form";
  if (codecOf(message, service) !== undefined) return "codec";
  const kind = schemaOf(service, message.payload)?.type;
  return kind === "string" || (kind === undefined && opaque.test(type)) ? "bytes" : "codec";
}

/** Types of bytes that no schema says more of. */
const opaque = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)$/;

/** The codecs of the runtime. */
export type CodecName = "text" | "form" | "lines";

/** The runtime's codec for a message of HTTP; undefined where it has none, or the message needs none. */
export function codecOf({ contentType = "", payload }: Message, service: Service): CodecName | undefined {
  const type = nameOfType(contentType);
  const schema = schemaOf(service, payload);
  if (type === "application/x-www-form-urlencoded") return "form";
  if (lines.test(type)) return schema?.type === "array" ? "lines" : undefined;
  return /^text\//.test(type) && schema?.type === "string" && !isBinary(schema) ? "text" : undefined;
}

const lines = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines)$/;

/** The message has a content type that generated code can neither write nor read by itself. */
export const isForeign = (message: Message, service: Service, over: "http" | "connection"): boolean =>
  message.payload !== undefined &&
  message.contentType !== undefined &&
  !isJson(message.contentType) &&
  (over === "connection"
    ? frameOf(message, service) === undefined
    : mediumOf(message, service) === "codec" && codecOf(message, service) === undefined);

/** The content type of a message where it is another one than `application/json`. */
export const ownTypeOf = ({ contentType = "" }: Message): string | undefined =>
  ["", "application/json"].includes(nameOfType(contentType)) ? undefined : contentType;

const frames = new WeakMap<Service, Map<Message, FrameKind | undefined>>();

/** How a message travels over connections where it is no JSON; `empty` over HTTP too. */
export function frameOf(message: Message, service: Service): FrameKind | undefined {
  const known = frames.get(service) ?? new Map<Message, FrameKind | undefined>();
  frames.set(service, known);
  if (known.has(message)) return known.get(message);
  const frame = planFrame(message, service);
  known.set(message, frame);
  return frame;
}

/** What stands in an array of another is JSON. Over HTTP bodies have a medium of their own. */
function planFrame(message: Message, service: Service): FrameKind | undefined {
  const { contentType, payload } = message;
  const frame = frameKindOf(contentType, payload, (name) => schemaNamed(service, name));
  if (frame === undefined || service.messages.some(({ batch }) => batch?.messages.includes(message)))
    return undefined;
  const carriers = service.operations.filter(
    (one) => one.messages.includes(message) || ("reply" in one && one.reply.messages.includes(message)),
  );
  return frame === "empty" || carriers.length === 0 || carriers.some((one) => !isHttp(one))
    ? frame
    : undefined;
}

const schemaNamed = ({ schemas }: Service, wanted: string): SchemaJson | undefined =>
  schemas.find(({ name }) => name === wanted)?.json;

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
    at = schemaNamed(service, $ref);
  }
  return undefined;
}

const isBinary = (schema: SchemaObject | undefined): boolean =>
  schema?.type === "string" && (schema.contentEncoding === "binary" || schema.format === "binary");
