export { type Client, type ClientOptions, type ConnectionOptions, createClient } from "./client/client.js";
export type {
  CallOptions,
  Connection,
  ConnectionState,
  Entry,
  IterateOptions,
  ListenOptions,
  ReplyStream,
  SendOptions,
  StateChange,
  Unsent,
} from "./client/connection.js";
export type {
  Answer,
  Audience,
  ConnectionContext,
  ConnectionInfo,
  Mailbox,
  Member,
  PollContext,
  Priority,
  ResourceContext,
} from "./server/context.js";
export { type Fanout, localFanout } from "./server/fanout.js";
export type { Invocation, Middleware } from "./server/middleware.js";
export { isSameSecret } from "./server/secret.js";
export {
  type Authentication,
  type ConnectedHooks,
  createServer,
  type DisconnectedHooks,
  type GivenCredentials,
  type ServerOptions,
  type ServiceServer,
} from "./server/server.js";
export type {
  Acceptor,
  Admission,
  Admitted,
  CloseOptions,
  Handshake,
  Peer,
  PeerGroup,
  Rejection,
  RequestHeaders,
  ResourceAnswer,
  ResourceRequest,
  Session,
} from "./wire/acceptor.js";
export { readBatch } from "./wire/batch.js";
export type { Named, ReceivedOn, SentOn, UnknownMessage, Within } from "./wire/channel-messages.js";
export { type Clock, systemClock } from "./wire/clock.js";
export type { Closing } from "./wire/closing.js";
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
} from "./wire/dispatch.js";
export { AsyncApiError, type ErrorCode, type ErrorDetails } from "./wire/error.js";
export type { IncomingFrame, OutgoingFrame } from "./wire/frame.js";
export {
  type ClientLimits,
  defaultClientLimits,
  defaultServerLimits,
  type ServerLimits,
} from "./wire/limits.js";
export { type Message, type MessageDescription, message, type PayloadOf } from "./wire/message.js";
export type { Checking, Report, Validation } from "./wire/report.js";
export type {
  ChannelDescription,
  OperationDescription,
  ServerDescription,
  ServiceDescription,
} from "./wire/service.js";
export type { StandardResult, StandardSchema } from "./wire/standard-schema.js";
export type { HttpCall, HttpReply, Link, LinkEvents, Target, Transport } from "./wire/transport.js";
export type { Issue, Result, Validate } from "./wire/validation.js";
