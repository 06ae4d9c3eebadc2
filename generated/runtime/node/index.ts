export { type ListenerSettings, type NodeListener, toNodeListener } from "./fetch-listener.js";
export { createResourceHandler, type ResourceHandler, type ResourceSettings } from "./http/server.js";
export { createPending, type Pending } from "./request/pending.js";
export { listRoundTrips, type RoundTrip } from "./round-trips.js";
export { type App, type ServeOptions, serve } from "./serve.js";
export { createSocketIoAdapter, type SocketIoAdapter, type SocketIoSettings } from "./socketio/server.js";
export {
  createWebSocketAdapter,
  type WebSocketAdapter,
  type WebSocketServerSettings,
} from "./websocket/server.js";
