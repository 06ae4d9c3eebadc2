import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
import type { GeneratedCode } from "./generated-code.js";
import { within } from "./stage.js";

const secret = "0123456789abcdef";
const to = "https://subscriber.example/hooks";

interface Ground {
  readonly code: GeneratedCode;
  readonly patienceMs: number;
}

/** Sends a webhook with the generated sender to the generated receiver. Rejects with what is not as it should be. */
export async function talkByWebhook(
  service: Service,
  { operation, sample, reply }: Exchange,
  { code, patienceMs }: Ground,
): Promise<void> {
  const make = async (module: string, name: string, options: object): Promise<object> => {
    const creator = await code.load(`${service.name}/${module}.ts`, `create${service.typeName}${name}`);
    if (typeof creator !== "function") throw new Error(`${module}.ts has no creator`);
    return Object(Reflect.apply(creator, undefined, [options]));
  };
  let arrived = (_payload: unknown): void => {};
  const arrival = new Promise<unknown>((resolve) => {
    arrived = resolve;
  });
  const handlers = Object.fromEntries(
    service.operations.map(({ name }) => [
      name,
      (first: unknown) => {
        if (name === operation.name) arrived(first);
        return reply?.payload;
      },
    ]),
  );
  const receiver = await make("webhooks", "Webhooks", { handlers, secret, basePath: "/hooks" });
  const receive: unknown = Reflect.get(receiver, "fetch");
  if (typeof receive !== "function") throw new Error("the receiver has no `fetch`");
  const fetch = (url: string | URL, init?: RequestInit) =>
    Reflect.apply(receive, undefined, [new Request(url, init)]);
  const sender = await make("webhook-sender", "WebhookSender", { fetch, secret, targets: [to] });
  const send: unknown = Reflect.get(sender, operation.name);
  if (typeof send !== "function") throw new Error(`the sender has no \`${operation.name}\``);
  const parameters = Object.fromEntries(
    operation.channel.parameters.map((one) => [one.name, one.default || one.enum?.[0] || "1"]),
  );
  const given = sample === undefined ? [] : [sample.payload];
  const answer = Promise.resolve(Reflect.apply(send, sender, [...given, { to, parameters }]));
  const payload = await within(
    Promise.race([arrival, answer.then(() => arrival)]),
    patienceMs,
    "no handler was called",
  );
  if (sample !== undefined) assertSame("the handler's message", payload, sample.payload);
  if (reply !== undefined)
    assertSame("the answer", await within(answer, patienceMs, "no answer"), reply.payload);
}

function assertSame(what: string, value: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(value, wanted))
    throw new Error(
      `${what} is ${JSON.stringify(value)?.slice(0, 300)}, not ${JSON.stringify(wanted)?.slice(0, 300)}`,
    );
}
