import type { Json } from "../../json/value.js";
import { equal, isList, isMapping, lengthOf, ownMember } from "../../json/value.js";
import type { Lookup, SchemaJson, SchemaObject } from "../schema.js";
import { isOfType, typesOf } from "../type.js";
import { judgeFormat } from "./format.js";
import { tryPattern } from "./pattern.js";

/** What a quick look says of a value: valid, not valid, or (undefined) that only the validator can tell. */
type Verdict = boolean | undefined;

/** Work that may still be done: schemas that are looked at and ways that patterns are tried in. */
interface Effort {
  left: number;
}

/** Where the schemas that are referred to are found, and how long the look may take. */
interface Surroundings {
  readonly lookup: Lookup;
  readonly effort: Effort;
}

/**
 * Holds a value against a schema without compiling it. Where it gives a verdict, the generated validator gives the
 * same; only that one knows why. Without a verdict: `unevaluated…`, unusual texts of a format, patterns that
 * could take long, and whatever takes more than the effort that is left.
 */
export const judge = (schema: SchemaJson, value: Json, { lookup, effort }: Surroundings): Verdict =>
  judgeSchema(schema, value, { lookup, effort, depth: 0 });

interface Look extends Surroundings {
  readonly depth: number;
}

const maxDepth = 100;

function judgeSchema(schema: SchemaJson, value: Json, look: Look): Verdict {
  if (typeof schema === "boolean") return schema;
  look.effort.left -= 1;
  if (look.effort.left < 0 || look.depth >= maxDepth) return undefined;
  const within = { lookup: look.lookup, effort: look.effort, depth: look.depth + 1 };
  return every(aspects, (aspect) => aspect(schema, value, within));
}

type Aspect = (schema: SchemaObject, value: Json, look: Look) => Verdict;

const judgeReference: Aspect = ({ $ref }, value, look) => {
  if ($ref === undefined) return true;
  const target = look.lookup($ref);
  return target === undefined ? undefined : judgeSchema(target, value, look);
};

const judgeKind: Aspect = (schema, value) => {
  const types = typesOf(schema);
  return (
    (types === undefined || types.some((type) => isOfType(value, type))) &&
    (schema.const === undefined || equal(schema.const, value)) &&
    (schema.enum === undefined || schema.enum.some((member) => equal(member, value)))
  );
};

const judgeNumber: Aspect = (schema, value) => {
  if (typeof value !== "number") return true;
  if (!Number.isFinite(value)) return undefined;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  if (
    (minimum !== undefined && value < minimum) ||
    (maximum !== undefined && value > maximum) ||
    (exclusiveMinimum !== undefined && value <= exclusiveMinimum) ||
    (exclusiveMaximum !== undefined && value >= exclusiveMaximum) ||
    (format !== undefined && judgeFormat(format, value) === false)
  )
    return false;
  if (multipleOf === undefined) return true;
  // What binary fractions lose is the validator's business.
  return Number.isInteger(multipleOf) ? value % multipleOf === 0 : undefined;
};

const judgeText: Aspect = ({ minLength = 0, maxLength, pattern, format }, value, { effort }) => {
  if (typeof value !== "string") return true;
  if (minLength > 0 || maxLength !== undefined) {
    const length = lengthOf(value);
    if (length < minLength || length > (maxLength ?? length)) return false;
  }
  return both(
    pattern === undefined || judgePattern(pattern, value, effort),
    format === undefined || judgeFormat(format, value),
  );
};

function judgePattern(pattern: string, text: string, effort: Effort): Verdict {
  const trial = tryPattern(pattern, text);
  if (trial === undefined || trial.ways > effort.left) return undefined;
  effort.left -= trial.ways;
  return trial.run();
}

const judgeItems: Aspect = (schema, value, look) => {
  if (!isList(value)) return true;
  const { prefixItems = [], items = true, minItems = 0, maxItems = value.length } = schema;
  if (value.length < minItems || value.length > maxItems) return false;
  return both(
    every(value, (item, index) => judgeSchema(prefixItems[index] ?? items, item, look)),
    both(schema.uniqueItems !== true || areUnique(value), judgeContains(schema, value, look)),
  );
};

/** Objects and lists are compared by the validator, which does it in linear time. */
function areUnique(items: readonly Json[]): Verdict {
  if (new Set(items).size < items.length) return false;
  return items.filter((item) => typeof item === "object" && item !== null).length < 2 ? true : undefined;
}

function judgeContains(schema: SchemaObject, value: readonly Json[], look: Look): Verdict {
  const { contains, minContains = 1, maxContains = value.length } = schema;
  if (contains === undefined) return true;
  const { sure, possible } = count(value, (item) => judgeSchema(contains, item, look));
  if (possible < minContains || sure > maxContains) return false;
  return sure >= minContains && possible <= maxContains ? true : undefined;
}

const judgeMembers: Aspect = (schema, value, look) => {
  if (!isMapping(value)) return true;
  const keys = Object.keys(value);
  const { required, minProperties = 0, maxProperties = keys.length } = schema;
  if (keys.length < minProperties || keys.length > maxProperties) return false;
  if (required?.some((key) => !Object.hasOwn(value, key))) return false;
  if (keys.includes("__proto__")) return undefined;
  return every(keys, (key) => judgeMember(schema, { key, value: value[key] ?? null }, look));
};

interface Member {
  readonly key: string;
  readonly value: Json;
}

function judgeMember(schema: SchemaObject, { key, value }: Member, look: Look): Verdict {
  const { properties, patternProperties, additionalProperties = true, propertyNames = true } = schema;
  const own = ownMember(properties, key);
  const name = judgeSchema(propertyNames, key, look);
  if (patternProperties === undefined)
    return both(name, judgeSchema(own ?? additionalProperties, value, look));
  const matches = Object.entries(patternProperties).map(
    ([pattern, inner]) => [judgePattern(pattern, key, look.effort), inner] as const,
  );
  if (matches.some(([match]) => match === undefined)) return undefined;
  const schemas = matches.flatMap(([match, inner]) => (match === true ? [inner] : []));
  if (own !== undefined) schemas.push(own);
  return both(
    name,
    every(schemas.length > 0 ? schemas : [additionalProperties], (inner) => judgeSchema(inner, value, look)),
  );
}

const judgeDependents: Aspect = ({ dependentRequired, dependentSchemas }, value, look) => {
  if (!isMapping(value)) return true;
  return both(
    Object.entries(dependentRequired ?? {}).every(
      ([key, needed]) => !Object.hasOwn(value, key) || needed.every((other) => Object.hasOwn(value, other)),
    ),
    every(Object.entries(dependentSchemas ?? {}), ([key, inner]) =>
      Object.hasOwn(value, key) ? judgeSchema(inner, value, look) : true,
    ),
  );
};

const judgeParts: Aspect = ({ allOf = [], anyOf, oneOf, not }, value, look) => {
  const holds = (part: SchemaJson) => judgeSchema(part, value, look);
  const whole = every(allOf, holds);
  if (whole === false) return false;
  const any = anyOf === undefined ? whole : both(whole, judgeAny(anyOf, holds));
  if (any === false) return false;
  const one = oneOf === undefined ? any : both(any, judgeOne(oneOf, holds));
  return not === undefined ? one : both(one, negate(holds(not)));
};

function judgeAny(parts: readonly SchemaJson[], holds: (part: SchemaJson) => Verdict): Verdict {
  const { sure, possible } = count(parts, holds);
  return sure > 0 ? true : possible > 0 ? undefined : false;
}

function judgeOne(parts: readonly SchemaJson[], holds: (part: SchemaJson) => Verdict): Verdict {
  const { sure, possible } = count(parts, holds);
  if (sure > 1 || possible === 0) return false;
  return sure === 1 && possible === 1 ? true : undefined;
}

const judgeCondition: Aspect = (schema, value, look) => {
  const { if: condition, then: yes = true, else: no = true } = schema;
  if (condition === undefined) return true;
  const verdict = judgeSchema(condition, value, look);
  return verdict === undefined ? undefined : judgeSchema(verdict ? yes : no, value, look);
};

const judgeUnevaluated: Aspect = ({ unevaluatedItems, unevaluatedProperties }) =>
  unevaluatedItems === undefined && unevaluatedProperties === undefined ? true : undefined;

const aspects: readonly Aspect[] = [
  judgeKind,
  judgeNumber,
  judgeText,
  judgeItems,
  judgeMembers,
  judgeDependents,
  judgeReference,
  judgeParts,
  judgeCondition,
  judgeUnevaluated,
];

const both = (one: Verdict, other: Verdict): Verdict => (one === false ? false : other && one);

const negate = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);

/** False where one is false, true where all are true. */
function every<T>(items: readonly T[], verdictOf: (item: T, index: number) => Verdict): Verdict {
  let verdict: Verdict = true;
  let index = 0;
  for (const item of items) {
    const one = verdictOf(item, index);
    if (one === false) return false;
    if (one === undefined) verdict = undefined;
    index += 1;
  }
  return verdict;
}

/** How many surely hold, and how many might. */
function count<T>(items: readonly T[], verdictOf: (item: T) => Verdict) {
  let sure = 0;
  let possible = 0;
  for (const item of items) {
    const verdict = verdictOf(item);
    if (verdict !== false) possible += 1;
    if (verdict === true) sure += 1;
  }
  return { sure, possible };
}
