export {
  type AnyMessage,
  type Batch,
  by,
  type Channel,
  type Dispatch,
  type Either,
  either,
  type Found,
  find,
  type Refined,
  refined,
  type Switch,
  type Tag,
} from "./dispatch.js";
export {
  InvalidMessageError,
  type Message,
  type MessageDescription,
  message,
  type PayloadOf,
} from "./message.js";
export type { StandardResult, StandardSchema } from "./standard-schema.js";
export type { Issue, Result, Validate } from "./validation.js";
