import { expect, test } from "vitest";
import { emitContract } from "../../../src/emit/emit.js";
import { compile } from "../service-compile.js";
import { emit, read, rooms } from "../service-sample.js";

const head = "asyncapi: 3.0.0\ninfo: { title: Rooms, version: 1.0.0 }\n";

/** Documents whose README has to look different. */
const documents: Readonly<Record<string, string>> = {
  "credentials, variables and a query": rooms,
  "no credentials": rooms.replaceAll(/\n {4}security: .*/g, ""),
  "HTTP only": rooms.replace("protocol: wss", "protocol: https"),
  "Socket.IO only": rooms.replace("protocol: wss", "protocol: socket.io"),
  "no servers and a schemeless message": `${head}
channels: { c: { address: a, messages: { m: { payload: { type: string } } } } }
operations: { tell: { action: receive, channel: { $ref: "#/channels/c" } } }`,
  "a query with nothing to put in": `${head}
servers: { api: { host: a.example, protocol: ws } }
channels:
  c:
    address: a
    bindings: { ws: { query: { type: object, required: [o], properties: { o: { type: object } } } } }
    messages: { m: { payload: { type: string } } }
operations: { hear: { action: send, channel: { $ref: "#/channels/c" } } }`,
  "a long poll and names that are no identifiers": `${head}
servers: { api: { host: "{our-host}", protocol: http, variables: { our-host: {} } } }
channels:
  events:
    address: /{the-id}/events
    parameters: { the-id: { enum: ['a"b'] } }
    bindings: { ws: { query: { type: object } } }
    messages:
      news: { payload: { type: object, properties: { list: { type: array } } }, x-batch: { pointer: /list, messages: [{ $ref: "#/channels/events/messages/one" }] } }
      one: { payload: { type: object } }
operations: { wait: { action: receive, channel: { $ref: "#/channels/events" }, messages: [], reply: { messages: [{ $ref: "#/channels/events/messages/news" }] }, x-long-poll: { holdSeconds: [5, 15] } } }`,
};

async function readmeOf(yaml: string): Promise<string> {
  const { files } = await emitContract(read(yaml).contract, { package: { name: "our-sdk" } });
  return files.find(({ path }) => path === "README.md")?.text ?? "";
}

/** The programs of a README, with the files that the package's entries stand for. */
const programsOf = (readme: string): readonly string[] =>
  [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, program = ""]) =>
    program
      .replaceAll('"our-sdk/runtime/serve"', '"../runtime/node/serve.js"')
      .replaceAll(/"our-sdk\/runtime\/(\w+)"/g, '"../runtime/$1/transport.js"')
      .replaceAll(/"our-sdk\/[\w-]+\/([\w-]+)"/g, '"./$1.js"'),
  );

test("the programs of a README compile against the files beside it", async () => {
  const folders = await Promise.all(
    Object.entries(documents).map(async ([name, yaml]) => {
      const programs = programsOf(await readmeOf(yaml));
      const files = emit(yaml);
      const halves = ["client.ts", "server.ts", "webhooks.ts", "webhook-sender.ts"];
      expect(programs, name).toHaveLength(halves.filter((half) => half in files).length);
      const own = programs.map((program, index) => [`readme-${index}.ts`, program] as const);
      return [name.replaceAll(/\W/g, "-"), { ...files, ...Object.fromEntries(own) }] as const;
    }),
  );
  expect(compile(Object.fromEntries(folders))).toEqual([]);
});

test("a README shows a WebSocket rather than Socket.IO, with what the contract asks for, and no empty options", async () => {
  const readme = await readmeOf(rooms);
  expect(readme).toContain(`const client = createRoomsClient({
  auth: () => ({ token: "…" }),
  variables: { tenant: "…" },
});
const connection = client.room({ parameters: { roomId: "…" }, query: { v: "…" } });
connection.on("refused", (message) => console.log(message));

export const say = async (message: Say) => console.log(await connection.closeOperation(message));`);
  expect(readme).not.toContain("socket.io-client");
  expect(await readmeOf(documents["no servers and a schemeless message"] ?? "")).toContain(
    "createRoomsClient();",
  );
});
