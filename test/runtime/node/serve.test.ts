import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { listen } from "../../../src/runtime/node/listener.js";
import { type App, serve } from "../../../src/runtime/node/serve.js";
import { createRoomsServer } from "../rooms-service.js";
import { openRaw, upgradeText } from "./raw-socket.js";

const servers: Server[] = [];
const apps: App[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => Promise.all([app.close(), app.close()])));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function startExisting(): Promise<{ server: Server; app: App; url: string }> {
  const server = createServer((_, response) => response.end("theirs"));
  servers.push(server);
  const port = await listen(server, 0, "127.0.0.1");
  const app = await serve({ rooms: createRoomsServer() }, { server });
  apps.push(app);
  return { server, app, url: `http://127.0.0.1:${port}` };
}

test("on an existing server only the services' paths are taken", async () => {
  const { app, url } = await startExisting();
  const theirs = await fetch(`${url}/anything`);
  const ours = await fetch(`${url}/rooms/lobby`);
  expect([await theirs.text(), ours.status, app.url]).toEqual(["theirs", 426, url]);
});

test("upgrades that are not ours are left to other listeners, and refused where there are none", async () => {
  const { server, app } = await startExisting();
  const refused = openRaw(app.port, upgradeText("/theirs"));
  await expect(refused.line()).resolves.toBe("HTTP/1.1 404 Not Found");
  server.on("upgrade", (request, socket) => {
    if (request.url === "/theirs") socket.end("HTTP/1.1 418 Theirs\r\n\r\n");
  });
  const taken = openRaw(app.port, upgradeText("/theirs"));
  await expect(taken.line()).resolves.toBe("HTTP/1.1 418 Theirs");
  const ours = openRaw(app.port, upgradeText("/rooms/lobby"));
  await expect(ours.line()).resolves.toBe("HTTP/1.1 101 Switching Protocols");
});

test("closing leaves an existing server as it was before", async () => {
  const { server, app, url } = await startExisting();
  const socket = new WebSocket(`${url.replace("http", "ws")}/rooms/lobby`);
  await new Promise((resolve) => socket.once("open", resolve));
  const goodbye = new Promise((resolve) => socket.once("close", resolve));
  await app.close({ drainMs: 100 });
  await expect(goodbye).resolves.toBe(1001);
  const answer = await fetch(`${url}/rooms/lobby`);
  expect([await answer.text(), server.listening, server.listenerCount("upgrade")]).toEqual([
    "theirs",
    true,
    0,
  ]);
});

test("a port that is taken is an error that says so", async () => {
  const { app } = await startExisting();
  const second = serve({ rooms: createRoomsServer() }, { port: app.port });
  await expect(second).rejects.toMatchObject({
    code: "busy",
    reason: expect.stringContaining(String(app.port)),
  });
});

test("a header that is too large gets 431, and a request that is none 400", async () => {
  const app = await serve({ rooms: createRoomsServer() });
  apps.push(app);
  const large = openRaw(app.port, `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`);
  const twice = "content-length: 4\r\ntransfer-encoding: chunked";
  const smuggled = openRaw(app.port, `POST / HTTP/1.1\r\nhost: a\r\n${twice}\r\n\r\n0\r\n\r\n`);
  await expect(large.line()).resolves.toMatch(/^HTTP\/1\.1 431/);
  await expect(smuggled.line()).resolves.toMatch(/^HTTP\/1\.1 400/);
});

test("only a proxy that is trusted may say where somebody comes from", async () => {
  const addresses: string[] = [];
  const watch = (trustedProxies: readonly string[]) =>
    serve(
      {
        rooms: createRoomsServer(undefined, {
          trustedProxies,
          authenticate: ({ remoteAddress }) => addresses.push(remoteAddress),
        }),
      },
      {},
    );
  apps.push(await watch([]), await watch(["127.0.0.1"]));
  for (const app of apps) {
    const raw = openRaw(
      app.port,
      upgradeText("/rooms/lobby", { "x-forwarded-for": "192.0.2.1, 198.51.100.7" }),
    );
    await raw.line();
  }
  expect(addresses).toEqual(["127.0.0.1", "198.51.100.7"]);
});
