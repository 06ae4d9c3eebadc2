import { fixedValue } from "./fixed-value.js";
import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import { quoteCharacters, wellFormed } from "./literal.js";
import type { Field, Literal, Type, UnionModel } from "./model.js";
import { constraints, enumOf, memberOf, objectOf, typeMapping } from "./presets.js";
import { pythonBase } from "./python-base.js";
import { pythonModules } from "./python-modules.js";
import { orderDeclarations } from "./python-order.js";
import { constant, pascal, snake } from "./words.js";

const keywords = wordSet(
  "False None True and as assert async await break class continue def del elif else except finally for from global",
  "if import in is lambda nonlocal not or pass raise return try while with yield match case type",
);

/** Pydantic 1.10 and 2: what its models have already, and what would hide a type. */
const taken = wordSet(
  "construct copy dict fields from_orm json parse_file parse_obj parse_raw schema schema_json validate",
  "update_forward_refs register mro model_config model_fields model_computed_fields model_construct model_copy model_dump",
  "model_dump_json model_extra model_fields_set model_json_schema model_parametrized_name model_post_init",
  "model_rebuild model_validate model_validate_json model_validate_strings config self cls",
  "int str float bool list tuple set object bytes property classmethod staticmethod super",
);

const imported = wordSet(
  "Annotated Any Dict Enum Field List Literal Optional Tuple Union OpenModel ClosedModel BaseModel ConfigDict",
  "False None True Ellipsis NotImplemented Exception",
);

/** Pydantic models, one module a service. */
export const python: Language = {
  names: {
    types: { casing: pascal, reserved: imported, suffix: "Model", prefix: "N" },
    fields: { casing: snake, reserved: new Set([...keywords, ...taken]), suffix: "_", prefix: "n" },
    constants: { casing: constant, reserved: wordSet("MRO"), suffix: "_", prefix: "N" },
  },
  folders: new Set([...pythonModules, "pydantic"]),
  declares: (model) => !(model.kind === "enum" && model.isInline),
  literal,
  comment(prose) {
    const lines = prose.map((line) =>
      // A prompt in a docstring would be run as a test of the documentation.
      line.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').replaceAll(/>{3,}/g, ">>"),
    );
    const [only] = lines;
    if (only === undefined) return [];
    return lines.length === 1 && !only.endsWith('"') ? [`"""${only}"""`] : ['"""', ...lines, '"""'];
  },
  placesDocs: true,
  generator: (modelina, scope) =>
    new modelina.PythonGenerator({
      indentation: { type: modelina.IndentationTypes.SPACES, size: 4 },
      typeMapping: typeMapping((type) => typeText(type, scope)),
      constraints,
      presets: [
        {
          class: {
            self({ model, content, renderer }) {
              const own = objectOf(model);
              const base = own.others === undefined ? "ClosedModel" : "OpenModel";
              const head = `class ${model.name}(${base}):\n`;
              const body = content.slice(content.indexOf("\n") + 1).trimEnd();
              const inside = [renderer.indent(scope.doc(own).trimEnd(), 4), body].filter(
                (part) => part.trim() !== "",
              );
              return head + (inside.length === 0 ? "    pass" : inside.join("\n\n"));
            },
            property: ({ property }) => fieldText(property.propertyName, memberOf(property).field, scope),
            ctor: () => "",
            getter: () => "",
            setter: () => "",
          },
          enum: {
            self({ content, model, renderer }) {
              const items = content
                .slice(content.indexOf("\n") + 1)
                .split("\n")
                .map((line) => line.trim());
              const parts = [scope.doc(enumOf(model)).trimEnd(), items.join("\n")].filter(
                (part) => part !== "",
              );
              return `class ${model.name}(str, Enum):\n${renderer.indent(parts.join("\n\n"), 4)}`;
            },
          },
        },
      ],
    }),
  declare(model, scope) {
    const name = scope.typeName(model.name);
    const words = scope.doc(model).trimEnd();
    const text =
      model.kind === "union"
        ? unionText(model, scope)
        : typeText(
            model.type,
            scope,
            (type) => type.is === "model" && type.kind === "union" && scope.isMutual(model.name, type),
          );
    return `${name} = ${text}${words === "" ? "" : `\n${words}`}`;
  },
  files: (service) => [
    { path: `${service.folder}/__init__.py`, text: initText(service) },
    { path: `${service.folder}/_base.py`, text: `# ${service.header}\n\n${pythonBase}` },
    { path: `${service.folder}/models.py`, text: modelsText(service) },
  ],
  notes: [
    "Needs Python 3.9 and [pydantic](https://docs.pydantic.dev) 2 (1.10 works, too). Copy a folder into your project and import from it.",
    "```python\nmessage = ChatMessage.model_validate_json(text)  # any class here; a union: pydantic.TypeAdapter(Name).validate_json(text)\ntext = message.model_dump_json(by_alias=True, exclude_unset=True)\n```",
    "Fields are in snake_case and have the name on the wire as their alias; both are accepted. `exclude_unset` leaves out what was never set, so that an optional member is absent and not null. Members that the contract does not name are kept in `model_extra`, but where it allows none: there they are errors. Dates and formats are texts, as on the wire; lengths, patterns and ranges are not checked.",
  ],
};

function fieldText(name: string, field: Field, scope: Scope): string {
  const { type, isRequired, wire } = field;
  const words = scope.doc(field);
  const text = typeText(type, scope);
  const isNone = !isRequired && !type.isNullable && text !== "Any";
  const annotation = isNone ? `Optional[${text}]` : text;
  const fixed = fixedValue(field);
  const start = fixed !== undefined ? scope.literal(fixed) : isRequired ? undefined : "None";
  const alias = scope.literal(wire);
  const settings = [...(start === undefined ? [] : [`default=${start}`]), `alias=${alias}`].join(", ");
  const own = scope.tokens.resolve(name) === wire;
  const value = own ? start : `Field(${settings})`;
  return `${name}: ${annotation}${value === undefined ? "" : ` = ${value}`}${words === "" ? "" : `\n${words.trimEnd()}`}`;
}

/** `isLater` are types that have no name yet where this one is written. */
function typeText(type: Type, scope: Scope, isLater: (type: Type) => boolean = () => false): string {
  const text = plainText(type, scope, isLater);
  return type.isNullable && text !== "Any" ? `Optional[${text}]` : text;
}

function plainText(type: Type, scope: Scope, isLater: (type: Type) => boolean): string {
  switch (type.is) {
    case "any":
      return "Any";
    case "string":
      return "str";
    case "integer":
      return "int";
    case "number":
      return "float";
    case "boolean":
      return "bool";
    case "list":
      return `List[${typeText(type.element, scope, isLater)}]`;
    case "tuple":
      return `Tuple[${type.elements.map((element) => typeText(element, scope, isLater)).join(", ")}]`;
    case "map":
      return `Dict[str, ${typeText(type.value, scope, isLater)}]`;
    case "literals":
      // Python has no literal types of fractions.
      if (type.base === "number" || type.values.length === 0)
        return plainText({ is: type.base, isNullable: false }, scope, isLater);
      return `Literal[${type.values.map((value) => scope.literal(value)).join(", ")}]`;
    case "model":
      return isLater(type) ? `"${scope.typeName(type.name)}"` : scope.typeName(type.name);
    default:
      return type satisfies never;
  }
}

function unionText({ name: own, members, discriminator }: UnionModel, scope: Scope): string {
  const isLater = (type: Type) => type.is === "model" && type.kind === "union" && scope.isMutual(own, type);
  const union = `Union[${members.map((member) => typeText(member, scope, isLater)).join(", ")}]`;
  if (discriminator === undefined) return union;
  const [first] = discriminator.cases;
  const owner = first === undefined ? undefined : scope.models.get(first.model);
  if (owner?.kind !== "object") return union;
  const names = discriminator.cases.map(({ model }) => {
    const found = scope.models.get(model);
    return found?.kind === "object" ? scope.fieldName(found, discriminator.property) : "";
  });
  // Pydantic looks for one attribute in all of them.
  if (new Set(names).size > 1) return union;
  const name = scope.tokens.resolve(names[0] ?? "");
  return `Annotated[${union}, Field(discriminator=${scope.literal(name)})]`;
}

function literal(value: Literal): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  return quoteCharacters(wellFormed(value), (point) =>
    point > 0xffff
      ? `\\U${point.toString(16).padStart(8, "0")}`
      : `\\u${point.toString(16).padStart(4, "0")}`,
  );
}

function modelsText(service: RenderedService): string {
  const { classes, others } = orderDeclarations(service.declarations);
  const text = [...classes, ...others].map((declaration) => declaration.text).join("\n\n\n");
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const typing = ["Annotated", "Any", "Dict", "List", "Literal", "Optional", "Tuple", "Union"].filter(uses);
  const base = ["ClosedModel", "OpenModel"].filter(uses);
  const imports = [
    ...(uses("Enum") ? ["from enum import Enum"] : []),
    ...(typing.length === 0 ? [] : [`from typing import ${typing.join(", ")}`]),
    "",
    ...(uses("Field") ? ["from pydantic import Field", ""] : []),
    ...(base.length === 0 ? [] : [`from ._base import ${[...base, "complete"].join(", ")}`]),
  ];
  const objects = classes.filter(({ model }) => model.kind === "object").map(({ name }) => name);
  const end =
    objects.length === 0
      ? ""
      : `\n\n\n# Classes that were named before they were there.\ncomplete(\n${objects.map((name) => `    ${name},\n`).join("")})`;
  return `# ${service.header}\n\nfrom __future__ import annotations\n\n${imports.join("\n").trim()}\n\n\n${text}${end}\n`;
}

function initText({ header, declarations }: RenderedService): string {
  const names = declarations.map(({ name }) => name);
  if (names.length === 0) return `# ${header}\n`;
  const list = (start: string) => names.map((name) => `    ${start}${name}${start},\n`).join("");
  return `# ${header}\n\nfrom .models import (\n${list("")})\n\n__all__ = [\n${list('"')}]\n`;
}
