import type { Message } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import { buildUrl } from "../runtime/client/target.js";
import { readReply } from "../runtime/http/reply.js";
import { createSigningFetch } from "../runtime/node/webhook/signing-fetch.js";
import { nameOfType } from "../runtime/wire/codec.js";
import { AsyncApiError } from "../runtime/wire/error.js";
import type { OperationDescription, VariableDescription } from "../runtime/wire/service-description.js";
import { createGallery, type Exhibit, type Gallery, renderOrigin } from "./gallery.js";
import type { LogEntry } from "./log.js";
import type { Pushed } from "./push.js";
import type { ServedContract } from "./served-contract.js";

/** Where webhooks go, and what they are signed with. */
export interface WebhookSettings {
  /** A URL, to which the address of each webhook is added. */
  readonly target: string;
  readonly secret: string;
  readonly seed: number;
  readonly example?: string;
  readonly showsPayloads: boolean;
  readonly log: (entry: LogEntry) => void;
}

/** One webhook of a service. */
interface Webhook {
  readonly service: ServedContract;
  readonly gallery: Gallery;
  readonly name: string;
  readonly operation: OperationDescription;
}

/** Sends webhooks, each once, and says what came of it. */
interface WebhookPusher {
  /** The next message of each webhook, in turn. */
  next(): Promise<readonly Pushed[]>;
  /** Those that have the message; undefined where none has. */
  send(wanted: string, payload: Json | undefined): Promise<Pushed> | undefined;
  /** `shop orderPaid: paid`, one for each webhook. */
  readonly list: readonly string[];
}

/** What a webhook gets to answer in, in milliseconds. */
const answerMs = 10_000;

/** What is read of an answer, in bytes. */
const answerBytes = 1_048_576;

export function createWebhookPusher(
  services: readonly ServedContract[],
  settings: WebhookSettings,
): WebhookPusher {
  const webhooks = services.flatMap((service): readonly Webhook[] => {
    const gallery = createGallery(service.contract, service.validators, settings.seed);
    return Object.entries(service.description.operations).map(([name, operation]) => ({
      ...{ service, gallery, name, operation },
    }));
  });
  const turns = new Map<Webhook, number>();
  return {
    next: () =>
      Promise.all(
        webhooks.map((webhook) => {
          const { messages } = webhook.operation;
          const turn = turns.get(webhook) ?? 0;
          turns.set(webhook, turn + 1);
          return fire(webhook, { name: messages[turn % messages.length]?.name }, settings);
        }),
      ),
    send(wanted, payload) {
      const fitting = webhooks.flatMap((webhook) => {
        const { messages } = webhook.operation;
        const message = messages.find(({ name }) => isCalled(webhook.gallery.messageNamed(name), wanted));
        const isMeant = message !== undefined || webhook.name === wanted;
        return isMeant ? [{ webhook, name: (message ?? messages[0])?.name }] : [];
      });
      if (fitting.length === 0) return undefined;
      const fired = fitting.map(({ webhook, name }) => fire(webhook, { name, payload }, settings));
      return Promise.all(fired).then(summarise);
    },
    list: webhooks.map(
      ({ service, name, operation }) =>
        `${service.description.name} ${name}: ${operation.messages.map((one) => one.name).join(", ")}`,
    ),
  };
}

const isCalled = (message: Message | undefined, wanted: string): boolean =>
  message !== undefined && [message.name, message.key, message.wire].includes(wanted);

/** The first that went wrong, else all of them as one. */
function summarise(pushed: readonly Pushed[]): Pushed {
  const [first] = pushed;
  if (first === undefined) return { ok: false, reason: "there is nothing to send" };
  return pushed.find((one) => !one.ok) ?? { ...first, ...(first.ok && { listeners: pushed.length }) };
}

interface Shot {
  /** Name of the message; absent where the webhook has none. */
  readonly name: string | undefined;
  readonly payload?: Json | undefined;
}

async function fire(webhook: Webhook, { name, payload }: Shot, settings: WebhookSettings): Promise<Pushed> {
  const { service, gallery, operation } = webhook;
  const called = name ?? webhook.name;
  const message = name === undefined ? undefined : gallery.messageNamed(name);
  const exhibit =
    message === undefined || payload !== undefined ? undefined : gallery.showOf(message, settings.example);
  const sent = payload ?? exhibit?.payload;
  if (message !== undefined && sent === undefined)
    return { ok: false, reason: `\`${called}\` has no example, and none could be made` };
  const result = service.validators.of(message?.payload?.$ref)(sent);
  if (message !== undefined && !result.ok)
    return { ok: false, reason: `\`${called}\`: ${result.issues.map((issue) => issue.message).join("; ")}` };
  try {
    const url = urlOf(webhook, settings.target);
    const tell = teller(webhook, { url, called, settings });
    tell({ direction: "<", verdict: "ok" }, { payload: sent, exhibit });
    const send = createSigningFetch({ url, id: undefined, secret: settings.secret });
    const response = await send(url, {
      method: operation.http?.method ?? "POST",
      ...bodyOf(webhook, sent),
      redirect: "manual",
      signal: AbortSignal.timeout(answerMs),
    });
    return await readAnswer(webhook, response, { called, tell });
  } catch (thrown) {
    const { reason } = AsyncApiError.from(thrown);
    return { ok: false, reason: `\`${called}\`: no answer from ${settings.target}: ${reason}` };
  }
}

type Tell = (
  entry: Pick<LogEntry, "direction" | "verdict" | "status">,
  content: { readonly payload: unknown; readonly exhibit?: Exhibit | undefined },
) => void;

interface Place {
  readonly url: URL;
  readonly called: string;
  readonly settings: WebhookSettings;
}

const teller =
  ({ service, operation }: Webhook, { url, called, settings }: Place): Tell =>
  (entry, { payload, exhibit }) =>
    settings.log({
      service: service.description.name,
      place: `${operation.http?.method ?? "POST"} ${url.pathname}`,
      ...entry,
      ...(entry.direction === "<" && { message: called }),
      ...(exhibit && { origin: renderOrigin(exhibit.origin) }),
      ...(settings.showsPayloads && payload !== undefined && { payload }),
    });

/** An answer is fine where its status is, and what it says is an answer of the contract where that has one. */
async function readAnswer(
  { operation }: Webhook,
  response: Response,
  { called, tell }: { readonly called: string; readonly tell: Tell },
): Promise<Pushed> {
  const { status, body } = await readReply(response, answerBytes);
  const replies = operation.reply?.messages ?? [];
  const isTaken = replies.length === 0 ? response.ok : replies.some((one) => one.is(body));
  tell({ direction: ">", verdict: isTaken ? "ok" : "not taken", status }, { payload: body });
  if (isTaken) return { ok: true, message: called, listeners: 1 };
  const what = replies.length > 0 && response.ok ? "with nothing that the contract declares" : String(status);
  return { ok: false, reason: `\`${called}\` was answered ${what}` };
}

/** The body as the contract has it; of a type for which the runtime has no codec it is JSON. */
function bodyOf({ operation: { http }, service }: Webhook, payload: unknown): RequestInit {
  if (http === undefined || http.body === "none" || payload === undefined) return {};
  const { type = "application/json" } = http;
  const codec = http.body === "codec" ? service.description.codecs?.[nameOfType(type)] : undefined;
  if (http.body === "json" || http.body === "codec") {
    const encoded = codec?.encode(payload) ?? JSON.stringify(payload);
    const body = typeof encoded === "string" ? encoded : new Uint8Array(encoded);
    return { headers: { "content-type": type }, body };
  }
  if (http.body === "bytes") return { body: new Blob([String(payload)]) };
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(payload)))
    if (http.files?.includes(name)) form.append(name, new Blob([]));
    else form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  return { body: form };
}

/** The address of a webhook below the target, with something in its holes that fits. */
function urlOf({ service: { description }, operation }: Webhook, target: string): URL {
  const channel = description.channels[operation.channel];
  if (channel === undefined) return new URL(target);
  const server = description.servers[channel.servers[0] ?? ""];
  const parameters = Object.fromEntries(
    Object.entries(channel.parameters ?? {}).map(([name, one]) => [name, valueFor(one)]),
  );
  const query = Object.fromEntries((operation.http?.query?.required ?? []).map((name) => [name, "1"]));
  return buildUrl(channel, server, { url: target }, { parameters, query });
}

const valueFor = ({ default: usual, enum: allowed }: VariableDescription): string =>
  usual ?? allowed?.[0] ?? "1";
