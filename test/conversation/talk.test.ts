import { mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { talkAbout } from "../../corpus/talk-document.js";
import { listTalkFailures, renderTalks } from "../../corpus/talk-report.js";

const say = { payload: { type: "object", required: ["text"], properties: { text: { type: "string" } } } };
const message = { $ref: "#/components/messages/Say" };

/** One channel for each transport, with an operation in each direction where it has two; and two webhooks. */
const document = {
  asyncapi: "3.0.0",
  info: { title: "Talk", version: "1.0.0" },
  servers: {
    socket: { host: "localhost", pathname: "/v1", protocol: "ws" },
    events: { host: "localhost", protocol: "socket.io" },
    web: { host: "localhost", pathname: "/api/", protocol: "http" },
    broker: { host: "localhost", protocol: "kafka" },
  },
  channels: {
    // No `/` before it: one stands between the paths all the same.
    room: channel("rooms/{room}", "socket", { parameters: { room: {} } }),
    lobby: channel("/lobby", "events", { "x-socketio": { namespace: "/lobby" } }),
    notes: channel("/notes", "web"),
    noted: channel("/notes/{note}", "web", { parameters: { note: {} } }),
    asked: channel("asked", "web"),
    log: channel("log", "broker"),
  },
  operations: {
    hear: { action: "receive", channel: { $ref: "#/channels/room" } },
    tell: { action: "send", channel: { $ref: "#/channels/room" } },
    greet: {
      action: "receive",
      channel: { $ref: "#/channels/lobby" },
      reply: { messages: [{ $ref: "#/channels/lobby/messages/say" }] },
    },
    note: {
      action: "receive",
      channel: { $ref: "#/channels/notes" },
      bindings: { http: { method: "POST" } },
      reply: { messages: [{ $ref: "#/channels/notes/messages/say" }] },
    },
    noted: { action: "send", channel: { $ref: "#/channels/noted" } },
    ask: {
      action: "send",
      channel: { $ref: "#/channels/asked" },
      reply: { messages: [{ $ref: "#/channels/asked/messages/say" }] },
    },
    record: { action: "receive", channel: { $ref: "#/channels/log" } },
  },
  components: { messages: { Say: say } },
};

function channel(address: string, server: string, more: object = {}): object {
  return { address, servers: [{ $ref: `#/servers/${server}` }], messages: { say: message }, ...more };
}

async function talk(without: readonly string[] = []) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "asyncwright-talk-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const path = join(folder, "talk.yaml");
  writeFileSync(path, stringify(document));
  const subject = { name: "talk.yaml", path, rootFolder: folder };
  const row = {
    document: subject,
    talk: await talkAbout({ document: subject, folder: join(folder, "out") }, { without }),
  };
  return { rows: [row], known: new Map<string, string>() };
}

test("every operation of each transport is exercised by both peers, or left out by name", async () => {
  const run = await talk();
  expect(listTalkFailures(run)).toEqual([]);
  expect(run.rows[0]?.talk).toMatchObject({
    operations: 7,
    exercised: 6,
    leftOut: { broker: 1 },
    exchanges: 16,
  });
  expect(renderTalks(run, { showsAll: true, seconds: 1 })).toContain(
    "7 operations: 6 exercised, 1 left out (broker 1), 0 neither; 16 exchanges, 0 failures",
  );
});

test("a handler that is not registered is reported", async () => {
  expect((await talk(["hear"])).rows[0]?.talk).toMatchObject({
    exercised: 4,
    failures: expect.arrayContaining([expect.stringContaining("hear")]),
  });
});

test("a known failure is passed over, and one that does not fail any more is reported", async () => {
  const run = await talk();
  expect(listTalkFailures({ ...run, known: new Map([["talk.yaml", "a reason"]]) })).toEqual([
    "talk.yaml\n  does not fail any more: take it out of the known failures (a reason)",
  ]);
});
