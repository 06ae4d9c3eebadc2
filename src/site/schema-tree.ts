import { constraintsOf } from "../code/prose.js";
import type { Service } from "../contract/contract.js";
import type { Schema, SchemaJson, SchemaObject, SchemaReference } from "../schema/schema.js";
import { subschemasOf } from "../schema/walk.js";
import type { Badge, SchemaTree } from "./content.js";
import { type Scope, schemaNamed } from "./scope.js";
import { isNullable, typeWords, valueText } from "./type-words.js";
import { deprecated, undocumented } from "./words.js";

/** A schema as a reader unfolds it: nested schemas in place, recursion and what lies deep as links. */
export function schemaTree(scope: Scope, service: Service, schema: Schema): SchemaTree {
  const growth: Growth = { scope, service, room: mostNodes };
  return grow(growth, { name: "", json: schema.json, within: [schema.name], isRequired: false });
}

/** The names of all fields below a schema, each once: words to search for. */
export function fieldsOf(service: Service, reference: SchemaReference | undefined): readonly string[] {
  const fields = new Set<string>();
  const seen = new Set<string>();
  const stack: SchemaJson[] = reference === undefined ? [] : [{ $ref: reference.$ref }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (typeof at === "boolean") continue;
    if (at.$ref !== undefined && !seen.has(at.$ref)) {
      seen.add(at.$ref);
      stack.push(schemaNamed(service, at.$ref).json);
    }
    for (const name of Object.keys(at.properties ?? {})) fields.add(name);
    stack.push(...partsOf(at));
  }
  return [...fields].sort();
}

/** Nodes of one tree; further ones are links. */
const mostNodes = 400;
/** Schemas within schemas that are unfolded; deeper ones are links. */
const deepest = 5;

interface Growth {
  readonly scope: Scope;
  readonly service: Service;
  room: number;
}

/** A place in a tree: a schema, and the named schemas that it stands in. */
interface Place {
  readonly name: string;
  readonly json: SchemaJson;
  readonly within: readonly string[];
  readonly isRequired: boolean;
}

function grow(growth: Growth, { name, json, within, isRequired }: Place): SchemaTree {
  growth.room -= 1;
  const { scope, service } = growth;
  const reference = typeof json === "boolean" ? undefined : json.$ref;
  const definition = reference === undefined ? json : schemaNamed(service, reference).json;
  const isAgain = reference !== undefined && within.includes(reference);
  const isOpen = !isAgain && within.length <= deepest && growth.room > 0;
  const inner = reference === undefined ? within : [...within, reference];
  const own = typeof json === "boolean" ? {} : json;
  const there = typeof definition === "boolean" ? {} : definition;
  const words = own.description ?? there.description;
  const usual = own.default ?? there.default;
  const choices = isOpen ? choicesOf(there) : undefined;
  return {
    name,
    type: typeWords(scope, service, json),
    badges: badgesOf(own, there, { isRequired, isAgain }),
    constraints: sentencesOf(definition),
    ...(words !== undefined && { description: words }),
    ...(usual !== undefined && { default: valueText(usual) }),
    examples: (own.examples ?? there.examples ?? []).slice(0, 3).map(valueText),
    ...(choices !== undefined && { choice: there.oneOf === undefined ? "any of" : "one of" }),
    children: isOpen
      ? [
          ...membersOf(there).map((member) => grow(growth, { ...member, within: inner })),
          ...(choices ?? []).map((choice, index) =>
            grow(growth, { name: titleOf(choice, index), json: choice, within: inner, isRequired: false }),
          ),
        ]
      : [],
  };
}

/** Alternatives that are worth a place of their own: those with something below. */
function choicesOf({ oneOf, anyOf }: SchemaObject): readonly SchemaJson[] | undefined {
  const choices = oneOf ?? anyOf;
  return choices?.some(
    (choice) => typeof choice === "object" && (choice.$ref ?? choice.properties) !== undefined,
  )
    ? choices
    : undefined;
}

const titleOf = (choice: SchemaJson, index: number): string =>
  typeof choice === "boolean" ? "" : (choice.title ?? (choice.$ref === undefined ? `${index + 1}` : ""));

/** What stands directly below a schema. */
function membersOf(json: SchemaObject): readonly Omit<Place, "within">[] {
  const required = new Set(json.required);
  const place = (name: string, schema: SchemaJson, isRequired = false) => ({
    name,
    json: schema,
    isRequired,
  });
  return [
    ...Object.entries(json.properties ?? {}).map(([name, schema]) => place(name, schema, required.has(name))),
    ...Object.entries(json.patternProperties ?? {}).map(([pattern, schema]) => place(`/${pattern}/`, schema)),
    ...(typeof json.additionalProperties === "object"
      ? [place("any other property", json.additionalProperties)]
      : []),
    ...(json.prefixItems ?? []).map((item, index) => place(`[${index}]`, item)),
    ...(typeof json.items === "object" && hasMembers(json.items) ? [place("[ ]", json.items)] : []),
    ...(json.allOf ?? []).flatMap((part) =>
      typeof part === "boolean" ? [] : part.$ref === undefined ? membersOf(part) : [place("", part)],
    ),
  ];
}

const hasMembers = (json: SchemaObject): boolean =>
  json.$ref !== undefined || membersOf(json).length > 0 || choicesOf(json) !== undefined;

function badgesOf(
  own: SchemaObject,
  there: SchemaObject,
  { isRequired, isAgain }: { readonly isRequired: boolean; readonly isAgain: boolean },
): readonly Badge[] {
  return [
    ...(isRequired ? [{ text: "required", tone: "required" } as const] : []),
    ...(isNullable(own) || isNullable(there) ? [{ text: "or null", tone: "nullable" } as const] : []),
    ...(own.deprecated === true || there.deprecated === true ? [deprecated] : []),
    ...(own["x-undocumented"] === true || there["x-undocumented"] === true ? [undocumented] : []),
    ...(isAgain ? [{ text: "begins again", tone: "plain" } as const] : []),
  ];
}

/** The constraints in words; the type stands beside them already, and alternatives below. */
const sentencesOf = (json: SchemaJson): readonly string[] =>
  constraintsOf(json, () => "a value")
    .map((words) =>
      words.replace(/^Integer(?:, (.))?/, (_, first: string | undefined) => first?.toUpperCase() ?? ""),
    )
    .filter((words) => !/^(?:\.?$|Format: |One of: )/.test(words));

/** The schemas directly within a schema that say what a value has; `not` says what it lacks. */
const partsOf = ({ not: _, ...json }: SchemaObject): readonly SchemaJson[] => subschemasOf(json);
