/** The one door to the library that speaks Socket.IO. */
export { Server } from "socket.io";
