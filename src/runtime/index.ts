export {
  type AnyMessage,
  type Batch,
  batch,
  by,
  type Channel,
  channel,
  type Dispatch,
  type Either,
  either,
  type Found,
  find,
  type MessageIn,
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
