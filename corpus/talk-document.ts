import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Exchange, type MakeSample, type Plan, planExchanges } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
import { describeService } from "../src/description/description.js";
import { type Finding, generate } from "../src/index.js";
import { createGallery } from "../src/mock/gallery.js";
import { createValidators } from "../src/mock/validators.js";
import { type GeneratedCode, writeCode, writeRuntime } from "./generated-code.js";
import { openParty, patienceMs } from "./generated-party.js";
import { reasonFor } from "./left-out-reasons.js";
import type { Task } from "./pool.js";
import { createStage } from "./stage.js";
import { type ForeignLibraries, type Party, talkAsClient, talkAsForeigner } from "./talk.js";
import { type MockParty, openMock, talkToMock } from "./talk-mock.js";
import type { Silence, Talk } from "./talk-result.js";
import { talkByWebhook } from "./talk-webhook.js";

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
  const plans = await Promise.all(contract.services.map(planService));
  if (plans.every((one) => one.plans.every(({ exchanges }) => exchanges.length === 0)))
    return { kind: "nothing", reason: "nothing over WebSocket, Socket.IO or HTTP" };
  const keeps: MockParty["keeps"] = (message, payload) => plans.some((one) => one.keeps(message, payload));
  const mock = await openMock(path, { root: rootFolder, cwd: rootFolder }, { keeps, patienceMs });
  const talks: Talk[] = [];
  for (const one of plans) talks.push(await talkToService(one, { code, findings, libraries, mock }, options));
  if (typeof mock !== "string") await mock.close();
  rmSync(folder, { recursive: true, force: true });
  return { ...talks.reduce(add), milliseconds: Math.round(performance.now() - start) };
}

interface Ground {
  readonly code: GeneratedCode;
  readonly findings: readonly Finding[];
  readonly libraries: ForeignLibraries;
  /** Or why there is none. */
  readonly mock: MockParty | string;
}

/** A service with what can be tried of it. */
interface PlannedService {
  readonly service: Service;
  readonly plans: readonly Plan[];
  readonly keeps: MockParty["keeps"];
}

async function talkToService(
  { service, plans }: PlannedService,
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
  const webhooks = describeService(service).outgoing.map((one) => one.operation);
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
    const isWebhook = webhooks.includes(operation);
    const wrong = isWebhook
      ? await tryWebhooks(service, exchanges, ground)
      : typeof party === "string"
        ? [party]
        : await tryAll(exchanges, party, ground);
    count += exchanges.length * (isWebhook ? 1 : 3) - wrong.length;
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
  { libraries, mock }: Ground,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const exchange of exchanges) {
    const what = `${exchange.place.transport} ${exchange.sample?.message.name ?? ""}`.trim();
    const note = (who: string) => (error: unknown) => {
      wrong.push(`${what}, ${who}: ${error instanceof Error ? error.message : String(error)}`);
    };
    await talkAsForeigner(exchange, party, libraries).catch(note("foreign peer"));
    await talkAsClient(exchange, party).catch(note("generated client"));
    if (typeof mock === "string") note("mock")(mock);
    else await talkToMock(exchange, mock, libraries).catch(note("foreign peer and mock"));
    // Each that fails waits for its time.
    if (wrong.length > 0) break;
  }
  return wrong;
}

/** From the generated sender to the generated receiver. */
async function tryWebhooks(
  service: Service,
  exchanges: readonly Exchange[],
  { code }: Ground,
): Promise<readonly string[]> {
  for (const exchange of exchanges) {
    const what = `webhook ${exchange.sample?.message.name ?? ""}`.trim();
    const wrong = await talkByWebhook(service, exchange, { code, patienceMs }).then(
      () => undefined,
      (error: unknown) => `${what}: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (wrong !== undefined) return [wrong];
  }
  return [];
}

/** Samples are the examples of messages that keep the schema, else what can be made of the schema. */
async function planService(service: Service): Promise<PlannedService> {
  const validators = createValidators(service.schemas);
  await validators.load();
  const gallery = createGallery(service, validators, 1);
  const makeSample: MakeSample = (message) => {
    if (message.payload === undefined) return { message };
    const shown = gallery.showOf(message, undefined);
    return shown && { message, payload: shown.payload };
  };
  return {
    service,
    plans: planExchanges(service, makeSample),
    keeps: (message, payload) =>
      service.messages.includes(message) && validators.of(message.payload?.$ref)(payload).ok,
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
