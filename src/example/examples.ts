import type { Example, Message, Service } from "../contract/contract.js";
import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import type { Json } from "../json/value.js";
import type { Validate } from "../runtime/wire/validation.js";
import type { SchemaReference } from "../schema/schema.js";

/** The validator of a named schema. */
type ValidatorOf = (schema: string) => Validate<unknown> | undefined;

/** At most so many findings for one example: the first ones name the cause. */
const maxIssues = 5;

/** What is wrong with the examples of a service, given its validators. */
export function exampleFindings(service: Service, validatorOf: ValidatorOf): readonly Diagnostic[] {
  return service.messages.flatMap((message) =>
    message.examples.flatMap((example) => [
      ...violations({ message, example, part: "payload" }, validatorOf),
      ...violations({ message, example, part: "headers" }, validatorOf),
    ]),
  );
}

/** One part of an example. */
interface ExamplePart {
  readonly message: Message;
  readonly example: Example;
  readonly part: "payload" | "headers";
}

function violations(
  { message, example, part }: ExamplePart,
  validatorOf: ValidatorOf,
): readonly Diagnostic[] {
  const schema: SchemaReference | undefined = message[part];
  const validate = schema && validatorOf(schema.$ref);
  const value = example[part];
  if (validate === undefined || value === undefined) return [];
  const result = validate(value);
  if (result.ok) return [];
  const { file, pointer } = example.source;
  const base = part === "headers" ? `${pointer.replace(/\/payload$/, "")}/headers` : pointer;
  return result.issues
    .slice(0, maxIssues)
    .map((issue) =>
      diagnose("example-violates-schema", { reason: issue.message }, { file, pointer: base + issue.path }, [
        { message: `the message \`${message.key}\``, source: message.source },
      ]),
    );
}

/** The payloads of a message's examples that its validator accepts, in document order. */
export const validExamples = (message: Message, validate: Validate<unknown>): readonly Json[] =>
  message.examples.flatMap(({ payload }) => (payload !== undefined && validate(payload).ok ? [payload] : []));
