import { expect, test } from "vitest";
import { type LogEntry, renderEntry, renderEntryJson } from "../../src/mock/log.js";

const at = new Date(2026, 0, 2, 3, 4, 5, 67);
const entry: LogEntry = {
  service: "live",
  place: "/rooms/1",
  connection: 3,
  direction: "<",
  message: "said",
  verdict: "ok",
  origin: 'example "full"',
};

test.each([
  { given: entry, wanted: '03:04:05.067 live /rooms/1 #3 < said ok (example "full")' },
  {
    given: { service: "api", place: "GET /users", direction: ">", verdict: "ok" },
    wanted: "03:04:05.067 api GET /users > ok",
  },
  {
    given: {
      service: "api",
      place: "GET /users",
      direction: "<",
      status: 401,
      message: "apiError",
      verdict: "",
    },
    wanted: "03:04:05.067 api GET /users < 401 apiError",
  },
  {
    given: { ...entry, payload: { id: "1" } },
    wanted: '03:04:05.067 live /rooms/1 #3 < said ok (example "full") {"id":"1"}',
  },
] as const)("a line is $wanted", ({ given, wanted }) => {
  expect(renderEntry(given, at)).toBe(wanted);
});

test("for programs it is JSON with the time as ISO 8601", () => {
  expect(JSON.parse(renderEntryJson(entry, at))).toEqual({
    kind: "out",
    time: at.toISOString(),
    service: "live",
    place: "/rooms/1",
    connection: 3,
    message: "said",
    verdict: "ok",
    origin: 'example "full"',
  });
});
