export type {
  Acceptor,
  Acknowledge,
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
} from "./acceptor.js";
export { readBatch } from "./batch.js";
export type { Entry, Named, ReceivedOn, SentOn, UnknownMessage, Within } from "./channel-messages.js";
export { type Clock, systemClock } from "./clock.js";
export type { Closing } from "./closing.js";
export type { Codec, Codecs } from "./codec.js";
export type { Decision, Verdict } from "./decision.js";
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
  type Frames,
  find,
  type MessageIn,
  type Refined,
  refined,
  type Switch,
  type Tag,
} from "./dispatch.js";
export { AsyncApiError, type ErrorCode, type ErrorDetails } from "./error.js";
export { formCodec } from "./form-codec.js";
export type { FrameReader, IncomingFrame, OutgoingFrame } from "./frame.js";
export { type HeaderValues, headerValues } from "./header-values.js";
export {
  type ClientLimits,
  defaultClientLimits,
  defaultServerLimits,
  type ServerLimits,
} from "./limits.js";
export { linesCodec } from "./lines-codec.js";
export type { Medium } from "./medium.js";
export { type Message, type MessageDescription, message, type PayloadOf } from "./message.js";
export { type QueryValues, queryValues } from "./query-values.js";
export { byFrame, bytes, empty, text } from "./raw.js";
export type { Checking, Report, Validation } from "./report.js";
export type {
  ChannelDescription,
  OperationDescription,
  ServerDescription,
  ServiceDescription,
} from "./service-description.js";
export type { StandardResult, StandardSchema } from "./standard-schema.js";
export { textCodec } from "./text-codec.js";
export type { HttpCall, HttpReply, Link, LinkEvents, Target, Transport } from "./transport.js";
export type { Issue, Result, Validate } from "./validation.js";
