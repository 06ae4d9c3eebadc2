import { describe, expect, test } from "vitest";
import { createServer } from "../../../src/runtime/server/server.js";
import { issuesOf, readBatch } from "../../../src/runtime/wire/batch.js";
import { batch, by } from "../../../src/runtime/wire/dispatch.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import { of, request } from "../server/server-rooms.js";

const said = of("said", "text");
const left = of("left", "by");
const bundle = of("bundle");
const elements = by(
  ["event"],
  [
    ["said", said],
    ["left", left],
  ],
);
const events = batch("/data/events", elements);
const description = { batches: { bundle: events } };

const payload = (...list: readonly unknown[]) => ({ data: { events: list } });

describe("the messages in a payload", () => {
  test("are read in order with their names, without what is unknown or invalid", () => {
    const mixed = payload(
      { event: "left", by: "b" },
      { event: "new" },
      5,
      { event: "said" },
      { event: "said", text: "t" },
    );
    expect([...readBatch(events, mixed)]).toEqual([
      ["left", { event: "left", by: "b" }],
      ["said", { event: "said", text: "t" }],
    ]);
  });

  test.each([[undefined], [{}], [{ data: { events: "no list" } }]])("are none in %j", (empty) => {
    expect([...readBatch(events, empty)]).toEqual([]);
    expect(issuesOf(description, bundle, Object(empty))).toEqual([]);
  });

  test("are checked each by its own message, with the place in the array; unknown ones pass", () => {
    const broken = payload({ event: "new" }, { event: "said", text: 5 }, { event: "left" });
    expect(issuesOf(description, bundle, broken).map(({ path, message }) => [path, message])).toEqual([
      ["/data/events/1/text", "/data/events/1/text must be a text"],
      ["/data/events/2/by", "/data/events/2/by is missing"],
    ]);
  });
});

test("a server refuses a batch with an element that breaks the contract, and hands on what it does not know", async () => {
  const service: ServiceDescription = {
    ...{ name: "s", servers: {}, security: {}, ...description },
    channels: { c: { address: "/", servers: [] } },
    operations: {
      push: { kind: "receive", channel: "c", messages: [bundle], http: { method: "POST", body: "json" } },
    },
  };
  const seen: unknown[] = [];
  const server = createServer(service, { handlers: { push: (message: unknown) => void seen.push(message) } });
  const answer = (body: unknown) =>
    server.answer({ ...request("putFile", { body }).asked, operation: "push" });
  expect(await answer(payload({ event: "said" }))).toMatchObject({
    status: 400,
    body: { code: "invalid-message", issues: [{ path: "/data/events/0/text" }] },
  });
  const fine = payload({ event: "new" }, { event: "left", by: "b" });
  expect((await answer(fine)).status).toBe(204);
  expect(seen).toEqual([fine]);
});
