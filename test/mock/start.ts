import type { Contract } from "../../src/contract/contract.js";
import { defaultLimits } from "../../src/limits.js";
import { noChaos } from "../../src/mock/chaos.js";
import { type LogEntry, renderEntry } from "../../src/mock/log.js";
import { type MockOptions, prepareMock } from "../../src/mock/mock.js";
import { inspect } from "../../src/program/pipeline.js";
import { build } from "../contract/document.js";
import { whenOver } from "../ending.js";

let own: Promise<Contract> | undefined;

/** The contract of this repository. */
export function ownContract(): Promise<Contract> {
  own ??= inspect({
    path: "asyncapi.yaml",
    rootFolder: process.cwd(),
    limits: defaultLimits,
    allowRemote: [],
    names: {},
    perspective: "server",
  }).then(({ contract }) => {
    if (contract === undefined) throw new Error("the contract cannot be read");
    return contract;
  });
  return own;
}

/** Serves a contract, or a document of one file, until the test is over. */
export async function start(document: Contract | string, options: Partial<MockOptions> = {}) {
  const contract = typeof document === "string" ? build(document).contract : document;
  const log: LogEntry[] = [];
  const prepared = prepareMock(contract, {
    ...{ host: "127.0.0.1", port: 0, seed: 1, isOpen: false, showsPayloads: false, chaos: noChaos },
    secret: "asyncwright-mock",
    log: (entry) => log.push(entry),
    ...options,
  });
  if (prepared.start === undefined) throw new Error(prepared.remarks.join("\n"));
  const mock = await prepared.start();
  whenOver(() => mock.close());
  return {
    ...{ mock, log },
    url: mock.url,
    ws: mock.url.replace("http", "ws"),
    remarks: prepared.remarks,
    /** The log without its times. */
    lines: () => log.map((entry) => renderEntry(entry, new Date(0)).slice("00:00:00.000 ".length)),
  };
}

/** Waits until something is there, at most two seconds. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (let round = 0; round < 200; round += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come");
}
