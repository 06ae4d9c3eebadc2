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
} from "./context.js";
export { type Fanout, localFanout } from "./fanout.js";
export type { Invocation, Middleware } from "./middleware.js";
export { isSameSecret } from "./secret.js";
export {
  type Authentication,
  type ConnectedHooks,
  createServer,
  type DisconnectedHooks,
  type GivenCredentials,
  type ServerOptions,
  type ServiceServer,
} from "./server.js";
