import { describe, expect, test } from "vitest";
import { createWebhookReceiver, type WebhookOptions } from "../../../src/runtime/webhook/receiver.js";
import type { AsyncApiError } from "../../../src/runtime/wire/error.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import { noteAll, now, secret, service, sign } from "./shop-webhooks.js";

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const added = '{"type":"added"}';

type Given = Omit<Partial<WebhookOptions>, "secret" | "verify"> & {
  readonly secret?: string | readonly string[] | undefined;
  readonly verify?: WebhookOptions["verify"];
};

function open(options: Given = {}, answers: Readonly<Record<string, unknown>> = {}) {
  const { heard, handlers } = noteAll(answers);
  const receiver = createWebhookReceiver(service, { handlers, secret, now, ...options } as WebhookOptions);
  const send = async ({
    path = "/added",
    method = "POST",
    body = added,
    headers = sign(body),
  }: Sent = {}) => {
    const hasBody = method !== "GET" && method !== "HEAD";
    const init = { method, headers, ...(hasBody && { body }) };
    const response = await receiver.fetch(new Request(`https://me.example${path}`, init));
    return { status: response.status, text: await response.text() };
  };
  return { heard, receiver, send };
}

test("a webhook that is signed comes to its handler, with what stands in its address", async () => {
  const { heard, send } = open();
  const body = '{"type":"paid"}';
  const sent = { path: "/orders/a%2Fb/paid?v=2", method: "PUT", body };
  expect(await send(sent)).toEqual({ status: 204, text: "" });
  expect(heard).toEqual([["paid", { type: "paid" }, { order: "a/b" }, { v: "2" }, "1"]]);
});

describe("a webhook that is not genuine is refused before it is looked at", () => {
  test.each<[string, Sent]>([
    ["unsigned", { headers: { "content-type": "application/json" } }],
    ["signed by another", { headers: sign(added, { key: "another-secret-of" }) }],
    ["changed on the way", { headers: sign('{"type":"removed"}') }],
    ["too old", { headers: sign(added, { at: now() / 1_000 - 302 }) }],
    ["of the future", { headers: sign(added, { at: now() / 1_000 + 302 }) }],
    ["with a signature that is none", { headers: { ...sign(added), "callback-signature": "v1=00" } }],
    ["with an id that is none", { headers: sign(added, { id: "a.b" }) }],
    ["not even JSON", { body: "{", headers: {} }],
  ])("%s", async (_, sent) => {
    const { heard, send } = open();
    expect((await send(sent)).status).toBe(401);
    expect(heard).toEqual([]);
  });

  test("by the user's own judgement, where the sender signs in another way", async () => {
    const seen: unknown[] = [];
    const verify = async (request: Request, body: Uint8Array) => {
      seen.push(new TextDecoder().decode(body));
      return request.headers.get("x-hub-signature") === "right";
    };
    const { heard, send } = open({ secret: undefined, verify });
    const headers = { "content-type": "application/json" };
    expect((await send({ headers })).status).toBe(401);
    expect((await send({ headers: { ...headers, "x-hub-signature": "right" } })).status).toBe(204);
    expect([seen, heard]).toEqual([[added, added], [["added", { type: "added" }, {}, {}, undefined]]]);
  });

  test("and a judgement that throws is a fault of ours", async () => {
    const errors: AsyncApiError[] = [];
    const verify = () => {
      throw new Error("secret words");
    };
    const { send } = open({ secret: undefined, verify, onError: (error) => errors.push(error) });
    const answer = await send();
    expect([answer.status, answer.text.includes("secret words"), errors.length]).toEqual([500, false, 1]);
  });

  test("each of several secrets is good", async () => {
    const { send } = open({ secret: ["another-secret-of", secret] });
    expect((await send()).status).toBe(204);
    expect((await send({ headers: sign(added, { key: "another-secret-of", id: "2" }) })).status).toBe(204);
  });

  test("a secret that is too short, or none, makes no receiver", () => {
    expect(() => open({ secret: "short" })).toThrow("at least 16");
    expect(() => open({ secret: [] })).toThrow("needs a secret");
  });
});

describe("what comes again", () => {
  test("is answered, and not handled", async () => {
    const { heard, send } = open();
    expect([(await send()).status, (await send()).status, heard.length]).toEqual([204, 204, 1]);
  });

  test("counts as new where it was not taken", async () => {
    const { heard, send } = open({}, { added: new Error("database") });
    const first = await send();
    expect([first.status, first.text.includes("database")]).toEqual([500, false]);
    expect([(await send()).status, heard.length]).toEqual([500, 2]);
    expect((await send({ body: "{}", headers: sign("{}", { id: "2" }) })).status).toBe(400);
  });

  test("is refused where an answer is waited for", async () => {
    const { send, heard } = open({}, { asked: { type: "approved" } });
    const asked = { path: "/asked", body: '{"type":"asked"}' };
    expect(await send(asked)).toEqual({ status: 200, text: '{"type":"approved"}' });
    expect([(await send(asked)).status, heard.length]).toEqual([409, 1]);
  });
});

describe("where it is mounted", () => {
  test("is cut off", async () => {
    const { heard, send } = open({ basePath: "/hooks/" });
    expect((await send({ path: "/hooks/added" })).status).toBe(204);
    expect((await send({ path: "/added" })).status).toBe(404);
    expect((await send({ path: "/hooksadded" })).status).toBe(404);
    expect(heard.length).toBe(1);
  });

  test.each(["/hooks", "/hooks/"])("at %s alone, the message says which webhook it is", async (path) => {
    const { heard, send } = open({ basePath: "/hooks" }, { asked: { type: "denied" } });
    for (const type of ["added", "removed", "asked"]) {
      const body = JSON.stringify({ type });
      const { status } = await send({ path, body, headers: sign(body, { id: type }) });
      expect(status).toBe(type === "asked" ? 403 : 204);
    }
    expect(heard.map((one) => (one as readonly unknown[])[0])).toEqual(["added", "removed", "asked"]);
    // Its address has a parameter, which nothing says here.
    const paid = '{"type":"paid"}';
    expect((await send({ path, body: paid, method: "PUT" })).status).toBe(404);
    const other = '{"type":"other"}';
    expect((await send({ path, body: other, headers: sign(other, { id: "x" }) })).status).toBe(404);
  });

  test("is not guessed from a message that two webhooks have", async () => {
    const { handlers } = noteAll();
    const { channels, operations } = service;
    const twins: ServiceDescription = {
      ...service,
      channels: { ...channels, twin: { address: "/twin", servers: ["subscriber"] } },
      operations: {
        ...operations,
        twin: {
          ...operations.added,
          kind: "receive",
          channel: "twin",
          messages: operations.added?.messages ?? [],
        },
      },
    };
    const options = { handlers: { ...handlers, twin: () => undefined }, secret, now };
    const { fetch } = createWebhookReceiver(twins, options);
    const send = (path: string, id: string) => {
      const init = { method: "POST", headers: sign(added, { id }), body: added };
      return fetch(new Request(`https://me.example${path}`, init)).then(({ status }) => status);
    };
    expect([await send("/", "1"), await send("/twin", "2")]).toEqual([404, 204]);
  });

  test("another path, or another method, is none", async () => {
    const { send } = open();
    expect((await send({ path: "/nowhere" })).status).toBe(404);
    expect((await send({ method: "PATCH" })).status).toBe(405);
  });
});

test("a webhook without a body is one too", async () => {
  const { heard, send } = open();
  expect((await send({ path: "/pinged", method: "GET", headers: sign("") })).status).toBe(204);
  expect(heard).toEqual([["pinged", undefined, {}, {}, "1"]]);
});

test("a body that is too large is refused, and more of them at once than is allowed", async () => {
  const { send } = open({ limits: { messageBytes: 10, uploadBytes: 10 } });
  expect((await send()).status).toBe(413);
  const full = open({ limits: { uploadsBytes: 10 } });
  expect((await full.send()).status).toBe(503);
});

test("a receiver that was closed takes nothing any more", async () => {
  const { receiver, send, heard } = open();
  await receiver.close();
  expect([(await send()).status, heard]).toEqual([503, []]);
});

test("a receiver without a handler for each webhook is none", () => {
  expect(() => createWebhookReceiver(service, { secret, handlers: {} })).toThrow(
    "no handler for paid, added",
  );
});
