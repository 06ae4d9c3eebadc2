import { createServer, type RequestListener, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createFetchHandler } from "../../../src/runtime/fetch/handler.js";
import { toNodeListener } from "../../../src/runtime/node/fetch-listener.js";
import { answerBody, makeAcceptor, sendRaw } from "../node/resource-server.js";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A framework of peers/. */
function load(name: string): unknown {
  try {
    return createRequire(resolve("peers/package.json"))(name);
  } catch (cause) {
    throw new Error(`peers/ has no ${name}: \`npm run peers\` installs it`, { cause });
  }
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const makeHandler = () => {
  const { acceptor, asked } = makeAcceptor(answerBody);
  const handler = createFetchHandler([acceptor]);
  return { asked, handler, listener: toNodeListener(handler) };
};
type Made = ReturnType<typeof makeHandler>;

/** As the documentation shows it, each with a page of its own beside. */
const mounts: Readonly<Record<string, (made: Made) => Promise<string>>> = {
  node: ({ listener }) =>
    listen((request, response) => {
      if (request.url?.startsWith("/v1/")) void listener(request, response);
      else response.end("own");
    }),
  Express: ({ listener }) => {
    const express = load("express") as () => Express;
    const app = express();
    app.use("/v1", listener);
    app.get("/", (_request, response) => response.end("own"));
    return listen(app);
  },
  Fastify: async ({ listener }) => {
    const fastify = load("fastify") as () => Fastify;
    const app = fastify();
    app.get("/", () => "own");
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, _body, done) => done(null));
      scope.all("/v1/*", (request, reply) => {
        reply.hijack();
        void listener(request.raw, reply.raw);
      });
    });
    await app.ready();
    return listen(app.routing);
  },
  Hono: ({ handler }) => {
    const { Hono } = load("hono") as { readonly Hono: new () => Hono };
    const app = new Hono();
    app.all("/v1/*", (context) => handler(context.req.raw));
    app.get("/", (context) => context.text("own"));
    return listen(toNodeListener(async (request) => app.fetch(request)));
  },
};

type Respond = { end(text: string): void };
type Express = RequestListener & {
  use(path: string, listener: Made["listener"]): void;
  get(path: string, handle: (request: unknown, response: Respond) => void): void;
};
type Raw = { readonly raw: Parameters<RequestListener>[0] };
type Reply = { hijack(): void; readonly raw: Parameters<RequestListener>[1] };
interface Fastify {
  get(path: string, handle: () => string): void;
  all(path: string, handle: (request: Raw, reply: Reply) => void): void;
  register(plugin: (scope: Fastify) => Promise<void>): void;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parse: (a: unknown, b: unknown, done: (error: null) => void) => void,
  ): void;
  ready(): Promise<unknown>;
  readonly routing: RequestListener;
}
interface Hono {
  all(
    path: string,
    handle: (context: { readonly req: { readonly raw: Request } }) => Promise<Response>,
  ): void;
  get(path: string, handle: (context: { text(text: string): Response }) => Response): void;
  fetch(request: Request): Response | Promise<Response>;
}

describe.each(Object.entries(mounts))("mounted in %s", (name, mount) => {
  test("resources are answered, and pages beside them too", async () => {
    const made = makeHandler();
    const url = await mount(made);
    const put = (body: string) =>
      fetch(`${url}/v1/things/a%2Fb?q=1`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body,
      });
    const answer = await put('{"n":1}');
    expect([answer.status, await answer.json()]).toEqual([200, { n: 1 }]);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(made.asked[0]).toMatchObject({ operation: "putThing", parameters: { id: "a/b" } });
    expect(made.asked[0]?.remoteAddress).toBe(name === "Hono" ? "" : "127.0.0.1");
    const large = await put(`"${"a".repeat(200_000)}"`).then(({ status }) => status);
    expect(large).toBe(413);
    expect(await fetch(`${url}/v1/things/1`).then((one) => one.json())).toBe("nothing");
    expect(await fetch(`${url}/v1/nowhere`).then(({ status }) => status)).toBe(404);
    expect(await fetch(`${url}/`).then((one) => one.text())).toBe("own");
  });
});

describe("on node:http", () => {
  test("a handler hears of a caller who hung up", async () => {
    let hear = (_code: string): void => {};
    const promise = new Promise<string>((done) => {
      hear = done;
    });
    let arrive = (): void => {};
    const arrived = new Promise<void>((done) => {
      arrive = done;
    });
    const { acceptor } = makeAcceptor(({ signal }) => {
      arrive();
      signal.addEventListener("abort", () => hear(String(signal.reason.code)));
      return new Promise(() => {});
    });
    const url = await listen(toNodeListener(createFetchHandler([acceptor])));
    const stop = new AbortController();
    const asked = fetch(`${url}/v1/things/1`, { signal: stop.signal }).catch(() => "stopped");
    await arrived;
    stop.abort();
    expect(await asked).toBe("stopped");
    expect(await promise).toBe("connection-lost");
  });

  test("a body that a parser has read counts where its bytes were kept", async () => {
    const { listener } = makeHandler();
    const url = await listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await listener(Object.assign(request, { body: Buffer.concat(chunks) }), response);
    });
    const init = { method: "PUT", headers: { "content-type": "application/json" }, body: "[1]" };
    expect(await fetch(`${url}/v1/things/1`, init).then((one) => one.json())).toEqual([1]);
  });

  test("what is no request of the web is refused", async () => {
    const { listener } = makeHandler();
    const url = await listen(listener);
    const { port } = new URL(url);
    const heard = await sendRaw(
      Number(port),
      "TRACE /v1/things/1 HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n",
    );
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    const odd = await sendRaw(
      Number(port),
      "GET /v1/things/1 HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n",
    );
    expect(odd).toMatch(/^HTTP\/1\.1 200 /);
  });
});
