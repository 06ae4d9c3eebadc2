import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { ChatMessage } from "../../generated/productflo/models.js";
import { buildChat, buildResponse } from "./messages.js";
import { answer, measureHeap, measureResident } from "./program.js";

/** The same on `ws` and JSON alone: nothing is checked. */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
await once(server, "listening");
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString()) as ChatMessage;
    if (message.code === "chat") socket.send(JSON.stringify(buildResponse(message)));
  });
});
const response = JSON.stringify(buildResponse(buildChat("m-1")));

answer({
  port: () => (server.address() as AddressInfo).port,
  heap: measureHeap,
  resident: measureResident,
  "fan-out"(count) {
    for (let index = 0; index < count; index += 1) for (const socket of server.clients) socket.send(response);
    return count;
  },
});
