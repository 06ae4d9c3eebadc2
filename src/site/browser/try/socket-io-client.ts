/** The client of Socket.IO, a file of its own: only services that speak it load it. */
export { io } from "socket.io-client";
