import type { Message } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import { hyphenate } from "./address.js";
import type { Block, ExampleBlock } from "./content.js";
import { isSaid, messageSamples } from "./samples.js";
import type { ServiceScope } from "./scope.js";

/** Every valid example of a message; one made of its schema where it has none. Those that break it are left out. */
export function exampleBlocks(scope: ServiceScope, message: Message): readonly Block[] {
  const validate = scope.validators.payloads.get(message.name);
  const valid = message.examples.flatMap(({ name, summary, payload }) =>
    payload !== undefined && (validate === undefined || validate(payload).ok)
      ? [{ name, summary, payload }]
      : [],
  );
  const made = scope.mutants.get(message.name)?.made?.value;
  if (valid.length === 0 && made !== undefined)
    return [
      {
        kind: "note",
        tone: "inferred",
        markdown: "The contract has no example: this one is made from the schema.",
      },
      {
        kind: "example",
        example: exampleOf(scope, message, {
          title: "Made from the schema",
          payload: made,
          id: "example",
          isFirst: true,
        }),
      },
    ];
  const ids = new Set<string>();
  return valid.map(({ name, summary, payload }, index) => {
    const title = name ?? (valid.length === 1 ? "Example" : `Example ${index + 1}`);
    const id = unique(`example-${hyphenate(title)}`, ids);
    const example = exampleOf(scope, message, { title, payload, id, isFirst: index === 0 });
    return { kind: "example", example: { ...example, ...(summary !== undefined && { summary }) } };
  });
}

const exampleOf = (
  scope: ServiceScope,
  message: Message,
  {
    id,
    title,
    payload,
    isFirst,
  }: { readonly id: string; readonly title: string; readonly payload: Json; readonly isFirst: boolean },
): ExampleBlock => ({
  id,
  title,
  samples: [
    { label: "JSON", language: "json", text: JSON.stringify(payload, null, 2) },
    // What hears a message is the same for all of them.
    ...(isFirst || isSaid(scope, message) ? messageSamples(scope, message, payload) : []),
  ],
});

/** An anchor that the page does not have yet. */
function unique(wanted: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
