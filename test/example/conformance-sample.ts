import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Service } from "../../src/contract/contract.js";
import type { Json } from "../../src/json/value.js";
import type { Validate } from "../../src/runtime/wire/validation.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import { messageOf, serviceOf } from "../emit/types/models-sample.js";

/** A service of messages, each with a payload schema and examples. */
export const serviceWith = (
  messages: Readonly<Record<string, { readonly payload: string; readonly examples?: readonly Json[] }>>,
  schemas: Readonly<Record<string, SchemaJson>>,
): Service =>
  serviceOf(schemas, {
    messages: Object.entries(messages).map(([name, { payload, examples = [] }]) =>
      messageOf(name, payload, {
        examples: examples.map((example, index) => ({
          payload: example,
          source: { file: "asyncapi.yaml", pointer: `/components/messages/${name}/examples/${index}` },
        })),
      }),
    ),
  });

/** AJV itself as the validator of each message: a second opinion on what ours say. */
export function ajvValidators(service: Service): ReadonlyMap<string, Validate<unknown>> {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true });
  formats.default(ajv);
  for (const { name, json } of service.schemas) ajv.addSchema(json as AnySchemaObject, name);
  return new Map(
    service.messages.flatMap(({ name, payload }) => {
      const check = payload && ajv.getSchema(payload.$ref);
      if (check === undefined) return [];
      const validate: Validate<unknown> = (value) =>
        check(value)
          ? { ok: true, value }
          : {
              ok: false,
              issues: (check.errors ?? []).map(({ instancePath: path, keyword, message = "" }) => ({
                path,
                keyword: keyword === "false schema" ? "false" : keyword,
                expected: message,
                message,
              })),
            };
      return [[name, validate] as const];
    }),
  );
}
