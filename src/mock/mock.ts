import type { Contract } from "../contract/contract.js";
import { createRandom } from "../runtime/memory/faults.js";
import { type App, serve } from "../runtime/node/serve.js";
import type { Acceptor } from "../runtime/wire/acceptor.js";
import { AsyncApiError } from "../runtime/wire/error.js";
import { type Chaos, createDice } from "./chaos.js";
import type { Delivery } from "./delivery.js";
import { type Endpoint, endpointsOf } from "./endpoint.js";
import type { Exhibit } from "./gallery.js";
import { interpose } from "./interpose.js";
import type { LogEntry } from "./log.js";
import { loadPackages } from "./packages.js";
import { createPusher, type Pushed, readOrder } from "./push.js";
import { limits, type ServedService, serveService } from "./serve-service.js";
import type { ServedContract } from "./served-contract.js";
import { planMock } from "./served-services.js";
import { createWebhookPusher } from "./webhooks.js";

export interface MockOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Decides everything that is left to chance. */
  readonly seed: number;
  /** Nobody is asked for credentials. */
  readonly isOpen: boolean;
  /** Name of the example to answer with, where there is one of that name. */
  readonly example?: string;
  /** How long a poll waits, in place of what the contract says. */
  readonly holdSeconds?: number;
  /** Where webhooks go; their addresses are added. Without it none is sent. */
  readonly target?: string;
  /** What webhooks are signed with. */
  readonly secret: string;
  readonly chaos: Chaos;
  readonly showsPayloads: boolean;
  readonly log: (entry: LogEntry) => void;
}

/** A service that is served, and where. */
export interface Served extends ServedContract {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
}

/** A contract that is being served. */
export interface Mock {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  readonly services: readonly Served[];
  /** Loads what the first frame would wait for. */
  warm(): Promise<void>;
  /** Sends the next message of each channel to everybody there. */
  pushNext(): Promise<readonly Pushed[]>;
  /** Sends what a JSON line says. */
  pushLine(text: string): Promise<Pushed>;
  /** What can be pushed, a line for each channel and each webhook. */
  readonly pushable: readonly string[];
  /** Services whose webhooks are sent to the target, and how many those are. */
  readonly fires: readonly { readonly name: string; readonly webhooks: number }[];
  /** Says goodbye to everybody; at once when called again. */
  close(): Promise<void>;
}

/** The port cannot be had. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
}

/** What can be served, and starts that. Nothing is started where it is nothing. */
export interface PreparedMock {
  readonly remarks: readonly string[];
  /** Rejects with `PortTaken`; undefined where there is nothing to serve. */
  readonly start: (() => Promise<Mock>) | undefined;
}

/** Finds out what of a contract can be served. */
export function prepareMock(contract: Contract, options: MockOptions): PreparedMock {
  const { isOpen, holdSeconds, target } = options;
  const { services, webhooks, remarks } = planMock(contract, {
    ...{ isOpen, hasTarget: target !== undefined },
    ...(holdSeconds !== undefined && { holdSeconds }),
  });
  const fired = target === undefined ? [] : webhooks;
  if (services.length + fired.length === 0) return { remarks, start: undefined };
  return { remarks, start: () => startMock({ services, webhooks: fired }, options) };
}

interface Cast {
  readonly services: readonly ServedContract[];
  /** Those that are sent to the target. */
  readonly webhooks: readonly ServedContract[];
}

async function startMock({ services, webhooks }: Cast, options: MockOptions): Promise<Mock> {
  const { host, port, target = "" } = options;
  const exhibits = new WeakMap<object, Exhibit>();
  const random = createRandom(options.seed);
  const delivery = createDelivery([...services, ...webhooks], { ...options, random, exhibits });
  const note: ServedService["note"] = (payload, exhibit) => {
    if (typeof payload === "object" && payload !== null) exhibits.set(payload, exhibit);
  };
  const served = services.map((one) => serveService(one, { ...options, random, note }));
  const acceptors: Record<string, Acceptor> = Object.fromEntries(
    served.map(({ description, plan, server }) => [
      description.name,
      interpose(server, { ...delivery, plan }),
    ]),
  );
  const packages = await loadPackages(services.map(({ description }) => description));
  const app = await open(acceptors, { ...packages, host, port });
  const pusher = createPusher(served);
  const webhookPusher = createWebhookPusher(webhooks, { ...options, target });
  return {
    ...{ url: app.url, port: app.port },
    services: services.map((one) => ({
      ...one,
      name: one.description.name,
      endpoints: endpointsOf(one.description),
    })),
    warm: delivery.ready,
    pushNext: async () => {
      await delivery.ready();
      return [...pusher.next(), ...(await webhookPusher.next())];
    },
    pushLine: async (text) => {
      await delivery.ready();
      const order = readOrder(text);
      if (typeof order === "string") return { ok: false, reason: order };
      const { message, payload, channel } = order;
      const fired = channel === undefined ? webhookPusher.send(message, payload) : undefined;
      return fired ?? pusher.send(order);
    },
    pushable: [...pusher.list, ...webhookPusher.list],
    fires: webhooks.map(({ description }) => ({
      name: description.name,
      webhooks: Object.keys(description.operations).length,
    })),
    close: () => app.close({ drainMs: 1_000 }),
  };
}

/** What all services share on the way out. */
function createDelivery(
  services: readonly ServedContract[],
  {
    chaos,
    log,
    showsPayloads,
    random,
    exhibits,
  }: MockOptions & { readonly random: () => number; readonly exhibits: WeakMap<object, Exhibit> },
): Omit<Delivery, "plan"> {
  const warm = async () => {
    for (const { validators } of services) await validators.load();
  };
  let warmed: Promise<void> | undefined;
  let count = 0;
  return {
    ...{ log, showsPayloads, dice: createDice(chaos, random) },
    exhibitOf: (payload) =>
      typeof payload === "object" && payload !== null ? exhibits.get(payload) : undefined,
    ready() {
      warmed ??= warm();
      return warmed;
    },
    nextNumber() {
      count += 1;
      return count;
    },
  };
}

type Packages = Awaited<ReturnType<typeof loadPackages>>;

async function open(
  acceptors: Readonly<Record<string, Acceptor>>,
  options: Packages & Pick<MockOptions, "host" | "port">,
): Promise<App> {
  const { host, port } = options;
  try {
    return await serve(acceptors, {
      ...{ ...options, limits },
      cors: { origins: "any" },
      socketio: { cors: { origin: "*" } },
    });
  } catch (thrown) {
    const { code, cause } = AsyncApiError.from(thrown);
    if (code !== "busy") throw thrown;
    const why =
      cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"
        ? "is in use"
        : "cannot be had";
    throw new PortTaken(`port ${port} of ${host} ${why}`, { cause: thrown });
  }
}
