import { describe, expect, test } from "vitest";
import { familyOf, isSpoken, protocolsOf, schemeOf } from "../../../src/runtime/wire/protocol.js";

const server = (protocol: string) => ({ protocol, host: "example.com", pathname: "" });

describe("a protocol", () => {
  test.each([
    ["ws", "websocket", "ws"],
    ["WSS", "websocket", "wss"],
    ["http", "http", "http"],
    ["HTTPS", "http", "https"],
    ["socketio", "socketio", "https"],
    ["Socket.IO", "socketio", "https"],
    ["socketio+http", "socketio", "http"],
    ["socket.io+https", "socketio", "https"],
    ["socket.io+http", "socketio", "http"],
    ["mqtt", "other", "mqtt"],
    ["kafka-secure", "other", "kafka-secure"],
    ["socket_io", "other", "unknown"],
    ["wsss", "other", "wsss"],
    ["constructor", "other", "constructor"],
    ["", "other", "unknown"],
  ])("%j is of the family %s, and its addresses start with %s", (protocol, family, scheme) => {
    expect(familyOf(server(protocol))).toBe(family);
    expect(isSpoken(server(protocol))).toBe(family !== "other");
    expect(schemeOf(protocol)).toBe(scheme);
  });

  test("is Socket.IO where the server has an engine's path", () => {
    expect(familyOf({ ...server("wss"), socketio: { path: "/socket.io" } })).toBe("socketio");
  });

  test("is listed once, in lower case, by its family", () => {
    expect(protocolsOf("websocket")).toEqual(["ws", "wss"]);
    expect(protocolsOf("http")).toEqual(["http", "https"]);
    for (const each of protocolsOf("socketio")) expect(familyOf(server(each))).toBe("socketio");
  });
});

test.each([
  ["WSS", "http", "ws"],
  ["ws", "https", "wss"],
  ["socket.io", "ws", "http"],
  ["https", "wss", "https"],
  ["mqtt", "mqtts", "mqtts"],
])("the scheme of %s where the client is given %s:// is %s", (protocol, given, wanted) => {
  expect(schemeOf(protocol, given)).toBe(wanted);
});
