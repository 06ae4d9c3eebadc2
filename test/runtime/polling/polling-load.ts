import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request as ask, createServer as createHttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { whenOver } from "../../ending.js";
import { start, upTo } from "./chat-server.js";

/** A poll without our client. */
function poll(port: number, id: string, agent: Agent) {
  const request = ask({ port, host: "127.0.0.1", path: `/v1/chats/${id}`, agent }).end();
  request.on("error", () => {});
  return request;
}

/** Polls that wait for their answers. */
interface Waiting {
  readonly port: number;
  readonly agent: Agent;
  readonly count: number;
  /** How many the server has at the moment. */
  readonly waiting: () => number;
  readonly release: () => void;
}

/** Milliseconds until polls that wait have all been answered, and how many came on a connection used before. */
async function timePolls({ port, agent, count, waiting, release }: Waiting, wanted: string) {
  const answers = upTo(count).map(async (id) => {
    const request = poll(port, `${id}`, agent);
    const [response] = await once(request, "response");
    let body = "";
    for await (const chunk of response) body += chunk;
    return { isWanted: body === wanted, isReused: request.reusedSocket };
  });
  while (waiting() < count) await new Promise((resolve) => setTimeout(resolve, 5));
  const began = performance.now();
  release();
  const all = await Promise.all(answers);
  const ms = performance.now() - began;
  return {
    ms,
    wanted: all.filter(({ isWanted }) => isWanted).length,
    reused: all.filter(({ isReused }) => isReused).length,
  };
}

/** The same on a server that does nothing else: what this machine needs now for as many answers. */
async function timeBarePolls(agent: Agent, count: number): Promise<number> {
  const held: ServerResponse[] = [];
  const bare = createHttpServer((_, response) => held.push(response));
  await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", 4_096, resolve));
  const { port } = bare.address() as AddressInfo;
  const release = () => {
    for (const response of held.splice(0)) response.end("{}");
  };
  const { ms } = await timePolls({ port, agent, count, waiting: () => held.length, release }, "{}");
  bare.closeAllConnections();
  bare.close();
  return ms;
}

/** Polls wait; one event for each is told to all at once, on connections that are used again. */
export async function parkPolls(count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
  whenOver(() => agent.destroy());
  const bareMs = await timeBarePolls(agent, count);
  const { port, open, server } = await start();
  let asked = 0;
  server.on("request", () => {
    asked += 1;
  });
  const boxes = upTo(count).map((id) => open(`${id}`));
  for (const round of [1, 2]) {
    const release = () => {
      for (const box of boxes) box.push({ id: round });
    };
    const { ms, wanted, reused } = await timePolls(
      { port, agent, count, waiting: () => asked - (round - 1) * count, release },
      `{"events":[{"id":${round}}]}`,
    );
    // Both ends are in this process: what the bare server needs is the measure. They would wait five seconds at least.
    expect(ms).toBeLessThan(Math.max(2_000, 5 * bareMs));
    expect(wanted).toBe(count);
    if (round === 2) expect(reused).toBeGreaterThan(count - 10);
  }
}

/** Opens polls and hangs up, from a process of its own: so many, ten at once. */
const giveUp = `
  const { connect } = require("node:net");
  const [port, count] = process.argv.slice(1).map(Number);
  const poll = () => new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("GET /v1/chats/1 HTTP/1.1\\r\\nhost: h\\r\\n\\r\\n", () => setTimeout(() => socket.destroy(), 1));
    });
    socket.on("error", () => {}).on("close", resolve);
  });
  const chain = async () => { for (let done = 0; done < count / 10; done += 1) await poll(); };
  void Promise.all(Array.from({ length: 10 }, chain));
`;

/** Polls that are given up leave nothing behind, and their place is free at once. */
export async function giveUpPolls(count: number): Promise<void> {
  const { port, open, server } = await start();
  const box = open("1");
  let asked = 0;
  server.on("request", () => {
    asked += 1;
  });
  await once(spawn(process.execPath, ["-e", giveUp, `${port}`, `${count}`], { stdio: "inherit" }), "exit");
  const connections = () => new Promise((resolve) => server.getConnections((_, left) => resolve(left)));
  // Many still wait to be accepted when the other process has ended.
  const end = performance.now() + 20_000;
  while ((asked < 0.8 * count || (await connections()) !== 0) && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect([await connections(), asked > 0.8 * count]).toEqual([0, true]);
  const answer = fetch(`http://127.0.0.1:${port}/v1/chats/1`);
  setTimeout(() => box.push({ id: 7 }), 50);
  expect(await (await answer).json()).toEqual({ events: [{ id: 7 }] });
}
