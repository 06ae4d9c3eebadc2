import { WebSocket } from "ws";
import { createProductFloClient } from "../../generated/productflo/client.js";
import { websocket } from "../../generated/runtime/websocket/transport.js";
import { buildChat, messagesInARow, requestsAtOnce, typing } from "./messages.js";
import { answer } from "./program.js";

const client = createProductFloClient({
  url: `http://127.0.0.1:${process.argv[2]}`,
  transports: [websocket({ WebSocket })],
});
const connection = client.ws();
let sent = 0;

async function request(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await connection.chat(buildChat(`m-${sent++}`));
}

answer({
  async requests(count) {
    const start = performance.now();
    await Promise.all(Array.from({ length: requestsAtOnce }, () => request(count / requestsAtOnce)));
    return performance.now() - start;
  },
  async "one way"(count) {
    const start = performance.now();
    for (let done = 0; done < count; done += messagesInARow) {
      for (let index = 0; index < messagesInARow; index += 1) void connection.typing(typing);
      await request(1);
    }
    return performance.now() - start;
  },
});
