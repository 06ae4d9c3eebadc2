import { type Code, code } from "../../code/code.js";
import type { Message, Service } from "../../contract/contract.js";
import type { FrameKind } from "../../contract/frame-kind.js";
import { frameOf, schemaOf } from "../../description/media.js";
import { referencesIn } from "../../schema/walk.js";

/** The type of a payload that is no JSON; undefined where it is JSON, or where its model says it. */
export function bareType(message: Message, service: Service): Code | undefined {
  const bare = bareCheck(message, service);
  const isModel = bare === "bytes" && byteModels(service).has(message.payload?.$ref ?? "");
  return bare === undefined || isModel ? undefined : typeOfBare(bare);
}

/** What a payload has to be that is no JSON; undefined where a schema says it. */
export function bareCheck(message: Message, service: Service): FrameKind | undefined {
  const frame = frameOf(message, service);
  const hasSchema = frame === "text" && schemaOf(service, message.payload)?.type === "string";
  return hasSchema ? undefined : frame;
}

/** A payload of that kind as a type; without a kind anything. */
export function typeOfBare(bare: FrameKind | undefined): Code {
  switch (bare) {
    case "bytes":
      return bytesType;
    case "text":
      return code`string`;
    case "empty":
      return code`undefined`;
    default:
      return code`unknown`;
  }
}

/** What bytes are. */
export const bytesType = code`Uint8Array`;

/** The message has no payload. */
export const isEmpty = (message: Message, service: Service): boolean => frameOf(message, service) === "empty";

const known = new WeakMap<Service, ReadonlySet<string>>();

/** The models that are bytes: payloads of such messages alone, part of no other schema. */
export function byteModels(service: Service): ReadonlySet<string> {
  const models = known.get(service) ?? findByteModels(service);
  known.set(service, models);
  return models;
}

function findByteModels(service: Service): ReadonlySet<string> {
  const { messages, schemas } = service;
  const isBytes = (message: Message) => frameOf(message, service) === "bytes";
  const models = new Set(messages.filter(isBytes).flatMap(({ payload }) => payload?.$ref ?? []));
  if (models.size === 0) return models;
  for (const message of messages) if (!isBytes(message)) models.delete(message.payload?.$ref ?? "");
  for (const { json } of schemas) for (const name of referencesIn(json)) models.delete(name);
  return models;
}
