import type { OutputFile } from "../code/file.js";
import { alignGo } from "./go-layout.js";
import { goMembers } from "./go-members.js";
import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import { quoteCharacters, wellFormed } from "./literal.js";
import type { Field, Literal, Model, ObjectModel, Type, UnionModel } from "./model.js";
import { constraints, enumOf, memberOf, objectOf, typeMapping } from "./presets.js";
import { pascal } from "./words.js";

/** Structs for encoding/json, one file a service. */
export const go: Language = {
  names: {
    types: { casing: pascal, reserved: new Set(), suffix: "Model", prefix: "N" },
    // Packages may not be called like a keyword; the names of fields start with a capital.
    fields: {
      casing: pascal,
      reserved: wordSet(
        "MarshalJSON UnmarshalJSON Others break case chan const continue default defer else fallthrough for func go goto if import",
        "interface map package range return select struct switch type var main internal vendor",
      ),
      suffix: "_",
      prefix: "N",
    },
    constants: { casing: pascal, reserved: new Set(), suffix: "Value", prefix: "N" },
  },
  hasGlobalConstants: true,
  declares,
  literal,
  // Build constraints and what cgo reads are comments, too.
  comment: (prose) =>
    prose.map((line) => `// ${line.replace(/^\+build/, "+ build").replaceAll("#cgo", "# cgo")}`.trimEnd()),
  generator: (modelina, scope) =>
    new modelina.GoGenerator({
      indentation: { type: modelina.IndentationTypes.TABS, size: 1 },
      typeMapping: typeMapping((type) => typeText(type, scope)),
      constraints,
      presets: [
        {
          struct: {
            field({ field: property }) {
              const { owner, field } = memberOf(property);
              const words = scope.doc(field);
              return `${words}${property.propertyName} ${fieldText(owner, field, scope)} ${scope.tokens.code(tagOf(field))}`;
            },
            discriminator: () => "",
            self({ model, content }) {
              const own = objectOf(model);
              const others =
                own.others === undefined
                  ? ""
                  : `\t// Members that the contract does not name.\n\tOthers map[string]${othersText(own.others, scope)} \`json:"-"\`\n`;
              return content.replace(/\n?\}\s*$/, `\n${others}}`) + methodsText(own, scope);
            },
          },
          enum: {
            self({ model, renderer }) {
              const own = enumOf(model);
              const items = own.values.map(
                (value) => `${scope.constantName(own, value)} ${model.name} = ${scope.literal(value)}`,
              );
              return `type ${model.name} string\n\nconst (\n${renderer.indent(items.join("\n"))}\n)`;
            },
          },
        },
      ],
    }),
  declare: (model, scope) => {
    const name = scope.typeName(model.name);
    return model.kind === "union" ? unionText(model, scope) : `type ${name} = ${typeText(model.type, scope)}`;
  },
  files: (service) => [
    { path: `${service.folder}/models.go`, text: modelsText(service) },
    {
      path: `${service.folder}/members.go`,
      text: `${headerOf(service)}\n\npackage ${service.folder}\n\n${goMembers}`,
    },
  ],
  packageFiles: ({ name }): readonly OutputFile[] => [
    { path: "go.mod", text: `module ${name}/models\n\ngo 1.18\n` },
  ],
  notes: [
    "Needs Go 1.18 or later and nothing else. Copy a folder into your module.",
    "```go\nvar message productflo.ChatMessage // any struct here, or a union\nerr := json.Unmarshal(text, &message)\ntext, err := json.Marshal(message)\n```",
    "A constant of the contract is a constant here, and has to be set. A union has one member, `Value`: a pointer to one of its structs. Members that the contract does not name are kept in `Others`, but where it allows none: there they are dropped. An optional member is a pointer, absent when it is nil. A union whose cases no single member tells apart, and the elements of a tuple, are `any` (what encoding/json makes of the JSON). Dates and formats are texts, as on the wire; whole numbers are `int64`; lengths, patterns and ranges are not checked.",
  ],
};

function declares(model: Model): boolean {
  switch (model.kind) {
    case "object":
      return true;
    case "alias":
      return true;
    case "enum":
      return true;
    case "union":
      return model.discriminator !== undefined;
    default:
      return model satisfies never;
  }
}

/** What encoding/json understands as a name in a tag: elsewhere the name is written by hand. */
const isTaggable = (wire: string): boolean =>
  wire !== "-" && /^[\p{L}\p{Nd}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(wire);

function tagOf({ wire, isRequired }: Field): string {
  if (!isTaggable(wire)) return '`json:"-"`';
  return isRequired ? `\`json:"${wire}"\`` : `\`json:"${wire},omitempty"\``;
}

/** A pointer where a member may be missing or null, and where a struct would hold itself. */
function fieldText(owner: ObjectModel, { type, isRequired }: Field, scope: Scope): string {
  const text = typeText(type, scope);
  if (text.startsWith("*") || isReference(type, scope)) return text;
  return !isRequired || scope.isCircular(owner.name, type) ? `*${text}` : text;
}

/** What is not described stays as it came. */
const othersText = (type: Type, scope: Scope): string =>
  type.is === "any" ? "json.RawMessage" : typeText(type, scope);

/** Types that can be nil. */
const isReference = (type: Type, scope: Scope): boolean =>
  type.is === "any" ||
  type.is === "list" ||
  type.is === "tuple" ||
  type.is === "map" ||
  (type.is === "model" && !scope.models.has(type.name));

function typeText(type: Type, scope: Scope): string {
  const text = plainText(type, scope);
  return type.isNullable && !isReference(type, scope) ? `*${text}` : text;
}

function plainText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "any";
    case "string":
      return "string";
    case "integer":
      return "int64";
    case "number":
      return "float64";
    case "boolean":
      return "bool";
    case "list":
      return `[]${typeText(type.element, scope)}`;
    case "tuple":
      return "[]any";
    case "map":
      return `map[string]${typeText(type.value, scope)}`;
    case "literals":
      return type.enumName === undefined
        ? plainText({ is: type.base, isNullable: false }, scope)
        : scope.typeName(type.enumName);
    case "model":
      return scope.models.has(type.name) ? scope.typeName(type.name) : "any";
    default:
      return type satisfies never;
  }
}

/** Reads and writes what no tag can say: members that have no field, odd names, and lists that are empty and not absent. */
function methodsText(model: ObjectModel, scope: Scope): string {
  const type = scope.typeName(model.name);
  const special = model.fields.filter(({ wire }) => !isTaggable(wire));
  const lists = model.fields.filter((field) => isTaggable(field.wire) && hasEmpty(field));
  if (special.length + lists.length === 0 && model.others === undefined) return "";
  const memberOfField = ({ wire }: Field) =>
    [scope.literal(wire), `m.${scope.fieldName(model, wire)}`] as const;
  const writes = [
    ...special.map((field) => {
      const [wire, name] = memberOfField(field);
      return field.isRequired
        ? `\tmore[${wire}] = ${name}`
        : `\tif ${name} != nil {\n\t\tmore[${wire}] = ${name}\n\t}`;
    }),
    ...lists.map((field) => {
      const [wire, name] = memberOfField(field);
      return `\tif ${name} != nil && len(${name}) == 0 {\n\t\tmore[${wire}] = ${name}\n\t}`;
    }),
    ...(model.others === undefined
      ? []
      : ["\tfor name, member := range m.Others {\n\t\tmore[name] = member\n\t}"]),
  ];
  const write = `func (m ${type}) MarshalJSON() ([]byte, error) {
	type plain ${type}
	more := map[string]any{}
${writes.join("\n")}
	return joinMembers(plain(m), more)
}`;
  if (special.length === 0 && model.others === undefined) return `\n\n${write}`;
  const reads = special.map((field) => {
    const [wire, name] = memberOfField(field);
    return `\tif err := takeMember(members, ${wire}, &${name}); err != nil {\n\t\treturn err\n\t}`;
  });
  const known = model.fields.filter(({ wire }) => isTaggable(wire)).map(({ wire }) => scope.literal(wire));
  const others =
    model.others === undefined
      ? "\treturn nil"
      : `\treturn takeOthers(members, &m.Others${known.map((wire) => `, ${wire}`).join("")})`;
  return `\n\n${write}

func (m *${type}) UnmarshalJSON(text []byte) error {
	type plain ${type}
	members, err := splitMembers(text, (*plain)(m))
	if err != nil {
		return err
	}
${[...reads, others].join("\n")}
}`;
}

/** Optional lists and maps, which can be empty as well as absent. */
const hasEmpty = ({ type, isRequired }: Field): boolean =>
  !isRequired && (type.is === "list" || type.is === "tuple" || type.is === "map");

function unionText({ name, discriminator }: UnionModel, scope: Scope): string {
  if (discriminator === undefined) return "";
  const type = scope.typeName(name);
  const cases = discriminator.cases.map(
    ({ model, values }) =>
      `\tcase ${values.map((value) => scope.literal(value)).join(", ")}:\n\t\tu.Value = &${scope.typeName(model)}{}`,
  );
  return `type ${type} struct {
	// ${discriminator.cases.map(({ model }) => `*${scope.typeName(model)}`).join(", ")}
	Value any
}

func (u ${type}) MarshalJSON() ([]byte, error) {
	return json.Marshal(u.Value)
}

func (u *${type}) UnmarshalJSON(text []byte) error {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &members); err != nil {
		return err
	}
	var tag string
	if err := json.Unmarshal(members[${scope.literal(discriminator.property)}], &tag); err != nil {
		return err
	}
	switch tag {
${cases.join("\n")}
	default:
		return fmt.Errorf("${type}: no case for %q", tag)
	}
	return json.Unmarshal(text, u.Value)
}`;
}

function literal(value: Literal): string {
  if (typeof value !== "string") return String(value);
  return quoteCharacters(wellFormed(value), (point) =>
    point > 0xffff
      ? `\\U${point.toString(16).padStart(8, "0")}`
      : `\\u${point.toString(16).padStart(4, "0")}`,
  );
}

/** As the tools of Go know it: they leave such files alone. */
const headerOf = ({ header }: RenderedService): string =>
  `// Code g${header.slice(1).replace(". Do not edit.", "")}; DO NOT EDIT.`;

function modelsText(service: RenderedService): string {
  const { folder, declarations } = service;
  const text = alignGo(declarations.map((declaration) => declaration.text).join("\n\n"));
  const needs = declarations.some(({ model }) => model.kind === "union");
  const imports = [
    ...(needs || declarations.some(({ model }) => model.kind === "object" && model.others?.is === "any")
      ? ['\t"encoding/json"']
      : []),
    ...(needs ? ['\t"fmt"'] : []),
  ];
  const block = imports.length === 0 ? "" : `import (\n${imports.join("\n")}\n)\n\n`;
  return `${headerOf(service)}\n\npackage ${folder}\n\n${block}${text}\n`;
}
