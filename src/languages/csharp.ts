import { isDeclared } from "./declared.js";
import { fixedText } from "./fixed-value.js";
import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import { quote, unitEscape } from "./literal.js";
import type { Literal, Type, UnionModel } from "./model.js";
import { constraints, enumOf, memberOf, objectOf, typeMapping } from "./presets.js";
import { pascal, wordsOf } from "./words.js";

/** Members of every object, and what stands in the classes already. */
const members = wordSet(
  "Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals ToString Others",
);

const taken = wordSet(
  "Boolean Byte Char Convert DateTime Dictionary Double Enum Exception Guid Int64 JsonConverter JsonConverterAttribute",
  "JsonDocument JsonElement JsonException JsonExtensionData JsonExtensionDataAttribute JsonIgnore JsonIgnoreCondition",
  "JsonPropertyName JsonSerializer JsonSerializerOptions List Math Object String System Type Utf8JsonReader Utf8JsonWriter",
);

/** Classes for System.Text.Json, one file a service. */
export const csharp: Language = {
  names: {
    types: { casing: pascal, reserved: taken, suffix: "Model", prefix: "N" },
    fields: { casing: pascal, reserved: members, suffix: "_", prefix: "N" },
    constants: { casing: pascal, reserved: members, suffix: "_", prefix: "N" },
  },
  declares: isDeclared,
  literal,
  comment(prose) {
    const lines = prose.map((line) =>
      line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    );
    const [only] = lines;
    if (only === undefined) return [];
    return lines.length === 1
      ? [`/// <summary>${only}</summary>`]
      : ["/// <summary>", ...lines.map((line) => `/// ${line}`.trimEnd()), "/// </summary>"];
  },
  generator: (modelina, scope) =>
    new modelina.CSharpGenerator({
      indentation: { type: modelina.IndentationTypes.SPACES, size: 4 },
      autoImplementedProperties: true,
      collectionType: "List",
      typeMapping: typeMapping((type, member) => memberText(type, member?.field.isRequired ?? true, scope)),
      constraints,
      presets: [
        {
          class: {
            property({ property, renderer }) {
              const { field } = memberOf(property);
              const { type, isRequired } = field;
              const fixed = fixedText(field);
              const start = fixed === undefined ? "" : ` = ${scope.literal(fixed)};`;
              return renderer.renderBlock([
                scope.doc(field).trimEnd(),
                `[JsonPropertyName(${scope.literal(field.wire)})]`,
                isRequired ? "" : "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]",
                `public ${memberText(type, isRequired, scope)} ${property.propertyName} { get; set; }${start}`,
              ]);
            },
            accessor: () => "",
            additionalContent({ model }) {
              if (objectOf(model).others === undefined) return "";
              return "/// <summary>Members that the contract does not name.</summary>\n[JsonExtensionData]\npublic Dictionary<string, JsonElement> Others { get; set; }";
            },
            self({ model, content }) {
              const { unions } = objectOf(model);
              const head = `public partial class ${model.name}`;
              return unions.length === 0
                ? content
                : content.replace(head, `${head} : ${unions.map(scope.typeName).join(", ")}`);
            },
          },
          enum: {
            self({ model, renderer }) {
              const own = enumOf(model);
              const items = own.values.map(
                (value) => `public const string ${scope.constantName(own, value)} = ${scope.literal(value)};`,
              );
              return `public static class ${model.name}\n{\n${renderer.indent(items.join("\n"), 4)}\n}`;
            },
          },
        },
      ],
    }),
  declare: (model, scope) => (model.kind === "union" ? unionText(model, scope) : ""),
  files: (service) => [{ path: `${service.folder}/Models.cs`, text: modelsText(service) }],
  notes: [
    "Needs .NET 6 or later, or the package System.Text.Json 6. Add the folder to your project.",
    "```csharp\nvar message = JsonSerializer.Deserialize<ChatMessage>(text); // any class here, or the interface of a union\nvar text = JsonSerializer.Serialize(message);\n```",
    "Members that the contract does not name are kept in `Others`. An optional member is absent when it is null. Texts of an enum are `string`, and its values are constants of a class: values that a later contract adds do not break anything. A union whose cases no single member tells apart, and the elements of a tuple, are `object` (a `JsonElement` when read). Dates and formats are texts, as on the wire; whole numbers are `long`; lengths, patterns and ranges are not checked.",
  ],
};

/** Numbers and booleans that may be missing say so; everything else can be null in any case. */
function memberText(type: Type, isRequired: boolean, scope: Scope): string {
  const text = plainText(type, scope);
  const isValue = text === "long" || text === "double" || text === "bool";
  return isValue && (type.isNullable || !isRequired) ? `${text}?` : text;
}

function plainText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "object";
    case "string":
      return "string";
    case "integer":
      return "long";
    case "number":
      return "double";
    case "boolean":
      return "bool";
    case "list":
      return `List<${memberText(type.element, true, scope)}>`;
    case "tuple":
      return "List<object>";
    case "map":
      return `Dictionary<string, ${memberText(type.value, true, scope)}>`;
    case "literals":
      return plainText({ is: type.base, isNullable: false }, scope);
    case "model":
      if (type.kind === "enum") return "string";
      return scope.models.has(type.name) ? scope.typeName(type.name) : "object";
    default:
      return type satisfies never;
  }
}

function unionText({ name, discriminator }: UnionModel, scope: Scope): string {
  if (discriminator === undefined) return "";
  const type = scope.typeName(name);
  const cases = discriminator.cases.flatMap(({ model, values }) =>
    values.map(
      (value) =>
        `                case ${scope.literal(value)}: return JsonSerializer.Deserialize<${scope.typeName(model)}>(json, options);`,
    ),
  );
  return `[JsonConverter(typeof(${type}.Converter))]
public interface ${type}
{
}

internal class ${type}JsonConverter : JsonConverter<${type}>
{
    public override ${type} Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using (var document = JsonDocument.ParseValue(ref reader))
        {
            var json = document.RootElement.GetRawText();
            switch (document.RootElement.GetProperty(${scope.literal(discriminator.property)}).GetString())
            {
${cases.join("\n")}
                default: throw new JsonException("none of the cases");
            }
        }
    }

    public override void Write(Utf8JsonWriter writer, ${type} value, JsonSerializerOptions options)
    {
        JsonSerializer.Serialize(writer, (object)value, options);
    }
}`.replace(`${type}.Converter`, `${type}JsonConverter`);
}

function literal(value: Literal): string {
  return typeof value === "string" ? quote(value, unitEscape) : String(value);
}

function modelsText({ folder, header, declarations }: RenderedService): string {
  const text = declarations.map((declaration) => declaration.text).join("\n\n");
  const body = text.replaceAll(/^(?=.)/gm, "    ");
  return `// <auto-generated/>
// ${header}

using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ${pascal(wordsOf(folder))}.Models
{
${body}
}
`;
}
