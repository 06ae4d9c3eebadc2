import { describe, expect, test } from "vitest";
import { findChannel, findOperation } from "../../../src/runtime/wire/route.js";
import { house } from "../server/server-rooms.js";

describe("the channel behind a path", () => {
  const rows: readonly (readonly [string, "websocket" | "socketio" | "http", string, unknown])[] = [
    [
      "has the server's pathname before it",
      "websocket",
      "/v1/rooms/a",
      { channel: "room", parameters: { roomId: "a" } },
    ],
    ["is not found without that", "websocket", "/rooms/a", undefined],
    ["is decoded", "websocket", "/v1/rooms/a%2Fb%20c", { channel: "room", parameters: { roomId: "a/b c" } }],
    ["is of the protocol that was used", "http", "/v1/rooms/a", undefined],
    ["is a namespace on Socket.IO", "socketio", "/", { channel: "socket", parameters: {} }],
    ["needs a value for each parameter", "websocket", "/v1/rooms/", undefined],
    ["is not found with a segment too many", "websocket", "/v1/rooms/a/", undefined],
    ["is not found where the path cannot be decoded", "websocket", "/v1/rooms/%zz", undefined],
    ["is not found where the path hides a control character", "websocket", "/v1/rooms/a%00", undefined],
    ["is not found where segments are empty", "websocket", "//v1/rooms/a", undefined],
  ];
  test.each(rows)("%s", (_, protocolFamily, pathname, wanted) => {
    expect(findChannel(house, { protocolFamily, pathname })).toEqual(wanted);
  });
});

describe("the operation behind a method and a path", () => {
  const rows: readonly (readonly [string, string, string, unknown])[] = [
    [
      "is told apart by the method",
      "POST",
      "/api/v1/notes/7",
      { ok: true, operation: "addNote", parameters: { id: "7" } },
    ],
    [
      "prefers literal text to parameters",
      "GET",
      "/api/v1/notes/latest",
      { ok: true, operation: "getLatest", parameters: {} },
    ],
    [
      "falls back to parameters for another method",
      "POST",
      "/api/v1/notes/latest",
      { ok: true, operation: "addNote", parameters: { id: "latest" } },
    ],
    [
      "answers HEAD as GET",
      "HEAD",
      "/api/v1/notes/7",
      { ok: true, operation: "getNotes", parameters: { id: "7" } },
    ],
    [
      "may have a parameter inside a segment",
      "GET",
      "/api/v2/files/a.b.png",
      { ok: true, operation: "getFile", parameters: { name: "a.b" } },
    ],
    [
      "is 405 for another method, with those that there are",
      "PUT",
      "/api/v1/notes/7",
      { ok: false, status: 405, allow: ["GET", "POST"] },
    ],
    ["is 404 for another path", "GET", "/api/v1/nothing", { ok: false, status: 404 }],
    ["is 404 for a channel of sockets", "GET", "/v1/rooms/a", { ok: false, status: 404 }],
    ["is 404 for names of the prototype", "GET", "/api/v1/__proto__", { ok: false, status: 404 }],
  ];
  test.each(rows)("%s", (_, method, pathname, wanted) => {
    expect(findOperation(house, method, pathname)).toEqual(wanted);
  });
});

test("a parameter with listed values has no others", () => {
  const listed = {
    ...house,
    channels: {
      ...house.channels,
      room: { ...house.channels.room, parameters: { roomId: { enum: ["a"] } } },
    },
  };
  const find = (pathname: string) =>
    findChannel(listed, { protocolFamily: "websocket", pathname })?.parameters;
  expect([find("/v1/rooms/a"), find("/v1/rooms/b")]).toEqual([{ roomId: "a" }, undefined]);
});

describe("the query of an address", () => {
  const asked = (address: string) => ({
    ...house.channels.room,
    address,
    parameters: { user: {}, lang: { default: "en" } },
  });
  const queried = {
    ...house,
    channels: {
      plain: asked("/c"),
      user: asked("/c?user={user}&lang={lang}"),
      fixed: asked("/c?kind=a&user=u-{user}"),
    },
  };
  test.each([
    ["/v1/c", { channel: "fixed", parameters: {} }],
    ["/v1/c?", { channel: "plain", parameters: {} }],
    ["/v1/c?kind=a", { channel: "plain", parameters: {} }],
    ["/v1/c?user=b%26b&x=1", { channel: "user", parameters: { user: "b&b", lang: "en" } }],
    ["/v1/c?lang=de&user=b", { channel: "user", parameters: { user: "b", lang: "de" } }],
    ["/v1/c?kind=b&kind=a&user=u-1", { channel: "fixed", parameters: { user: "1" } }],
    ["/v1/c?kind=a&user=1", { channel: "user", parameters: { user: "1", lang: "en" } }],
    ["/v1/c?user=%00", { channel: "plain", parameters: {} }],
  ])("%s", (pathname, wanted) => {
    expect(findChannel(queried, { protocolFamily: "websocket", pathname })).toEqual(wanted);
  });
});

test("an operation is not found on a server whose protocol is not spoken", () => {
  const servers = { ...house.servers, web: { ...house.servers.web, protocol: "httpx" } };
  expect(findOperation({ ...house, servers }, "POST", "/api/v1/notes/7")).toEqual({ ok: false, status: 404 });
});
