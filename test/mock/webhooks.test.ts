import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { planMock } from "../../src/mock/served-services.js";
import { toNodeListener } from "../../src/runtime/node/fetch-listener.js";
import { createWebhookReceiver, type WebhookContext } from "../../src/runtime/webhook/receiver.js";
import { build } from "../contract/document.js";
import { shop } from "../emit/service-sample.js";
import { whenOver } from "../ending.js";
import { start } from "./start.js";

const secret = "asyncwright-mock";
const onlyWebhooks = shop.replace("  order: { action: receive", "  order: { action: send");

/** A subscriber at `/hooks` that notes what it hears. */
async function subscribe(yaml: string, approval: unknown = { ok: true }, key = secret) {
  const [served] = planMock(build(yaml).contract, { isOpen: false }).webhooks;
  if (served === undefined) throw new Error("no webhooks");
  await served.validators.load();
  const heard: unknown[] = [];
  const handlers = Object.fromEntries(
    Object.keys(served.description.operations).map((name) => [
      name,
      (message: unknown, context: WebhookContext) => {
        heard.push([name, message, { ...context.parameters }]);
        return name === "cancelled" ? approval : undefined;
      },
    ]),
  );
  const validation = { outgoing: "off" } as const;
  const { fetch } = createWebhookReceiver(served.description, {
    ...{ handlers, validation, secret: key, basePath: "/hooks" },
  });
  const server = createServer(toNodeListener(fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenOver(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { heard, target: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` };
}

describe("webhooks", () => {
  test("go to the target, signed, one of each at a push", async () => {
    const { heard, target } = await subscribe(shop);
    const { mock, lines, remarks } = await start(shop, { target });
    expect(await mock.pushNext()).toEqual([
      { ok: true, message: "cancelled", listeners: 1 },
      { ok: true, message: "paid", listeners: 1 },
    ]);
    expect(heard.toSorted()).toEqual([
      ["cancelled", { kind: "cancelled" }, {}],
      ["paid", { id: expect.any(String) }, { order: "1" }],
    ]);
    expect(lines().toSorted()).toEqual([
      "a POST /hooks/cancelled < cancelled ok (made with seed 1)",
      "a POST /hooks/cancelled > 200 ok",
      "a PUT /hooks/orders/1/paid < paid ok (made with seed 1)",
      "a PUT /hooks/orders/1/paid > 204 ok",
    ]);
    expect([mock.pushable, remarks]).toEqual([["a cancelled: cancelled", "a paid: paid"], []]);
  });

  test("are sent by a line, by the name of the message or the operation", async () => {
    const { heard, target } = await subscribe(shop);
    const { mock } = await start(shop, { target });
    expect(await mock.pushLine('{"message":"paid","payload":{"id":"7"}}')).toMatchObject({ ok: true });
    expect(heard).toEqual([["paid", { id: "7" }, { order: "1" }]]);
    expect(await mock.pushLine('{"message":"paid","payload":{}}')).toEqual({
      ok: false,
      reason: "`paid`: /id is missing",
    });
    expect(await mock.pushLine('{"message":"pay"}')).toEqual({
      ok: false,
      reason: "there is no message `pay` to send",
    });
    expect(heard.length).toBe(1);
  });

  test("that are not taken are told", async () => {
    const other = await subscribe(shop, {}, "another-secret-of");
    const { mock } = await start(shop, { target: other.target });
    expect(await mock.pushLine('{"message":"paid"}')).toEqual({
      ok: false,
      reason: "`paid` was answered 401",
    });
    const { target } = await subscribe(shop, { ok: "yes" });
    expect(await (await start(shop, { target })).mock.pushLine('{"message":"cancelled"}')).toEqual({
      ok: false,
      reason: "`cancelled` was answered with nothing that the contract declares",
    });
    const nobody = await start(shop, { target: "http://127.0.0.1:1" });
    expect(await nobody.mock.pushLine('{"message":"paid"}')).toMatchObject({
      ok: false,
      reason: expect.stringContaining("no answer from http://127.0.0.1:1"),
    });
  });

  test("alone are a reason to start, where there is a target", async () => {
    const { heard, target } = await subscribe(onlyWebhooks);
    const { mock } = await start(onlyWebhooks, { target });
    await mock.pushNext();
    expect(heard.length).toBe(3);
    await expect(start(onlyWebhooks)).rejects.toThrow("`paid` is a webhook, and there is no target");
  });

  test("go as their content type says", async () => {
    const yaml = shop.replace(
      "paid: { payload:",
      "paid: { contentType: application/x-www-form-urlencoded, payload:",
    );
    const { heard, target } = await subscribe(yaml);
    const { mock } = await start(yaml, { target });
    expect(await mock.pushLine('{"message":"paid","payload":{"id":"a b"}}')).toMatchObject({ ok: true });
    expect(heard).toEqual([["paid", { id: "a b" }, { order: "1" }]]);
  });

  test("without a target are named", async () => {
    const { remarks, mock } = await start(shop);
    expect(remarks).toEqual(
      ["cancelled", "paid"].map(
        (name) => `a: \`${name}\` is a webhook, and there is no target to send it to`,
      ),
    );
    expect([await mock.pushNext(), mock.pushable]).toEqual([[], []]);
  });
});
