import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Exchange, type MakeSample, type Plan, planExchanges } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
import { type Finding, generate } from "../src/index.js";
import { createGallery } from "../src/mock/gallery.js";
import { createValidators } from "../src/mock/validators.js";
import { creatorOf, type GeneratedCode, writeCode, writeRuntime } from "./generated-code.js";
import { reasonFor } from "./left-out-reasons.js";
import type { Task } from "./pool.js";
import { createStage } from "./stage.js";
import { type ForeignLibraries, type Party, talkAsClient, talkAsForeigner } from "./talk.js";
import type { Silence, Talk } from "./talk-result.js";

/** For each thing that is waited for, in milliseconds. */
const patienceMs = 1_000;
/** A document that fails so often is not tried any longer. */
const mostFailures = 12;

/** What is left out of a generated server, to see that the talk notices. */
export interface TalkOptions {
  readonly without?: readonly string[];
}

/** Generates a document, serves its services on loopback and tries each operation from both kinds of peers. */
export async function talkAbout(
  { document, folder }: Task,
  options: TalkOptions = {},
): Promise<Talk | Silence> {
  const start = performance.now();
  const { path, rootFolder } = document;
  const { verdict, contract, files, findings } = await generate(path, { root: rootFolder, cwd: rootFolder });
  if (verdict !== "valid" || contract === undefined)
    return { kind: "nothing", reason: `${verdict}: not generated` };
  const runtime = join(folder, "..", `runtime-${process.pid}`);
  writeRuntime(files, runtime);
  const code = writeCode(files, folder, runtime);
  const libraries = await loadLibraries();
  const plans = await Promise.all(
    contract.services.map(async (service) => ({
      service,
      plans: planExchanges(service, await sampler(service)),
    })),
  );
  if (plans.every((one) => one.plans.every(({ exchanges }) => exchanges.length === 0)))
    return { kind: "nothing", reason: "nothing over WebSocket, Socket.IO or HTTP" };
  const talks: Talk[] = [];
  for (const one of plans)
    talks.push(await talkToService(one, { code, findings, libraries, runtime }, options));
  rmSync(folder, { recursive: true, force: true });
  return { ...talks.reduce(add), milliseconds: Math.round(performance.now() - start) };
}

interface Ground {
  readonly code: GeneratedCode;
  readonly findings: readonly Finding[];
  readonly libraries: ForeignLibraries;
  readonly runtime: string;
}

async function talkToService(
  { service, plans }: { readonly service: Service; readonly plans: readonly Plan[] },
  ground: Ground,
  { without }: TalkOptions,
): Promise<Talk> {
  const stage = createStage(service, without);
  const failures: string[] = [];
  const leftOut: Record<string, number> = {};
  const neither: string[] = [];
  let exercised = 0;
  let count = 0;
  const party = await openParty(service, ground, stage).catch((error: unknown) => String(error));
  for (const { operation, exchanges, unmade } of plans) {
    const reason = reasonFor(operation, service, ground.findings);
    const leaveOut = (words: string) => {
      leftOut[words] = (leftOut[words] ?? 0) + 1;
    };
    if (exchanges.length === 0) {
      const why =
        unmade.length > 0 ? `no payload of ${unmade.map(({ name }) => name).join(", ")}` : "nowhere to go";
      if (reason === undefined) neither.push(`${service.name} ${operation.name}: ${why}`);
      else leaveOut(reason);
      continue;
    }
    if (failures.length > mostFailures) continue;
    const wrong = typeof party === "string" ? [party] : await tryAll(exchanges, party, ground.libraries);
    count += exchanges.length * 2 - wrong.length;
    if (wrong.length === 0) exercised += 1;
    else if (reason !== undefined) leaveOut(reason);
    else failures.push(...wrong.map((words) => `${service.name} ${operation.name}: ${words}`));
  }
  if (typeof party !== "string") await party.close();
  return {
    ...{ kind: "talked", operations: plans.length, exercised, leftOut, neither, failures },
    ...{ exchanges: count, milliseconds: 0 },
  };
}

async function tryAll(
  exchanges: readonly Exchange[],
  party: Party,
  libraries: ForeignLibraries,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const exchange of exchanges) {
    const what = `${exchange.place.transport} ${exchange.sample?.message.name ?? ""}`.trim();
    const note = (who: string) => (error: unknown) => {
      wrong.push(`${what}, ${who}: ${error instanceof Error ? error.message : String(error)}`);
    };
    await talkAsForeigner(exchange, party, libraries).catch(note("foreign peer"));
    await talkAsClient(exchange, party).catch(note("generated client"));
    // Each that fails waits for its time.
    if (wrong.length > 0) break;
  }
  return wrong;
}

/** The examples of messages that keep the schema, else what can be made of the schema. */
async function sampler(service: Service): Promise<MakeSample> {
  const validators = createValidators(service.schemas);
  await validators.load();
  const gallery = createGallery(service, validators, 1);
  return (message) => {
    if (message.payload === undefined) return { message };
    const shown = gallery.showOf(message, undefined);
    return shown && { message, payload: shown.payload };
  };
}

async function openParty(
  service: Service,
  { code, libraries }: Ground,
  stage: Party["stage"],
): Promise<Party & { close(): Promise<void> }> {
  const call = async (path: string, name: string, given: readonly unknown[]) => {
    const make = await code.load(path, name);
    if (typeof make !== "function") throw new Error(`${path} has no ${name}`);
    return Object(await Reflect.apply(make, undefined, given));
  };
  const server = await call(`${service.name}/server.ts`, creatorOf(service, "Server"), [stage.options]);
  const app = await call("runtime/node/serve.ts", "serve", [{ [service.name]: server }]);
  const url = String(Reflect.get(app, "url"));
  const transports = [
    await call("runtime/websocket/transport.ts", "websocket", [{ WebSocket: libraries.WebSocket }]),
    await call("runtime/socketio/transport.ts", "socketio", [{ io: libraries.io }]),
    await call("runtime/http/transport.ts", "http", []),
  ];
  const variables = Object.fromEntries(
    service.servers.flatMap((one) =>
      one.variables.map((each) => [each.name, each.default || each.enum?.[0] || "1"]),
    ),
  );
  const keys = service.servers.concat().flatMap(({ security }) => security);
  const asked = [...keys, ...service.operations.flatMap(({ security }) => security)];
  const auth = () =>
    Object.fromEntries(
      asked.map(({ key, type, scheme, parameters }) => [
        key,
        parameters !== undefined
          ? Object.fromEntries(parameters.map((name) => [name, "1"]))
          : type === "userPassword" || /^basic$/i.test(scheme ?? "")
            ? { username: "1", password: "1" }
            : "1",
      ]),
    );
  const options = {
    url,
    transports,
    variables,
    auth,
    limits: { requestMs: patienceMs, connectMs: patienceMs },
  };
  const client = await call(`${service.name}/client.ts`, creatorOf(service, "Client"), [options]);
  return {
    ...{ url, stage, client, patienceMs },
    async close() {
      await Reflect.apply(Reflect.get(client, "close"), client, []);
      await Reflect.apply(Reflect.get(app, "close"), app, [{ drainMs: 0 }]);
    },
  };
}

async function loadLibraries(): Promise<ForeignLibraries> {
  const { WebSocket } = await import("ws");
  const { io } = await import("socket.io-client");
  return { WebSocket, io };
}

const add = (one: Talk, other: Talk): Talk => ({
  kind: "talked",
  operations: one.operations + other.operations,
  exercised: one.exercised + other.exercised,
  leftOut: Object.fromEntries(
    [...new Set([...Object.keys(one.leftOut), ...Object.keys(other.leftOut)])].map((reason) => [
      reason,
      (one.leftOut[reason] ?? 0) + (other.leftOut[reason] ?? 0),
    ]),
  ),
  neither: [...one.neither, ...other.neither],
  failures: [...one.failures, ...other.failures],
  exchanges: one.exchanges + other.exchanges,
  milliseconds: 0,
});
