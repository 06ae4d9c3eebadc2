import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeBody } from "../src/conform/body.js";
import type { Exchange } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
import { assertSame, placeOf } from "./compare.js";
import type { GeneratedCode } from "./generated-code.js";
import { type Stage, within } from "./stage.js";

/** The generated receiver and sender of a service's webhooks, and a foreign subscriber that listens. */
export interface WebhookParty {
  readonly stage: Stage;
  readonly patienceMs: number;
  readonly receive: (request: Request) => Promise<Response>;
  readonly sender: object;
  /** Where the subscriber listens. */
  readonly url: string;
  /** Resolves to the next request that comes there; it is answered with `reply`. */
  next(reply: unknown): Promise<Heard>;
  close(): Promise<void>;
}

interface Heard {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly text: string;
}

/** The contract's own signature is tested elsewhere: here everybody may send. */
const verify = () => true;

/** Opens what a service's webhooks are sent and received with; undefined where it has none. */
export async function openWebhooks(
  service: Service,
  code: GeneratedCode,
  { stage, patienceMs }: Pick<WebhookParty, "stage" | "patienceMs">,
): Promise<WebhookParty | undefined> {
  if (!code.has(`${service.name}/webhooks.ts`)) return undefined;
  const receiver = await code.call(`${service.name}/webhooks.ts`, `create${service.typeName}Webhooks`, {
    ...stage.options,
    verify,
  });
  const sender = await code.call(
    `${service.name}/webhook-sender.ts`,
    `create${service.typeName}WebhookSender`,
    {
      secret: "0123456789abcdef",
      targets: () => true,
    },
  );
  let heard: ((value: Heard) => void) | undefined;
  let answer: unknown;
  const listener = createServer(async (request, response) => {
    const { method, url } = request;
    const text = await textOf(request);
    const body = answer === undefined ? "" : JSON.stringify(answer);
    response.writeHead(body === "" ? 204 : 200, { "content-type": "application/json" }).end(body);
    heard?.({ method, path: url, text });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  // An address of TCP, since it listens on a port.
  const { port } = listener.address() as AddressInfo;
  return {
    ...{ stage, patienceMs, sender, url: `http://127.0.0.1:${port}` },
    receive: (request) => Reflect.apply(Reflect.get(receiver, "fetch"), undefined, [request]),
    next(reply) {
      answer = reply;
      return within(new Promise<Heard>((resolve) => (heard = resolve)), patienceMs, "no webhook came");
    },
    async close() {
      await Reflect.apply(Reflect.get(sender, "close"), sender, []);
      await Reflect.apply(Reflect.get(receiver, "close"), receiver, []);
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A foreign application sends a webhook to the generated receiver. */
export async function sendAsForeigner(exchange: Exchange, party: WebhookParty): Promise<void> {
  const { place, sample, reply } = exchange;
  const arrival = party.stage.begin(exchange);
  const body = sample === undefined || place.method === "GET" ? undefined : encodeBody(sample);
  const type = sample?.message.contentType ?? "application/json";
  const response = await party.receive(
    new Request(`http://subscriber.example${place.target}`, {
      ...(place.method !== undefined && { method: place.method }),
      headers: {
        ...(body !== undefined && !(body instanceof FormData) && { "content-type": type }),
        ...place.headers,
      },
      ...(body !== undefined && { body }),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`the receiver answered ${response.status} ${text.slice(0, 300)}`);
  await assertSame("the handler's message", await arrival.payload(party.patienceMs), sample?.payload);
  if (reply !== undefined) await assertSame("the answer", JSON.parse(text), reply.payload);
}

/** The generated sender sends a webhook to a foreign subscriber. */
export async function sendToForeigner(exchange: Exchange, party: WebhookParty): Promise<void> {
  const { operation, place, sample, reply } = exchange;
  const method: unknown = Reflect.get(party.sender, operation.name);
  if (typeof method !== "function") throw new Error(`the sender has no \`${operation.name}\``);
  const came = party.next(reply?.payload);
  const target = { to: party.url, ...placeOf(exchange) };
  const sent = Reflect.apply(method, party.sender, [
    ...(sample === undefined ? [] : [sample.payload]),
    target,
  ]);
  const [heard, answer] = await Promise.all([came, sent]);
  await assertSame("the method", heard.method, place.method);
  await assertSame("the path", heard.path, place.target);
  if (sample?.payload !== undefined && place.method !== "GET")
    await assertSame("the body", heard.text === "" ? undefined : JSON.parse(heard.text), sample.payload);
  if (reply !== undefined) await assertSame("the answer", answer, reply.payload);
}
