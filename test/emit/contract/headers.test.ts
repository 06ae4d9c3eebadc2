import { expect, test } from "vitest";
import { compile } from "../service-compile.js";
import { emit } from "../service-sample.js";

const files = emit(`
asyncapi: 3.0.0
info: { title: Things, version: 1.0.0 }
servers: { web: { host: things.example.com, protocol: https } }
channels:
  things:
    address: /things
    messages:
      put: { headers: { type: object, required: [trace, kind], properties: { trace: { type: string }, kind: { const: put }, n: { type: integer } } }, payload: { type: object } }
      none: { payload: { type: object } }
operations:
  putThing: { action: receive, channel: { $ref: "#/channels/things" }, messages: [{ $ref: "#/channels/things/messages/put" }] }
  findThing: { action: receive, channel: { $ref: "#/channels/things" }, messages: [{ $ref: "#/channels/things/messages/put" }], bindings: { http: { method: GET } } }
  otherThing: { action: receive, channel: { $ref: "#/channels/things" }, messages: [{ $ref: "#/channels/things/messages/none" }], bindings: { http: { method: PUT } } }
`);

test("headers are data of the contract, with what each text stands for", () => {
  expect(files["contract.ts"]).toContain(
    'headers: { put: headerValues({ trace: "text", kind: "text", n: "number" }, { kind: "put" }) },',
  );
  expect(files["contract.ts"]).toContain("headed: [messages.put],");
});

test("headers are typed on both sides; one that has one value need not be given", () => {
  const user = `
import type { ThingsClient } from "./client.js";
import type { ThingsHandlers } from "./server.js";
export const use = (client: ThingsClient) => [
  client.putThing({}, { headers: { trace: "t", n: 1 } }),
  client.findThing({ headers: { trace: "t", kind: "put" } }),
  client.otherThing({}),
];
export const hear: ThingsHandlers<unknown>["putThing"] = (_, { headers: { trace, kind, n } }) => {
  const put: "put" = kind;
  const count: number | undefined = n;
  return void [put, count, trace.length];
};
// @ts-expect-error
export const missing = (client: ThingsClient) => client.putThing({}, { headers: {} });
// @ts-expect-error
export const absent = (client: ThingsClient) => client.findThing();
`;
  expect(compile({ things: { ...files, "use.ts": user } })).toEqual([]);
});
