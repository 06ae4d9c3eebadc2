import type { Message, Service } from "../contract/contract.js";
import { buildChannelUnions } from "../description/channel-union.js";
import type { SchemaJson, SchemaObject } from "../schema/schema.js";
import type { Doc, Field, Literal, Model, ObjectModel, Type } from "./model.js";
import { docOf, payloadOwners, wordsOf } from "./model-doc.js";
import { baseOf, kindOfSchema, onlyReference, textsOf } from "./schema-kind.js";
import {
  branchesOf,
  isNullable,
  isObject,
  isOnlyNull,
  partsOf,
  type Schemas,
  typesOf,
  valuesOf,
} from "./schema-parts.js";
import { withUnions } from "./union-cases.js";
import { allocateNames, pascal, toPascal } from "./words.js";

/** How deep a type is written in one place; what lies deeper can be anything. */
const mostDepth = 12;

/** How a property is written at the end of a longer name. */
const partStyle = { casing: pascal, reserved: new Set<string>(), suffix: "", prefix: "N" };

const any: Type = { is: "any", isNullable: true };

/** The models of a service, sorted by name: of its schemas, of what has no name there, and of its busy channels. */
export function buildModels(service: Service): readonly Model[] {
  const builder = new Builder(service);
  for (const schema of service.schemas) builder.declare(schema.name);
  for (const union of buildChannelUnions(service)) {
    const words = `What the application ${union.direction} on ${union.channel.address ?? union.channel.key}.`;
    const members = union.members.map((name) => builder.reference(name, 0));
    builder.addUnion(union.name, members, { doc: { words, isDeprecated: false }, isInline: false });
  }
  return withUnions(builder.models()).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

interface Place {
  /** What a type without a name of its own is called. */
  readonly name: string;
  readonly depth: number;
}

class Builder {
  readonly #schemas: Schemas;
  readonly #owners: ReadonlyMap<string, Message>;
  readonly #models = new Map<string, Model>();
  readonly #targets = new Map<string, string | undefined>();
  readonly #kinds = new Map<string, Model["kind"]>();
  readonly #taken: Set<string>;

  constructor(service: Service) {
    this.#schemas = new Map(service.schemas.map((schema) => [schema.name, schema]));
    this.#owners = payloadOwners(service.messages);
    this.#taken = new Set([...this.#schemas.keys(), ...buildChannelUnions(service).map(({ name }) => name)]);
  }

  models(): readonly Model[] {
    return [...this.#models.values()];
  }

  /** Declares a schema of the contract under its own name. */
  declare(name: string): void {
    const schema = this.#schemas.get(name);
    if (schema === undefined) return;
    const { json, source } = schema;
    const own = docOf(json);
    const message = own.words === "" ? this.#owners.get(name) : undefined;
    const doc = { ...own, words: message === undefined ? own.words : wordsOf(message), source };
    const place = { name, depth: 0 };
    const kind = this.#kindOf(name);
    switch (kind) {
      case "object":
        this.#models.set(name, this.#object(json, doc, place));
        return;
      case "enum": {
        const values = textsOf(partsOf(json, this.#schemas)) ?? [];
        this.#models.set(name, { kind, name, doc, values, isInline: false });
        return;
      }
      case "union":
        this.addUnion(name, this.#branches(json, place), { doc, isInline: false });
        return;
      case "alias":
        this.#models.set(name, { kind, name, doc, type: this.typeOf(json, place) });
        return;
      default:
        kind satisfies never;
    }
  }

  /** The use of a named schema: its model, or what the name stands for. */
  reference(first: string, depth: number): Type {
    const name = this.#targetOf(first);
    const json = name === undefined ? undefined : this.#schemas.get(name)?.json;
    if (name === undefined || json === undefined || depth > mostDepth) return any;
    const kind = this.#kindOf(name);
    if (kind === "alias") return this.typeOf(json, { name, depth: depth + 1 });
    return { is: "model", name, kind, isNullable: isNullable(partsOf(json, this.#schemas), this.#schemas) };
  }

  /** The schema at the end of a chain of names for names; undefined where it leads nowhere. */
  #targetOf(first: string): string | undefined {
    const passed = new Set<string>();
    let name: string | undefined = first;
    for (;;) {
      if (name === undefined || this.#targets.has(name)) {
        name = name === undefined ? undefined : this.#targets.get(name);
        break;
      }
      const next: string | undefined = onlyReference(this.#schemas.get(name)?.json ?? true);
      if (next === undefined) break;
      passed.add(name);
      name = passed.has(next) ? undefined : next;
    }
    for (const one of passed) this.#targets.set(one, name);
    return name;
  }

  /** The type of what a schema accepts, never narrower. */
  typeOf(json: SchemaJson, place: Place): Type {
    if (typeof json === "boolean" || place.depth > mostDepth) return any;
    const only = onlyReference(json);
    if (only !== undefined) return this.reference(only, place.depth);
    const parts = partsOf(json, this.#schemas);
    const nullable = isNullable(parts, this.#schemas);
    const values = valuesOf(parts);
    if (values !== undefined) return this.#literals(values, parts, place);
    if (isObject(parts)) {
      const name = this.#claim(place.name);
      this.#models.set(name, this.#object(json, docOf(json), { ...place, name }));
      return { is: "model", name, kind: "object", isNullable: nullable };
    }
    const types = [...new Set(parts.flatMap((part) => typesOf(part) ?? []))];
    const branches = branchesOf(parts);
    if (branches !== undefined && (types.length !== 1 || types[0] === "object" || types[0] === undefined))
      return this.#union(this.#branches(json, place), nullable, place);
    const said = parts.flatMap((part) => (typesOf(part) === undefined ? [] : [part]));
    const [type] = said;
    if (type === undefined) return any;
    return this.#union(
      (typesOf(type) ?? []).map((one) => this.#ofKind(one, type, place)),
      nullable,
      place,
    );
  }

  /** Declares a union under this name; fewer than two members make an alias. */
  addUnion(
    name: string,
    all: readonly Type[],
    { doc, isInline }: { readonly doc: Doc; readonly isInline: boolean },
  ): void {
    const members = distinct(all);
    if (members.length < 2 || members.some(({ is }) => is === "any"))
      this.#models.set(name, {
        kind: "alias",
        name,
        doc,
        type: members.length === 1 ? (members[0] ?? any) : any,
      });
    else this.#models.set(name, { kind: "union", name, doc, members, isInline });
  }

  #kindOf(name: string): Model["kind"] {
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const kind = kindOfSchema(this.#schemas.get(name)?.json ?? true, this.#schemas);
    this.#kinds.set(name, kind);
    return kind;
  }

  #ofKind(
    type: Exclude<ReturnType<typeof typesOf>, undefined>[number],
    schema: SchemaObject,
    place: Place,
  ): Type {
    const inner = (json: SchemaJson, suffix: string): Type =>
      this.typeOf(json, { name: place.name + suffix, depth: place.depth + 1 });
    switch (type) {
      case "string":
        return { is: schema.contentEncoding === "binary" ? "any" : "string", isNullable: false };
      case "integer":
      case "number":
      case "boolean":
        return { is: type, isNullable: false };
      case "array": {
        const { prefixItems = [], items = true, minItems = 0 } = schema;
        if (
          prefixItems.length > 0 &&
          items === false &&
          minItems >= prefixItems.length &&
          prefixItems.length <= 16
        )
          return {
            is: "tuple",
            elements: prefixItems.map((json, index) => inner(json, `Item${index + 1}`)),
            isNullable: false,
          };
        if (prefixItems.length > 0) return { is: "list", element: any, isNullable: false };
        return { is: "list", element: inner(items, "Item"), isNullable: false };
      }
      case "object": {
        const { additionalProperties: others = true, patternProperties = {} } = schema;
        const patterns = Object.values(patternProperties);
        const [only] = patterns;
        const value =
          patterns.length === 0 ? others : patterns.length === 1 && others === false ? only : true;
        return { is: "map", value: inner(value ?? true, "Value"), isNullable: false };
      }
      default:
        return type satisfies never;
    }
  }

  #branches(json: SchemaJson, place: Place): readonly Type[] {
    const branches = branchesOf(partsOf(json, this.#schemas)) ?? [];
    return branches
      .filter((branch) => !isOnlyNull(branch) && branch !== false)
      .map((branch, index) =>
        this.typeOf(branch, {
          name: `${place.name}${titleOf(branch) ?? `Option${index + 1}`}`,
          depth: place.depth + 1,
        }),
      );
  }

  #union(all: readonly Type[], nullable: boolean, place: Place): Type {
    const members = distinct(all);
    const [first] = members;
    const isNull = nullable || all.some((member) => member.isNullable);
    if (first === undefined || members.some(({ is }) => is === "any")) return any;
    if (members.length === 1) return { ...first, isNullable: isNull };
    const name = this.#claim(place.name);
    this.#models.set(name, {
      kind: "union",
      name,
      doc: { words: "", isDeprecated: false },
      members,
      isInline: true,
    });
    return { is: "model", name, kind: "union", isNullable: isNull };
  }

  #literals(values: readonly unknown[], parts: readonly SchemaObject[], place: Place): Type {
    const isNull = values.includes(null);
    const literals = values.filter((value) => value !== null);
    const base = baseOf(literals, parts);
    if (base === undefined) return any;
    const known = literals.filter(isLiteral);
    if (base !== "string") return { is: "literals", values: known, base, isNullable: isNull };
    const texts = known.filter((value) => typeof value === "string");
    const enumName = this.#claim(place.name);
    this.#models.set(enumName, {
      kind: "enum",
      name: enumName,
      doc: { words: "", isDeprecated: false },
      values: texts,
      isInline: true,
    });
    return { is: "literals", values: texts, base, enumName, isNullable: isNull };
  }

  #object(json: SchemaJson, doc: Doc, place: Place): ObjectModel {
    const parts = partsOf(json, this.#schemas);
    const required = new Set(parts.flatMap((part) => part.required ?? []));
    const found = new Map<string, SchemaJson[]>();
    const add = (name: string, schema: SchemaJson) => {
      const list = found.get(name);
      if (list === undefined) found.set(name, [schema]);
      else list.push(schema);
    };
    for (const { properties = {} } of parts)
      for (const [name, schema] of Object.entries(properties)) add(name, schema);
    for (const name of required) if (!found.has(name)) add(name, true);
    for (const [name, schema] of this.#optional(parts)) if (!required.has(name)) add(name, schema);
    const suffixes = allocateNames(found.keys(), partStyle);
    const fields = [...found].flatMap(([wire, schemas]): readonly Field[] => {
      const isRequired = required.has(wire);
      if (!isRequired && schemas.includes(false)) return [];
      const at = { name: place.name + (suffixes.get(wire) ?? ""), depth: 0 };
      const docs = schemas.map(docOf);
      return [
        {
          wire,
          isRequired,
          type: this.#narrowest(schemas, at),
          doc: docs.find(({ words }) => words !== "") ?? docs[0] ?? { words: "", isDeprecated: false },
        },
      ];
    });
    return { kind: "object", name: place.name, doc, fields, others: this.#others(parts, place), unions: [] };
  }

  /** Properties that only some of the alternatives beside an object's own members have. */
  *#optional(parts: readonly SchemaObject[]): Iterable<readonly [string, SchemaJson]> {
    for (const branch of parts.flatMap(({ oneOf = [], anyOf = [] }) => [...oneOf, ...anyOf]))
      for (const { properties = {} } of partsOf(branch, this.#schemas))
        for (const [name] of Object.entries(properties)) yield [name, true];
  }

  #narrowest(schemas: readonly SchemaJson[], place: Place): Type {
    const said = schemas.filter((schema) => schema !== true);
    const [first] = said;
    if (first === undefined) return any;
    return this.typeOf(said.length === 1 ? first : { allOf: said }, place);
  }

  #others(parts: readonly SchemaObject[], place: Place): Type | undefined {
    if (parts.some((part) => Object.keys(part.patternProperties ?? {}).length > 0)) return any;
    const said = parts.flatMap(({ additionalProperties: others }) => (others === undefined ? [] : [others]));
    if (said.includes(false)) return undefined;
    const schemas = said.filter((schema) => schema !== true);
    const [only] = schemas;
    if (only === undefined || schemas.length > 1 || parts.length > 1) return any;
    return this.typeOf(only, { name: `${place.name}Value`, depth: 0 });
  }

  /** A name that nothing else has: this one, else with as many `Type`s behind as it takes. */
  #claim(wanted: string): string {
    let name = wanted;
    while (this.#taken.has(name)) name = `${name}Type`;
    this.#taken.add(name);
    return name;
  }
}

const isLiteral = (value: unknown): value is Literal =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Each type once; null is said beside the union. */
function distinct(types: readonly Type[]): readonly Type[] {
  const found = new Map<string, Type>();
  for (const type of types) {
    const plain = { ...type, isNullable: false };
    found.set(JSON.stringify(plain), plain);
  }
  return [...found.values()];
}

const titleOf = (json: SchemaJson): string | undefined => {
  const title = typeof json === "object" && json.title !== undefined ? toPascal(json.title) : "";
  return title === "" ? undefined : title;
};
