import { type Code, comment, identifier, lineWidth, literal } from "../../code/code.js";
import { contentHash } from "../../contract/draft.js";
import { messageStyle, type Nameable, planNames } from "../../contract/names.js";
import type { Json } from "../../json/value.js";
import type { Schema, SchemaJson } from "../../schema/schema.js";
import { fixedValues } from "./literal.js";

/** An exported list of the values of an enum. */
export interface ValueList {
  readonly doc: Code;
  readonly name: Code;
  /** The brackets and what stands between them. */
  readonly body: Code;
}

/**
 * The lists that stand beside a type: of its own values where it is an enum (`statusValues`), and of each of its
 * properties that is one (`orderStatusValues`).
 */
export function buildValueLists(schemas: readonly Schema[]): (type: string) => readonly ValueList[] {
  const found = schemas.flatMap(findEnums);
  const { names } = planNames(found, messageStyle);
  return (type) =>
    found
      .filter(({ owner }) => owner === type)
      .map(({ id, what, values }) => {
        const name = identifier(names.get(id) ?? id);
        const doc = comment([{ text: `The values of ${what}.` }]);
        return { doc, name, body: layOutList(values, name) };
      });
}

interface Enum extends Nameable {
  /** The type that it stands beside. */
  readonly owner: string;
  /** What has these values, in words. */
  readonly what: string;
  readonly values: readonly Json[];
}

/** The enum that a schema is, and those of its properties and their items; a single value there is a constant. */
function findEnums({ name, json, source }: Schema): readonly Enum[] {
  const enumOf = (key: string | undefined, values: readonly Json[]): Enum => {
    const wanted = [name, ...(key === undefined ? [] : [key]), "values"];
    const id = JSON.stringify(wanted);
    return {
      ...{ id, wanted, source, values, owner: name, rank: wanted.length },
      longer: () => [[...wanted, contentHash(id)]],
      what: key === undefined ? `\`${name}\`` : `\`${key}\` in \`${name}\``,
    };
  };
  const own = valuesOf(json) ?? [];
  const inner = [...new Map(propertiesOf(json))].flatMap(([key, property]) => {
    const values = valuesOf(property) ?? [];
    return values.length < 2 ? [] : [enumOf(key, values)];
  });
  return own.length === 0 ? inner : [enumOf(undefined, own), ...inner];
}

const propertiesOf = (json: SchemaJson): readonly (readonly [key: string, json: SchemaJson])[] =>
  typeof json === "boolean"
    ? []
    : [...Object.entries(json.properties ?? {}), ...(json.allOf ?? []).flatMap(propertiesOf)];

/** What an enum, or a list of its values, can hold. */
function valuesOf(json: SchemaJson): readonly Json[] | undefined {
  if (typeof json === "boolean") return undefined;
  if (json.enum !== undefined && json.const === undefined) return fixedValues(json);
  return json.items === undefined ? undefined : valuesOf(json.items);
}

const layOutList = (values: readonly Json[], { length }: Code): Code =>
  literal([...values], lineWidth - "export const  =  as const;".length - length);
