import { expect, test } from "vitest";
import { memory } from "../../../src/runtime/memory/transport.js";
import { listRoundTrips } from "../../../src/runtime/node/round-trips.js";
import { type Road, takeTrip } from "../../../src/runtime/testing/round-trip.js";
import { listTrips } from "../../../src/runtime/testing/trip-list.js";
import { by } from "../../../src/runtime/wire/dispatch.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";

const anything = (name: string, ...examples: readonly object[]) =>
  message<string, unknown>({
    ...{ name, wire: name, source: `#/${name}`, examples },
    validate: (value) => ({ ok: true, value }),
  });
const say = anything("say", { type: "say", id: "1" }, { type: "say", id: "2" });
const said = anything("said", { type: "said", id: "9" });

const rooms = {
  name: "rooms",
  servers: { live: { protocol: "ws", host: "localhost", pathname: "/v1" } },
  security: {},
  channels: {
    room: {
      address: "/rooms/{id}",
      servers: ["live"],
      parameters: { id: {} },
      receives: by(["type"], [["say", say]]),
      sends: by(["type"], [["said", said]]),
    },
  },
  operations: {
    say: {
      kind: "respond",
      channel: "room",
      messages: [say],
      reply: { messages: [said], match: { said: { equal: [["/id", "/id"]] } } },
    },
  },
} as const satisfies ServiceDescription;

/** Everything that leaves is changed or lost on the way. */
const roadThat = (change: (json: string) => string | undefined): Road => ({
  name: "bad",
  patienceMs: 200,
  async open(server) {
    const wire = memory(server);
    return {
      close: () => server.close({ drainMs: 0 }),
      options: {
        url: "http://localhost",
        transports: [
          {
            ...wire,
            async open(target, events) {
              const link = await wire.open?.(target, {
                ...events,
                frame(frame) {
                  if (!frame.ok) return events.frame(frame);
                  const json = change(JSON.stringify(frame.payload));
                  if (json !== undefined) events.frame({ ...frame, payload: JSON.parse(json) });
                },
              });
              if (link === undefined) throw new Error("memory opens connections");
              return link;
            },
          },
        ],
      },
    };
  },
});

test("each example travels, over memory and over a socket, and arrives as it was", async () => {
  const trips = await listRoundTrips(rooms);
  expect(trips.map(([name]) => name)).toEqual([
    "say on room over memory: say 1",
    "say on room over memory: say 2",
    "server on room over memory: said 1",
    "say on room over sockets: say 1",
    "say on room over sockets: say 2",
    "server on room over sockets: said 1",
  ]);
  for (const [, run] of trips) await run();
});

test.each([
  ["changed", (json: string) => json.replace('"9"', '"8"'), 'what arrived is {"type":"said","id":"8"}'],
  ["lost", () => undefined, "nothing arrived"],
])("an example that is %s on the way fails its trip", async (_, change, fault) => {
  const told = listTrips(rooms).find(({ call }) => call === undefined);
  if (told === undefined) throw new Error("the server says something");
  await expect(takeTrip(rooms, told, roadThat(change))).rejects.toThrow(fault);
});

test("where two channels have the same address, only the one that it leads to travels over sockets", async () => {
  const twice = { ...rooms, channels: { ...rooms.channels, twin: rooms.channels.room } };
  const names = (await listRoundTrips(twice)).map(([name]) => name).join("\n");
  expect(names).toContain("server on room over sockets");
  expect(names).not.toContain("server on twin over sockets");
});
