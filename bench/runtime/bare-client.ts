import { once } from "node:events";
import { WebSocket } from "ws";
import type { ChatResponse } from "../../generated/productflo/models.js";
import { buildChat, messagesInARow, requestsAtOnce, typing } from "./messages.js";
import { answer } from "./program.js";

const socket = new WebSocket(`ws://127.0.0.1:${process.argv[2]}/ws`, { perMessageDeflate: false });
await once(socket, "open");
const waiting = new Map<string, (response: ChatResponse) => void>();
socket.on("message", (data) => {
  const response = JSON.parse(data.toString()) as ChatResponse;
  const id = response.data.message_id ?? "";
  waiting.get(id)?.(response);
  waiting.delete(id);
});
let sent = 0;

/** What somebody writes who needs the answer: by its id. */
const ask = (): Promise<ChatResponse> =>
  new Promise((resolve) => {
    const id = `m-${sent++}`;
    waiting.set(id, resolve);
    socket.send(JSON.stringify(buildChat(id)));
  });

async function request(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await ask();
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
      for (let index = 0; index < messagesInARow; index += 1) socket.send(JSON.stringify(typing));
      await request(1);
    }
    return performance.now() - start;
  },
});
