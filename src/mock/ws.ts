/** The one door to the library that speaks WebSocket. */
export { WebSocketServer } from "ws";
