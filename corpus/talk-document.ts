import { rmSync } from "node:fs";
import { join } from "node:path";
import { mediumOf } from "../src/conform/body.js";
import { type Exchange, type MakeSample, type Plan, planExchanges } from "../src/conform/exchange.js";
import type { Service } from "../src/contract/contract.js";
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
import { openWebhooks, sendAsForeigner, sendToForeigner, type WebhookParty } from "./talk-webhook.js";
import { playFrame, readFrames, type WrittenFrame } from "./written-frames.js";

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
  const frames = readFrames("corpus/frames.yaml", document.name);
  const talks: Talk[] = [];
  for (const one of plans)
    talks.push(await talkToService(one, { code, findings, libraries, mock, frames }, options));
  if (typeof mock !== "string") await mock.close();
  const isKnown = (frame: WrittenFrame) => contract.services.some((service) => isOf(service, frame));
  const unknown = frames.filter((frame) => !isKnown(frame));
  const failures = unknown.map(({ operation }) => `as written: there is no operation \`${operation}\``);
  talks.push({ ...nothing, failures });
  rmSync(folder, { recursive: true, force: true });
  return { ...talks.reduce(add), milliseconds: Math.round(performance.now() - start) };
}

const nothing: Talk = {
  ...{ kind: "talked", operations: 0, exercised: 0, leftOut: {}, neither: [], failures: [] },
  ...{ exchanges: 0, milliseconds: 0 },
};

interface Ground {
  readonly code: GeneratedCode;
  readonly findings: readonly Finding[];
  readonly libraries: ForeignLibraries;
  /** Written by hand for this document. */
  readonly frames: readonly WrittenFrame[];
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
  const party = ground.code.has(`${service.name}/server.ts`)
    ? await openParty(service, ground, stage).catch((error: unknown) => String(error))
    : "there is no server";
  const webhooks = await openWebhooks(service, ground.code, { stage, patienceMs });
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
    const { tried, wrong } = await tryAll(exchanges, (one) =>
      attemptsOf(one, { ...ground, party, webhooks }),
    );
    count += tried - wrong.length;
    if (wrong.length === 0) exercised += 1;
    else if (reason !== undefined) leaveOut(reason);
    else failures.push(...wrong.map((words) => `${service.name} ${operation.name}: ${words}`));
  }
  if (typeof party !== "string") {
    for (const frame of ground.frames.filter((one) => isOf(service, one)))
      await playFrame(frame, { service, party, libraries: ground.libraries }).catch((error: unknown) => {
        failures.push(
          `${frame.operation} at ${frame.at}, as written: ${error instanceof Error ? error.message : error}`,
        );
      });
    await party.close();
  }
  await webhooks?.close();
  return {
    ...{ kind: "talked", operations: plans.length, exercised, leftOut, neither, failures },
    ...{ exchanges: count, milliseconds: 0 },
  };
}

const isOf = ({ operations }: Service, frame: WrittenFrame): boolean =>
  operations.some(({ name }) => name === frame.operation);

/** A way to try an exchange: who tries it, and how. */
type Attempt = readonly [who: string, run: () => Promise<void>];

interface Parties extends Ground {
  /** Or why there is none. */
  readonly party: Party | string;
  readonly webhooks: WebhookParty | undefined;
}

function attemptsOf(exchange: Exchange, { party, webhooks, libraries, mock }: Parties): readonly Attempt[] {
  if (exchange.from === "application" && exchange.place.transport === "http") {
    const missing = () => Promise.reject(new Error("there is neither a receiver nor a sender of webhooks"));
    return [
      ["foreign sender", () => (webhooks ? sendAsForeigner(exchange, webhooks) : missing())],
      ["generated sender", () => (webhooks ? sendToForeigner(exchange, webhooks) : missing())],
    ];
  }
  if (typeof party === "string") return [["", () => Promise.reject(new Error(party))]];
  return [
    ["foreign peer", () => talkAsForeigner(exchange, party, libraries)],
    ["generated client", () => talkAsClient(exchange, party)],
    [
      "foreign peer and mock",
      () =>
        typeof mock === "string" ? Promise.reject(new Error(mock)) : talkToMock(exchange, mock, libraries),
    ],
  ];
}

async function tryAll(
  exchanges: readonly Exchange[],
  attemptsAt: (exchange: Exchange) => readonly Attempt[],
): Promise<{ readonly tried: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  let tried = 0;
  for (const exchange of exchanges) {
    const what = `${exchange.place.transport} ${exchange.sample?.message.name ?? ""}`.trim();
    for (const [who, run] of attemptsAt(exchange)) {
      tried += 1;
      await run().catch((error: unknown) => {
        wrong.push(`${what}, ${who}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    // Each that fails waits for its time.
    if (wrong.length > 0) break;
  }
  return { tried, wrong };
}

/** Samples are the examples of messages that keep the schema, else what can be made of the schema. */
async function planService(service: Service): Promise<PlannedService> {
  const validators = createValidators(service.schemas);
  await validators.load();
  const gallery = createGallery(service, validators, 1);
  const makeSample: MakeSample = (message) => {
    if (message.payload === undefined) return { message };
    const isText = mediumOf(message) === "text";
    const shown = isText
      ? gallery.examplesOf(message).find(({ payload }) => typeof payload === "string")
      : gallery.showOf(message, undefined);
    const made = shown ?? gallery.sampleOf(message);
    return made && { message, payload: made.payload };
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
