import { isMapping } from "../json/value.js";
import { changeUnder } from "../schema/walk.js";
import type { Lowered } from "./lower.js";

/** A schema with marks in place of words of its own, so that schemas which differ in nothing else are one. */
interface Shape {
  readonly schema: Lowered;
  /** Puts the words in the place of the marks: the code of the shape becomes that of the schema. */
  fill(code: string): string;
}

/**
 * Takes the names of properties and schemas and the texts of constants out of a schema. Messages of a service are often
 * alike but for these, and then the code that reads them is, too. Undefined where the schema holds a value that JSON
 * does not tell from others, and so could be taken for another schema.
 */
export function shapeOf(schema: Lowered): Shape | undefined {
  const text = JSON.stringify(schema);
  // Unions call their branches by the words within them.
  const marks = new Marks(!text.includes(mark) && !/"(?:anyOf|oneOf)":/.test(text));
  const shaped = shapeSchema(schema, marks);
  return marks.isSure ? { schema: shaped, fill: (code) => marks.fill(code) } : undefined;
}

/** What each mark begins with. */
const mark = "Q_q";
const marksWithin = /Q_q[nst]\d+_/g;

type Kind = "name" | "schema" | "text";

/** Words that stand in code and in texts exactly as they are. */
const plainWords = { name: /^[A-Za-z_$][\w$]*$/, schema: /^\w+$/, text: /^[\w .,:;/+-]*$/ } as const;

/** Words that mean something to the compiler, or that the layout of its code would take for those of the compiler. */
const compilerWords = /^(?:_?(?:errs|valid|vSchema|ifClause)\d+|instancePath|__proto__)$/;

class Marks {
  /** False where a value was met that has no JSON of its own. */
  isSure = true;
  readonly #isWanted: boolean;
  readonly #marks = new Map<string, string>();
  readonly #words = new Map<string, string>();
  constructor(isWanted: boolean) {
    this.#isWanted = isWanted;
  }

  /** One mark for a word of a kind, wherever it stands. */
  of(kind: Kind, word: string): string {
    if (!this.#isWanted || !plainWords[kind].test(word) || compilerWords.test(word)) return word;
    const key = kind + word;
    const known = this.#marks.get(key);
    if (known !== undefined) return known;
    const made = `${mark}${kind.charAt(0)}${this.#marks.size}_`;
    this.#marks.set(key, made);
    this.#words.set(made, word);
    return made;
  }

  fill(code: string): string {
    return code.includes(mark)
      ? code.replaceAll(marksWithin, (found) => this.#words.get(found) ?? found)
      : code;
  }
}

const shapeSchema = (schema: Lowered, marks: Marks): Lowered =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, shapeUnder(keyword, value, marks)]),
  );

function shapeUnder(keyword: string, value: unknown, marks: Marks): unknown {
  const name = (word: unknown): unknown => (typeof word === "string" ? marks.of("name", word) : word);
  switch (keyword) {
    case "$ref":
      return marks.of("schema", String(value));
    case "const":
      return shapeValue(value, marks);
    case "enum":
      return Array.isArray(value) ? value.map((one: unknown) => shapeValue(one, marks)) : value;
    case "required":
      return Array.isArray(value) ? value.map(name) : value;
    case "dependentRequired":
      return renamed(value, marks, (names) => (Array.isArray(names) ? names.map(name) : names));
    case "properties":
    case "dependentSchemas":
      return renamed(value, marks, (inner) => shapeInner(inner, marks));
    default:
      return changeUnder(keyword, value, (inner) => shapeInner(inner, marks)) ?? value;
  }
}

const shapeInner = (inner: unknown, marks: Marks): unknown =>
  isMapping(inner) ? shapeSchema(inner, marks) : inner;

const renamed = (value: unknown, marks: Marks, change: (inner: unknown) => unknown): unknown =>
  isMapping(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [marks.of("name", key), change(inner)]))
    : value;

function shapeValue(value: unknown, marks: Marks): unknown {
  if (typeof value === "string") return marks.of("text", value);
  if (!hasJson(value)) marks.isSure = false;
  return value;
}

/** Numbers without JSON of their own would be taken for null. */
const hasJson = (value: unknown): boolean =>
  typeof value === "object" && value !== null
    ? Object.values(value).every(hasJson)
    : typeof value !== "number" || Number.isFinite(value);
