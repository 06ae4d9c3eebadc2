import { describe, expect, test } from "vitest";
import { describeService } from "../../src/description/description.js";
import { endpointsOf } from "../../src/mock/endpoint.js";
import { planMock } from "../../src/mock/served-services.js";
import { build } from "../contract/document.js";
import { kafka, rooms } from "./document.js";
import { ownContract } from "./start.js";

const plan = (yaml: string) => {
  const { services, remarks } = planMock(build(yaml).contract, { isOpen: false });
  return {
    remarks,
    paths: services.map(({ description }) => endpointsOf(description).map(({ path }) => path)),
  };
};

describe("what is served", () => {
  test("is at the pathnames of the contract's servers", () => {
    expect(plan(rooms)).toEqual({ remarks: [], paths: [["/v1/rooms/{roomId}"]] });
  });

  test("is nothing of a broker, and that is said", () => {
    expect(plan(kafka)).toEqual({ remarks: ["rooms: kafka is not spoken here"], paths: [] });
  });

  test("is WebSocket where the document names no server", () => {
    const { remarks, paths } = plan(rooms.replace(/^servers:\n.*\n/m, ""));
    expect(paths).toEqual([["/rooms/{roomId}"]]);
    expect(remarks).toEqual([expect.stringContaining("names no server, so WebSocket is taken")]);
  });

  test("is no channel whose address nobody knows", () => {
    const { remarks, paths } = plan(rooms.replace(/address: .*\n {4}parameters: .*\n/, "address: null\n"));
    expect(paths).toEqual([]);
    expect(remarks).toEqual([
      "rooms: the address of `room` is known at run time only",
      "rooms: it has no channel to serve",
    ]);
  });

  test("is nothing where there is nobody to connect to or to ask", () => {
    const { remarks, paths } = plan(
      rooms.replace("protocol: wss", "protocol: https").replace("action: receive", "action: send"),
    );
    expect(paths).toEqual([]);
    expect(remarks.at(-1)).toBe("rooms: nothing of it is a WebSocket, Socket.IO or a request of HTTP");
  });

  test("of two services at the same path, the second is under its name", () => {
    const second = "  other: { host: other.example.com, protocol: ws, pathname: /v1 }\nchannels:\n";
    const both = rooms
      .replace("channels:\n", second)
      .replace(
        "operations:\n",
        '  copy: { address: "/rooms/{id}", parameters: { id: {} }, servers: [{ $ref: "#/servers/other" }] }\noperations:\n',
      )
      .replace(
        "    address: /rooms/{roomId}\n",
        '    address: /rooms/{roomId}\n    servers: [{ $ref: "#/servers/live" }]\n',
      );
    expect(plan(both)).toEqual({
      remarks: ["other: /v1/rooms/{id} is another service's, so all of it is under /other"],
      paths: [["/v1/rooms/{roomId}"], ["/other/v1/rooms/{id}"]],
    });
  });

  test("of our own contract is everything, without a word", async () => {
    const { services, remarks } = planMock(await ownContract(), { isOpen: false });
    expect(remarks).toEqual([]);
    const wanted = (await ownContract()).services.flatMap((one) =>
      Object.keys(describeService(one).service.operations),
    );
    expect(services.flatMap(({ description }) => Object.keys(description.operations))).toEqual(wanted);
  });

  test.each([
    { said: "{ holdSeconds: [5, 15] }", wanted: { holdSeconds: [5, 15], concurrent: 1 } },
    { said: "{ holdSeconds: [5] }", wanted: { holdSeconds: [5, 5], concurrent: 1 } },
    { said: "{ holdSeconds: [0, 1], concurrent: 3 }", wanted: { holdSeconds: [0, 1], concurrent: 3 } },
  ])("holds polls as the contract says: $said", ({ said, wanted }) => {
    const { services } = planMock(
      build(`asyncapi: 3.0.0
info: { title: News, version: 1.0.0 }
servers: { api: { host: news.example.com, protocol: https } }
channels: { news: { address: /news, messages: { page: { payload: { type: object } } } } }
operations:
  wait:
    action: receive
    channel: { $ref: "#/channels/news" }
    messages: []
    bindings: { http: { method: GET } }
    reply: { messages: [{ $ref: "#/channels/news/messages/page" }] }
    x-long-poll: ${said}
`).contract,
      { isOpen: false },
    );
    expect(services[0]?.description.operations.wait?.poll).toEqual(wanted);
  });

  test("asks nobody for credentials where that is wished", async () => {
    const { services } = planMock(await ownContract(), { isOpen: true, holdSeconds: 2 });
    const text = JSON.stringify(
      services.map(({ description: { servers, operations } }) => [servers, operations]),
    );
    expect(text).not.toContain('"security":');
    expect(text).toContain('"holdSeconds":[2,2]');
  });
});
