/** The documentation's own code, run as it stands. */
import { io } from "socket.io-client";
import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { whenOver } from "../ending.js";
import { snippets } from "./fixtures/productflo-snippets.js";
import { connect, open } from "./peer.js";
import { until } from "./stand.js";

describe("the documentation's own code", () => {
  /** Runs it with the given names in sight; hands back what it defines. */
  function run(
    code: string,
    host: string,
    given: Readonly<Record<string, unknown>>,
    wanted: readonly string[],
  ) {
    const adapted = code
      .replaceAll("wss://api.productflo.io", `ws://${host}`)
      .replaceAll("https://api.productflo.io", `http://${host}`);
    const source = `${adapted}\nreturn { ${wanted.join(", ")} };`;
    return new Function(...Object.keys(given), source)(...Object.values(given));
  }

  test.each([
    { name: "standardWebSocket", first: "Connection established" },
    { name: "secureWebSocket", first: "Authenticated connection established" },
  ] as const)("$name connects, sends and hears", async ({ name, first }) => {
    const { host } = await open();
    const log = vi.fn();
    const { socket, sendMessage } = run(snippets[name], host, { WebSocket, console: { log } }, [
      "socket",
      "sendMessage",
    ]);
    whenOver(() => socket.terminate());
    await until(
      () => log.mock.calls.length >= 3,
      () => log.mock.calls,
    );
    sendMessage("Hello there");
    await until(
      () => log.mock.calls.length >= 4,
      () => log.mock.calls,
    );
    expect(log.mock.calls[0]).toEqual([first]);
    expect(log.mock.calls.slice(1)).toMatchObject([
      ["Received:", { code: "system", data: { message: "Connected to ProductFlo WebSocket server" } }],
      ["Received:", { code: "cookie" }],
      [
        "Received:",
        { code: "chat_response", user_id: "user-123", data: { message: "Hello there", sender: "user-123" } },
      ],
    ]);
  });

  test("socketIo connects, sends and hears, and finds each response under data", async () => {
    const { host } = await open();
    const log = vi.fn();
    const handleSystemMessage = vi.fn();
    const handleChatResponse = vi.fn();
    const given = { io, console: { log }, handleSystemMessage, handleChatResponse };
    const { socket, sendMessage } = run(snippets.socketIo, host, given, ["socket", "sendMessage"]);
    whenOver(() => void socket.disconnect());
    await until(
      () => handleSystemMessage.mock.calls.length === 1,
      () => log.mock.calls,
    );
    sendMessage("Hello there");
    await until(
      () => handleChatResponse.mock.calls.length === 1,
      () => log.mock.calls,
    );
    // The id of the header is that of the token, too.
    expect(handleSystemMessage.mock.calls[0]?.[0]).toMatchObject({ code: "system", user_id: "user-123" });
    expect(handleChatResponse.mock.calls[0]?.[0]).toMatchObject({ data: { message: "Hello there" } });
    expect(log.mock.calls.map(([text]) => text)).toContain("Connected to Socket.IO");
  });

  test("the usage examples and the dispatch of answers work on an open socket", async () => {
    const { host } = await open();
    const { socket } = await connect(`ws://${host}/ws`);
    const names = [
      ...["displayChatMessage", "showIdeaResults", "handleDocumentGeneration", "processEngineeringResponse"],
      ...["handleSystemMessage", "showNotification", "handleError"],
    ];
    const handlers = Object.fromEntries(names.map((name) => [name, vi.fn()]));
    run(snippets.eventHandling, host, { socket, ...handlers, console: { log: vi.fn() } }, []);
    run(snippets.usage, host, { socket }, []);
    await until(() => handlers.handleDocumentGeneration?.mock.calls.length === 3);
    expect(Object.entries(handlers).map(([name, { mock }]) => [name, mock.calls.length])).toEqual([
      // One of the room, three of the assistant.
      ["displayChatMessage", 4],
      ["showIdeaResults", 0],
      ["handleDocumentGeneration", 3],
      ["processEngineeringResponse", 0],
      ["handleSystemMessage", 0],
      ["showNotification", 0],
      ["handleError", 0],
    ]);
  });
});
