import type { Contract, Service } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { exampleFindings } from "../example/examples.js";
import type { Json } from "../json/value.js";
import { judge } from "../schema/judge/judge.js";

/**
 * Holds each example of a contract against its schema. Most are shown to be valid by a quick look; the schemas of the
 * others are compiled, so that what is wrong is said in the words of the generated validators.
 */
export async function checkExamples(contract: Contract): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const service of contract.services) {
    const doubtful = doubtfulSchemas(service);
    if (doubtful.length === 0) continue;
    const { compileSchemas } = await import("../validator/load.js");
    const validators = compileSchemas(service.schemas, doubtful);
    found.push(...exampleFindings(service, (schema) => validators.get(schema)));
  }
  return found;
}

/** So much work (see `judge`) takes less than a second; more than that, a compiler does faster. */
const effort = 1_000_000;

/** The names of the schemas that some example is not shown to keep. */
function doubtfulSchemas({ messages, schemas }: Service): readonly string[] {
  const byName = new Map(schemas.map(({ name, json }) => [name, json]));
  const surroundings = { lookup: (name: string) => byName.get(name), effort: { left: effort } };
  const isValid = (name: string, value: Json) => judge({ $ref: name }, value, surroundings) === true;
  const doubtful = new Set<string>();
  for (const { payload, headers, examples } of messages) {
    for (const example of examples) {
      if (payload && example.payload !== undefined && !isValid(payload.$ref, example.payload))
        doubtful.add(payload.$ref);
      if (headers && example.headers !== undefined && !isValid(headers.$ref, example.headers))
        doubtful.add(headers.$ref);
    }
  }
  return [...doubtful];
}
