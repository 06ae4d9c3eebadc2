import type { Message, Service } from "../contract/contract.js";
import type { FrameKind } from "../contract/frame-kind.js";
import { fillDescription } from "../description/fill.js";
import { frameOf } from "../description/media.js";
import type { PlainService } from "../description/plain.js";
import type { AnyMessage } from "../runtime/wire/dispatch.js";
import { message as buildMessage } from "../runtime/wire/message.js";
import { bytes, empty, text } from "../runtime/wire/raw.js";
import type { ServiceDescription } from "../runtime/wire/service-description.js";
import { createValidators, type Validators } from "./validators.js";

/** A service of the contract, with what generated code would state about it although none was generated. */
export interface ServedContract {
  readonly contract: Service;
  readonly description: ServiceDescription;
  readonly validators: Validators;
}

/** Describes a service, or the part of it that `plain` has. */
export function describeServed(contract: Service, plain: PlainService): ServedContract {
  const validators = createValidators(contract.schemas);
  const made = new Map(
    contract.messages.map((one) => [one.name, describeMessage(one, frameOf(one, contract), validators)]),
  );
  const description = fillDescription(
    plain,
    (name) => found(made.get(name), `message ${name}`),
    (schema) => validators.of(schema),
  );
  return { contract, description, validators };
}

const describeMessage = (one: Message, frame: FrameKind | undefined, validators: Validators): AnyMessage =>
  buildMessage<string, unknown>({
    name: one.name,
    wire: one.wire,
    validate: validators.of(one.payload?.$ref, frame),
    ...(frame !== undefined && { medium: media[frame] }),
    ...(one.headers && { validateHeaders: validators.of(one.headers.$ref) }),
    source: `${one.source.file}#${one.source.pointer}`,
    examples: [],
  });

const media = { bytes, text, empty };

/** What the description names is there; anything else is a fault of the program. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the description names a ${what} that is not there`);
  return value;
}
