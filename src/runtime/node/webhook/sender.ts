/** Webhooks on their way out: typed by the contract, signed, tried again. */
import { createClient } from "../../client/client.js";
import { readArguments } from "../../client/operation-methods.js";
import { assertQuery, buildUrl, type Place } from "../../client/target.js";
import { http } from "../../http/transport.js";
import type { Codecs } from "../../wire/codec.js";
import { AsyncApiError } from "../../wire/error.js";
import { isEmpty } from "../../wire/medium.js";
import type { OperationDescription, ServiceDescription } from "../../wire/service-description.js";
import { allowTargets } from "../callback/allowance.js";
import {
  type CallbackSenderOptions,
  createCallbackSender,
  type UndeliveredCallback,
} from "../callback/sender.js";
import { createSigningFetch } from "./signing-fetch.js";

export type { CallbackReport, UndeliveredCallback } from "../callback/sender.js";

/** What webhooks are sent with: as callbacks. */
export interface WebhookSenderOptions extends CallbackSenderOptions {
  /** How bodies of other content types are written and read, by the type: `application/msgpack`. */
  readonly codecs?: Codecs;
}

/** Where one webhook goes. `Address` is what the holes of its address need. */
export type WebhookTarget<Address extends object = object> = WebhookDelivery &
  (
    | ({
        /** The subscriber's URL, to which the address of the webhook is added. */
        readonly to: string;
        readonly url?: never;
      } & Address)
    | {
        /** The subscriber's URL where all webhooks go to one, as it stands. */
        readonly url: string;
        readonly to?: never;
      }
  );

/** How one webhook is sent; nothing has to be set. */
interface WebhookDelivery {
  /** What repeats are told by. Default: made up. */
  readonly id?: string;
  /** The subscriber's own, in place of the sender's. */
  readonly secret?: string;
}

/** What every sender can do. */
export interface WebhookSender {
  /** Stops at once; resolves to what was not delivered, so that it can be kept. */
  close(): Promise<readonly UndeliveredCallback[]>;
}

/**
 * Makes the sender of a service's webhooks: a method for each. Generated code states its type. One whose body is JSON and
 * that nobody answers is sent at least once, and its method returns the id. Others are asked once: their method returns a
 * promise of the answer.
 */
export function createWebhookSender<S extends WebhookSender>(
  description: ServiceDescription,
  options: WebhookSenderOptions,
): S {
  const callbacks = createCallbackSender(options);
  const asks = createAsker(description, options);
  const members: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(description.operations))
    members[name] = isQueued(operation)
      ? (...given: readonly unknown[]) => {
          const { payload, target } = readCall(name, operation, given);
          const { messages, http: { method = "POST", type } = {} } = operation;
          const message = messages.find((one) => one.is(payload)) ?? messages[0];
          message?.parse(payload);
          const { id, secret } = target;
          return callbacks.send(urlOf(description, operation, target).href, payload, {
            method,
            ...(type !== undefined && { contentType: type }),
            ...(id !== undefined && { id }),
            ...(secret !== undefined && { secret }),
          });
        }
      : async (...given: readonly unknown[]) => asks.ask(name, operation, given);
  const close = () => {
    asks.close();
    return callbacks.close();
  };
  // Generated code states what these members are; the description says the same.
  return Object.assign(members, { close }) as unknown as S;
}

const isQueued = ({ http: asked, reply, messages }: OperationDescription): boolean =>
  asked?.body === "json" && messages.length > 0 && (reply?.messages ?? []).length === 0;

/** `to` or `url`, and the rest. */
type GivenTarget = Place & { readonly to?: string; readonly url?: string } & WebhookDelivery;

function readCall(name: string, operation: OperationDescription, given: readonly unknown[]) {
  const read = readArguments(name, operation, given);
  if (read instanceof AsyncApiError) throw read;
  const target: GivenTarget = read.options;
  return { payload: read.payload, target };
}

function urlOf(service: ServiceDescription, operation: OperationDescription, target: GivenTarget): URL {
  const channel = service.channels[operation.channel];
  const { to, url } = target;
  if (url !== undefined) return new URL(url);
  if (to === undefined || channel === undefined)
    throw new AsyncApiError("invalid-message", "a webhook needs `to` or `url`: where it goes");
  const built = buildUrl(channel, service.servers[channel.servers[0] ?? ""], { url: to }, target);
  assertQuery(built, operation.http?.query);
  return built;
}

/** Asks once, and reads the answer as a client does. */
function createAsker(
  description: ServiceDescription,
  { targets, secret, now, fetch, clock, codecs, limits }: WebhookSenderOptions,
) {
  const isAllowed = allowTargets(targets);
  const ending = new AbortController();
  return {
    close: () => ending.abort(new AsyncApiError("closed", "the sender of webhooks is closed")),
    async ask(name: string, operation: OperationDescription, given: readonly unknown[]): Promise<unknown> {
      if (ending.signal.aborted) throw AsyncApiError.from(ending.signal.reason);
      const { payload, target } = readCall(name, operation, given);
      const url = isAllowed(urlOf(description, operation, target).href);
      if (url === undefined) throw new AsyncApiError("forbidden", "this address is no target of webhooks");
      const signing = createSigningFetch({
        ...{ url, secret: target.secret ?? secret, id: target.id },
        ...(now && { now }),
        ...(fetch && { fetch }),
      });
      const { answerMs = 30_000, answerBytes } = limits ?? {};
      const client = createClient<Asking>(
        placeless(description, name, operation),
        {
          url: url.origin,
          limits: { requestMs: answerMs },
          ...(clock && { clock }),
          ...(codecs && { codecs }),
        },
        [http({ fetch: signing, ...(answerBytes !== undefined && { messageBytes: answerBytes }) })],
      );
      const more = { signal: ending.signal };
      return operation.messages.every(isEmpty) ? client[name]?.(more) : client[name]?.(payload, more);
    },
  };
}

/** The description of one operation whose URL is known: nothing is to be filled in any more. */
function placeless(
  description: ServiceDescription,
  name: string,
  operation: OperationDescription,
): ServiceDescription {
  const { channel, http: asked } = operation;
  const { queryValues: __, ...withoutQuery } = operation;
  const { query: _, ...rest } = asked ?? { method: "POST", body: "none" };
  const place = { address: "/", servers: description.channels[channel]?.servers ?? [] };
  return {
    ...description,
    channels: { [channel]: place },
    operations: { [name]: { ...withoutQuery, http: rest } },
  };
}

/** The client of a description, its methods not yet of their types. */
interface Asking extends Record<string, ((...given: readonly unknown[]) => Promise<unknown>) | undefined> {
  close(): Promise<void>;
}
