import { describe, expect, test } from "vitest";
import { coverOperations } from "../../src/description/operation-cover.js";
import { read } from "../emit/service-sample.js";

/** Operations on one channel and its mirror: `name: [action, channel, messages]`. */
const document = (operations: Readonly<Record<string, readonly [string, string, readonly string[]]>>) => `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: wss } }
channels:
  room: { address: /rooms, messages: &messages { ${["a", "b", "c"].map((name) => `${name}: { $ref: "#/components/messages/${name}" }`).join(", ")} } }
  copy: { address: /copy, x-mirrors: "#/channels/room", messages: *messages }
components: { messages: { a: { payload: {} }, b: { payload: {} }, c: { payload: {} } } }
operations:
${Object.entries(operations)
  .map(
    ([name, [action, channel, messages]]) =>
      `  ${name}: { action: ${action}, channel: { $ref: "#/channels/${channel}" }, messages: [${messages
        .map((message) => `{ $ref: "#/channels/${channel}/messages/${message}" }`)
        .join(", ")}] }`,
  )
  .join("\n")}
`;

function coverOf(operations: Parameters<typeof document>[0]) {
  const { kept, covered } = coverOperations(read(document(operations)).service);
  return {
    kept: Object.fromEntries(
      kept.map(({ operation, messages }) => [operation.name, messages.map(({ name }) => name)]),
    ),
    covered: covered.map(({ name }) => name),
  };
}

describe("of two operations that take the same message", () => {
  test("the one with fewer messages is meant, whatever their names", () => {
    const wanted = { kept: { zed: ["a"], all: ["b", "c"] }, covered: [] };
    expect(coverOf({ all: ["receive", "room", ["a", "b", "c"]], zed: ["receive", "room", ["a"]] })).toEqual(
      wanted,
    );
  });

  test("the first by name is meant where both are as narrow, whatever their order in the document", () => {
    const wanted = { kept: { one: ["a"] }, covered: ["two"] };
    expect(coverOf({ one: ["receive", "room", ["a"]], two: ["receive", "room", ["a"]] })).toEqual(wanted);
    expect(coverOf({ two: ["receive", "room", ["a"]], one: ["receive", "room", ["a"]] })).toEqual(wanted);
  });

  test("of three that are as narrow only the first by name is left", () => {
    const given = { c1: ["a", "b"], a1: ["a", "c"], b1: ["b", "c"] } as const;
    const operations = Object.entries(given).map(([name, all]) => [name, ["receive", "room", all]] as const);
    expect(coverOf(Object.fromEntries(operations))).toEqual({
      kept: { a1: ["a", "c"], b1: ["b"] },
      covered: ["c1"],
    });
  });

  test("that of the mirrored channel is meant where both are as narrow, whatever their names", () => {
    expect(coverOf({ again: ["receive", "copy", ["a"]], zed: ["receive", "room", ["a"]] })).toEqual({
      kept: { zed: ["a"] },
      covered: ["again"],
    });
  });

  test("each is meant where one receives and the other sends, or the channels have nothing to do with each other", () => {
    expect(coverOf({ hear: ["send", "room", ["a"]], say: ["receive", "room", ["a"]] }).covered).toEqual([]);
    expect(
      coverOf({ all: ["receive", "room", ["a", "b"]], zed: ["receive", "copy", ["a"]] }).covered,
    ).toEqual([]);
  });
});

test("a GET request takes no message, a POST request does", () => {
  const yaml = `
asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: https } }
channels: { c: { address: /c, messages: { a: { payload: {} } } } }
operations:
  read: { action: receive, channel: { $ref: "#/channels/c" }, bindings: { http: { method: get } } }
  write: { action: receive, channel: { $ref: "#/channels/c" }, bindings: { http: { method: POST } } }
`;
  const { kept } = coverOperations(read(yaml).service);
  expect(kept.map(({ operation, messages }) => [operation.name, messages.length])).toEqual([
    ["read", 0],
    ["write", 1],
  ]);
});
