import { describe, expect, test } from "vitest";
import { createBezlimit, type Person } from "../../examples/chat-servers/bezlimit.js";
import {
  type BroadcastConnection,
  type ChatConnection,
  createBezlimitClient,
} from "../../generated/bezlimit/client.js";
import type { Message } from "../../generated/bezlimit/models.js";
import { whenOver } from "../ending.js";
import { cut, serveTapped, sockets, until } from "./stand.js";

const chat = "6a1f2b3c-1111-4222-8333-444455556666";
const people: Readonly<Record<string, Person>> = {
  vera: { user: { id: 5, role: "user", firstname: "Vera" } },
  ivan: { user: { id: 6, role: "user", firstname: "Ivan" } },
  oleg: { user: { id: 9, role: "operator", firstname: "Oleg" } },
  anna: { user: { id: 10, role: "operator", firstname: "Anna" }, sources: ["lk"] },
  boris: { user: { id: 11, role: "operator", firstname: "Boris" }, sources: ["site"] },
};
const apiToken = "the token of the backend";

async function open() {
  const bezlimit = createBezlimit({ apiToken, personOf: (token) => people[token] });
  const { tap } = await serveTapped({ bezlimit });
  const clientOf = (token = apiToken) => {
    const client = createBezlimitClient({
      ...{ url: tap.url, transports: sockets(), auth: () => ({ apiToken: token }) },
      limits: { requestMs: 400, retryMs: 20 },
    });
    whenOver(() => client.close());
    return client;
  };
  const inChat = async (token: string) => {
    const connection = clientOf().chat({ query: { chat, token } });
    await connection.connect();
    return { connection, heard: follow(connection) };
  };
  const atBroadcast = async (token: string) => {
    const connection = clientOf().broadcast({ query: { token } });
    await connection.connect();
    return { connection, heard: follow(connection) };
  };
  return { tap, clientOf, inChat, atBroadcast, backend: clientOf() };
}

/** What a connection hears: the name of the event, and what tells it from others of the name. */
function follow(connection: ChatConnection | BroadcastConnection): string[] {
  const heard: string[] = [];
  void (async () => {
    for await (const { type, data } of connection.messages()) {
      const said =
        "message" in data && typeof data.message === "object" ? (data.message as Message).text : undefined;
      const user = "user" in data ? (data.user as { firstname?: string }).firstname : undefined;
      heard.push([type, said ?? user].filter(Boolean).join(" "));
    }
  })();
  return heard;
}

const message = (id: number, type: Message["type"], more: Partial<Message> = {}): Message => ({
  ...{ id, type, text: `${type} ${id}`, chat: { uuid: chat, widget: { source: "lk" } } },
  ...more,
});

/** Everything that was sent before this has arrived: one more thing that all hear in order. */
async function settle(connection: ChatConnection): Promise<void> {
  await connection.updateTyping({ type: "update_typing", data: { stopped: true } });
}

describe("a chat", () => {
  test("is joined and left before the room, and messages reach everybody in it, the sender too", async () => {
    const { inChat, atBroadcast } = await open();
    const vera = await inChat("vera");
    const oleg = await inChat("oleg");
    const anna = await atBroadcast("anna");
    const added = await vera.connection.sendMessage({ type: "send_message", data: { text: "Hello" } });
    expect(added).toMatchObject({
      type: "message_added",
      data: {
        message: {
          ...{
            id: 1,
            type: "standard",
            status: "new",
            text: "Hello",
            message_index: 1,
            user: people.vera?.user,
          },
          send_time: expect.stringMatching(/^[\d-]+T[\d:.]+[+-]\d\d:\d\d$/),
          chat: { uuid: chat, owner_user: people.vera?.user, operator_user: people.oleg?.user },
        },
      },
    });
    await until(() => oleg.heard.length === 1 && anna.heard.length === 1);
    await oleg.connection.close();
    await until(
      () => vera.heard.length === 3,
      () => vera.heard,
    );
    expect(vera.heard).toEqual(["user_connected Oleg", "message_added Hello", "user_disconnected Oleg"]);
    expect(oleg.heard).toEqual(["message_added Hello"]);
    expect(anna.heard).toEqual(["message_added Hello"]);
  });

  test("a message with nothing in it is answered with message_not_added", async () => {
    const { inChat } = await open();
    const vera = await inChat("vera");
    const answer = await vera.connection.sendMessage({ type: "send_message", data: { text: "" } });
    expect(answer).toEqual({
      type: "message_not_added",
      data: { error: "a message needs a text or an attachment" },
    });
    expect(
      await vera.connection.sendMessage({ type: "send_message", data: { attachments: [chat] } }),
    ).toMatchObject({
      type: "message_added",
      data: { message: { text: null, attachments: [{ uuid: chat }] } },
    });
  });

  test("a message that was read is not delivered again", async () => {
    const { inChat } = await open();
    const vera = await inChat("vera");
    await vera.connection.sendMessage({ type: "send_message", data: { text: "Hello" } });
    const mark = async (type: "mark_message_delivered" | "mark_message_read") =>
      (await vera.connection.updateMessageStatus({ type, data: { message_id: 1 } })).data.message.status;
    expect(await mark("mark_message_delivered")).toBe("delivered");
    expect(await mark("mark_message_read")).toBe("read");
    expect(await mark("mark_message_delivered")).toBe("read");
  });

  test("marks of messages that one cannot see are not answered: the protocol has no word for that", async () => {
    const { inChat, backend } = await open();
    const vera = await inChat("vera");
    await backend.createMessage(message(7, "note"));
    for (const message_id of [7, 8]) {
      const mark = { type: "mark_message_read", data: { message_id } } as const;
      await expect(vera.connection.updateMessageStatus(mark)).rejects.toMatchObject({ code: "timeout" });
    }
    expect(vera.heard).toEqual([]);
  });

  test("typing reaches the room and the broadcast", async () => {
    const { inChat, atBroadcast } = await open();
    const vera = await inChat("vera");
    const oleg = await inChat("oleg");
    const anna = await atBroadcast("anna");
    const event = await vera.connection.updateTyping({
      type: "update_typing",
      data: { text: "Hel", stopped: false },
    });
    expect(event).toMatchObject({
      type: "typing_updated",
      data: { text: "Hel", stopped: false, user: { id: 5 } },
    });
    await until(() => oleg.heard.length === 1 && anna.heard.length === 1);
    expect([oleg.heard, anna.heard]).toEqual([["typing_updated Vera"], ["typing_updated Vera"]]);
  });

  test.each([
    { who: "a stranger in somebody's chat", token: "ivan", status: 403 },
    { who: "nobody", token: "nobody", status: 401 },
  ])("keeps $who out", async ({ token, status }) => {
    const { inChat } = await open();
    await inChat("vera");
    await expect(inChat(token)).rejects.toMatchObject({ code: "connection-refused", status });
  });

  test("a connection that is cut comes back to its room", async () => {
    const { inChat, tap } = await open();
    const vera = await inChat("vera");
    const oleg = await inChat("oleg");
    await Promise.all([cut(tap, vera.connection), cut(tap, oleg.connection)]);
    await until(() => vera.connection.state === "open" && oleg.connection.state === "open");
    await vera.connection.sendMessage({ type: "send_message", data: { text: "again" } });
    await until(
      () => oleg.heard.includes("message_added again"),
      () => oleg.heard,
    );
  });
});

describe("the type of a message decides who gets it", () => {
  test.each([
    { type: "standard", room: ["vera", "oleg"], broadcast: ["anna"] },
    { type: "bot", room: ["vera", "oleg"], broadcast: ["anna"] },
    { type: "note", room: ["oleg"], broadcast: [] },
    { type: "system", type_role: "user", room: ["vera"], broadcast: [] },
    { type: "system", type_role: "operator", room: ["oleg"], broadcast: [] },
    { type: "system", type_role: null, room: [], broadcast: [] },
  ] as const)("$type $type_role", async ({ type, room, broadcast, ...more }) => {
    const { inChat, atBroadcast, backend } = await open();
    const vera = await inChat("vera");
    const oleg = await inChat("oleg");
    const anna = await atBroadcast("anna");
    // Looks after another widget.
    const boris = await atBroadcast("boris");
    await backend.createMessage(message(7, type, more));
    await backend.updateMessage(message(7, type, { ...more, status: "read" }));
    await settle(vera.connection);
    await backend.updateGlobal({ unread: 4 });
    await until(() => anna.heard.includes("global_updated") && boris.heard.includes("global_updated"));
    await until(() => oleg.heard.includes("typing_updated Vera"));
    const of = (heard: readonly string[]) => heard.filter((one) => one.startsWith("message_"));
    const both = [`message_added ${type} 7`, `message_updated ${type} 7`];
    const wanted = (who: string, all: readonly string[]) => (all.includes(who) ? both : []);
    expect(of(vera.heard)).toEqual(wanted("vera", room));
    expect(of(oleg.heard)).toEqual(wanted("oleg", room));
    expect(of(anna.heard)).toEqual(wanted("anna", broadcast));
    expect(of(boris.heard)).toEqual([]);
  });

  test("a message may come inside an object", async () => {
    const { inChat, backend } = await open();
    const vera = await inChat("vera");
    await backend.createMessage({ message: message(3, "bot") });
    await until(
      () => vera.heard.includes("message_added bot 3"),
      () => vera.heard,
    );
  });
});

describe("the broadcast", () => {
  test("is for operators", async () => {
    const { atBroadcast } = await open();
    await expect(atBroadcast("vera")).rejects.toMatchObject({ code: "connection-refused", status: 403 });
  });

  test("its sessions are listed, the users of chats are not", async () => {
    const { atBroadcast, inChat, backend } = await open();
    await inChat("vera");
    expect(await backend.getOnlineUsers()).toEqual([]);
    await atBroadcast("oleg");
    const anna = await atBroadcast("anna");
    expect(await backend.getOnlineUsers()).toEqual([
      { operator_id: 9, sources: [] },
      { operator_id: 10, sources: ["lk"] },
    ]);
    await anna.connection.close();
    await until(() => anna.connection.state === "closed");
    expect(await backend.getOnlineUsers()).toEqual([{ operator_id: 9, sources: [] }]);
  });

  test("a notification reaches the operator of the chat alone", async () => {
    const { atBroadcast, backend } = await open();
    const oleg = await atBroadcast("oleg");
    const anna = await atBroadcast("anna");
    await backend.createNotification({ uuid: chat, operator_user: { id: 10 } });
    await backend.createNotification({ uuid: chat, operator_user: null });
    await backend.createNotification({ uuid: chat });
    await backend.updateOperators([{ id: 9 }]);
    await until(
      () => oleg.heard.length >= 1 && anna.heard.length >= 2,
      () => [oleg.heard, anna.heard],
    );
    expect(oleg.heard).toEqual(["operator_updated"]);
    expect(anna.heard).toEqual(["chat_notification", "operator_updated"]);
  });

  test("updates of chats go to those who look after the widget", async () => {
    const { atBroadcast, backend } = await open();
    const [oleg, anna, boris] = [
      await atBroadcast("oleg"),
      await atBroadcast("anna"),
      await atBroadcast("boris"),
    ];
    await backend.updateChat({ uuid: chat, widget: { source: "site" } });
    await backend.updateGlobal({});
    await until(() => [oleg, anna, boris].every(({ heard }) => heard.includes("global_updated")));
    expect(oleg.heard).toEqual(["chat_updated", "global_updated"]);
    expect(boris.heard).toEqual(["chat_updated", "global_updated"]);
    expect(anna.heard).toEqual(["global_updated"]);
  });
});

describe("the Api-Token", () => {
  test.each(["", "x", `${apiToken}x`, apiToken.slice(0, -1), apiToken.toUpperCase()])(
    "%j is refused",
    async (token) => {
      const { clientOf } = await open();
      const client = clientOf(token);
      await expect(client.getOnlineUsers()).rejects.toMatchObject({ status: 401 });
      await expect(client.createMessage(message(1, "standard"))).rejects.toMatchObject({ status: 401 });
    },
  );

  test("a body that breaks the contract is refused with 400, and says where", async () => {
    const { tap } = await open();
    const answer = await fetch(`${tap.url}/message`, {
      method: "POST",
      headers: { "api-token": apiToken, "content-type": "application/json" },
      body: JSON.stringify({ ...message(1, "standard"), type: "whisper" }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 400, code: "invalid-message" });
  });
});
