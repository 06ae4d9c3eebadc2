export type { AnyMessage, Dispatch } from "./dispatch.js";
export {
  InvalidMessageError,
  type Message,
  type MessageDescription,
  message,
  type PayloadOf,
} from "./message.js";
export type { StandardResult, StandardSchema } from "./standard-schema.js";
export type { Issue, Result, Validate } from "./validation.js";
