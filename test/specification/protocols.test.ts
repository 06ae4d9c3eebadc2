import { describe, expect, test } from "vitest";
import { emitContract } from "../../src/emit/emit.js";
import { planMock } from "../../src/mock/served-services.js";
import { planSite } from "../../src/site/pages/pages.js";
import { addressOf } from "../../src/site/pages/servers.js";
import { bindingNames, protocolNames, protocolOf } from "../../src/specification/protocols.js";
import { build, onlyService } from "../contract/document.js";

/** Two messages without anything in them that tells one from the other. */
const document = (protocol: string) => `asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: rooms.example.com, pathname: /v1, protocol: ${JSON.stringify(protocol)} } }
channels:
  room:
    address: /rooms
    messages: { said: { payload: { type: object } }, left: { payload: { type: object } } }
operations:
  hear: { action: send, channel: { $ref: "#/channels/room" } }
  ask:
    action: receive
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/said" }]
`;

/** What each part of the tool makes of a protocol. */
async function verdictsOn(protocol: string) {
  const { contract, diagnostics } = build(document(protocol));
  const { files } = await emitContract(contract);
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const { services, remarks } = planMock(contract, { isOpen: false });
  const { pages } = planSite({ contract, look: { reader: "client", colours: {} } });
  const [server] = onlyService(contract).servers;
  return {
    indistinguishable: diagnostics.some(({ code }) => code === "messages-indistinguishable"),
    transports: ["websocket()", "http()"].filter((maker) => textOf("rooms/client.ts").includes(maker)),
    needsLibrary: textOf("rooms/client.ts").includes("socketio({ io })"),
    isForeign: textOf("rooms/client.ts").includes("No transport for"),
    packages: Object.keys(JSON.parse(textOf("package.json")).peerDependencies ?? {}),
    mock: services.length === 0 ? remarks : "served",
    address: server && addressOf(server),
    canTry: pages.some((page) => JSON.stringify(page).includes('"kind":"try"')),
  };
}

const websocket = {
  indistinguishable: true,
  transports: ["websocket()"],
  needsLibrary: false,
  isForeign: false,
  packages: ["ws"],
  mock: "served",
  canTry: true,
};
const socketio = {
  ...websocket,
  indistinguishable: false,
  transports: [],
  needsLibrary: true,
  packages: ["socket.io", "socket.io-client"],
};
const http = { ...websocket, transports: ["http()"], packages: [] };
const other = {
  ...websocket,
  transports: [],
  isForeign: true,
  packages: [],
  canTry: false,
};

describe("validate, generate, mock and the site agree on a protocol", () => {
  test.each([
    ["wss", { ...websocket, address: "wss://rooms.example.com/v1" }],
    ["WSS", { ...websocket, address: "wss://rooms.example.com/v1" }],
    ["https", { ...http, address: "https://rooms.example.com/v1" }],
    ["socketio", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["socket.io", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["socket.io+https", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["socketio+http", { ...socketio, address: "http://rooms.example.com/v1" }],
    ["socketio+wss", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["wss+socket.io", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["ws+socketio", { ...socketio, address: "http://rooms.example.com/v1" }],
    ["HTTPS+socket.io", { ...socketio, address: "https://rooms.example.com/v1" }],
    ["https+ws", { ...websocket, address: "wss://rooms.example.com/v1" }],
    ["ws+http", { ...websocket, address: "ws://rooms.example.com/v1" }],
    [
      "https+wsx",
      {
        ...other,
        mock: ["rooms: https+wsx is not spoken here"],
        address: "https+wsx://rooms.example.com/v1",
      },
    ],
    [
      "kafka",
      { ...other, mock: ["rooms: kafka is not spoken here"], address: "kafka://rooms.example.com/v1" },
    ],
    ["wsss", { ...other, mock: ["rooms: wsss is not spoken here"], address: "wsss://rooms.example.com/v1" }],
    [
      "",
      {
        ...other,
        isForeign: false,
        mock: ["rooms: a protocol without a name is not spoken here"],
        address: "unknown://rooms.example.com/v1",
      },
    ],
  ])("%j", async (protocol, wanted) => {
    expect(await verdictsOn(protocol)).toEqual(wanted);
  });
});

test.each([
  ["secure-mqtt", { title: "MQTT", isSecure: true, port: 8883, binding: "mqtt", family: "other" }],
  ["Kafka", { name: "kafka", title: "Kafka", isSecure: false, port: 9092, hasHeaders: true }],
  ["WSS", { title: "WebSocket", isSecure: true, port: 443, hasHeaders: false, binding: "ws" }],
  ["socket.io+http", { title: "Socket.IO", isSecure: false, hasMessageNames: true }],
  ["carrier-pigeon", { title: "carrier-pigeon", isSecure: false, family: "other" }],
])("%s is known by what the tool has to know of it", (text, wanted) => {
  expect(protocolOf(text)).toMatchObject(wanted);
});

test("the binding of each protocol is one that AsyncAPI has", () => {
  const bindings = protocolNames().map((name) => protocolOf(name).binding ?? "ws");
  expect(bindings.filter((name) => !bindingNames.includes(name))).toEqual([]);
});
