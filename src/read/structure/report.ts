import { type Diagnostic, diagnose, type Related, type Source } from "../../diagnostic/diagnostic.js";
import { nearest } from "../../diagnostic/nearest.js";
import { typeOf } from "./rule.js";
import { type Problem, pointerOf } from "./run.js";

/** Says in words what is wrong. */
export function toDiagnostic({ spot, thing, breach }: Problem, related: readonly Related[]): Diagnostic {
  const source: Source = { file: spot.file.path, pointer: pointerOf(spot) };
  const key: Source = { ...source, part: "key" };
  switch (breach.kind) {
    case "unknown": {
      const hint = hintFor(breach.member, breach.known);
      return diagnose("unknown-member", { thing, member: shorten(breach.member), hint }, key, related);
    }
    case "missing":
      return diagnose("missing-member", { thing, member: breach.member }, key, related);
    case "type": {
      const expected = listOf(orderTypes(breach.types).map((type) => typeNames[type] ?? type));
      const actual = show(spot.value);
      return diagnose(
        "wrong-type",
        { expected, actual, hint: typeHint(breach.types, spot.value) },
        source,
        related,
      );
    }
    case "value": {
      const hint = valueHint(breach.allowed, spot.value);
      return diagnose("not-allowed-value", { actual: show(spot.value), hint }, source, related);
    }
    case "format":
      return diagnose(
        "wrong-format",
        { actual: show(spot.value), expected: breach.expected },
        source,
        related,
      );
    case "name": {
      const pattern = breach.pattern === "" ? "" : ` (\`${breach.pattern}\`)`;
      return diagnose("wrong-name", { name: shorten(breach.name), pattern }, key, related);
    }
    case "other":
      return diagnose("structure", { reason: breach.reason, thing }, source, related);
    default:
      return breach satisfies never;
  }
}

function hintFor(member: string, known: readonly string[]): string {
  const near = nearest(member, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (member.startsWith("x-"))
    return "The name of an extension holds letters, digits, `.`, `-` and `_` only.";
  if (known.length === 0) return "Remove it.";
  const list = known.filter((name) => name !== "$ref").map((name) => `\`${name}\``);
  const shown = list.length > 16 ? [...list.slice(0, 16), "..."] : list;
  return `Remove it, or begin its name with \`x-\`. Known here: ${shown.join(", ")}.`;
}

function valueHint(values: readonly unknown[], value: unknown): string {
  const texts = values.filter((one) => typeof one === "string");
  const near = typeof value === "string" ? nearest(value, texts) : undefined;
  const allowed = values.filter((one) => one !== undefined).map((one) => `\`${String(one)}\``);
  const list = allowed.length > 12 ? [...allowed.slice(0, 12), "others"] : allowed;
  return near === undefined
    ? `Use ${listOf(list)}.`
    : `Did you mean \`${near}\`? Allowed: ${list.join(", ")}.`;
}

const typeNames: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "null",
};

const orderTypes = (types: readonly string[]): readonly string[] =>
  Object.keys(typeNames).filter(
    (type) => types.includes(type) && !(type === "integer" && types.includes("number")),
  );

function typeHint(types: readonly string[], value: unknown): string {
  if (types.includes("string") && (typeof value === "number" || typeof value === "boolean")) {
    return `Put it in quotes: \`"${String(value)}"\`.`;
  }
  if (
    types.some((type) => type === "number" || type === "integer") &&
    typeof value === "string" &&
    /^-?\d/.test(value)
  ) {
    return "Write it without quotes.";
  }
  if (value === null) return "Give it a value, or remove it.";
  if (types.includes("array") && !types.includes("object") && typeOf(value) === "object") {
    return "Begin each entry with `-`.";
  }
  return "Change the value.";
}

/** A value as a message shows it. */
function show(value: unknown): string {
  switch (typeOf(value)) {
    case "object":
      return "a mapping";
    case "array":
      return "a list";
    case "string":
      return `the text \`${shorten(String(value))}\``;
    case "null":
      return "null";
    case "boolean":
      return `\`${String(value)}\``;
    default:
      return `the number \`${String(value)}\``;
  }
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}...` : text);

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "nothing") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
