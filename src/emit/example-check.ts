import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { exampleFindings } from "./examples.js";
import { compileSchemas } from "./validator-load.js";

/** Holds each example of a contract against its schema. Compiles only what an example needs. */
export function checkExamples(contract: Contract): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const service of contract.services) {
    const needed = service.messages.filter(({ examples }) => examples.length > 0);
    if (needed.length === 0) continue;
    const names = needed.flatMap(({ payload, headers }) =>
      [payload, headers].flatMap((one) => one?.$ref ?? []),
    );
    const validators = compileSchemas(service.schemas, names);
    found.push(...exampleFindings(service, (schema) => validators.get(schema)));
  }
  return found;
}
