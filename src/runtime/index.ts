export type { AnyMessage, Dispatch } from "./dispatch.ts";
export {
  InvalidMessageError,
  type Message,
  type MessageDescription,
  message,
  type PayloadOf,
} from "./message.ts";
export type { StandardResult, StandardSchema } from "./standard-schema.ts";
export type { Issue, Result, Validate } from "./validation.ts";
