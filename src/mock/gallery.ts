import type { Message, Service } from "../contract/contract.js";
import { frameOf } from "../description/media.js";
import type { Json } from "../json/value.js";
import { sample } from "../schema/sample/sample.js";
import { toBytes } from "./bytes.js";
import type { Validators } from "./validators.js";

/** A payload that a mock can send, and where it is from. */
export interface Exhibit {
  readonly message: Message;
  readonly payload: Json;
  readonly origin: Origin;
}

type Origin =
  /** `index` counts from 1. */
  | { readonly kind: "example"; readonly index: number; readonly name?: string }
  | { readonly kind: "sample"; readonly seed: number };

/** What messages look like: their examples, or what can be made of their schemas. */
export interface Gallery {
  /** The message of that name. */
  messageNamed(name: string): Message | undefined;
  /** The examples that keep the schema, in the order of the document. */
  examplesOf(message: Message): readonly Exhibit[];
  /** The example of that name, else the fullest, else a sample. */
  showOf(message: Message, example: string | undefined): Exhibit | undefined;
  /** A payload made from the schema; undefined where none that is valid was found. `variant` asks for another one. */
  sampleOf(message: Message, variant?: number): Exhibit | undefined;
  /** A payload as it is sent: bytes for a message of bytes, nothing for one without a payload. */
  sent(message: Message, payload: Json): unknown;
  /** Headers of a message that are as its schema says; nothing where none can be made. */
  headersOf(message: Message): Readonly<Record<string, Json>>;
}

/** The payloads of a service; the same seed makes the same ones. */
export function createGallery(service: Service, validators: Validators, seed: number): Gallery {
  const schemas = new Map(service.schemas.map(({ name, json }) => [name, json]));
  const lookup = (name: string) => schemas.get(name);
  const messages = new Map(service.messages.map((one) => [one.name, one]));
  const known = new Map<Message, readonly Exhibit[]>();

  function listExamples(message: Message): readonly Exhibit[] {
    const validate = validators.of(message.payload?.$ref);
    return message.examples.flatMap(({ name, payload }, at) =>
      payload === undefined || !validate(payload).ok
        ? []
        : [
            {
              message,
              payload,
              origin: { kind: "example", index: at + 1, ...(name !== undefined && { name }) },
            },
          ],
    );
  }

  const gallery: Gallery = {
    messageNamed: (name) => messages.get(name),
    examplesOf(message) {
      const examples = known.get(message) ?? listExamples(message);
      known.set(message, examples);
      return examples;
    },
    showOf(message, example) {
      const examples = gallery.examplesOf(message);
      const named = examples.find(({ origin }) => origin.kind === "example" && origin.name === example);
      return (example === undefined ? undefined : named) ?? fullest(examples) ?? gallery.sampleOf(message);
    },
    sampleOf(message, variant = 0) {
      const origin = { kind: "sample", seed } as const;
      if (message.payload === undefined) {
        const isText = frameOf(message, service) === "text";
        return { message, payload: isText ? "text" : {}, origin };
      }
      const validate = validators.of(message.payload.$ref);
      for (const size of ["full", "minimal"] as const) {
        const made = sample(message.payload, lookup, { size, seed: seed + variant });
        if (made.ok && validate(made.value).ok) return { message, payload: made.value, origin };
      }
      return undefined;
    },
    sent(message, payload) {
      const frame = frameOf(message, service);
      if (frame === "empty") return undefined;
      return frame === "bytes" ? toBytes(payload, message.contentType ?? "") : payload;
    },
    headersOf({ headers, examples }) {
      if (headers === undefined) return {};
      const validate = validators.of(headers.$ref);
      const made = sample(headers, lookup, { size: "full", seed });
      const all = [...examples.map((one) => one.headers), made.ok ? made.value : undefined];
      return all.filter(isObject).find((one) => validate(one).ok) ?? {};
    },
  };
  return gallery;
}

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The one that shows the most members; the first of several that do. */
export const fullest = (exhibits: readonly Exhibit[]): Exhibit | undefined =>
  exhibits.reduce<Exhibit | undefined>(
    (best, one) => (best === undefined || sizeOf(one.payload) > sizeOf(best.payload) ? one : best),
    undefined,
  );

/** How many values a payload holds. */
const sizeOf = (value: Json): number =>
  typeof value !== "object" || value === null
    ? 1
    : Object.values(value).reduce<number>((sum, member) => sum + sizeOf(member), 1);

/** `example "full"`, `example 2`, `made with seed 1`. */
export const renderOrigin = (origin: Origin): string => {
  if (origin.kind === "sample") return `made with seed ${origin.seed}`;
  return `example ${origin.name === undefined ? origin.index : JSON.stringify(origin.name)}`;
};
