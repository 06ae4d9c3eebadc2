import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { kafka, rooms } from "../mock/document.js";
import { connect } from "../mock/peer.js";
import { broken, makeProject } from "./command.js";
import { startMock } from "./mock-session.js";

const project = (text = rooms) => makeProject({ "asyncapi.yaml": text });

test("says where everything is, what to try, and then each frame", async () => {
  const mock = await startMock([], { cwd: process.cwd() });
  const peer = await connect(`ws://127.0.0.1:${mock.port}/ws`);
  await peer.hear(2);
  const data = { message: "hi", sender: "u-17", message_id: "m-501", reply_to: "m-498" };
  peer.say({ code: "chat", user_id: "u-17", room_id: "conv-9", data });
  await peer.hear(3);
  await mock.see(/< chatResponse/);
  const { port } = mock;
  expect(
    mock
      .stdout()
      .replaceAll(/^\d\d:\d\d:\d\d\.\d{3}/gm, "TIME")
      .split("\n"),
  ).toEqual([
    "mock of Three chat protocols 1.0.0, seed 1",
    `  bezlimit       ws://127.0.0.1:${port}/broadcast   ws://127.0.0.1:${port}/chat   http://127.0.0.1:${port} (HTTP, 7 operations)`,
    `  brightpattern  http://127.0.0.1:${port} (HTTP, 11 operations)`,
    `  productflo     ws://127.0.0.1:${port}/ws   ws://127.0.0.1:${port}/ws/secure   http://127.0.0.1:${port} (Socket.IO, path /ws)`,
    "try:",
    `  curl -X GET 'http://127.0.0.1:${port}/online-users' -H 'Api-Token: any'`,
    `  npx wscat -c 'ws://127.0.0.1:${port}/broadcast'`,
    "TIME productflo /ws #1 - connected",
    'TIME productflo /ws #1 < welcomeMessage ok (example "full")',
    'TIME productflo /ws #1 < cookieMessage ok (example "full")',
    "TIME productflo /ws #1 > chatMessage ok",
    'TIME productflo /ws #1 < chatResponse ok (example "full")',
    "",
  ]);
  const [, url = "", header = ""] = /curl -X GET '(.*)' -H '(.*)'/.exec(mock.stdout()) ?? [];
  const reply = await fetch(url, {
    headers: Object.fromEntries([header.split(": ")]),
  });
  expect([reply.status, await reply.json()]).toEqual([200, [{ operator_id: 9, sources: ["lk"] }]]);
});

describe("ends", () => {
  test("with goodbyes when it is interrupted", async () => {
    const mock = await startMock([], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    mock.child.kill("SIGINT");
    expect(await peer.closed()).toBe(1001);
    expect(await mock.ended).toBe(0);
    expect(mock.stderr()).toBe("");
  });

  test("at once when it is interrupted again", async () => {
    const mock = await startMock(["--chaos", "delay=60000"], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    peer.say({ type: "say", id: "1" });
    await mock.see(/> say ok/);
    mock.child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 100));
    mock.child.kill("SIGINT");
    expect(await mock.ended).toBe(130);
  });

  test("quietly where nobody reads the log any more", async () => {
    const mock = await startMock([], project());
    mock.child.stdout?.destroy();
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    peer.say({ type: "say", id: "1" });
    expect(await mock.ended).toBe(0);
    expect(mock.stderr()).toBe("");
  });
});

describe("is told", () => {
  test("by lines of JSON what to push; a bad line is reported and forgotten", async () => {
    const mock = await startMock([], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    for (const line of [
      "what?",
      '{"message":"sayd"}',
      "",
      '{"message":"said","payload":{"type":"said","id":"x"}}',
    ])
      mock.type(line);
    expect(await peer.hear(1)).toEqual([{ type: "said", id: "x" }]);
    await expect
      .poll(() => mock.stderr().split("\n"))
      .toEqual([
        "not pushed: it is not JSON",
        "not pushed: there is no message `sayd` to send; did you mean `said`?",
        "",
      ]);
    mock.child.stdin?.end();
    peer.say({ type: "say", id: "2" });
    expect((await peer.hear(2))[1]).toMatchObject({ id: "2" });
  });

  test("by a flag to push now and then", async () => {
    const mock = await startMock(["--push-every", "0.05"], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    expect((await peer.hear(3)).map(({ type }) => type)).toContain("left");
  });

  test("to print JSON lines", async () => {
    const mock = await startMock(["--format", "json", "--seed", "7"], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    peer.say({ type: "say" });
    await mock.see(/invalid/);
    const lines = mock
      .stdout()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { kind: "ready", title: "Rooms", seed: 7, port: mock.port, services: [{ name: "rooms" }] },
      { kind: "note", verdict: "connected", connection: 1 },
      { kind: "in", message: "say", verdict: "invalid: /id is missing", time: expect.stringMatching(/Z$/) },
    ]);
  });

  test("to be quiet", async () => {
    const mock = await startMock(["--quiet"], project());
    const peer = await connect(`ws://127.0.0.1:${mock.port}/v1/rooms/1`);
    peer.say({ type: "say", id: "1" });
    await peer.hear(1);
    expect(mock.stdout()).not.toMatch(/say|connected/);
  });
});

describe("refuses", () => {
  test.each([
    { args: ["--port", "70000"], said: /`--port 70000` is not understood/ },
    { args: ["--port", "x"], said: /from 0 to 65535/ },
    { args: ["--seed", "1.5"], said: /`--seed 1.5` is not understood/ },
    { args: ["--hold", "-1"], said: /seconds/ },
    { args: ["--push-every", "0"], said: /`--push-every 0` is not understood/ },
    { args: ["--target", "localhost:3000"], said: /`--target localhost:3000` is no URL of HTTP/ },
    { args: ["--secret", "short"], said: /`--secret` is too short/ },
    { args: ["--chaos", "lag=3"], said: /`lag` is none of delay, drop and close/ },
    { args: ["--chaos", "drop=1.5"], said: /a probability from 0 to 1/ },
    { args: ["--format", "json=log.jsonl"], said: /goes to stdout/ },
    { args: ["--exmaple", "x"], said: /Did you mean `--example`/ },
  ])("$args", async ({ args, said }) => {
    const { status, stdout, stderr } = await project().run("mock", ...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
  });

  test("a port that is in use, and says so", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const { status, stdout, stderr } = await project().run("mock", "--port", `${port}`);
    server.close();
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`port ${port} of 127.0.0.1 is in use`);
  });
});

test.each([
  {
    what: "Kafka alone",
    text: kafka,
    status: 1,
    said: "there is nothing to serve\n  rooms: kafka is not spoken here\n",
  },
  { what: "a broken reference", text: broken, status: 1, said: "nothing is served" },
  { what: "no YAML", text: "a: [", status: 3, said: "nothing is served" },
])("a document of $what is not served", async ({ text, status, said }) => {
  const ended = await project(text).run("mock", "--port", "0");
  expect([ended.status, ended.stdout]).toEqual([status, ""]);
  expect(ended.stderr).toContain(said);
});
