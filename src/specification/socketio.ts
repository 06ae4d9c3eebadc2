/** The event of Socket.IO that carries a message on a channel. */
export { eventOf } from "../runtime/wire/socketio-event.js";
