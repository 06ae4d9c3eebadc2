import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Client, createClient } from "../../../src/runtime/client/client.js";
import type { Connection } from "../../../src/runtime/client/connection.js";
import { http } from "../../../src/runtime/http/transport.js";
import { createResourceHandler } from "../../../src/runtime/node/http/server.js";
import type { Mailbox, PollContext, ResourceContext } from "../../../src/runtime/server/context.js";
import { createServer } from "../../../src/runtime/server/server.js";
import { batch } from "../../../src/runtime/wire/dispatch.js";
import { AsyncApiError } from "../../../src/runtime/wire/error.js";
import { message } from "../../../src/runtime/wire/message.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import { whenOver } from "../../ending.js";

const declare = <const Name extends string>(name: Name, isRight: (value: unknown) => boolean) =>
  message<Name, unknown>({
    name,
    wire: name,
    validate: (value) => (isRight(value) ? { ok: true, value } : { ok: false, issues: [] }),
    source: "#",
    examples: [],
  });
const has = (key: string) => (value: unknown) => typeof value === "object" && value !== null && key in value;

interface News {
  readonly id: number;
}

const news = declare("news", has("id"));
const word = declare("word", has("text"));
const many = declare("many", has("events"));
const apiError = declare("apiError", has("error_code"));
const refusal = {
  message: apiError,
  payload: { error_code: "$code", error_message: "$reason" },
  codes: { "not-found": "5005", busy: "5509", internal: "5500" },
  statuses: { "5005": 404, "5509": 400, "5500": 500 },
};
const reply = { messages: [many, apiError] };
const service = {
  name: "s",
  servers: { api: { protocol: "http", host: "h", pathname: "/v1" } },
  security: {},
  channels: {
    chat: {
      address: "/chats/{id}",
      servers: ["api"],
      parameters: { id: {} },
      refusal,
      poll: { receive: "hear", events: batch("/events", news), send: "say", sent: batch("/events", word) },
    },
  },
  operations: {
    hear: {
      kind: "respond",
      channel: "chat",
      messages: [],
      reply,
      http: { method: "GET", body: "none" },
      poll: { holdSeconds: [5, 15], concurrent: 1, busy: "5509", gone: ["5005"], unique: ["/id"] },
    },
    say: {
      kind: "respond",
      channel: "chat",
      messages: [many],
      reply,
      http: { method: "POST", body: "json" },
    },
  },
} as const satisfies ServiceDescription;

interface ChatClient extends Client {
  chat(options: { parameters: { id: string } }): Connection<typeof news, typeof word>;
}

/** A chat server on a real port, with a mailbox for each session that was opened. */
export async function start() {
  const boxes = new Map<string, Mailbox<News>>();
  const said: unknown[] = [];
  const boxOf = (id: string) => {
    const box = boxes.get(id);
    if (box === undefined) throw gone();
    return box;
  };
  const gone = () => new AsyncApiError("not-found", "there is no such session");
  type Parameters = { readonly id: string };
  const acceptor = createServer(service, {
    limits: { connectionsPerAddress: 5_000 },
    handlers: {
      hear: async (context: PollContext<unknown, News, Parameters>) => {
        const box = boxOf(context.parameters.id);
        const events = await context.hold(box);
        if (events.length === 0 && box.isClosed) throw gone();
        return { events };
      },
      say: ({ events }: { events: unknown[] }, { parameters }: ResourceContext<unknown, Parameters>) => {
        said.push(...events);
        return { events: boxOf(parameters.id).take() };
      },
    },
  });
  const handle = createResourceHandler([acceptor]);
  const server: Server = createHttpServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 4_096, resolve));
  whenOver(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = (id: string) => {
    const box = acceptor.mailbox<News>();
    boxes.set(id, box);
    return box;
  };
  return { port, open, said, server };
}

/** A client of a session. */
export function join(port: number, id: string) {
  const heard: number[] = [];
  const client = createClient<ChatClient>(service, { url: `http://127.0.0.1:${port}`, random: () => 0 }, [
    http({ random: () => 0 }),
  ]);
  whenOver(() => client.close());
  const connection = client.chat({ parameters: { id } });
  connection.on("news", (event) => heard.push((event as News).id));
  return { connection, heard };
}

/** Waits until something is so. */
export const until = async (isDone: () => boolean, ms = 20_000) => {
  const end = performance.now() + ms;
  while (!isDone() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 2));
};
/** `0, 1, …`, so many. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
