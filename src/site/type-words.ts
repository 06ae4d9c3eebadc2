import type { Service } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import type { Inline } from "./content.js";
import { linkTo, type Scope, schemaNamed } from "./scope.js";
import { code, joined, link, text } from "./words.js";

/** The type of a schema in words, with links to the schemas that it names: `array of User`, `"a" or "b"`. */
export function typeWords(scope: Scope, service: Service, json: SchemaJson): readonly Inline[] {
  if (typeof json === "boolean") return [text(json ? "anything" : "nothing")];
  if (json.$ref !== undefined) return [link(linkTo(scope, schemaNamed(service, json.$ref)))];
  if (json.const !== undefined) return [code(valueText(json.const))];
  if (json.enum !== undefined) return enumWords(json.enum);
  if (json["x-extensible-enum"] !== undefined)
    return [...enumWords(json["x-extensible-enum"]), text(" or another value")];
  const choices = json.oneOf ?? json.anyOf;
  if (choices !== undefined && typesOf(json).length !== 1)
    return joined(
      choices.map((choice) => typeWords(scope, service, choice)),
      " or ",
    );
  const types = typesOf(json).filter((type) => type !== "null");
  if (types.length === 0)
    return [text(typesOf(json).length > 0 ? "null" : json.allOf === undefined ? "anything" : "all of these")];
  return joined(
    types.map((type) =>
      type === "array" ? arrayWords(scope, service, json) : [text(formatted(type, json))],
    ),
    " or ",
  );
}

/** True where `null` is among the values of a schema that has others. */
export const isNullable = (json: SchemaJson): boolean => {
  if (typeof json === "boolean") return false;
  if (json.enum !== undefined) return json.enum.includes(null) && json.enum.length > 1;
  return typesOf(json).length > 1 && typesOf(json).includes("null");
};

/** A value as it stands in JSON, cut where it is long. */
export function valueText(value: Json): string {
  const shown = JSON.stringify(value);
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

const longest = 120;

/** More values than these are counted only: the file with the JSON Schema has all. */
const mostValues = 24;

function enumWords(values: readonly Json[]): readonly Inline[] {
  const others = values.filter((value) => value !== null);
  const shown = others.slice(0, mostValues).map((value) => [code(valueText(value))]);
  const rest = others.length - shown.length;
  return [...joined(shown, " or "), ...(rest > 0 ? [text(` or ${rest} more`)] : [])];
}

const arrayWords = (
  scope: Scope,
  service: Service,
  { items, prefixItems }: SchemaObject,
): readonly Inline[] => {
  if (prefixItems !== undefined)
    return [
      text("tuple of "),
      ...joined(
        prefixItems.map((item) => typeWords(scope, service, item)),
        ", ",
      ),
    ];
  return items === undefined ? [text("array")] : [text("array of "), ...typeWords(scope, service, items)];
};

const formatted = (type: string, { format }: SchemaObject): string =>
  format === undefined || type === "object" ? type : `${type} (${format})`;

const typesOf = ({ type }: SchemaObject): readonly string[] =>
  type === undefined ? [] : typeof type === "string" ? [type] : type;
