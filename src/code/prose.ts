import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import { type CommentPart, literal } from "./code.js";

/** The type of a schema on one line, for a reader. */
type TypeInWords = (json: SchemaJson) => string;

/** The doc comment of a schema: what the document says of it, then what its type cannot say. */
export function describeSchema(json: SchemaJson, typeInWords: TypeInWords): readonly CommentPart[] {
  if (typeof json === "boolean") return [];
  const { words, deprecation } = splitDeprecation(json);
  const marked = json["x-undocumented"] === true ? `Undocumented${words === "" ? "." : `: ${words}`}` : words;
  const parts: CommentPart[] = [{ text: paragraph(marked, constraintsOf(json, typeInWords)) }];
  if (json.default !== undefined) parts.push({ tag: "default", text: literal(json.default, Infinity) });
  if (deprecation !== undefined) parts.push({ tag: "deprecated", text: deprecation });
  return parts.filter(({ tag, text }) => tag !== undefined || text !== "");
}

/** Sentences for the constraints that a TypeScript type cannot express. */
export function constraintsOf(json: SchemaJson, typeInWords: TypeInWords): readonly string[] {
  if (typeof json === "boolean") return [];
  const inner = (schema: SchemaJson) => inWords(schema, typeInWords);
  return [
    ...numberWords(json),
    ...textWords(json),
    ...itemWords(json, typeInWords),
    ...propertyWords(json, inner),
    ...(json.allOf ?? []).flatMap((part) => constraintsOf(part, typeInWords)),
    ...alternatives(json, typeInWords),
    ...conditions(json, inner),
    ...(json.readOnly === true ? ["Read only."] : []),
    ...(json.writeOnly === true ? ["Write only."] : []),
  ];
}

function numberWords(json: SchemaObject): readonly string[] {
  const range = [
    ...between([json.minimum, json.maximum], "", ["", ""]),
    ...(json.exclusiveMinimum === undefined ? [] : [`more than ${json.exclusiveMinimum}`]),
    ...(json.exclusiveMaximum === undefined ? [] : [`less than ${json.exclusiveMaximum}`]),
    ...(json.multipleOf === undefined ? [] : [`a multiple of ${json.multipleOf}`]),
  ];
  const isInteger = json.type === "integer" || (Array.isArray(json.type) && json.type.includes("integer"));
  const isFixed = json.enum !== undefined || json.const !== undefined;
  return sentence([...(isInteger && !isFixed ? ["integer"] : []), ...range].join(", "));
}

function textWords(json: SchemaObject): readonly string[] {
  return [
    ...between([json.minLength, json.maxLength], " ", ["character", "characters"]).flatMap(sentence),
    ...(json.pattern === undefined ? [] : [`Matches ${quote(json.pattern)}.`]),
    ...(json.format === undefined ? [] : [`Format: ${json.format}.`]),
    ...(json["x-extensible-enum"] === undefined ? [] : ["Other values may come."]),
  ];
}

function itemWords(json: SchemaObject, typeInWords: TypeInWords): readonly string[] {
  const each = typeof json.items === "object" && json.items.$ref === undefined ? json.items : true;
  const contained =
    json.contains === undefined
      ? []
      : between([json.minContains ?? 1, json.maxContains], " ", ["", ""]).map(
          (count) => `Contains ${count.trim()} of: ${inWords(json.contains ?? true, typeInWords)}.`,
        );
  return [
    ...between([json.minItems, json.maxItems], " ", ["item", "items"]).flatMap(sentence),
    ...(json.uniqueItems === true ? ["No item twice."] : []),
    ...(json.prefixItems === undefined ? labelled("Each item", constraintsOf(each, typeInWords)) : []),
    ...contained,
    ...(json.unevaluatedItems === false ? ["No further items."] : []),
  ];
}

function propertyWords(json: SchemaObject, inner: (schema: SchemaJson) => string): readonly string[] {
  const isClosed = json.additionalProperties === false || json.unevaluatedProperties === false;
  return [
    ...between([json.minProperties, json.maxProperties], " ", ["property", "properties"]).flatMap(sentence),
    ...(json.propertyNames === undefined ? [] : [`Names of properties: ${inner(json.propertyNames)}.`]),
    ...Object.entries(json.patternProperties ?? {}).map(
      ([pattern, schema]) => `Properties that match ${quote(pattern)}: ${inner(schema)}.`,
    ),
    ...Object.entries(json.dependentRequired ?? {}).map(
      ([name, others]) => `With ${quote(name)} come ${others.map(quote).join(", ")}.`,
    ),
    ...Object.entries(json.dependentSchemas ?? {}).map(
      ([name, schema]) => `With ${quote(name)}: ${inner(schema)}.`,
    ),
    ...(isClosed ? ["No other properties."] : []),
  ];
}

/** What `anyOf` and `oneOf` add beyond their types. */
function alternatives(json: SchemaObject, typeInWords: TypeInWords): readonly string[] {
  return [json.anyOf ?? [], json.oneOf ?? []].flatMap((list) => {
    const hasWords = list.some((schema) =>
      constraintsOf(schema, typeInWords).some((words) => words !== "Integer."),
    );
    return hasWords ? [`One of: ${list.map((schema) => inWords(schema, typeInWords)).join("; or ")}.`] : [];
  });
}

function conditions(json: SchemaObject, inner: (schema: SchemaJson) => string): readonly string[] {
  const not = json.not === undefined ? [] : [`Not: ${inner(json.not)}.`];
  if (json.if === undefined || (json.then === undefined && json.else === undefined)) return not;
  const then = json.then === undefined ? "" : ` then ${inner(json.then)}`;
  const otherwise = json.else === undefined ? "" : ` else ${inner(json.else)}`;
  return [...not, `If ${inner(json.if)}:${[then, otherwise].filter((words) => words !== "").join(";")}.`];
}

/** A schema in a few words: its type and what the type cannot say. */
function inWords(json: SchemaJson, typeInWords: TypeInWords): string {
  const type = typeInWords(withImpliedType(json));
  const constraints = constraintsOf(json, typeInWords).map((words) => lowerFirst(words.replace(/\.$/, "")));
  const isInteger = type === "number" && /^integer\b/.test(constraints[0] ?? "");
  const isSaid = type === "unknown" ? constraints.length > 0 : isInteger;
  const shown = isSaid ? [] : [quote(type)];
  return [...shown, ...constraints].join(", ");
}

/** Below `not` and `if` a schema often leaves out that it is about objects; words can too. */
const withImpliedType = (json: SchemaJson): SchemaJson =>
  typeof json === "object" &&
  json.type === undefined &&
  (json.properties !== undefined || json.required !== undefined)
    ? { ...json, type: "object" }
    : json;

/** `1 to 64 characters`, `at least 1 character`, `exactly 2 items`. */
function between(
  [low, high]: readonly [low: number | undefined, high: number | undefined],
  gap: "" | " ",
  [one, many]: readonly [one: string, many: string],
): readonly string[] {
  const noun = (count: number) => `${gap}${count === 1 ? one : many}`.trimEnd();
  if (low !== undefined && low === high) return [`exactly ${low}${noun(low)}`];
  if (low !== undefined && high !== undefined) return [`${low} to ${high}${noun(high)}`];
  if (low !== undefined) return [`at least ${low}${noun(low)}`];
  return high === undefined ? [] : [`at most ${high}${noun(high)}`];
}

const labelled = (label: string, sentences: readonly string[]): readonly string[] =>
  sentences.length === 0
    ? []
    : [`${label}: ${sentences.map((words) => lowerFirst(words.replace(/\.$/, ""))).join(", ")}.`];

const sentence = (words: string): readonly string[] =>
  words === "" ? [] : [`${words.charAt(0).toUpperCase()}${words.slice(1)}.`];

const lowerFirst = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;

/** In backticks, on one line. */
function quote(words: string): string {
  const line = words.replaceAll(/[\n\r\t]/g, (sign) => JSON.stringify(sign).slice(1, -1));
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** The document's words with the constraints behind them: in the same line where that is one, else in their own. */
function paragraph(words: string, sentences: readonly string[]): string {
  const constraints = sentences.join(" ");
  if (words === "" || constraints === "") return words + constraints;
  if (words.includes("\n")) return `${words}\n\n${constraints}`;
  return `${words}${/[.!?:;…。]['"”`)*_]*$/u.test(words) ? "" : "."} ${constraints}`;
}

/** A sentence such as "Deprecated: use `mentions`." at the end of the description is the text of the tag. */
function splitDeprecation(json: SchemaObject): { readonly words: string; readonly deprecation?: string } {
  const words = (json.description ?? json.title ?? "").trim();
  if (json.deprecated !== true) return { words };
  const at = words.search(/(?<![^\s])deprecated[:;,]\s[^\n]*$/i);
  if (at < 0) return { words, deprecation: "" };
  return {
    words: words.slice(0, at).trim(),
    deprecation: words.slice(at).replace(/^deprecated[:;,]\s+/i, ""),
  };
}
