import { createHmac } from "node:crypto";
import type { WebhookContext } from "../../../src/runtime/webhook/receiver.js";
import { message } from "../../../src/runtime/wire/message.js";
import type {
  OperationDescription,
  ServiceDescription,
} from "../../../src/runtime/wire/service-description.js";

export const secret = "0123456789abcdef";
export const now = () => 1_700_000_000_000;

/** A message that its `type` tells from others. */
const tagged = (type: string) =>
  message<string, { readonly type: string }>({
    ...{ name: type, wire: type, source: "asyncapi.yaml", examples: [] },
    validate: (value) =>
      typeof value === "object" && value !== null && "type" in value && value.type === type
        ? { ok: true, value: { type } }
        : {
            ok: false,
            issues: [{ path: "/type", keyword: "const", expected: type, message: `/type must be ${type}` }],
          },
  });

const webhook = (channel: string, more: Partial<OperationDescription> = {}): OperationDescription => ({
  ...{ kind: "receive", channel, messages: [tagged(channel)], http: { method: "POST", body: "json" } },
  ...more,
});

/** Webhooks of each kind, as generated code has them. */
export const service: ServiceDescription = {
  name: "shop",
  servers: { subscriber: { protocol: "https", host: "", pathname: "" } },
  security: {},
  channels: {
    paid: { address: "/orders/{order}/paid", servers: ["subscriber"], parameters: { order: {} } },
    added: { address: "added", servers: ["subscriber"] },
    removed: { address: "/removed", servers: ["subscriber"] },
    asked: { address: "/asked", servers: ["subscriber"] },
    pinged: { address: "/pinged", servers: ["subscriber"] },
    filled: { address: "/filled", servers: ["subscriber"] },
    clouded: { address: "/clouded", servers: ["subscriber"] },
    packed: { address: "/packed", servers: ["subscriber"] },
  },
  operations: {
    paid: webhook("paid", {
      http: { method: "PUT", body: "json", query: { required: ["v"], optional: [] } },
    }),
    added: webhook("added"),
    removed: webhook("removed"),
    asked: webhook("asked", {
      kind: "respond",
      reply: { messages: [tagged("approved"), tagged("denied")] },
      http: { method: "POST", body: "json", statuses: { denied: [403] } },
    }),
    pinged: webhook("pinged", { messages: [], http: { method: "GET", body: "none" } }),
    filled: webhook("filled", { http: { method: "POST", body: "form" } }),
    clouded: webhook("clouded", {
      http: { method: "POST", body: "json", type: "application/cloudevents+json" },
    }),
    packed: webhook("packed", { http: { method: "POST", body: "codec", type: "application/msgpack" } }),
  },
};

/** Handlers that note what they are given. */
export function noteAll(answers: Readonly<Record<string, unknown>> = {}) {
  const heard: unknown[] = [];
  const handlers = Object.fromEntries(
    Object.entries(service.operations).map(([name, { messages }]) => [
      name,
      (...given: readonly unknown[]) => {
        const [payload] = messages.length === 0 ? [undefined] : given;
        const { parameters, query, identity } = given.at(-1) as WebhookContext;
        heard.push([name, payload, { ...parameters }, { ...query }, identity.id]);
        const answer = answers[name];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    ]),
  );
  return { heard, handlers };
}

/** The headers with which a body is signed. */
export function sign(body: string, { id = "1", at = now() / 1_000, key = secret } = {}) {
  const hex = createHmac("sha256", key).update(`${at}.${id}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "callback-id": id,
    "callback-timestamp": String(at),
    "callback-signature": `v1=${hex}`,
  };
}
