export { type Client, type ClientOptions, type ConnectionOptions, createClient } from "./client.js";
export type {
  CallOptions,
  Connection,
  ConnectionState,
  IterateOptions,
  ListenOptions,
  ReplyStream,
  SendOptions,
  StateChange,
  Unsent,
} from "./connection.js";
