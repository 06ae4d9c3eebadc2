/** Peers that write frames by hand. */
import { describe, expect } from "vitest";
import { WebSocket } from "ws";
import { test, whenOver } from "../ending.js";
import { frames } from "./fixtures/productflo-frames.js";
import { connect, type Frame, open } from "./peer.js";
import { until } from "./stand.js";

describe("raw frames on /ws", () => {
  test("after the upgrade come the welcome and the cookie", async () => {
    const { host } = await open();
    const { heard } = await connect(`ws://${host}/ws`);
    await until(() => heard.length === 2);
    const { user_id, timestamp } = heard[0] ?? {};
    expect(heard).toEqual([
      {
        ...{ status: "success", code: "system", user_id, timestamp },
        data: { message: "Connected to ProductFlo WebSocket server", details: { user_id, timestamp } },
      },
      { status: "success", code: "cookie", user_id, timestamp, data: { name: "user_id", value: user_id } },
    ]);
  });

  test("the welcome is the first frame, however early the client speaks", async () => {
    const { host } = await open();
    const socket = new WebSocket(`ws://${host}/ws`);
    const heard: Frame[] = [];
    whenOver(() => socket.terminate());
    socket.on("message", (data) => heard.push(JSON.parse(String(data))));
    socket.on("open", () => socket.send(frames.chat));
    await until(
      () => heard.length === 3,
      () => heard,
    );
    expect(heard.map(({ code }) => code)).toEqual(["system", "cookie", "chat_response"]);
  });

  test.each([
    { name: "chat", answers: ["chat_response success"] },
    { name: "chatReply", answers: ["chat_response success"] },
    {
      name: "haitchChat",
      answers: ["chat_response pending", "chat_response pending", "chat_response success"],
    },
    {
      name: "documentation",
      answers: [
        "documentation_response pending",
        "documentation_response pending",
        "documentation_response success",
      ],
    },
    {
      name: "shortDocumentation",
      answers: [
        "documentation_response pending",
        "documentation_response pending",
        "documentation_response success",
      ],
    },
    { name: "idea", answers: ["idea_response pending", "idea_response pending", "idea_response success"] },
    {
      name: "engineering",
      answers: [
        "engineering_response pending",
        "engineering_response pending",
        "engineering_response success",
      ],
    },
  ] as const)("the documentation's example $name is answered", async ({ name, answers }) => {
    const { host } = await open();
    const { socket, heard } = await connect(`ws://${host}/ws`);
    socket.send(frames[name]);
    await until(
      () => heard.length === 2 + answers.length,
      () => heard,
    );
    expect(heard.slice(2).map(({ code, status }) => `${code} ${status}`)).toEqual(answers);
    for (const frame of heard.slice(2))
      expect(frame).toMatchObject({
        user_id: "user-123",
        room_id: "product-456",
        timestamp: expect.any(String),
      });
    if (!name.startsWith("chat")) return;
    // The echo is what was said, with an id.
    const { data } = JSON.parse(frames[name]);
    expect(heard[2]?.data).toEqual({ message_id: expect.any(String), ...data });
  });

  const valid = JSON.parse(frames.chat);
  const without = (...keys: string[]) =>
    Object.fromEntries(Object.entries(valid).filter(([key]) => !keys.includes(key)));
  test.each([
    { what: "no JSON", frame: "{", code: "PROCESSING_ERROR" },
    { what: "an array", frame: "[]", code: "PROCESSING_ERROR" },
    { what: "null", frame: "null", code: "PROCESSING_ERROR" },
    { what: "an empty object", frame: "{}", code: "MESSAGE_CODE_REQUIRED" },
    { what: "no code, and no room either", frame: without("code", "room_id"), code: "MESSAGE_CODE_REQUIRED" },
    { what: "an unknown code", frame: { ...valid, code: "shout" }, code: "UNSUPPORTED_MESSAGE_TYPE" },
    {
      what: "a code of the server",
      frame: { ...valid, code: "notification" },
      code: "UNSUPPORTED_MESSAGE_TYPE",
    },
    {
      what: "a code that objects have",
      frame: { ...valid, code: "constructor" },
      code: "UNSUPPORTED_MESSAGE_TYPE",
    },
    { what: "a code that is a number", frame: { ...valid, code: 7 }, code: "UNSUPPORTED_MESSAGE_TYPE" },
    { what: "no room", frame: without("room_id"), code: "ROOM_ID_REQUIRED" },
    { what: "no room and no data", frame: without("room_id", "data"), code: "ROOM_ID_REQUIRED" },
    { what: "no data", frame: without("data"), code: "VALIDATION_ERROR" },
    { what: "an empty room", frame: { ...valid, room_id: "" }, code: "VALIDATION_ERROR" },
    { what: "two rooms", frame: { ...valid, room_id: ["a", "b"] }, code: "VALIDATION_ERROR" },
    { what: "no text", frame: { ...valid, data: { sender: "user-123" } }, code: "VALIDATION_ERROR" },
    {
      what: "another sender",
      frame: { ...valid, data: { ...valid.data, sender: "eve" } },
      code: "PERMISSION_DENIED",
    },
  ])("$what is refused with $code", async ({ frame, code }) => {
    const { host } = await open();
    const { socket, heard } = await connect(`ws://${host}/ws`);
    await until(() => heard.length === 2);
    socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
    await until(
      () => heard.length === 3,
      () => heard,
    );
    expect(heard[2]).toMatchObject({
      ...{ status: "error", code: "system", user_id: expect.any(String), timestamp: expect.any(String) },
      data: { message: expect.any(String), details: { error: expect.any(String), error_code: code } },
    });
    if (code === "VALIDATION_ERROR")
      expect(heard[2]?.data.details?.errors).toEqual([
        { loc: expect.any(Array), msg: expect.any(String), type: expect.any(String) },
      ]);
    // The connection stays.
    socket.send(frames.chat);
    await until(
      () => heard.length === 4,
      () => heard,
    );
    expect(heard[3]).toMatchObject({ code: "chat_response" });
  });

  test("/ws/secure answers 401 to nobody, and without an upgrade 426", async () => {
    const { url, host } = await open();
    const refused = new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`ws://${host}/ws/secure?access_token=wrong`);
      socket.on("unexpected-response", (_request, answer) => resolve(answer.statusCode));
    });
    expect(await refused).toBe(401);
    expect((await fetch(`${url}/ws`)).status).toBe(426);
  });
});

test("raw frames on Bezlimit's sockets", async () => {
  const { host } = await open();
  const chat = "6a1f2b3c-1111-4222-8333-444455556666";
  const heard: unknown[] = [];
  const socket = new WebSocket(`ws://${host}/chat?chat=${chat}&token=5`);
  whenOver(() => socket.terminate());
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once("open", resolve));
  const say = async (frame: string) => {
    const before = heard.length;
    socket.send(frame);
    await until(
      () => heard.length > before,
      () => frame,
    );
    return heard.at(-1);
  };
  expect(await say('{"type":"send_message","data":{"text":"Hello"}}')).toMatchObject({
    type: "message_added",
    data: {
      message: {
        id: 1,
        type: "standard",
        status: "new",
        text: "Hello",
        chat: { uuid: chat },
        user: { id: 5 },
      },
    },
  });
  expect(await say('{"type":"mark_message_read","data":{"message_id":1}}')).toMatchObject({
    type: "message_updated",
    data: { message: { id: 1, status: "read" } },
  });
  expect(await say('{"type":"update_typing","data":{"text":"Hel","stopped":false}}')).toMatchObject({
    type: "typing_updated",
    data: { text: "Hel", stopped: false },
  });
  expect(await say('{"type":"send_message","data":{"text":7}}')).toMatchObject({
    type: "message_not_added",
    data: { error: expect.any(String) },
  });
  expect(heard).toHaveLength(4);
});
