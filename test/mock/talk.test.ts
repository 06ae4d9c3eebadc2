import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { whenOver } from "../ending.js";
import { rooms } from "./document.js";
import { bodyOf, connect } from "./peer.js";
import { ownContract, start, until } from "./start.js";

const startOwn = async (options: Parameters<typeof start>[1] = {}) => start(await ownContract(), options);

const chat = {
  code: "chat",
  user_id: "u-5",
  room_id: "room-1",
  data: { message: "hi", sender: "u-5", message_id: "m-9" },
};
const client = 'MOBILE-API-140-327-PLAIN appId="a", clientId="b"';
const api = "/clientweb/api/v1";

describe("over WebSocket", () => {
  test("whoever connects is greeted with the examples of the contract", async () => {
    const { ws, lines } = await startOwn();
    const peer = await connect(`${ws}/ws`);
    const [welcome, cookie] = await peer.hear(2);
    expect(welcome).toMatchObject({ code: "system", data: { details: { user_id: expect.any(String) } } });
    expect(cookie.code).toBe("cookie");
    expect(lines().slice(0, 3)).toEqual([
      "productflo /ws #1 - connected",
      'productflo /ws #1 < welcomeMessage ok (example "full")',
      'productflo /ws #1 < cookieMessage ok (example "full")',
    ]);
  });

  test("a request is answered with an example that has what ties it to the request", async () => {
    const { ws, lines } = await startOwn();
    const peer = await connect(`${ws}/ws`);
    peer.say(chat);
    const answer = (await peer.hear(3))[2];
    expect(answer).toMatchObject({
      status: "success",
      code: "chat_response",
      room_id: "room-1",
      data: { sender: "u-5", message_id: "m-9" },
    });
    expect(lines().slice(3)).toEqual([
      "productflo /ws #1 > chatMessage ok",
      'productflo /ws #1 < chatResponse ok (example "full")',
    ]);
  });

  test("a stream has its pending pieces first, and none of them a sender", async () => {
    const { ws } = await startOwn();
    const peer = await connect(`${ws}/ws`);
    peer.say({
      code: "haitch_chat",
      user_id: "u-5",
      room_id: "r",
      data: { message: "Ideas?", sender: "u-5" },
    });
    const [, , piece, last] = await peer.hear(4);
    expect([piece.status, last.status]).toEqual(["pending", "success"]);
    expect([piece.room_id, last.room_id]).toEqual(["r", "r"]);
    expect(last.data).not.toHaveProperty("sender");
  });

  test.each([
    { given: "nonsense", wanted: "PROCESSING_ERROR", verdict: "refused: not-json" },
    { given: { user_id: "u" }, wanted: "MESSAGE_CODE_REQUIRED", verdict: "unknown: `code` is missing" },
    { given: { ...chat, room_id: undefined }, wanted: "ROOM_ID_REQUIRED", verdict: "chatMessage invalid" },
    { given: { ...chat, room_id: 5 }, wanted: "VALIDATION_ERROR", verdict: "chatMessage invalid" },
  ])("what breaks the contract is refused with $wanted", async ({ given, wanted, verdict }) => {
    const { ws, lines } = await startOwn();
    const peer = await connect(`${ws}/ws`);
    peer.say(given);
    expect((await peer.hear(3))[2].data.details.error_code).toBe(wanted);
    expect(lines()[3]).toContain(`> ${verdict}`);
    expect(lines()[4]).toBe("productflo /ws #1 < errorMessage ok");
  });

  test("credentials have to be there, whatever they are", async () => {
    const { ws, lines } = await startOwn();
    await expect(connect(`${ws}/ws/secure`)).rejects.toThrow("401");
    expect(lines()).toEqual(["productflo /ws/secure - 401 refused: valid credentials are needed"]);
    const peer = await connect(`${ws}/ws/secure?access_token=secret`);
    peer.say(chat);
    await peer.hear(3);
    peer.say({ ...chat, user_id: "u-6", data: { ...chat.data, sender: "u-6" } });
    expect((await peer.hear(4))[3].data.details.error_code).toBe("PERMISSION_DENIED");
    expect(lines().join("\n")).not.toContain("secret");
  });

  test("a token that names its subject says who is greeted", async () => {
    const { ws } = await startOwn();
    const token = `e30.${Buffer.from('{"sub":"u-77"}').toString("base64url")}.x`;
    const peer = await connect(`${ws}/ws/secure?access_token=${token}`);
    const [welcome] = await peer.hear(1);
    expect(welcome).toMatchObject({ user_id: "u-77", data: { details: { user_id: "u-77" } } });
  });

  test("where nobody is asked for credentials, none are needed", async () => {
    const { ws, url } = await startOwn({ isOpen: true });
    await connect(`${ws}/ws/secure`);
    expect((await fetch(`${url}/online-users`)).status).toBe(200);
  });

  test.each([
    { way: "a header", path: "/chat", headers: { "x-mock-example": "minimal" } },
    { way: "the query", path: "/chat?x-mock-example=minimal", headers: {} },
  ])("an example can be chosen by name with $way", async ({ path, headers }) => {
    const { ws, lines } = await startOwn();
    const peer = await connect(`${ws}${path}`, headers as Record<string, string>);
    peer.say({ type: "send_message", data: { text: "Bye" } });
    const [answer] = await peer.hear(1);
    expect(answer.data.message).toMatchObject({ text: "Bye", type: "note" });
    expect(lines().at(-1)).toBe('bezlimit /chat #1 < messageAddedEvent ok (example "minimal")');
  });
});

describe("over Socket.IO", () => {
  test("a plain client is greeted and answered under `data`", async () => {
    const { url, lines } = await startOwn();
    const socket = io(url, { path: "/ws", reconnection: false });
    whenOver(() => void socket.disconnect());
    const heard: { data: { code: string } }[] = [];
    socket.on("message", (frame) => heard.push(frame));
    socket.on("connect", () => socket.emit("message", chat));
    const frames = await until(() => (heard.length >= 3 ? heard : undefined));
    expect(frames.map(({ data }) => data.code)).toEqual(["system", "cookie", "chat_response"]);
    expect(lines()[0]).toBe("productflo /ws #1 - connected (Socket.IO)");
  });
});

describe("over HTTP", () => {
  test("a resource is answered with its example, and says with which", async () => {
    const { url, lines } = await startOwn();
    const reply = await fetch(`${url}/online-users`, { headers: { "Api-Token": "t" } });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("x-mock-example")).toBe("full");
    expect(lines()).toEqual([
      "bezlimit GET /online-users > ok",
      'bezlimit GET /online-users < 200 onlineUsersBody ok (example "full")',
    ]);
  });

  test.each([
    { asked: { "x-mock-example": "full" }, status: 200, body: { chat: "available", ewt: "3" } },
    {
      asked: { "x-mock-status": "404" },
      status: 404,
      body: { error_code: 5005, error_message: expect.any(String) },
    },
    {
      asked: { "x-mock-status": "400" },
      status: 400,
      body: { error_code: "5509", error_message: expect.any(String) },
    },
    { asked: { "x-mock-status": "302" }, status: 404, body: expect.anything() },
  ])("$asked is answered with $status", async ({ asked, status, body }) => {
    const { url } = await startOwn();
    const reply = await fetch(`${url}${api}/availability?tenantUrl=t`, {
      headers: { Authorization: client, ...(asked as Record<string, string>) },
    });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toEqual(body);
  });

  test.each([
    {
      what: "without credentials",
      path: "/availability?tenantUrl=t",
      init: {},
      status: 401,
      code: "2000",
      verdict: "refused: there are no credentials",
    },
    {
      what: "without what the query has to have",
      path: "/availability",
      init: { headers: { Authorization: client } },
      status: 400,
      code: "1000",
      verdict: "refused: the query has no `tenantUrl`",
    },
    {
      what: "with a body that is no JSON",
      path: "/chats?tenantUrl=t",
      init: {
        method: "POST",
        body: "{",
        headers: { Authorization: client, "content-type": "application/json" },
      },
      status: 400,
      code: "5003",
      verdict: "requestChatRequest refused: not-json",
    },
  ])("a request $what is refused in the contract's shape", async ({ path, init, status, code, verdict }) => {
    const { url, lines } = await startOwn();
    const reply = await fetch(`${url}${api}${path}`, init as RequestInit);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ error_code: code });
    expect(lines()[0]).toContain(`> ${verdict}`);
    expect(lines()[1]).toMatch(new RegExp(`< ${status} apiError refused$`));
  });

  test("an operation without an answer is 204", async () => {
    const { url } = await startOwn();
    const reply = await fetch(`${url}/global`, {
      method: "POST",
      headers: { "Api-Token": "t", "content-type": "application/json" },
      body: JSON.stringify({ data: {} }),
    });
    expect([reply.status, await reply.text()]).toEqual([204, ""]);
  });

  test("an upload is answered, a download has bytes", async () => {
    const { url, lines } = await startOwn();
    const form = new FormData();
    form.set("file", new Blob(["hello"], { type: "text/plain" }), "a.txt");
    const headers = { Authorization: client };
    const up = await fetch(`${url}${api}/files?tenantUrl=t`, { method: "POST", body: form, headers });
    expect(await up.json()).toEqual({ file_id: "f-2", file_name: "a.png" });
    const down = await fetch(`${url}${api}/chats/c/files/f-2?tenantUrl=t`, {
      headers: { ...headers, "x-mock-example": "full" },
    });
    expect(await down.text()).toBe("The text of a small file.");
    expect(lines().at(-1)).toBe(
      `brightpattern GET ${api}/chats/c/files/f-2 < 200 fileContentResponse ok (example "full")`,
    );
  });

  test("pages of any origin may read answers", async () => {
    const { url } = await startOwn();
    const reply = await fetch(`${url}/online-users`, {
      headers: { origin: "http://localhost:3000", "Api-Token": "t" },
    });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("a long poll", () => {
  const poll = (url: string, more = {}) =>
    fetch(`${url}${api}/chats/c-1/events?tenantUrl=t`, { headers: { Authorization: client, ...more } });

  test("waits as long as it is told, and then there is nothing", async () => {
    const { url } = await startOwn({ holdSeconds: 0.3 });
    const began = performance.now();
    expect(await (await poll(url)).json()).toEqual({ events: [] });
    expect(performance.now() - began).toBeGreaterThan(280);
  });

  test("ends with what is pushed", async () => {
    const { url, mock, lines } = await startOwn();
    const waiting = poll(url);
    await until(() => (lines().length > 0 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await mock.pushNext()).toMatchObject([{ ok: true, listeners: 1 }]);
    const { events } = await bodyOf(await waiting);
    expect(events).toHaveLength(1);
    expect(events[0].event).toMatch(/^chat_session_/);
  });

  test("a second one at a time is refused with the contract's code", async () => {
    const { url, lines } = await startOwn({ holdSeconds: 1 });
    const first = poll(url);
    await until(() => (lines().length > 0 ? true : undefined));
    const second = await poll(url);
    expect(await second.json()).toMatchObject({ error_code: "5509" });
    expect((await first).status).toBe(200);
  });

  test("gives an example at once to whoever names one", async () => {
    const { url } = await startOwn();
    const { events } = await bodyOf(await poll(url, { "x-mock-example": "full" }));
    expect(events).toHaveLength(2);
  });
});

describe("an answer that cannot be made", () => {
  test("is a fault, and the log says which", async () => {
    const impossible = rooms
      .replace(/^( {4}said:\n(?: {6}.*\n)*?) {6}examples:\n(?: {8}- .*\n)+/m, "$1")
      .replace("by: { type: string }", "by: { type: string, minLength: 5, maxLength: 3 }")
      .replace(
        "required: [type, id]\n        properties: { type: { const: said }",
        "required: [type, id, by]\n        properties: { type: { const: said }",
      );
    const { ws, lines } = await start(impossible);
    const peer = await connect(`${ws}/v1/rooms/1`);
    peer.say({ type: "say", id: "1" });
    await until(() => lines()[2]);
    expect(lines()[2]).toMatch(/^rooms room - say failed: there is no valid example/);
    peer.close();
  });
});

describe("payloads in the log", () => {
  test("stand there only where they were asked for", async () => {
    const { ws, lines } = await startOwn({ showsPayloads: true });
    const peer = await connect(`${ws}/chat`);
    peer.say({ type: "update_typing", data: { stopped: true } });
    await peer.hear(1);
    expect(lines()).toContain(
      'bezlimit /chat #1 > updateTypingEvent ok {"type":"update_typing","data":{"stopped":true}}',
    );
  });
});
