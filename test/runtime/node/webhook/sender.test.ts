import { describe, expect, test } from "vitest";
import {
  createWebhookSender,
  type WebhookSender,
  type WebhookSenderOptions,
  type WebhookTarget,
} from "../../../../src/runtime/node/webhook/sender.js";
import { createWebhookReceiver } from "../../../../src/runtime/webhook/receiver.js";
import type { Codecs } from "../../../../src/runtime/wire/codec.js";
import { VirtualClock } from "../../virtual-clock.js";
import { noteAll, now, secret, service } from "../../webhook/shop-webhooks.js";

/** As generated code has it. */
interface ShopSender extends WebhookSender {
  added(message: { readonly type: string }, target: WebhookTarget): string;
  paid(
    message: { readonly type: string },
    target: WebhookTarget<{ parameters: { order: string }; query: { v: string } }>,
  ): string;
  asked(message: { readonly type: string }, target: WebhookTarget): Promise<{ readonly type: string }>;
  pinged(target: WebhookTarget): Promise<void>;
  filled(message: { readonly type: string }, target: WebhookTarget): Promise<void>;
  clouded(message: { readonly type: string }, target: WebhookTarget): string;
  packed(message: { readonly type: string }, target: WebhookTarget): Promise<void>;
}

/** JSON backwards. */
const codecs: Codecs = {
  "application/msgpack": {
    encode: (payload) => [...JSON.stringify(payload)].reverse().join(""),
    decode: (bytes) => JSON.parse([...new TextDecoder().decode(bytes)].reverse().join("")),
  },
};

/** A sender whose requests come to a receiver at `/hooks`; `status` puts another answer in the way. */
function open(options: Partial<WebhookSenderOptions> = {}, answers: Readonly<Record<string, unknown>> = {}) {
  const { heard, handlers } = noteAll(answers);
  const receiver = createWebhookReceiver(service, { handlers, secret, now, codecs, basePath: "/hooks" });
  const requests: string[] = [];
  const types: (string | null)[] = [];
  const troubles: number[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const request = new Request(url instanceof Request ? url.url : url, init);
    requests.push(`${request.method} ${request.url}`);
    types.push(request.headers.get("content-type"));
    const trouble = troubles.shift();
    return trouble === undefined ? receiver.fetch(request) : new Response(null, { status: trouble });
  };
  const sender = createWebhookSender<ShopSender>(service, {
    ...{ secret, now, fetch, targets: ["https://me.example/hooks"] },
    ...options,
  });
  return { heard, requests, troubles, types, sender };
}

const to = "https://me.example/hooks";
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a webhook comes to the subscriber's handler, at its address", async () => {
  const { sender, heard, requests } = open();
  const id = sender.paid({ type: "paid" }, { to: `${to}/`, parameters: { order: "a b" }, query: { v: "2" } });
  await expect.poll(() => heard).toEqual([["paid", { type: "paid" }, { order: "a b" }, { v: "2" }, id]]);
  expect(requests).toEqual(["PUT https://me.example/hooks/orders/a%20b/paid?v=2"]);
});

test("or at the subscriber's only URL", async () => {
  const { sender, heard, requests } = open();
  sender.added({ type: "added" }, { url: to, id: "mine" });
  await expect.poll(() => heard).toEqual([["added", { type: "added" }, {}, {}, "mine"]]);
  expect(requests).toEqual(["POST https://me.example/hooks"]);
});

test("a webhook that fails is tried again with the same id, and handled once", async () => {
  const clock = new VirtualClock();
  const { sender, heard, requests, troubles } = open({ clock, random: () => 0 });
  troubles.push(500);
  sender.added({ type: "added" }, { to, id: "mine" });
  await expect.poll(() => requests.length).toBe(1);
  await turn();
  clock.advance(1_000);
  await expect.poll(() => heard).toEqual([["added", { type: "added" }, {}, {}, "mine"]]);
  expect(requests.length).toBe(2);
});

test("what is not delivered is handed back at the end", async () => {
  const clock = new VirtualClock();
  const { sender, troubles, requests } = open({ clock });
  troubles.push(500);
  const target = { to, id: "mine", parameters: { order: "1" }, query: { v: "2" } };
  sender.paid({ type: "paid" }, target);
  await expect.poll(() => requests.length).toBe(1);
  const url = `${to}/orders/1/paid?v=2`;
  expect(await sender.close()).toEqual([{ id: "mine", url, method: "PUT", payload: { type: "paid" } }]);
  expect(() => sender.added({ type: "added" }, { to })).toThrow("closed");
  await expect(sender.asked({ type: "asked" }, { to })).rejects.toThrow("closed");
});

describe("a webhook that is answered", () => {
  test("resolves to the answer", async () => {
    const { sender, requests } = open({}, { asked: { type: "approved" } });
    expect(await sender.asked({ type: "asked" }, { to })).toEqual({ type: "approved" });
    expect(await sender.asked({ type: "asked" }, { url: to })).toEqual({ type: "approved" });
    expect(requests).toEqual(["POST https://me.example/hooks/asked", "POST https://me.example/hooks"]);
    expect(await open({}, { asked: { type: "denied" } }).sender.asked({ type: "asked" }, { to })).toEqual({
      type: "denied",
    });
  });

  test("is asked once, and what is no answer of the contract is thrown", async () => {
    const { sender, requests, troubles } = open();
    troubles.push(500);
    await expect(sender.asked({ type: "asked" }, { to })).rejects.toMatchObject({
      code: "unexpected-reply",
      status: 500,
    });
    expect(requests.length).toBe(1);
  });

  test("or has no body, or a form for one, is asked once too, and signed", async () => {
    const { sender, heard } = open();
    expect(await sender.pinged({ to, id: "p" })).toBeUndefined();
    expect(await sender.filled({ type: "filled" }, { to, id: "f" })).toBeUndefined();
    expect(heard).toEqual([
      ["pinged", undefined, {}, {}, "p"],
      ["filled", { type: "filled" }, {}, {}, "f"],
    ]);
  });
});

test("a body goes as its content type says", async () => {
  const { sender, heard, types } = open({ codecs });
  sender.clouded({ type: "clouded" }, { to, id: "c" });
  await expect.poll(() => heard.length).toBe(1);
  expect(await sender.packed({ type: "packed" }, { to, id: "p" })).toBeUndefined();
  expect(heard).toEqual([
    ["clouded", { type: "clouded" }, {}, {}, "c"],
    ["packed", { type: "packed" }, {}, {}, "p"],
  ]);
  expect(types).toEqual(["application/cloudevents+json", "application/msgpack"]);
});

describe("nothing is sent", () => {
  test("that breaks the contract", async () => {
    const { sender, requests } = open();
    expect(() => sender.added({ type: "other" }, { to })).toThrow("/type must be added");
    await expect(sender.asked({ type: "other" }, { to })).rejects.toThrow("/type must be asked");
    expect(() => sender.added({ type: "added" }, {} as WebhookTarget)).toThrow("needs `to` or `url`");
    const wide = { to, parameters: {}, query: { v: "1" } } as never;
    expect(() => sender.paid({ type: "paid" }, wide)).toThrow("the parameter `order` is missing");
    expect(() => sender.paid({ type: "paid" }, { to, parameters: { order: "1" } } as never)).toThrow(
      "lacks `v`",
    );
    expect(requests).toEqual([]);
  });

  test("to where it may not go", async () => {
    const { sender, requests } = open();
    const inside = { to: "http://169.254.169.254" };
    expect(() => sender.added({ type: "added" }, inside)).toThrow("no target");
    await expect(sender.asked({ type: "asked" }, inside)).rejects.toThrow("no target");
    const judged = open(
      { targets: ({ hostname }) => hostname === "me.example" },
      { asked: { type: "approved" } },
    );
    expect(() => judged.sender.added({ type: "added" }, inside)).toThrow("no target");
    expect(await judged.sender.asked({ type: "asked" }, { to })).toEqual({ type: "approved" });
    expect(requests).toEqual([]);
  });
});

test("a subscriber may have a secret of its own", async () => {
  const own = "the-subscribers-own";
  const { sender, heard } = open({ secret: "one-for-all-others" }, { asked: { type: "approved" } });
  await expect(sender.asked({ type: "asked" }, { to })).rejects.toMatchObject({ status: 401 });
  expect(await sender.asked({ type: "asked" }, { to, secret })).toEqual({ type: "approved" });
  sender.added({ type: "added" }, { to, secret });
  await expect.poll(() => heard.length).toBe(2);
  expect(() => sender.added({ type: "added" }, { to, secret: own.slice(0, 3) })).toThrow("at least 16");
});
