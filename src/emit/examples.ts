import type { Json, Message } from "../contract/contract.js";
import type { Validate } from "../runtime/validation.js";

/** The payloads of a message's examples that its validator accepts, in document order. */
export const validExamples = (message: Message, validate: Validate<unknown>): readonly Json[] =>
  message.examples.flatMap(({ payload }) => (payload !== undefined && validate(payload).ok ? [payload] : []));
