import type { Fault } from "../read/builder.js";
import { ValueBuilder } from "../read/value-builder.js";
import { parseYaml } from "../read/yaml-parser.js";

/** The value of a configuration in YAML, read as strictly as a document. Throws an `Error` that says the fault. */
export function parseConfigYaml(text: string): unknown {
  const faults: Fault[] = [];
  const builder = new ValueBuilder(faults, 1_000);
  parseYaml(text, builder, { maxDepth: 32, faults });
  const fault = faults[0];
  if (fault !== undefined) throw new Error("reason" in fault ? fault.reason : `${fault.kind} is not allowed`);
  return builder.value;
}
