import { WebSocketServer } from "ws";
import { createProductFloServer } from "../../generated/productflo/server.js";
import { serve } from "../../generated/runtime/node/serve.js";
import { buildChat, buildResponse } from "./messages.js";
import { answer, measureHeap, measureResident } from "./program.js";

/** The generated server, as anybody would write it; only the limits are those of a benchmark. */
const identity = { userId: "u-17" };
const productflo = createProductFloServer({
  authenticate: () => identity,
  limits: {
    messagesPerSecond: 1e9,
    burst: 1e9,
    pingMs: 600_000,
    connectionsPerIdentity: 50_000,
    connectionsPerAddress: 50_000,
  },
  handlers: {
    chat: (message) => buildResponse(message),
    typing: () => {},
    join: () => {},
    presence: () => {},
    readReceipt: () => {},
    documentation: () => {},
    engineering: () => {},
    haitchChat: () => {},
    history: () => {},
    idea: () => {},
  },
});
const app = await serve({ productflo }, { WebSocketServer });
const response = buildResponse(buildChat("m-1"));

answer({
  port: () => app.port,
  heap: measureHeap,
  resident: measureResident,
  "fan-out"(count) {
    for (let index = 0; index < count; index += 1) productflo.everybody().send("chatResponse", response);
    return count;
  },
});
