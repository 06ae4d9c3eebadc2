import { expect, test } from "vitest";
import { createBrightPattern } from "../../examples/chat-servers/brightpattern.js";
import type { ResourceAnswer } from "../../generated/runtime/index.js";

const header = 'MOBILE-API-140-327-PLAIN appId="web", clientId="device-1"';

test("events that the answer to sendEvents carries come again where that answer did not arrive", async () => {
  const { server } = createBrightPattern({ tenantUrl: "t", appIds: ["web"] });
  const ask = (
    operation: string,
    body: unknown,
    chatId: string,
    isDelivered: boolean,
  ): Promise<ResourceAnswer> =>
    server.answer({
      ...{ operation, parameters: { chatId }, query: new URLSearchParams({ tenantUrl: "t" }), cookies: {} },
      headers: (name) => (name.toLowerCase() === "authorization" ? header : undefined),
      ...{ remoteAddress: "127.0.0.1", body: { ok: true, value: body } },
      ...{ signal: new AbortController().signal, delivered: Promise.resolve(isDelivered) },
    });
  const chat = await ask("requestChat", {}, "", true);
  const { chat_id } = chat.body as { readonly chat_id: string };
  const typing = { events: [{ event: "chat_session_typing" }] };
  const queued = { events: [{ event: "chat_session_status", state: "queued", ewt: "5" }] };
  expect((await ask("sendEvents", typing, chat_id, false)).body).toEqual(queued);
  expect((await ask("sendEvents", typing, chat_id, false)).body).toEqual(queued);
  expect((await ask("getNewChatEvents", undefined, chat_id, true)).body).toEqual(queued);
  expect((await ask("sendEvents", typing, chat_id, true)).body).toEqual({ events: [] });
});
