import { describe, expect, test } from "vitest";
import {
  assertQuery,
  buildUrl,
  findServer,
  type Place,
  type ServerChoice,
} from "../../../src/runtime/client/target.js";
import type { ChannelDescription, ServerDescription } from "../../../src/runtime/wire/service-description.js";
import { rooms } from "./client-rooms.js";

const ws: ServerDescription = { protocol: "wss", host: "api.example.com", pathname: "/v1" };
const sio: ServerDescription = { protocol: "socket.io", host: "api.example.com", pathname: "" };
const open: ServerDescription = { protocol: "ws", host: "api.example.com:81", pathname: "" };
const { web } = rooms.servers;
const room: ChannelDescription = {
  address: "/rooms/{roomId}",
  servers: [],
  parameters: { roomId: {}, kind: { enum: ["a", "b"], default: "a" } },
};
const seven: Place = { parameters: { roomId: "7" } };

const urls: [ServerDescription, ServerChoice, Place, string][] = [
  [ws, {}, seven, "wss://api.example.com/v1/rooms/7"],
  [open, {}, seven, "ws://api.example.com:81/rooms/7"],
  [sio, {}, seven, "https://api.example.com/rooms/7"],
  [web, {}, seven, "https://demo.example.com:8443/api/rooms/7"],
  [web, { variables: { tenant: "acme", port: "443" } }, seven, "https://acme.example.com/api/rooms/7"],
  [ws, { url: "http://localhost:8080" }, seven, "ws://localhost:8080/v1/rooms/7"],
  [ws, { url: new URL("https://localhost") }, seven, "wss://localhost/v1/rooms/7"],
  [web, { url: "http://localhost:1" }, seven, "http://localhost:1/api/rooms/7"],
  [web, { url: "ws://localhost:1" }, seven, "http://localhost:1/api/rooms/7"],
  [sio, { url: "http://localhost:1" }, seven, "http://localhost:1/rooms/7"],
  [ws, { url: "http://localhost:1/proxy/" }, seven, "ws://localhost:1/proxy/rooms/7"],
  [ws, { url: "http://localhost:1?k=v" }, seven, "ws://localhost:1/v1/rooms/7?k=v"],
  [
    ws,
    {},
    { parameters: { roomId: "a/b c?&#%é" } },
    "wss://api.example.com/v1/rooms/a%2Fb%20c%3F%26%23%25%C3%A9",
  ],
  [
    ws,
    {},
    { ...seven, query: { a: "x&y", b: [1, true], c: null } },
    "wss://api.example.com/v1/rooms/7?a=x%26y&b=1&b=true",
  ],
];

const asked: ChannelDescription = {
  address: "/c?user={user}&v=1&tag=a&tag=b",
  servers: [],
  parameters: { user: {} },
};
const bob: Place = { parameters: { user: "b&b" } };
const gate = (pathname: string): ServerDescription => ({
  ...{ protocol: "wss", host: "gate.example.com", pathname },
  variables: { v: {}, encoding: { default: "json" } },
});
const hook: ServerDescription = { protocol: "https", host: "{hook}", pathname: "" };
const root: ChannelDescription = { address: "/", servers: [] };

const queries: [ChannelDescription, ServerDescription, ServerChoice, Place, string][] = [
  [asked, open, {}, bob, "ws://api.example.com:81/c?user=b%26b&v=1&tag=a&tag=b"],
  [
    asked,
    open,
    { url: "ws://h?k=v" },
    { ...bob, query: { more: 1, v: 2 } },
    "ws://h/c?k=v&user=b%26b&v=1&tag=a&tag=b&more=1",
  ],
  [root, gate("/?v=10&encoding=json"), {}, {}, "wss://gate.example.com/?v=10&encoding=json"],
  [
    { ...root, address: "c?x=1" },
    gate("/a?v={v}&encoding={encoding}"),
    { variables: { v: "9" } },
    {},
    "wss://gate.example.com/a/c?v=9&encoding=json&x=1",
  ],
  [root, gate("/?v=10&encoding=json"), { url: "ws://h?v=9" }, {}, "ws://h/?v=9&encoding=json"],
  [root, gate("/?v={v}&encoding={encoding}"), { url: "ws://h:1" }, {}, "ws://h:1/"],
  [root, gate("/{v}"), { url: "ws://h:1" }, {}, "ws://h:1/"],
  [root, gate("/{v}"), { url: "ws://h:1", variables: { v: "2" } }, {}, "ws://h:1/2/"],
  [root, hook, { variables: { hook: "https://h.example.com/a/b?k=v" } }, {}, "https://h.example.com/a/b?k=v"],
  [root, hook, { variables: { hook: "http://h.example.com" } }, {}, "http://h.example.com/"],
  [root, hook, { url: "https://h.example.com/a" }, {}, "https://h.example.com/a"],
  [root, hook, { variables: { hook: "h.example.com" } }, {}, "https://h.example.com/"],
  [
    room,
    { ...hook, pathname: "/v1" },
    { variables: { hook: "https://h.example.com/a/?k=v" } },
    seven,
    "https://h.example.com/a/v1/rooms/7?k=v",
  ],
];

describe("the URL of a channel", () => {
  test.each(queries)("%o at %o with %o and %o is %s", (channel, server, choice, place, wanted) => {
    expect(buildUrl(channel, server, choice, place).href).toBe(wanted);
  });

  test.each(urls)("%o with %o and %o is %s", (server, choice, place, wanted) => {
    expect(buildUrl(room, server, choice, place).href).toBe(wanted);
  });

  test("a path segment cannot climb out of its place", () => {
    for (const roomId of ["..", "."])
      expect(() => buildUrl(room, ws, {}, { parameters: { roomId } })).toThrow("leads out of its place");
    const encoded = buildUrl(room, ws, {}, { parameters: { roomId: "%2e%2e" } });
    expect(encoded.pathname).toBe("/v1/rooms/%252e%252e");
  });

  test.each([
    [room, ws, {}, {}, "the parameter `roomId` is missing"],
    [room, ws, {}, { parameters: { roomId: "" } }, "the parameter `roomId` is missing"],
    [{ ...room, address: "/{kind}" }, ws, {}, { parameters: { kind: "c" } }, "has to be one of `a`, `b`"],
    [room, web, { variables: { tenant: "other" } }, seven, "has to be one of `demo`, `acme`"],
    [{ ...room, address: null }, ws, {}, seven, "does not say the address"],
    [room, undefined, {}, seven, "pass `url`"],
  ] as const)("an address that cannot be built says why (%#)", (channel, server, choice, place, reason) => {
    expect(() => buildUrl(channel, server, choice, place)).toThrow(reason);
  });

  test("defaults fill parameters, and a contract without a server needs the caller's URL only", () => {
    const channel = { ...room, address: "/{kind}" };
    expect(buildUrl(channel, undefined, { url: "ws://localhost:1/base" }, {}).href).toBe(
      "ws://localhost:1/base/a",
    );
  });

  test("a query that the contract requires has to be there when all is added", () => {
    const url = new URL("ws://localhost/?a=1");
    const query = { required: ["a", "b"], optional: [] };
    expect(() => assertQuery(url, query)).toThrow("the query lacks `b`");
    url.searchParams.set("b", "");
    assertQuery(url, query);
  });
});

describe("the server of a channel", () => {
  test("is the chosen one where the channel has it, else the channel's first", () => {
    const channel = { ...room, servers: ["live", "web"] };
    expect(findServer(rooms, channel, {})).toBe(rooms.servers.live);
    expect(findServer(rooms, channel, { server: "web" })).toBe(rooms.servers.web);
    expect(findServer(rooms, channel, { server: "sio" })).toBe(rooms.servers.live);
    expect(findServer(rooms, room, {})).toBeUndefined();
  });

  test("a name that the contract does not have is an error that lists them", () => {
    expect(() => findServer(rooms, room, { server: "toString" })).toThrow(
      "it has `live`, `guarded`, `sio`, `web`",
    );
  });
});
