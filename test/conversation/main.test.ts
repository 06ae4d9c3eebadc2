import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { createBezlimitClient } from "../../generated/bezlimit/client.js";
import { createBrightPatternClient } from "../../generated/brightpattern/client.js";
import { createProductFloClient } from "../../generated/productflo/client.js";
import { websocket } from "../../generated/runtime/websocket/transport.js";
import { whenOver } from "../ending.js";
import { until } from "./stand.js";

test("main.ts serves the three services on one port until it is told to stop", async () => {
  const child = spawn(process.execPath, ["build/run.mjs", "examples/chat-servers/main.ts"], {
    env: { ...process.env, PORT: "0" },
    // A group of its own: the signal has to reach the program behind the runner.
    detached: true,
  });
  const exited = once(child, "exit");
  whenOver(() => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  await until(
    () => /Api-Token of Bezlimit: \S+\n/.test(said),
    () => said,
    20_000,
  );
  const url = /on (http:\S+)/.exec(said)?.[1] ?? "";
  const tokenOf = (what: string) => new RegExp(`${what}[^:]*: (\\S+)`).exec(said)?.[1] ?? "";
  const transports = [websocket({ WebSocket })];

  const accessTokenQuery = tokenOf("a token for ProductFlo");
  const productflo = createProductFloClient({ url, transports, auth: () => ({ accessTokenQuery }) });
  const data = { message: "hi", sender: "user-123" };
  const chat = { code: "chat", user_id: "user-123", room_id: "r", data } as const;
  expect(await productflo.wsSecure().chat(chat)).toMatchObject({
    code: "chat_response",
    user_id: "user-123",
  });

  const bezlimit = createBezlimitClient({
    url,
    transports,
    auth: () => ({ apiToken: tokenOf("the Api-Token") }),
  });
  await bezlimit.broadcast({ query: { token: tokenOf("a token for an operator") } }).connect();
  expect(await bezlimit.getOnlineUsers()).toEqual([{ operator_id: 9, sources: [] }]);

  const clientAuthorization = { appId: "web", clientId: "device-1" };
  const brightpattern = createBrightPatternClient({ url, auth: () => ({ clientAuthorization }) });
  const query = { tenantUrl: "tenant.example.com" };
  expect(await brightpattern.requestChat({}, { query })).toMatchObject({
    state: "connected",
    is_new_chat: true,
  });

  await Promise.all([productflo.close(), bezlimit.close(), brightpattern.close()]);
  if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  await exited;
  expect(said).not.toMatch(/error/i);
});
