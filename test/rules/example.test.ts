import { expect, test } from "vitest";
import type { Json } from "../../src/json/value.js";
import { checkExamples } from "../../src/rules/example.js";
import { contract, message, schema, service } from "../validator/sample.js";

const shown = (at: string, payload: Json, headers?: Json) => ({
  payload,
  ...(headers !== undefined && { headers }),
  source: { file: "asyncapi.yaml", pointer: `/examples/${at}/payload` },
});

const rooms = contract(
  service(
    [
      schema("Say", {
        type: "object",
        required: ["text"],
        properties: { text: { type: "string", minLength: 1 } },
      }),
      schema("Filter", { type: "string", format: "regex" }),
      schema("Trace", { type: "object", properties: { id: { type: "integer" } } }),
    ],
    [
      message("say", "Say", {
        headers: { $ref: "Trace" },
        examples: [
          shown("0", { text: "hi" }, { id: 1 }),
          shown("1", { text: "" }),
          shown("2", { text: "x" }, { id: "1" }),
        ],
      }),
      message("hear", "Say", { examples: [shown("3", { text: "hi" }), shown("4", {})] }),
      message("filter", "Filter", { examples: [shown("5", "^a+$"), shown("6", "(")] }),
    ],
  ),
);

test("each example that its schema does not accept is named, with what its validator says", async () => {
  const found = await checkExamples(rooms);
  expect(found.map(({ code, source }) => `${code} ${source.pointer}`)).toEqual([
    "example-violates-schema /examples/1/payload/text",
    "example-violates-schema /examples/2/headers/id",
    "example-violates-schema /examples/4/payload/text",
    "example-violates-schema /examples/6/payload",
  ]);
  expect(found[0]?.message).toContain("/text must be a string of at least 1 character");
});
