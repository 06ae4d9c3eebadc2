import { AsyncApiError } from "./error.js";
import type { Medium } from "./medium.js";
import { stepsOf } from "./pointer.js";
import type { StandardSchema } from "./standard-schema.js";
import type { Result, Validate } from "./validation.js";

/** The data of a message, as generated code states it. */
export interface MessageDescription<Name extends string, Payload> {
  /** Identifier of the message in code. */
  readonly name: Name;
  /** What the message is called on the wire. */
  readonly wire: string;
  readonly validate: Validate<Payload>;
  /** How it travels where it is no JSON: `bytes`, `text` or `empty`. */
  readonly medium?: Medium;
  /** Checks the headers; absent where the contract declares none. */
  readonly validateHeaders?: Validate<unknown>;
  /** Where the contract defines it: `asyncapi.yaml#/components/messages/say`. */
  readonly source: string;
  /** Payloads that the contract shows, and that `validate` accepts. */
  readonly examples: readonly unknown[];
}

/** A message of the contract: its data and the three ways to check a payload. Also a Standard Schema. */
export interface Message<Name extends string, Payload>
  extends Omit<MessageDescription<Name, Payload>, "examples">,
    StandardSchema<Payload> {
  readonly examples: readonly Payload[];
  is(value: unknown): value is Payload;
  /** Returns the payload, or throws an `AsyncApiError` with the code `invalid-message`. */
  parse(value: unknown): Payload;
}

/** The payload type of a message: `PayloadOf<typeof say>`. */
export type PayloadOf<M> = M extends { parse(value: unknown): infer Payload } ? Payload : never;

/** Makes a message of its description. */
export function message<Name extends string, Payload>(
  description: MessageDescription<Name, Payload>,
): Message<Name, Payload> {
  const { validate } = description;
  return {
    ...description,
    // Validated when the code was generated: a literal of an open type would not pass as its type.
    examples: description.examples as readonly Payload[],
    is: (value): value is Payload => validate(value).ok,
    parse(value) {
      const result = validate(value);
      if (result.ok) return result.value;
      const reasons = result.issues.map((issue) => issue.message).join("; ");
      throw new AsyncApiError("invalid-message", `${description.name}: ${reasons}`, {
        issues: result.issues,
      });
    },
    "~standard": { version: 1, vendor: "asyncwright", validate: (value) => toStandard(validate(value)) },
  };
}

const toStandard = <T>(result: Result<T>) =>
  result.ok
    ? { value: result.value }
    : { issues: result.issues.map(({ message: words, path }) => ({ message: words, path: stepsOf(path) })) };
