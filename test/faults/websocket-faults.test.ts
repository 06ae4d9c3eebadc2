import { connect, type Socket } from "node:net";
import { expect } from "vitest";
import { defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { test, testAlone, whenOver } from "../ending.js";
import { waitForCalm, watchAftermath } from "./aftermath.js";
import { besideNeighbours } from "./neighbours.js";
import { exchange, frame, goodbye, opcode, openRaw, statusesOf, text, upgrade } from "./raw.js";
import { say, sleep, startTown, until } from "./setting.js";
import { startVictim } from "./victim-process.js";

watchAftermath();

const statusOf = async (port: number, path: string, ...headers: readonly string[]) =>
  statusesOf(await exchange(port, upgrade(path, headers), 300))[0];

test("R01 a page comes in from an origin that is allowed to the letter, and from no other", async () => {
  const { port } = await startTown({ origins: ["https://good.example"] });
  const cookie = "Cookie: session=secret-of-alice-0123456789";
  const bearer = "Authorization: Bearer secret-of-alice-0123456789";
  const given = [
    ["Origin: https://good.example", cookie, 101],
    ["Origin: https://good.example", bearer, 101],
    ["Origin: https://evil.example", cookie, 403],
    ["Origin: https://good.example.evil", cookie, 403],
    ["Origin: https://GOOD.example", cookie, 403],
    ["Origin: http://good.example", cookie, 403],
    ["Origin: https://good.example:8443", cookie, 403],
    ["Origin: null", cookie, 403],
    ["Origin: https://evil.example", bearer, 403],
    ["X-Nothing: 1", cookie, 403],
    ["X-Nothing: 1", bearer, 101],
  ] as const;
  const got = await Promise.all(
    given.map(async ([origin, credentials]) => await statusOf(port, "/secure", origin, credentials)),
  );
  expect(got).toEqual(given.map(([, , status]) => status));
});

test("R03 a handshake that is none is refused by a status", async () => {
  const { port } = await startTown();
  const given = [
    ["/nowhere", [], 404],
    ["/rooms/a/b", [], 404],
    ["/rooms/%00", [], 404],
    ["/rooms/%zz", [], 404],
    ["/rooms/a", ["Sec-WebSocket-Version: 12"], 426],
    ["/rooms/a", ["Sec-WebSocket-Version: -"], 426],
    ["/rooms/a", ["Sec-WebSocket-Key: short"], 400],
    ["/rooms/a", ["Sec-WebSocket-Key: -"], 400],
    ["/rooms/a", ["Upgrade: h2c"], 426],
  ] as const;
  const got = await Promise.all(given.map(([path, headers]) => statusOf(port, path, ...headers)));
  expect(got).toEqual(given.map(([, , status]) => status));
  // A subprotocol that the server does not speak is not chosen: a client that insists hangs up.
  const answer = await exchange(port, upgrade("/rooms/a", ["Sec-WebSocket-Protocol: soap"]), 200);
  expect([statusesOf(answer), /sec-websocket-protocol/i.test(answer)]).toEqual([[101], false]);
  expect(await statusOf(port, "/rooms/a")).toBe(101);
});

testAlone(
  "R04 whoever opens sockets and stays silent, or crawls, is cut; what waits is bounded",
  async () => {
    expect(defaultServerLimits).toMatchObject({ headersMs: 10_000, authenticateMs: 5_000, pending: 1_000 });
    const victim = await startVictim({ limits: { pending: 200, headersMs: 800, authenticateMs: 500 } });
    await besideNeighbours(victim, async () => {
      const sockets: Socket[] = [];
      const heard: string[] = [];
      let closed = 0;
      const open = (write: (socket: Socket) => void) => {
        const socket = connect(victim.port, "127.0.0.1", () => write(socket));
        socket.on("error", () => {});
        socket.on("data", (chunk) => void heard.push(chunk.toString("latin1").split("\r\n")[0] ?? ""));
        socket.on("close", () => {
          closed += 1;
        });
        sockets.push(socket);
      };
      for (let index = 0; index < 250; index += 1) open(() => {});
      for (let index = 0; index < 50; index += 1)
        open((socket) => {
          const letters = [...upgrade("/rooms/slow")];
          const timer = setInterval(() => {
            const letter = letters.shift();
            if (letter === undefined || socket.destroyed) clearInterval(timer);
            else socket.write(letter);
          }, 100);
          socket.once("close", () => clearInterval(timer));
        });
      // Whoever crawls needs 15 seconds for its head, and whoever is silent never ends.
      expect(await until(() => closed === 300, 10_000)).toBe(true);
      expect(heard.filter((line) => line.includes(" 503 ")).length).toBeGreaterThanOrEqual(100);
    });
    expect(await victim.leaks()).toEqual([]);
  },
);

test("R04 who is asked for credentials and never settles is refused after the time for that", async () => {
  const { port } = await startTown({
    authenticate: () => new Promise(() => {}),
    limits: { authenticateMs: 200 },
  });
  const bearer = "Authorization: Bearer x";
  expect(statusesOf(await exchange(port, upgrade("/secure", [bearer]), 20_000))).toEqual([503]);
});

test.each([
  ["a ping in fragments", [frame(opcode.ping, "a", { isFinal: false })]],
  ["a ping of 126 bytes", [frame(opcode.ping, "x".repeat(126))]],
  ["a continuation of nothing", [frame(opcode.continuation, "x")]],
  ["a text in the middle of another", [text("a", { isFinal: false }), text("b")]],
  ["an unknown opcode", [frame(3, "x")]],
  ["a frame without a mask", [text("x", { isMasked: false })]],
])("R06 %s closes with 1002", async (_, frames) => {
  const { port, town } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  peer.send(...frames);
  expect(await peer.closed).toBe(1002);
  expect(town.records.said).toEqual([]);
});

test.each([
  ["at once", [frame(opcode.text, Uint8Array.of(0x22, 0xc3, 0x28, 0x22))]],
  [
    "over fragments",
    [
      frame(opcode.text, Uint8Array.of(0x22, 0xe2, 0x82), { isFinal: false }),
      frame(opcode.continuation, Uint8Array.of(0x28, 0x22)),
    ],
  ],
])("R07 invalid UTF-8 %s closes with 1007", async (_, frames) => {
  const { port } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  peer.send(...frames);
  expect(await peer.closed).toBe(1007);
});

test("R07 a character that is split over fragments is whole again", async () => {
  const { port } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  const bytes = Buffer.from(JSON.stringify(say("1", "ü€😀")));
  const pieces = [...bytes].map((byte, index) =>
    frame(index === 0 ? opcode.text : opcode.continuation, Uint8Array.of(byte), {
      isFinal: index === bytes.length - 1,
    }),
  );
  // The limit of fragments is 64.
  expect(pieces.length).toBeLessThan(64);
  peer.send(...pieces);
  await waitForCalm(() => (peer.heard.length > 0 ? [] : ["nothing heard"]));
  expect(peer.heard).toMatchObject([{ type: "said", text: "ü€😀" }]);
  peer.socket.destroy();
});

testAlone("R09 peers that send fragments without an end are closed, and memory stays", async () => {
  const victim = await startVictim();
  await besideNeighbours(victim, async () => {
    const before = await victim.peakMb();
    const peers = await Promise.all(Array.from({ length: 50 }, () => openRaw(victim.port, "/rooms/a")));
    const many = Buffer.concat([
      frame(opcode.text, "x", { isFinal: false }),
      ...Array.from({ length: 16_000 }, () => frame(opcode.continuation, "x", { isFinal: false })),
    ]);
    for (const peer of peers) peer.send(many);
    const codes = await Promise.all(peers.map((peer) => peer.closed));
    // The close frame is lost where the rest of the flood meets a closed socket: that is a reset.
    expect(codes.filter((code) => ![1006, 1008, 1009].includes(code))).toEqual([]);
    expect((await victim.peakMb()) - before).toBeLessThan(50);
  });
  expect(await victim.leaks()).toEqual([]);
});

test("R09 the 65th fragment closes with 1008", async () => {
  const { port } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  peer.send(
    frame(opcode.text, "x", { isFinal: false }),
    ...Array.from({ length: 64 }, () => frame(opcode.continuation, "x", { isFinal: false })),
  );
  expect([1008, 1009]).toContain(await peer.closed);
});

test("R10 compression is not agreed to, so that a compressed frame is a fault of the protocol", async () => {
  const { port } = await startTown();
  const offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
  expect(await exchange(port, upgrade("/rooms/a", [offer]), 200)).not.toMatch(/sec-websocket-extensions/i);
  const peer = await openRaw(port, "/rooms/a", [offer]);
  peer.send(text("x", { isReserved: true }));
  expect(await peer.closed).toBe(1002);
});

test.each([
  ["1005", goodbye(1005), 1002],
  ["1006", goodbye(1006), 1002],
  ["999", goodbye(999), 1002],
  ["5000", goodbye(5000), 1002],
  ["half a code", frame(opcode.close, "x"), 1002],
  ["a reason of 200 bytes", goodbye(1000, "x".repeat(200)), 1002],
  ["no code", goodbye(), 1005],
  ["1000", goodbye(1000, "bye"), 1000],
  ["4711", goodbye(4711), 4711],
])("R12 a goodbye with %s is answered as RFC 6455 says", async (_, bytes, wanted) => {
  const { port, town } = await startTown();
  const peer = await openRaw(port, "/rooms/a");
  // What comes after a goodbye is nobody's.
  peer.send(bytes, text(say("late")));
  expect(await peer.closed).toBe(wanted);
  await sleep(20);
  expect(town.records.said).toEqual([]);
});

test("R12 closing with a code that cannot be sent, or a long reason, throws nothing", async () => {
  const codes: (readonly [number, string])[] = [
    [999, "a"],
    [1005, "b"],
    [5000, "c"],
    [1000, "ü".repeat(200)],
  ];
  const { port } = await startTown({
    say: ({ text: index }, context) => void context.close(...(codes[Number(index)] ?? [1000, ""])),
  });
  for (const index of codes.keys()) {
    const peer = await openRaw(port, "/rooms/a");
    whenOver(() => void peer.socket.destroy());
    peer.send(text(say("1", String(index))));
    expect(await peer.closed).toBe(1000);
  }
});
