import { isDeclared } from "./declared.js";
import { fixedText } from "./fixed-value.js";
import { javadoc } from "./java.js";
import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import { quote, unitEscape } from "./literal.js";
import type { Field, Literal, Type, UnionModel } from "./model.js";
import { constraints, memberOf, objectOf, typeMapping } from "./presets.js";
import { camel, constant, pascal } from "./words.js";

const keywords = wordSet(
  "as break class continue do else false for fun if in interface is null object package return super this throw true try",
  "typealias typeof val var when while others component copy equals hashCode toString",
);

const taken = wordSet(
  "Any Array Boolean Byte Char Collection Double Enum Error Exception Float Int Iterable JsonAnyGetter JsonAnySetter",
  "JsonCreator JsonInclude JsonProperty JsonSubTypes JsonTypeInfo JsonValue List Long Map MutableMap Nothing Number Pair Set",
  "Short String Throwable Unit",
);

/** The virtual machine allows 255 parameters, and defaults take some. */
const mostParameters = 200;

/** Data classes for Jackson, one file a service. */
export const kotlin: Language = {
  names: {
    types: { casing: pascal, reserved: taken, suffix: "Model", prefix: "N" },
    fields: { casing: camel, reserved: keywords, suffix: "_", prefix: "n" },
    constants: { casing: constant, reserved: new Set(), suffix: "_", prefix: "N" },
  },
  declares: (model) => model.kind === "alias" || isDeclared(model),
  literal,
  comment: javadoc,
  generator: (modelina, scope) =>
    new modelina.KotlinGenerator({
      typeMapping: typeMapping((type) => plainText(type, scope)),
      constraints,
      presets: [
        {
          class: {
            self({ model, content, renderer }) {
              const own = objectOf(model);
              const annotation = own.unions.length === 0 ? "" : "@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)\n";
              const parents =
                own.unions.length === 0 ? "" : ` : ${own.unions.map(scope.typeName).join(", ")}`;
              const others = own.others === undefined ? "" : othersText(typeText(own.others, scope));
              const isWide = own.fields.length > mostParameters;
              const head = `${content.replace(/ \{\}$/, "").replace(/,\n\)$/, "\n)")}`;
              if (!isWide) {
                const body = others === "" ? "" : ` {\n${renderer.indent(others, 4)}\n}`;
                return `${annotation}${head}${parents}${body}`;
              }
              const members = content
                .slice(content.indexOf("\n") + 1)
                .replace(/,\n\)$/, "")
                .replaceAll(/,$/gm, "");
              const body = [members, renderer.indent(others, 4)].filter((part) => part !== "").join("\n\n");
              return `${annotation}class ${model.name}${parents} {\n${body}\n}`;
            },
            property({ property, renderer }) {
              const { owner, field } = memberOf(property);
              const isWide = owner.fields.length > mostParameters;
              return renderer.renderBlock([
                scope.doc(field).trimEnd(),
                `@${isWide ? "field" : "param"}:JsonProperty(${scope.literal(field.wire)})`,
                `@get:JsonProperty(${scope.literal(field.wire)})`,
                field.isRequired ? "" : "@get:JsonInclude(JsonInclude.Include.NON_NULL)",
                parameterText(property.propertyName, field, { scope, isWide }),
              ]);
            },
          },
          enum: {
            self: ({ content }) => content.replace("(val value: ", "(@get:JsonValue val value: "),
          },
        },
      ],
    }),
  declare: (model, scope) => {
    const name = scope.typeName(model.name);
    return model.kind === "union"
      ? unionText(model, scope)
      : `typealias ${name} = ${typeText(model.type, scope)}`;
  },
  files: (service) => [{ path: `${service.folder}/Models.kt`, text: modelsText(service) }],
  notes: [
    "Needs Kotlin 1.3 or later and Jackson with its Kotlin module (`com.fasterxml.jackson.module:jackson-module-kotlin`, 2.12 or later). Add the folder to your sources.",
    "```kotlin\nval message: ChatMessage = jacksonObjectMapper().readValue(text) // any class here, or the interface of a union\nval text = jacksonObjectMapper().writeValueAsString(message)\n```",
    "Members that the contract does not name are kept in `others`, but where it allows none: there Jackson refuses them. An optional member is absent when it is null. A union whose cases no single member tells apart, and the elements of a tuple, are `Any` (what Jackson makes of the JSON). Dates and formats are texts, as on the wire; whole numbers are `Long`; lengths, patterns and ranges are not checked. Jackson knows no member with an empty name.",
  ],
};

function parameterText(
  name: string,
  field: Field,
  { scope, isWide }: { readonly scope: Scope; readonly isWide: boolean },
): string {
  const { type, isRequired } = field;
  const fixed = fixedText(field);
  const isNull = type.isNullable || !isRequired || (isWide && fixed === undefined);
  const text = `${plainText(type, scope)}${isNull ? "?" : ""}`;
  const start = fixed !== undefined ? ` = ${scope.literal(fixed)}` : isRequired && !isWide ? "" : " = null";
  return `${isWide ? "var" : "val"} ${name}: ${text}${start},`;
}

const typeText = (type: Type, scope: Scope): string => plainText(type, scope) + (type.isNullable ? "?" : "");

function plainText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "Any";
    case "string":
      return "String";
    case "integer":
      return "Long";
    case "number":
      return "Double";
    case "boolean":
      return "Boolean";
    case "list":
      return `List<${typeText(type.element, scope)}>`;
    case "tuple":
      return "List<Any?>";
    case "map":
      return `Map<String, ${typeText(type.value, scope)}>`;
    case "literals":
      return type.enumName !== undefined && scope.models.has(type.enumName)
        ? scope.typeName(type.enumName)
        : plainText({ is: type.base, isNullable: false }, scope);
    case "model":
      return scope.models.has(type.name) ? scope.typeName(type.name) : "Any";
    default:
      return type satisfies never;
  }
}

const othersText = (type: string): string => `/** Members that the contract does not name. */
@get:JsonAnyGetter
val others: MutableMap<String, ${type}> = linkedMapOf()

@JsonAnySetter
fun setOther(name: String, value: ${type}) {
    others[name] = value
}`;

function unionText({ name, discriminator }: UnionModel, scope: Scope): string {
  if (discriminator === undefined) return "";
  const cases = discriminator.cases.flatMap(({ model, values }) =>
    values.map(
      (value) =>
        `    JsonSubTypes.Type(value = ${scope.typeName(model)}::class, name = ${scope.literal(value)})`,
    ),
  );
  return `@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = ${scope.literal(discriminator.property)},
    visible = true
)
@JsonSubTypes(
${cases.join(",\n")}
)
interface ${scope.typeName(name)}`;
}

function literal(value: Literal): string {
  return typeof value === "string" ? quote(value, unitEscape, '"\\$') : String(value);
}

function modelsText({ folder, header, declarations }: RenderedService): string {
  const text = declarations.map((declaration) => declaration.text).join("\n\n");
  const names = [
    ...[
      "JsonAnyGetter",
      "JsonAnySetter",
      "JsonInclude",
      "JsonProperty",
      "JsonSubTypes",
      "JsonTypeInfo",
      "JsonValue",
    ],
  ].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const imports = names.map((name) => `import com.fasterxml.jackson.annotation.${name}\n`).join("");
  return `// ${header}\n\npackage ${folder}\n\n${imports}${imports === "" ? "" : "\n"}${text}\n`;
}
