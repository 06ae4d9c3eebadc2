import { expect, test } from "vitest";
import { makeProject } from "./command.js";

test("inspect shows who sends what to whom", async () => {
  const ended = await makeProject().run("inspect");
  expect(ended.status).toBe(0);
  expect(ended.stdout).toMatch(/say +client -> server +respond +\/room +say +said/);
});

test("from the client's side the same operation is a request", async () => {
  const ended = await makeProject().run("inspect", "--as", "client");
  expect(ended.stdout).toMatch(/say +client -> server +request +\/room +say +said/);
});

test("a document written from the client's side is shown from there", async () => {
  const { chat } = await import("./command.js");
  const { run } = makeProject({
    "asyncapi.yaml": chat,
    "asyncwright.config.json": '{"perspective":"client"}',
  });
  expect((await run("inspect")).stdout).toMatch(/say +server -> client +respond/);
  expect((await run("inspect", "--as", "server")).stdout).toMatch(/say +server -> client +request/);
});

test("the whole contract is finite JSON, with references by name", async () => {
  const ended = await makeProject().run("inspect", "--format", "json");
  const [service] = JSON.parse(ended.stdout).services;
  expect(service.operations[0]).toMatchObject({
    name: "say",
    kind: "respond",
    channel: "room",
    messages: ["say"],
  });
  expect(service.operations[0].reply).toMatchObject({ channel: "room", messages: ["said"] });
  expect(
    service.messages.map(({ name, wire, direction }: Record<string, unknown>) => [name, wire, direction]),
  ).toEqual([
    ["said", "said", "send"],
    ["say", "say", "receive"],
  ]);
});
