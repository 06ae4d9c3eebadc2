import { dirname, join } from "node:path";
import { median } from "../measure.js";
import { atLeast, atMost, type Figure, plain, ratio } from "../table.js";
import { Crowd } from "./crowd.js";
import { buildChat, buildResponse } from "./messages.js";
import { type Program, startProgram } from "./program.js";
import { measureClient } from "./size.js";

// Started by figures.ts, with the number of repetitions and a folder for files: prints figures as JSON.

const [, self = "", repetitionsGiven = "5", folder = "."] = process.argv;
const repetitions = Number(repetitionsGiven);
const program = (name: string, args: readonly string[] = []) =>
  startProgram(join(dirname(self), `${name}.mjs`), args);

/** Ours and theirs. */
interface Pair<T> {
  readonly ours: T;
  readonly bare: T;
}

/** Asks both in turn, so that what else the machine does falls on both; the first round warms up. */
async function alternate(ask: Pair<() => Promise<number>>): Promise<Pair<number>> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= repetitions; round += 1)
    for (const side of round % 2 === 0 ? (["ours", "bare"] as const) : (["bare", "ours"] as const)) {
      const time = await ask[side]();
      if (round > 0) times[side].push(time);
    }
  return { ours: median(times.ours), bare: median(times.bare) };
}

async function withServers<T>(use: (servers: Pair<Program>, ports: Pair<number>) => Promise<T>): Promise<T> {
  const servers = { ours: program("generated-server"), bare: program("bare-server") };
  try {
    return await use(servers, { ours: await servers.ours.ask("port"), bare: await servers.bare.ask("port") });
  } finally {
    await Promise.all([servers.ours.stop(), servers.bare.stop()]);
  }
}

const perSecond = (count: number, milliseconds: number) => `${Math.round(count / milliseconds)}k/s`;

/** Messages a second through client and server. */
const benchMessages = (question: string, what: string, count: number): Promise<Figure> =>
  withServers(async (_, ports) => {
    const clients = {
      ours: program("generated-client", [String(ports.ours)]),
      bare: program("bare-client", [String(ports.bare)]),
    };
    try {
      const { ours, bare } = await alternate({
        ours: () => clients.ours.ask(question, count),
        bare: () => clients.bare.ask(question, count),
      });
      const figure = atLeast(what, bare / ours, { limit: 0.6, show: ratio });
      return {
        ...figure,
        measured: `${figure.measured} (${perSecond(count, ours)} : ${perSecond(count, bare)})`,
      };
    } finally {
      await Promise.all([clients.ours.stop(), clients.bare.stop()]);
    }
  });

/** One message to many. */
const benchFanOut = (connections: number, count: number): Promise<Figure> =>
  withServers(async (servers, ports) => {
    const crowds = { ours: new Crowd(ports.ours), bare: new Crowd(ports.bare) };
    await Promise.all([crowds.ours.grow(connections), crowds.bare.grow(connections)]);
    const frameBytes = Buffer.byteLength(JSON.stringify(buildResponse(buildChat("m-1")))) + 4;
    const tell = (side: keyof Pair<unknown>) => () =>
      crowds[side].receive(frameBytes * count, () => servers[side].ask("fan-out", count));
    const { ours, bare } = await alternate({ ours: tell("ours"), bare: tell("bare") });
    for (const crowd of Object.values(crowds)) crowd.leave();
    const figure = atLeast(
      `fan-out to ${connections} clients, against a loop that sends one text`,
      bare / ours,
      {
        ...{ limit: 0.8, show: ratio },
      },
    );
    const deliveries = connections * count;
    const speeds = `${perSecond(deliveries, ours)} : ${perSecond(deliveries, bare)}`;
    return { ...figure, measured: `${figure.measured} (${speeds})` };
  });

/** What a connection costs on which nothing happens. */
const benchMemory = (connections: number): Promise<readonly Figure[]> =>
  withServers(async (servers, ports) => {
    const perConnection = async (side: keyof Pair<unknown>, question: string) => {
      const crowd = new Crowd(ports[side]);
      await crowd.grow(connections / 10);
      const before = await servers[side].ask(question);
      await crowd.grow(connections);
      const after = await servers[side].ask(question);
      crowd.leave();
      return (after - before) / connections;
    };
    const figures: Figure[] = [];
    for (const [question, what] of [
      ["heap", "memory of an idle connection"],
      ["resident", "the same, as the machine sees it"],
    ] as const) {
      const [ours, bare] = [await perConnection("ours", question), await perConnection("bare", question)];
      const figure = atMost(what, ours / bare, { limit: 1.5, show: ratio });
      const sizes = `${(ours / 1024).toFixed(1)} KB : ${(bare / 1024).toFixed(1)} KB`;
      const shown = { ...figure, measured: `${figure.measured} (${sizes})` };
      // Pages that the process keeps for later make this one uncertain.
      figures.push(question === "heap" ? shown : { what: shown.what, measured: shown.measured });
    }
    return figures;
  });

async function benchValidation(count: number): Promise<readonly Figure[]> {
  const checks = program("validation");
  try {
    const { ours, bare } = await alternate({
      ours: () => checks.ask("generated", count),
      bare: () => checks.ask("hand-written", count),
    });
    const parsing = await checks.ask("JSON.parse", count);
    return [
      {
        what: "a chat message validated, against hand-written checks",
        measured: `${ratio(ours / bare)} (${Math.round(ours)} ns : ${Math.round(bare)} ns; JSON.parse ${Math.round(parsing)} ns)`,
      },
    ];
  } finally {
    await checks.stop();
  }
}

async function benchSize(): Promise<readonly Figure[]> {
  const { withoutValidators, withValidators } = await measureClient(folder);
  return [
    atMost("bytes of a browser client (gzip), without validators", withoutValidators, {
      ...{ limit: 12 * 1024, show: plain },
    }),
    { what: "the same, with the validators of three messages", measured: plain(withValidators) },
  ];
}

const figures = [
  await benchMessages("requests", "messages with an answer, against bare `ws`", 16_000),
  await benchMessages("one way", "messages without an answer, against bare `ws`", 50_000),
  await benchFanOut(500, 100),
  ...(await benchMemory(1_000)),
  ...(await benchValidation(500_000)),
  ...(await benchSize()),
];
process.stdout.write(JSON.stringify(figures));
