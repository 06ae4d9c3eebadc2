import type { Extensions } from "../../contract/contract.js";
import type { Json } from "../../json/value.js";
import { isList, isMapping } from "../../json/value.js";
import type { Fact, Inline } from "../content.js";
import { valueText } from "../type-words.js";
import { code, joined, text } from "../words.js";

/** What the bindings to a protocol say, a fact each; without what a page shows in another place. */
export const bindingFacts = (bindings: Extensions): readonly Fact[] =>
  Object.entries(bindings).flatMap(([protocol, binding]) =>
    isMapping(binding)
      ? Object.entries(binding).flatMap(([key, value]): readonly Fact[] => {
          if (elsewhere.has(key) || elsewhere.has(`${protocol}.${key}`) || key.startsWith("x-")) return [];
          const words = valueWords(value);
          return words.length === 0 ? [] : [{ term: `${protocol} ${spaced(key)}`, value: words }];
        })
      : [],
  );

const elsewhere = new Set([
  "bindingVersion",
  "http.method",
  "http.type",
  "http.query",
  "http.statusCode",
  "ws.query",
]);

/** `groupId` as `group id`. */
const spaced = (key: string): string =>
  key.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueWords(value: Json): readonly Inline[] {
  if (isList(value)) return value.length === 0 ? [] : listed(value.map(valueText));
  if (!isMapping(value)) return [code(typeof value === "string" ? value : valueText(value))];
  const { enum: values, const: only, properties, type } = value;
  if (only !== undefined) return [code(valueText(only))];
  if (values !== undefined && isList(values) && values.length > 0)
    return listed(values.map(valueText), " or ");
  if (properties !== undefined && isMapping(properties)) return listed(Object.keys(properties));
  if (typeof type === "string") return [text(type)];
  return Object.keys(value).length === 0 ? [] : [code(valueText(value))];
}

const listed = (values: readonly string[], separator = ", "): readonly Inline[] =>
  joined(
    values.map((value) => [code(value)]),
    separator,
  );
