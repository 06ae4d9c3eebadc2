import { comment, text } from "../code/code.js";
import { fixedValue } from "./fixed-value.js";
import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import type { Field, Literal, ObjectModel, Type, UnionModel } from "./model.js";
import { constraints, memberOf, objectOf, typeMapping } from "./presets.js";
import { camel, constant, pascal } from "./words.js";

const keywords = wordSet(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if",
  "import in instanceof new null return super switch this throw true try typeof var void while with implements interface let",
  "package private protected public static yield await async of get set constructor prototype toJSON others input json arguments eval",
);

const taken = wordSet(
  "Array Boolean Date Error Function JSON Map Number Object Promise Proxy Record RegExp Set String Symbol Any Unknown Undefined",
);

/** Modelina's classes, one module a service. */
export const typescriptClasses: Language = {
  names: {
    types: { casing: pascal, reserved: taken, suffix: "Model", prefix: "N" },
    fields: { casing: camel, reserved: keywords, suffix: "_", prefix: "n" },
    constants: { casing: constant, reserved: new Set(), suffix: "_", prefix: "N" },
  },
  declares: (model) => !(model.kind === "enum" && model.isInline),
  literal,
  comment: (prose) => {
    const lines = comment([{ text: prose.join("\n") }]).split("\n");
    return lines.filter((line, at) => line !== "" || at < lines.length - 1);
  },
  generator: (modelina, scope) =>
    new modelina.TypeScriptGenerator({
      modelType: "class",
      typeMapping: typeMapping((type) => typeText(type, scope)),
      constraints,
      presets: [
        {
          class: {
            ctor({ model, renderer }) {
              return constructorText(objectOf(model), scope, renderer);
            },
            property({ property }) {
              const { field } = memberOf(property);
              const name = property.propertyName;
              const fixed = fixedValue(field);
              const words = scope.doc(field);
              return fixed === undefined
                ? `${words}private _${name}${field.isRequired ? "" : "?"}: ${typeOfMember(field, scope)};`
                : `${words}private _${name} = ${scope.literal(fixed)} as const;`;
            },
            getter({ property }) {
              const { field } = memberOf(property);
              const name = property.propertyName;
              return `get ${name}(): ${typeOfMember(field, scope)} { return this._${name}; }`;
            },
            setter({ property }) {
              const { field } = memberOf(property);
              const name = property.propertyName;
              if (fixedValue(field) !== undefined) return "";
              return `set ${name}(${name}: ${typeOfMember(field, scope)}) { this._${name} = ${name}; }`;
            },
            additionalContent: ({ model }) => jsonText(objectOf(model), scope),
            self({ model, content }) {
              const { others } = objectOf(model);
              const head = `export class ${model.name} {\n`;
              const field =
                others === undefined
                  ? ""
                  : `  private _others: Record<string, ${typeText(others, scope)}>;\n`;
              return head + content.slice(content.indexOf("{\n") + 2).replace(/^/, field);
            },
          },
          enum: { self: ({ content }) => `export ${content}` },
        },
      ],
    }),
  declare(model, scope) {
    const name = scope.typeName(model.name);
    if (model.kind === "alias") return `export type ${name} = ${typeText(model.type, scope)};`;
    return `export type ${name} =\n${model.members.map((member) => `  | ${typeText(member, scope)}`).join("\n")};\n\n${readerText(model, scope)}`;
  },
  files: (service) => [{ path: `${service.folder}/models.ts`, text: modelsText(service) }],
  notes: [
    "Needs TypeScript and nothing else. The types in `<service>/models.ts` beside this folder say more, and the validators go with those; these are for who wants classes.",
    "```ts\nconst message = ChatMessage.fromJSON(JSON.parse(text)); // any class here; a union: readName(JSON.parse(text))\nconst text = JSON.stringify(message);\n```",
    "`fromJSON` builds the objects below as well; it checks nothing: validate before. Members that the contract does not name are kept in `others`, but where it allows none. A union whose cases no single member tells apart is kept as it came. Dates and formats are texts, as on the wire.",
  ],
};

/** What a constructor's text is laid out with. */
interface Layout {
  indent(text: string): string;
  renderBlock(lines: string[]): string;
}

/** A constructor takes what has no value from the start; empty where that is nothing. */
function constructorText(own: ObjectModel, scope: Scope, renderer: Layout): string {
  const names = own.fields.map((field) => [field, scope.fieldName(own, field.wire)] as const);
  const members = names
    .filter(([field]) => fixedValue(field) === undefined)
    .map(([field, name]) => `${name}${field.isRequired ? "" : "?"}: ${typeOfMember(field, scope)};`);
  const others = own.others === undefined ? [] : [`others?: Record<string, ${typeText(own.others, scope)}>;`];
  const all = [...members, ...others];
  if (all.length === 0) return "";
  const sets = names.map(([field, name]) => {
    if (fixedValue(field) !== undefined) return "";
    return `this._${name} = input.${name};`;
  });
  const keeps = own.others === undefined ? "" : "this._others = input.others ?? {};";
  const isOptional = own.fields.every((field) => !field.isRequired || fixedValue(field) !== undefined);
  return `constructor(input: {\n${renderer.indent(all.join("\n"))}\n}${isOptional ? " = {}" : ""}) {\n${renderer.indent(renderer.renderBlock([...sets, keeps]))}\n}`;
}

const typeOfMember = ({ type, isRequired }: Field, scope: Scope): string =>
  isRequired || type.is === "any" ? typeText(type, scope) : `${typeText(type, scope)} | undefined`;

function typeText(type: Type, scope: Scope): string {
  const plain = plainText(type, scope);
  return type.isNullable && type.is !== "any" ? `${plain} | null` : plain;
}

function plainText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "unknown";
    case "string":
    case "boolean":
      return type.is;
    case "integer":
    case "number":
      return "number";
    case "list":
      return `Array<${typeText(type.element, scope)}>`;
    case "tuple":
      return `[${type.elements.map((element) => typeText(element, scope)).join(", ")}]`;
    case "map":
      return `Record<string, ${typeText(type.value, scope)}>`;
    case "literals":
      return type.values.length === 0
        ? plainText({ is: type.base, isNullable: false }, scope)
        : type.values.map((value) => scope.literal(value)).join(" | ");
    case "model":
      return scope.typeName(type.name);
    default:
      return type satisfies never;
  }
}

function jsonText(model: ObjectModel, scope: Scope): string {
  const type = scope.typeName(model.name);
  const pairs = model.fields.map(
    (field) => `    [${scope.literal(field.wire)}, this._${scope.fieldName(model, field.wire)}],`,
  );
  const others = model.others === undefined ? [] : ["    ...Object.entries(this._others),"];
  const reads = model.fields
    .filter((field) => fixedValue(field) === undefined)
    .map((field) => {
      const name = scope.fieldName(model, field.wire);
      const member = `members.get(${scope.literal(field.wire)})`;
      if (field.isRequired || field.type.is === "any")
        return `    ${name}: ${readText(member, field.type, scope)},`;
      return `    ${name}: ${member} === undefined ? undefined : ${readText(member, field.type, scope)},`;
    });
  const known = model.fields.map((field) => scope.literal(field.wire)).join(", ");
  const rest =
    model.others === undefined
      ? []
      : [
          `    others: Object.fromEntries([...members].filter(([name]) => ![${known}].includes(name)).map(([name, value]) => [name, ${readText("value", model.others, scope)}])),`,
        ];
  const all = [...reads, ...rest];
  const members = all.length === 0 ? "" : "  const members = new Map(Object.entries(json as object));\n";
  return `/** As it goes over the wire. */
toJSON(): unknown {
  const members: Array<[string, unknown]> = [
${[...pairs, ...others].join("\n")}
  ];
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** From what came over the wire; checks nothing. */
static fromJSON(json: unknown): ${type} {
${members}  return new ${type}(${all.length === 0 ? "" : `{\n${all.join("\n")}\n  }`});
}`;
}

/** An expression that makes the type's value from JSON. */
function readText(value: string, type: Type, scope: Scope): string {
  if (!isBuilt(type, scope)) return `${value} as ${typeText(type, scope)}`;
  const built = builtText(value, type, scope);
  return type.isNullable ? `${value} === null ? null : ${built}` : built;
}

function builtText(value: string, type: Type, scope: Scope): string {
  switch (type.is) {
    case "list":
      return `(${value} as unknown[]).map((item) => ${readText("item", type.element, scope)})`;
    case "map":
      return `Object.fromEntries(Object.entries(${value} as object).map(([key, item]) => [key, ${readText("item", type.value, scope)}]))`;
    case "model":
      return type.kind === "object"
        ? `${scope.typeName(type.name)}.fromJSON(${value})`
        : `read${scope.typeName(type.name)}(${value})`;
    default:
      return value;
  }
}

/** Whether there is an object to build anywhere within. */
function isBuilt(type: Type, scope: Scope): boolean {
  switch (type.is) {
    case "list":
      return isBuilt(type.element, scope);
    case "map":
      return isBuilt(type.value, scope);
    case "model":
      return type.kind === "object" || (type.kind === "union" && isTold(scope.models.get(type.name)));
    default:
      return false;
  }
}

const isTold = (model: ReturnType<Scope["models"]["get"]>): boolean =>
  model?.kind === "union" && model.discriminator !== undefined;

function readerText({ name, discriminator }: UnionModel, scope: Scope): string {
  if (discriminator === undefined) return "";
  const type = scope.typeName(name);
  const cases = discriminator.cases.flatMap(({ model, values }) => [
    ...values.map((value) => `    case ${scope.literal(value)}:`),
    `      return ${scope.typeName(model)}.fromJSON(json);`,
  ]);
  return `/** The case that came over the wire. */
export function read${type}(json: unknown): ${type} {
  const tag: unknown = new Map(Object.entries(json as object)).get(${scope.literal(discriminator.property)});
  switch (tag) {
${cases.join("\n")}
    default:
      throw new TypeError("none of the cases");
  }
}`;
}

function literal(value: Literal): string {
  return typeof value === "string" ? text(value) : String(value);
}

function modelsText({ header, declarations }: RenderedService): string {
  const all = declarations.map((declaration) => declaration.text).join("\n\n");
  return `// ${header}\n\n${all === "" ? "export {};" : all}\n`;
}
