import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createClient } from "../../src/runtime/client/client.js";
import { http } from "../../src/runtime/http/transport.js";
import { socketio } from "../../src/runtime/socketio/transport.js";
import { websocket } from "../../src/runtime/websocket/transport.js";
import { whenOver } from "../ending.js";
import { ownContract, start } from "./start.js";

/** A client as generated code makes it, of the same description that the mock serves. */
async function clientOf(service: string, options: Parameters<typeof start>[1] = {}) {
  const running = await start(await ownContract(), options);
  const served = running.mock.services.find(({ name }) => name === service);
  if (served === undefined) throw new Error(`no service ${service}`);
  await running.mock.warm();
  // biome-ignore lint/suspicious/noExplicitAny: generated code would state the members
  const client = createClient<any>(
    served.description,
    {
      url: running.url,
      auth: () => ({
        accessTokenQuery: "t",
        apiToken: "t",
        clientAuthorization: { appId: "a", clientId: "c" },
      }),
    },
    [websocket({ WebSocket }), socketio({ io }), http()],
  );
  whenOver(() => client.close());
  return { client, ...running };
}

const chat = {
  code: "chat",
  user_id: "u-5",
  room_id: "r-1",
  data: { message: "hi", sender: "u-5", message_id: "m-1" },
};

describe.each(["ws", "wsSecure", "socketIo"])("a client of ProductFlo over %s", (channel) => {
  test("gets the answer to its request", async () => {
    const { client } = await clientOf("productflo");
    const answer = await client[channel]().chat(chat, { timeoutMs: 3_000 });
    expect(answer).toMatchObject({ code: "chat_response", room_id: "r-1", data: { message_id: "m-1" } });
  });

  test("reads a stream piece by piece", async () => {
    const { client } = await clientOf("productflo");
    const pieces: string[] = [];
    const request = {
      code: "idea",
      user_id: "u-5",
      room_id: "r-1",
      data: { message: "A fan", sender: "u-5" },
    };
    for await (const { status } of client[channel]().idea(request, { timeoutMs: 3_000 })) pieces.push(status);
    expect(pieces).toEqual(["pending", "success"]);
  });
});

test("a client of Bezlimit gets the answers of sockets and resources", async () => {
  const { client } = await clientOf("bezlimit");
  const sent = await client
    .chat()
    .sendMessage({ type: "send_message", data: { text: "Hello" } }, { timeoutMs: 3_000 });
  expect(sent).toMatchObject({ type: "message_added", data: { message: { text: "Hello" } } });
  expect(await client.getOnlineUsers()).toBeDefined();
});

test("a client of Bright Pattern hears what is pushed, by polling", async () => {
  const { client, mock } = await clientOf("brightpattern", { holdSeconds: 1 });
  const events = client.chatEvents({ parameters: { chatId: "c-1" }, query: { tenantUrl: "t" } });
  const heard = events.messages()[Symbol.asyncIterator]();
  await events.connect();
  const first = heard.next();
  for (let round = 0; round < 100 && (await mock.pushNext()).length === 0; round += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await first).value.event).toMatch(/^chat_session_/);
});
