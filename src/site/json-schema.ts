import type { Message, Service } from "../contract/contract.js";
import { ownMember } from "../json/value.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import { changeUnder, reachableFrom } from "../schema/walk.js";
import { schemaNamed } from "./scope.js";

/**
 * The payload of a message as a JSON Schema (draft-07) of its own: everything that it refers to is under `definitions`.
 * What draft-07 has no word for is left out, and named in a `$comment`. Undefined for a message without a payload.
 */
export function renderMessageSchema(service: Service, message: Message): string | undefined {
  const { payload } = message;
  if (payload === undefined) return undefined;
  const names = reachableFrom([payload.$ref], service.schemas)
    .map(({ name }) => name)
    .sort();
  const definitions = Object.fromEntries(
    names.map((name) => [name, toDraft7(schemaNamed(service, name).json)] as const),
  );
  const file = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: message.title ?? message.name,
    // Beside a reference draft-07 sees nothing.
    allOf: [{ $ref: pointerOf(payload.$ref) }],
    definitions,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const pointerOf = (name: string): string => `#/definitions/${encodeURIComponent(name)}`;

/** A schema in draft-07. */
function toDraft7(json: SchemaJson): unknown {
  if (typeof json === "boolean") return json;
  const { prefixItems, items, $ref } = json;
  const left = later.filter((key) => json[key] !== undefined);
  const own: [string, unknown][] = [];
  for (const [key, value] of Object.entries(json)) {
    if (key.startsWith("x-") || dropped.has(key)) continue;
    if (key === "contains" && json.minContains === 0) continue;
    own.push([key, changeUnder(key, value, toDraft7) ?? value]);
  }
  const dependencies = dependenciesOf(json);
  return Object.fromEntries([
    ...own,
    ...($ref === undefined ? [] : [["$ref", pointerOf($ref)]]),
    ...(prefixItems === undefined
      ? items === undefined
        ? []
        : [["items", toDraft7(items)]]
      : [
          ["items", prefixItems.map(toDraft7)],
          ...(items === undefined ? [] : [["additionalItems", toDraft7(items)]]),
        ]),
    ...(dependencies === undefined ? [] : [["dependencies", dependencies]]),
    ...(left.length === 0 ? [] : [["$comment", `Not in draft-07: ${left.join(", ")}.`]]),
  ]);
}

/** What came after draft-07, and cannot be said in it. */
const later = ["minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems"] as const;
const dropped = new Set<string>([
  ...later,
  ...["$ref", "items", "prefixItems", "dependentRequired", "dependentSchemas"],
]);

/** Names that need other names, and names that need a schema, are one keyword in draft-07. */
function dependenciesOf({ dependentRequired = {}, dependentSchemas = {} }: SchemaObject): unknown {
  const names = new Set([...Object.keys(dependentRequired), ...Object.keys(dependentSchemas)]);
  if (names.size === 0) return undefined;
  return Object.fromEntries(
    [...names].map((name) => {
      const required = ownMember(dependentRequired, name);
      const schema = ownMember(dependentSchemas, name);
      if (schema === undefined) return [name, required];
      const inner = toDraft7(schema);
      return [name, required === undefined ? inner : { allOf: [{ required }, inner] }];
    }),
  );
}
