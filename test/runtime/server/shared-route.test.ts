import { expect, test } from "vitest";
import { createServer } from "../../../src/runtime/server/server.js";
import { message } from "../../../src/runtime/wire/message.js";
import type {
  OperationDescription,
  ServiceDescription,
} from "../../../src/runtime/wire/service-description.js";

const tagged = (type: string) =>
  message<string, { type: string }>({
    ...{ name: type, wire: type, source: "asyncapi.yaml", examples: [] },
    validate: (value) =>
      typeof value === "object" && value !== null && "type" in value && value.type === type
        ? { ok: true, value: { type } }
        : {
            ok: false,
            issues: [{ path: "/type", keyword: "const", expected: type, message: `/type must be ${type}` }],
          },
  });

const operation = (channel: string, type: string, method = "POST"): OperationDescription => ({
  ...{ kind: "receive", channel, messages: [tagged(type)], http: { method, body: "json" } },
});

const description: ServiceDescription = {
  name: "events",
  servers: { live: { protocol: "https", host: "a.example.com", pathname: "" } },
  security: {},
  channels: {
    events: { address: "/events", servers: ["live"] },
    // Another channel at the same address.
    audit: { address: "/events", servers: ["live"] },
    elsewhere: { address: "/elsewhere", servers: ["live"] },
  },
  operations: {
    added: operation("events", "added"),
    removed: operation("events", "removed"),
    audited: operation("audit", "audited"),
    replaced: operation("events", "replaced", "PUT"),
    moved: operation("elsewhere", "moved"),
  },
};

async function send(type: string) {
  const heard: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(description.operations).map((name) => [name, () => void heard.push(name)]),
  );
  const server = createServer(description, { handlers });
  const answer = await server.answer({
    ...{
      operation: "added",
      parameters: {},
      query: new URLSearchParams(),
      headers: () => undefined,
      cookies: {},
    },
    ...{ remoteAddress: "127.0.0.1", body: { ok: true, value: { type } } },
    ...{ signal: new AbortController().signal, delivered: Promise.resolve(true) },
  });
  return [answer.status, heard];
}

test.each([
  ["added", [204, ["added"]]],
  ["removed", [204, ["removed"]]],
  ["audited", [204, ["audited"]]],
  // Another method, another address, no message at all: refused by the operation that the route names.
  ["replaced", [400, []]],
  ["moved", [400, []]],
  ["unknown", [400, []]],
])("of the operations at one method and address, `%s` reaches its own handler", async (type, wanted) => {
  expect(await send(type)).toEqual(wanted);
});
