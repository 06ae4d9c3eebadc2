import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createProductFlo, type ProductFloOptions } from "../../examples/chat-servers/productflo.js";
import { readToken, signToken } from "../../examples/chat-servers/token.js";
import {
  type ProductFloOptions as ClientSettings,
  createProductFloClient,
  type ProductFloClient,
  type WsConnection,
} from "../../generated/productflo/client.js";
import type { ChatMessage } from "../../generated/productflo/models.js";
import { socketio } from "../../generated/runtime/socketio/transport.js";
import { whenOver } from "../ending.js";
import { cut, serveTapped, sockets, until } from "./stand.js";

const secret = "a secret of this test";
const tokenFor = (sub: string, seconds = 60) =>
  signToken({ sub, exp: Math.floor(Date.now() / 1_000) + seconds }, secret);

async function open(options: Partial<ProductFloOptions> = {}) {
  const productflo = createProductFlo({ userOf: (token) => readToken(token, secret)?.sub, ...options });
  const { tap, app } = await serveTapped({ productflo: productflo.server });
  /** A client of one user. Cookies are how a user without a token keeps an id. */
  const clientOf = (user: string, settings: ClientSettings = {}): ProductFloClient => {
    const client = createProductFloClient({
      ...{ url: tap.url, transports: sockets(), auth: () => ({ accessTokenQuery: tokenFor(user) }) },
      limits: { retryMs: 20, requestMs: 2_000 },
      ...settings,
    });
    whenOver(() => client.close());
    return client;
  };
  return { productflo, tap, app, clientOf };
}

const line = (user: string, message: string, more: Partial<ChatMessage["data"]> = {}): ChatMessage => ({
  ...{ code: "chat", user_id: user, room_id: "product-456" },
  data: { message, sender: user, ...more },
});

describe.each(["ws", "wsSecure", "socketIo"] as const)("over %s", (way) => {
  /** One body of code for all three ways. */
  async function talk(ada: WsConnection, bo: WsConnection) {
    const heard: unknown[] = [];
    for (const connection of [ada, bo]) await connection.connect();
    bo.on("chatResponse", (message) => heard.push(message));
    bo.on("typingIndicator", (message) => heard.push(message));
    bo.on("presenceUpdate", (message) => heard.push(message));
    ada.on("readReceipt", (message) => heard.push(message));
    await bo.join({ code: "join", user_id: "bo", room_id: "product-456", data: {} });
    await bo.history({ code: "history", user_id: "bo", room_id: "product-456", data: {} });
    const first = await ada.chat(line("ada", "Has anyone reviewed it?", { message_id: "m-1" }));
    const second = await ada.chat(line("ada", "Anyone?"));
    const here = { user_id: "ada", room_id: "product-456" };
    await ada.typing({ ...here, code: "typing", data: { status: "started", sender: "ada" } });
    await ada.presence({ user_id: "ada", code: "presence", data: { status: "away" } });
    await until(
      () => heard.length === 4,
      () => heard,
    );
    await bo.readReceipt({
      code: "read_receipt",
      user_id: "bo",
      room_id: "product-456",
      data: { message_id: "m-1" },
    });
    await until(
      () => heard.length === 5,
      () => heard,
    );
    const history = await bo.history({
      code: "history",
      user_id: "bo",
      room_id: "product-456",
      data: { limit: 1 },
    });
    const pieces: unknown[] = [];
    const question = { message: "Which seal?", sender: "ada" };
    const stream = ada.haitchChat({ ...here, code: "haitch_chat", data: question });
    for await (const piece of stream) pieces.push([piece.status, piece.data.message]);
    const last = await stream;
    return { first, second, heard, history, pieces, last };
  }

  test("two users talk in a room, and the assistant answers in pieces", async () => {
    const { clientOf } = await open();
    const { first, second, heard, history, pieces, last } = await talk(
      clientOf("ada")[way](),
      clientOf("bo")[way](),
    );
    expect(first).toMatchObject({
      ...{ status: "success", code: "chat_response", user_id: "ada", room_id: "product-456" },
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: { message: "Has anyone reviewed it?", sender: "ada", message_id: "m-1" },
    });
    // The server names what its sender has not named, and everybody gets the same.
    expect(second).toMatchObject({ data: { message: "Anyone?", message_id: expect.stringMatching(/.{8}/) } });
    expect(heard.slice(0, 2)).toEqual([first, second]);
    expect(heard.slice(2)).toMatchObject([
      { code: "typing", user_id: "ada", timestamp: expect.any(String), data: { status: "started" } },
      { code: "presence", user_id: "ada", data: { status: "away" } },
      { code: "read_receipt", user_id: "bo", data: { message_id: "m-1" } },
    ]);
    expect(history).toMatchObject({
      code: "history_response",
      user_id: "bo",
      data: { messages: [second.data] },
    });
    expect(pieces).toEqual([
      ["pending", "You asked: "],
      ["pending", "Which seal?"],
      ["success", undefined],
    ]);
    expect(last).toMatchObject({ code: "chat_response", status: "success" });
    expect(last.data).not.toHaveProperty("sender");
  });

  test("the first frame is the welcome, and the cookie's frame follows where there was no cookie", async () => {
    const { clientOf, tap } = await open();
    const heard: unknown[] = [];
    const connection = clientOf("ada")[way]();
    connection.on("welcomeMessage", (message) => heard.push(message));
    connection.on("cookieMessage", (message) => heard.push(message));
    await connection.connect();
    await until(
      () => heard.length === 2,
      () => heard,
    );
    const user_id = expect.stringMatching(way === "ws" ? /^[\da-f-]{36}$/ : /^ada$/);
    const message = "Connected to ProductFlo WebSocket server";
    expect(heard).toMatchObject([
      { status: "success", code: "system", user_id, data: { message, details: { user_id } } },
      { status: "success", code: "cookie", user_id, data: { name: "user_id", value: user_id } },
    ]);
    const [{ answer } = { answer: "" }] = tap.upgrades;
    expect(answer).toMatch(/set-cookie: user_id=[\w-]+; Path=\/; HttpOnly; SameSite=Lax/i);
  });

  test.each([
    ["documentation", "documentation_response"],
    ["idea", "idea_response"],
    ["engineering", "engineering_response"],
  ] as const)("%s is answered in pieces", async (operation, code) => {
    const { clientOf } = await open();
    const base = { user_id: "ada", room_id: "p-1", data: { message: "a pump", sender: "ada" } };
    const connection = clientOf("ada")[way]();
    const stream = {
      documentation: () => connection.documentation({ ...base, code: "documentation" }),
      idea: () => connection.idea({ ...base, code: "idea" }),
      engineering: () => connection.engineering({ ...base, code: "engineering" }),
    }[operation]();
    const pieces: unknown[] = [];
    for await (const piece of stream) pieces.push([piece.code, piece.status]);
    expect(pieces).toEqual([
      [code, "pending"],
      [code, "pending"],
      [code, "success"],
    ]);
  });

  test("a connection that is cut comes back, and what was said meanwhile is in the history", async () => {
    const { clientOf, tap } = await open();
    const ada = clientOf("ada")[way]();
    const welcomes: unknown[] = [];
    ada.on("welcomeMessage", (message) => welcomes.push(message));
    await ada.chat(line("ada", "before"));
    await cut(tap, ada);
    await ada.chat(line("ada", "after"));
    expect(welcomes.length).toBe(2);
    const history = await ada.history({ code: "history", user_id: "ada", room_id: "product-456", data: {} });
    expect(history).toMatchObject({ data: { messages: [{ message: "before" }, { message: "after" }] } });
  });

  test("the server's own words reach one user, or the rooms that it names", async () => {
    const { clientOf, productflo } = await open();
    const ada = clientOf("ada")[way]();
    const bo = clientOf("bo")[way]();
    // The open endpoint is told no token: it makes names up.
    const names: string[] = [];
    for (const connection of [ada, bo]) {
      connection.on("welcomeMessage", ({ user_id }) => names.push(user_id));
      await connection.connect();
    }
    await until(() => names.length === 2);
    const [adaId = "", boId = ""] = names;
    const heard: unknown[] = [];
    for (const [name, connection] of [["ada", ada] as const, ["bo", bo] as const]) {
      connection.on("notificationMessage", ({ data }) => heard.push([name, data.title]));
      connection.on("systemMessage", ({ room_id, data }) => heard.push([name, room_id, data.message]));
      connection.on("fileUpdate", ({ data }) => heard.push([name, data.file_id]));
      connection.on("logsMessage", ({ data }) => heard.push([name, data.message]));
    }
    await ada.chat({ ...line("ada", "hi"), room_id: "one" });
    await bo.chat({ ...line("bo", "hi"), room_id: "two" });
    productflo.announce(["one", "two"], { message: "Maintenance soon" });
    productflo.fileChanged("one", "file-31", adaId);
    productflo.log(adaId, "step 1 of 3");
    productflo.notify(boId, { title: "Mention", message: "You were mentioned", priority: "medium" });
    await until(
      () => heard.length >= 5,
      () => heard,
    );
    expect(heard).toHaveLength(5);
    expect(heard).toEqual(
      expect.arrayContaining([
        ["ada", "one", "Maintenance soon"],
        ["bo", "two", "Maintenance soon"],
        ["ada", "file-31"],
        ["ada", "step 1 of 3"],
        ["bo", "Mention"],
      ]),
    );
  });
});

describe("answers that nothing but their room ties to a question", () => {
  const slowly = async function* (question: string) {
    for (const piece of ["1", "2"]) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      yield question + piece;
    }
  };
  const ask = async (connection: WsConnection, message: string, signal?: AbortSignal) => {
    const pieces: unknown[] = [];
    const request = {
      code: "idea",
      user_id: "ada",
      room_id: "p-1",
      data: { message, sender: "ada" },
    } as const;
    for await (const piece of connection.idea(request, signal && { signal })) pieces.push(piece.data.message);
    return pieces;
  };

  test("do not mix where two are asked at once", async () => {
    const { clientOf } = await open({ assistant: slowly });
    const connection = clientOf("ada").ws();
    expect(await Promise.all([ask(connection, "a"), ask(connection, "b")])).toEqual([
      ["a1", "a2", undefined],
      ["b1", "b2", undefined],
    ]);
  });

  test("are not taken for those of the next one where the caller has given up", async () => {
    const { clientOf } = await open({ assistant: slowly });
    const connection = clientOf("ada").ws();
    await connection.connect();
    await expect(ask(connection, "a", AbortSignal.timeout(30))).rejects.toMatchObject({ code: "aborted" });
    expect(await ask(connection, "b")).toEqual(["b1", "b2", undefined]);
  });
});

describe("errors", () => {
  test("a failing assistant is told with the code of its feature, and nothing of why", async () => {
    const { clientOf } = await open({
      assistant: () => ({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.reject(new Error("the key of the model is sk-123")),
        }),
      }),
    });
    const connection = clientOf("ada").ws();
    const base = { user_id: "ada", room_id: "p-1", data: { message: "a pump", sender: "ada" } };
    const answers = [
      await connection.haitchChat({ ...base, code: "haitch_chat" }),
      await connection.documentation({ ...base, code: "documentation" }),
      await connection.idea({ ...base, code: "idea" }),
      await connection.engineering({ ...base, code: "engineering" }),
    ];
    expect(answers).toMatchObject(
      ["HAITCH_CHAT_ERROR", "DOCUMENTATION_ERROR", "IDEA_GENERATION_ERROR", "ENGINEERING_ERROR"].map(
        (error_code) => ({
          ...{ status: "error", code: "system", room_id: "p-1" },
          data: { details: { error_code } },
        }),
      ),
    );
    expect(JSON.stringify(answers)).not.toContain("sk-123");
  });

  test("/ws/secure lets nobody in without a good token", async () => {
    const { clientOf } = await open();
    const tokens = [undefined, "", "nonsense", `${tokenFor("ada")}x`, tokenFor("ada", -1), unsigned("ada")];
    for (const token of tokens) {
      const client = clientOf("ada", {
        auth: () => (token === undefined ? {} : { accessTokenQuery: token }),
      });
      await expect(client.wsSecure().connect()).rejects.toMatchObject({
        code: "connection-refused",
        status: 401,
      });
    }
  });

  test("/ws/secure takes the token from the cookie, too, of pages of its own host", async () => {
    const { tap } = await open();
    const ask = (headers: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        const cookie = `access_token=${tokenFor("ada")}`;
        const socket = new WebSocket(`${tap.url}/ws/secure`, { headers: { cookie, ...headers } });
        socket.once("error", reject);
        socket.once("message", (data) => {
          socket.terminate();
          resolve(JSON.parse(String(data)).user_id);
        });
      });
    expect(await ask({ origin: tap.url })).toBe("ada");
    for (const headers of [{}, { origin: "http://evil.example" }, { origin: "null" }])
      await expect(ask(headers)).rejects.toThrow("403");
  });

  test("a client that sends the cookie by hand is let in", async () => {
    const { clientOf, tap } = await open();
    const auth = () => ({ accessTokenCookie: tokenFor("ada") });
    for (const way of ["wsSecure", "socketIo"] as const) {
      const connection = clientOf("ada", { auth })[way]();
      expect(await connection.chat(line("ada", "here"))).toMatchObject({ code: "chat_response" });
    }
    expect(tap.upgrades[0]?.request).toMatch(new RegExp(`^origin: ${tap.url}\r$`, "m"));
  });

  test("the token is asked for again where a connection comes back", async () => {
    const { clientOf, tap } = await open();
    let asked = 0;
    const auth = () => ({ accessTokenQuery: tokenFor("ada", 60 + asked++) });
    const connection = clientOf("ada", { auth }).wsSecure();
    await connection.chat(line("ada", "before"));
    await cut(tap, connection);
    await connection.chat(line("ada", "after"));
    const [first, second] = tap.upgrades.map(({ request }) => /access_token=(\S+)/.exec(request)?.[1]);
    expect(first).toBeTruthy();
    expect(second).toBeTruthy();
    expect(second).not.toBe(first);
  });

  test("Socket.IO works where only polling gets through", async () => {
    const { clientOf, tap } = await open();
    const transports = [socketio({ io, settings: { transports: ["polling"] } })];
    const connection = clientOf("ada", { transports }).socketIo();
    expect(await connection.chat(line("ada", "hi"))).toMatchObject({ status: "success", user_id: "ada" });
    expect(tap.upgrades).toEqual([]);
  });

  test("whoever speaks for somebody else on /ws/secure is refused, and on /ws whoever contradicts himself", async () => {
    const { clientOf } = await open();
    const denied = { status: "error", data: { details: { error_code: "PERMISSION_DENIED" } } };
    expect(await clientOf("ada").wsSecure().chat(line("bo", "hi"))).toMatchObject(denied);
    expect(
      await clientOf("ada")
        .ws()
        .chat({ ...line("bo", "hi"), user_id: "ada" }),
    ).toMatchObject(denied);
  });
});

describe("who somebody is", () => {
  test("over Socket.IO it is the token, else the cookie, else the header, else a new name", async () => {
    const { clientOf, tap } = await open();
    const nameOf = async (extraHeaders: Record<string, string>, token?: string) => {
      const connection = clientOf("", {
        transports: [socketio({ io, settings: { transports: ["websocket"], extraHeaders } })],
        auth: () => (token === undefined ? {} : { accessTokenQuery: token }),
      }).socketIo();
      const named = new Promise<string>((resolve) =>
        connection.on("welcomeMessage", ({ data }) => resolve(data.details.user_id)),
      );
      await connection.connect();
      return named;
    };
    const header = { "User-ID": "by-header" };
    const cookie = { cookie: "user_id=by-cookie" };
    expect(await nameOf({ ...header, ...cookie }, tokenFor("by-token"))).toBe("by-token");
    expect(await nameOf({ ...header, ...cookie })).toBe("by-cookie");
    expect(tap.upgrades.at(-1)?.answer).not.toMatch(/set-cookie/i);
    expect(await nameOf(header)).toBe("by-header");
    expect(await nameOf({})).toMatch(/^[\da-f-]{36}$/);
  });

  test("the header of the handshake can be given with the connection", async () => {
    const { clientOf } = await open();
    const connection = clientOf("", { auth: () => ({}) }).socketIo({ headers: { "User-ID": "user-123" } });
    const named = new Promise<string>((resolve) =>
      connection.on("welcomeMessage", ({ user_id }) => resolve(user_id)),
    );
    await connection.connect();
    expect(await named).toBe("user-123");
  });
});

/** A token that says that it needs no signature. */
function unsigned(sub: string): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${encode({ alg: "none", typ: "JWT" })}.${encode({ sub, exp: 4_000_000_000 })}.`;
}
