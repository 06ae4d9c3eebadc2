import { describe, expect, test } from "vitest";
import { rooms } from "./document.js";
import { connect } from "./peer.js";
import { ownContract, start } from "./start.js";

test("each connection gets what the server would send, one message after the other", async () => {
  const { ws, mock } = await start(rooms);
  const peers = [await connect(`${ws}/v1/rooms/1`), await connect(`${ws}/v1/rooms/2`)];
  for (let round = 0; round < 3; round += 1) await mock.pushNext();
  for (const peer of peers)
    expect((await peer.hear(3)).map(({ type }) => type)).toEqual(["said", "left", "said"]);
});

test("nobody there gets nothing", async () => {
  const { mock } = await start(rooms);
  expect(await mock.pushNext()).toEqual([]);
});

test("channels that mirror another hear what is pushed there", async () => {
  const { ws, mock } = await start(await ownContract(), { isOpen: true });
  const peers = [await connect(`${ws}/ws`), await connect(`${ws}/ws/secure`)];
  expect(await mock.pushLine('{"message":"notificationMessage","channel":"ws"}')).toMatchObject({
    ok: true,
    listeners: 2,
  });
  for (const peer of peers) expect((await peer.hear(3))[2].code).toBe("notification");
});

describe("a line", () => {
  test.each([
    { line: '{"message":"said","payload":{"type":"said","id":"x"}}', heard: { type: "said", id: "x" } },
    { line: '{"message":"said"}', heard: { type: "said", id: "8" } },
    { line: '{"message":"left","channel":"room"}', heard: { type: "left", who: expect.any(String) } },
    { line: '{"message":"left","channel":"/rooms/{roomId}"}', heard: { type: "left" } },
    { line: '{"message":"left","channel":"rooms.room"}', heard: { type: "left" } },
  ])("$line is sent", async ({ line, heard }) => {
    const { ws, mock } = await start(rooms);
    const peer = await connect(`${ws}/v1/rooms/1`);
    expect(await mock.pushLine(line)).toMatchObject({ ok: true, listeners: 1 });
    expect((await peer.hear(1))[0]).toMatchObject(heard);
  });

  test.each([
    { line: "p", reason: "it is not JSON" },
    { line: "[]", reason: "it is not a JSON object" },
    { line: "{}", reason: "it has no `message`" },
    { line: '{"message":"sayd"}', reason: "there is no message `sayd` to send; did you mean `said`?" },
    { line: '{"message":"say"}', reason: "there is no message `say` to send" },
    {
      line: '{"message":"said","channel":"rom"}',
      reason: "there is no channel `rom` to send on; did you mean `room`?",
    },
    { line: '{"message":"said","channel":5}', reason: "`channel` is not a text" },
    {
      line: '{"message":"said","payload":{"type":"said"}}',
      reason: "`said`: /id is missing",
    },
  ])("$line is refused: $reason", async ({ line, reason }) => {
    const { mock } = await start(rooms);
    const pushed = await mock.pushLine(line);
    expect(pushed.ok).toBe(false);
    expect(pushed).toMatchObject({ reason });
  });
});
