import { io, type Socket } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { whenOver } from "../ending.js";
import { frames } from "./fixtures/productflo-frames.js";
import { type Frame, open } from "./peer.js";
import { until } from "./stand.js";

describe("the protocol of Socket.IO", () => {
  const engine = "/ws/?EIO=4&transport=polling";

  test("is spoken over polling: handshake, connect packet, event, answer", async () => {
    const { url } = await open();
    const handshake = await (await fetch(`${url}${engine}`)).text();
    expect(handshake[0]).toBe("0");
    const { sid, upgrades } = JSON.parse(handshake.slice(1));
    expect(upgrades).toEqual(["websocket"]);
    const session = `${url}${engine}&sid=${sid}`;
    const post = async (body: string) => (await fetch(session, { method: "POST", body })).text();
    const poll = async () => (await (await fetch(session)).text()).split("\x1e");
    expect(await post('40{"token":"YOUR_JWT_TOKEN"}')).toBe("ok");
    const packets: string[] = [];
    while (packets.length < 3) packets.push(...(await poll()));
    expect(packets[0]).toMatch(/^40\{"sid":"[^"]+"\}$/);
    expect(packets.slice(1, 3).map((packet) => JSON.parse(packet.slice(2)))).toMatchObject([
      ["message", { data: { code: "system", user_id: "user-123" } }],
      ["message", { data: { code: "cookie" } }],
    ]);
    const chat = JSON.stringify(["message", JSON.parse(frames.chat)]);
    expect(await post(`42${chat}`)).toBe("ok");
    const [answer = ""] = await poll();
    expect(JSON.parse(answer.slice(2))).toMatchObject(["message", { data: { code: "chat_response" } }]);
  });

  test("upgrades from polling to a WebSocket without losing anything", async () => {
    const { url, tap } = await open();
    const socket = ioTo(url, { transports: ["polling", "websocket"] });
    const heard = hear(socket);
    await until(
      () => heard.length === 2,
      () => heard,
    );
    for (let index = 0; index < 10; index += 1) socket.emit("message", chatOf(`m-${index}`));
    await until(() => socket.io.engine.transport.name === "websocket");
    for (let index = 10; index < 20; index += 1) socket.emit("message", chatOf(`m-${index}`));
    await until(
      () => heard.length === 22,
      () => heard,
    );
    expect(heard.slice(2).map(({ data }) => data.message_id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `m-${i}`),
    );
    expect(tap.frames.some(({ text }) => text === "2probe")).toBe(true);
  });

  test("refuses namespaces that nobody has", async () => {
    const { url } = await open();
    const error = await new Promise<Error>((resolve) => ioTo(`${url}/admin`).on("connect_error", resolve));
    expect(error.message).toBe("Invalid namespace");
  });

  test("refuses a token that is good for nothing", async () => {
    const { url } = await open();
    const socket = ioTo(url, { auth: { token: "wrong" } });
    const error = await new Promise<Error & { data?: unknown }>((resolve) =>
      socket.on("connect_error", resolve),
    );
    expect(error.data).toMatchObject({ status: 401 });
  });

  test("refuses version 3 of the engine", async () => {
    const { url, host } = await open();
    const answer = await fetch(`${url}/ws/?EIO=3&transport=polling`);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { message: "Unsupported protocol version" },
    ]);
    const socket = new WebSocket(`ws://${host}/ws/?EIO=3&transport=websocket`);
    const refused = await new Promise<unknown>((resolve) => {
      socket.on("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
      socket.on("error", () => {});
      socket.on("close", (code) => resolve(code));
    });
    expect([400, 1002, 1006]).toContain(refused);
  });

  test.each([
    { what: "bytes in a message", value: { ...JSON.parse(frames.chat), blob: Buffer.from([1, 2, 3]) } },
    { what: "bytes alone", value: Buffer.from([1, 2, 3]) },
  ])("refuses $what", async ({ value }) => {
    const { url } = await open();
    const socket = ioTo(url);
    const heard = hear(socket);
    const ended = new Promise<string>((resolve) => socket.on("disconnect", resolve));
    await until(() => heard.length === 2);
    socket.emit("message", value);
    const outcome = await Promise.race([ended, waitFor(() => heard[2])]);
    expect(outcome).toSatisfy((given) => typeof given === "string" || (given as Frame).status === "error");
    expect(heard.filter(({ code }) => code === "chat_response")).toEqual([]);
  });

  test("an event of another name is unknown, and does no harm", async () => {
    const { url } = await open();
    const socket = ioTo(url);
    const heard = hear(socket);
    await until(() => heard.length === 2);
    socket.emit("shout", JSON.parse(frames.chat));
    socket.emit("message", JSON.parse(frames.chat));
    await until(
      () => heard.some(({ code }) => code === "chat_response"),
      () => heard,
    );
  });

  const chatOf = (message_id: string) => {
    const frame = JSON.parse(frames.chat);
    return { ...frame, data: { ...frame.data, message_id } };
  };

  const ioTo = (url: string, settings: Parameters<typeof io>[1] = {}) => {
    const socket = io(url, { path: "/ws", reconnection: false, forceNew: true, ...settings });
    whenOver(() => void socket.disconnect());
    return socket;
  };

  const hear = (socket: Socket): Frame[] => {
    const heard: Frame[] = [];
    socket.on("message", ({ data }: { data: Frame }) => heard.push(data));
    return heard;
  };

  const waitFor = async <T>(value: () => T | undefined): Promise<T | undefined> => {
    await until(() => value() !== undefined);
    return value();
  };
});
