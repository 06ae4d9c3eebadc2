import { expect, test } from "vitest";
import {
  listTrips,
  memory,
  type Passage,
  type Road,
  randomFaults,
  takeTrip,
} from "../../../src/runtime/testing/index.js";
import { by, message, type ServiceDescription } from "../../../src/runtime/wire/index.js";

const anything = (name: string, ...examples: readonly object[]) =>
  message<string, unknown>({
    ...{ name, wire: name, source: `#/${name}`, examples },
    validate: (value) => ({ ok: true, value }),
  });
const say = anything("say", { type: "say", id: "1" });
const said = anything("said", { type: "said", id: "9" });

const rooms = {
  name: "rooms",
  servers: { live: { protocol: "ws", host: "localhost", pathname: "" } },
  security: {},
  channels: {
    room: {
      address: "/room",
      servers: ["live"],
      receives: by(["type"], [["say", say]]),
      sends: by(["type"], [["said", said]]),
    },
  },
  operations: { say: { kind: "receive", channel: "room", messages: [say] } },
} as const satisfies ServiceDescription;

test("the face of testing has what a suite needs: the examples of a service, over memory, with faults", async () => {
  const passages: Passage[] = [];
  const faults = randomFaults({ seed: 1, duplicate: 1, delayMs: [1, 3] });
  const road: Road = {
    name: "memory",
    open: async (server) => ({
      options: {
        url: "http://localhost",
        transports: [
          memory(server, {
            faults(passage) {
              passages.push(passage);
              return faults(passage);
            },
          }),
        ],
      },
      close: () => server.close({ drainMs: 0 }),
    }),
  };
  const trips = listTrips(rooms);
  for (const trip of trips) await takeTrip(rooms, trip, road);
  expect(trips.map(({ message: one }) => one?.name)).toEqual(["say", "said"]);
  expect(passages.map(({ direction, json }) => [direction, json])).toEqual([
    ["up", JSON.stringify(say.examples[0])],
    ["down", JSON.stringify(said.examples[0])],
  ]);
});
