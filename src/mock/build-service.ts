import type { Message, Service } from "../contract/contract.js";
import { fillDescription } from "../description/fill.js";
import type { PlainService } from "../description/plain.js";
import type { AnyMessage } from "../runtime/wire/dispatch.js";
import { message as buildMessage } from "../runtime/wire/message.js";
import type { ServiceDescription } from "../runtime/wire/service.js";
import { createValidators, type Validators } from "./validators.js";

/** A service of the contract, ready to be served although no code was generated for it. */
export interface MockService {
  readonly name: string;
  readonly description: ServiceDescription;
  readonly service: Service;
  /** The messages of the contract, by name. */
  readonly messages: ReadonlyMap<string, Message>;
  readonly validators: Validators;
}

/** Makes what generated code would state about a service, or about the part of it that `plain` describes. */
export function buildService(service: Service, plain: PlainService): MockService {
  const validators = createValidators(service.schemas);
  const made = new Map(service.messages.map((one) => [one.name, describeMessage(one, validators)]));
  return {
    name: service.name,
    description: fillDescription(plain, (name) => found(made.get(name), `message ${name}`)),
    service,
    messages: new Map(service.messages.map((one) => [one.name, one])),
    validators,
  };
}

const describeMessage = (one: Message, validators: Validators): AnyMessage =>
  buildMessage<string, unknown>({
    name: one.name,
    wire: one.wire,
    validate: validators.of(one.payload?.$ref),
    ...(one.headers && { validateHeaders: validators.of(one.headers.$ref) }),
    source: `${one.source.file}#${one.source.pointer}`,
    examples: [],
  });

/** What the description names is there; anything else is a fault of the program. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the description names a ${what} that is not there`);
  return value;
}
