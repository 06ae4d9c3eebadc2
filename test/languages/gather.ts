import type { Contract } from "../../src/contract/contract.js";
import { stopsGenerate } from "../../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../../src/limits.js";
import { inspect } from "../../src/program/pipeline.js";

/**
 * One contract with the services of many, so that each compiler is started once. What a service is called starts
 * with `name` where that is not empty, and so none meets another.
 */
export function gather(contracts: readonly (readonly [name: string, contract: Contract])[]): Contract {
  const services = contracts.flatMap(([name, { services }]) =>
    services.map((service) => ({ ...service, name: name === "" ? service.name : `${name}-${service.name}` })),
  );
  return { title: "Gathered", version: "1.0.0", file: "asyncapi.yaml", services };
}

/** The contract of a document on the disk. Throws where `generate` would refuse it. */
export async function contractAt(path: string, rootFolder: string): Promise<Contract> {
  const input = {
    path,
    rootFolder,
    limits: defaultLimits,
    allowRemote: [],
    names: {},
    perspective: "server",
  } as const;
  const { contract, diagnostics } = await inspect(input);
  if (contract === undefined || diagnostics.some(stopsGenerate)) throw new Error(`${path} is refused`);
  return contract;
}
