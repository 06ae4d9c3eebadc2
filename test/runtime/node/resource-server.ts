import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createResourceHandler, type ResourceSettings } from "../../../src/runtime/node/http/server.js";
import type { Acceptor, ResourceAnswer, ResourceRequest } from "../../../src/runtime/wire/acceptor.js";
import { batch, either } from "../../../src/runtime/wire/dispatch.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";

export const anything = message<string, unknown>({
  name: "anything",
  wire: "anything",
  validate: (value) => ({ ok: true, value }),
  source: "#",
  examples: [],
});
export const events = batch("/events", either([anything]));

const respond = { kind: "respond", messages: [] } as const;

/** One resource of each kind. */
export const service = {
  name: "s",
  servers: { api: { protocol: "http", host: "h", pathname: "/v1" } },
  security: {},
  channels: {
    thing: { address: "/things/{id}", servers: ["api"], parameters: { id: {} } },
    form: { address: "/forms", servers: ["api"] },
    bytes: { address: "/bytes", servers: ["api"] },
    chat: {
      address: "/chats/{id}/events",
      servers: ["api"],
      parameters: { id: {} },
      poll: { receive: "hear", events, send: "say", sent: events },
    },
  },
  operations: {
    getThing: { ...respond, channel: "thing", http: { method: "GET", body: "none" } },
    putThing: { ...respond, channel: "thing", http: { method: "PUT", body: "json" } },
    upload: { ...respond, channel: "form", http: { method: "POST", body: "form", files: ["file"] } },
    putBytes: { ...respond, channel: "bytes", http: { method: "PUT", body: "bytes" } },
    hear: {
      ...respond,
      channel: "chat",
      http: { method: "GET", body: "none" },
      poll: { holdSeconds: [5, 15], concurrent: 1 },
    },
    say: { ...respond, channel: "chat", http: { method: "POST", body: "json" } },
  },
} as const satisfies ServiceDescription;

type Answering = (request: ResourceRequest) => ResourceAnswer | Promise<ResourceAnswer>;

/** A service that answers as the test says. `asked` is what it was asked. */
export function makeAcceptor(answer: Answering) {
  const asked: ResourceRequest[] = [];
  const acceptor: Acceptor = {
    description: service,
    admit: () => Promise.reject(new Error("no connections here")),
    connect: () => {
      throw new Error("no connections here");
    },
    answer: async (request) => {
      asked.push(request);
      return answer(request);
    },
    close: () => Promise.resolve(),
  };
  return { asked, acceptor };
}

/** The same on a real server. */
export async function startServer(answer: Answering, settings: ResourceSettings = {}) {
  const { asked, acceptor } = makeAcceptor(answer);
  const handle = createResourceHandler([acceptor], settings);
  const server = createServer({ maxHeaderSize: 16_384 });
  for (const event of ["request", "checkContinue"])
    server.on(event, async (request, response) => {
      if (!(await handle(request, response))) response.writeHead(404).end();
    });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, server, port, url: `http://127.0.0.1:${port}/v1`, stop: () => stop(server) };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Sends text as it stands and returns everything that comes until the other side closes, or `ms` are over. */
export function sendRaw(port: number, text: string, ms = 3_000): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(heard);
    });
  });
}

/** `ok`, unless the body could not be read. */
export function answerBody({ body }: ResourceRequest): ResourceAnswer {
  const statuses = {
    "not-json": 400,
    "not-readable": 400,
    "no-codec": 415,
    "too-large": 413,
    "wrong-type": 415,
    timeout: 408,
  };
  return body.ok
    ? { status: 200, headers: {}, body: body.value ?? "nothing" }
    : { status: statuses[body.reason], headers: {}, body: { error: body.reason } };
}
