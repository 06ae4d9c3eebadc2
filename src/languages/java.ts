import { isDeclared } from "./declared.js";
import { fixedText } from "./fixed-value.js";
import { type Declaration, type Language, type Scope, wordSet } from "./language.js";
import { quote } from "./literal.js";
import type { Literal, Type, UnionModel } from "./model.js";
import { constraints, memberOf, objectOf, typeMapping } from "./presets.js";
import { camel, constant, pascal } from "./words.js";

const keywords = wordSet(
  "abstract assert boolean break byte case catch char class const continue default do double else enum extends final",
  "finally float for goto if implements import instanceof int interface long native new package private protected public",
  "return short static strictfp super switch synchronized this throw throws transient try void volatile while true false",
  "null var yield record sealed permits _ others",
);

const taken = wordSet(
  "Boolean Byte Character Class Double Enum Error Exception Float IllegalArgumentException Integer Iterable",
  "JsonAnyGetter JsonAnySetter JsonAutoDetect JsonCreator JsonInclude JsonProperty JsonSubTypes JsonTypeInfo JsonValue",
  "LinkedHashMap List Long Map Number Object Override Record Runnable Short String StringBuilder System Thread Throwable Void",
  // A class is a file, and these are devices of Windows.
  ...["con", "prn", "aux", "nul", ...portsOf("com"), ...portsOf("lpt")].flatMap((device) => [
    `${device.charAt(0).toUpperCase()}${device.slice(1)} ${device.toUpperCase()}`,
  ]),
);

/** `com0` to `com9`. */
function portsOf(name: string): readonly string[] {
  return Array.from({ length: 10 }, (_, port) => `${name}${port}`);
}

/** A class a file, for Jackson. */
export const java: Language = {
  names: {
    types: { casing: pascal, reserved: taken, suffix: "Model", prefix: "N" },
    fields: { casing: camel, reserved: keywords, suffix: "_", prefix: "n" },
    constants: { casing: constant, reserved: new Set(), suffix: "_", prefix: "N" },
  },
  declares: isDeclared,
  literal,
  comment: javadoc,
  generator: (modelina, scope) =>
    new modelina.JavaGenerator({
      indentation: { type: modelina.IndentationTypes.SPACES, size: 2 },
      collectionType: "List",
      typeMapping: typeMapping((type) => typeText(type, scope)),
      constraints,
      presets: [
        {
          class: {
            self({ model, content, renderer }) {
              const own = objectOf(model);
              const unions = own.unions.map(scope.typeName);
              const implemented = unions.length === 0 ? "" : ` implements ${unions.join(", ")}`;
              const head = `public class ${model.name} {`;
              return renderer.renderBlock([
                ...fieldsOnly,
                ...(unions.length === 0 ? [] : ["@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)"]),
                content.replace(head, `public class ${model.name}${implemented} {`),
              ]);
            },
            property: ({ property, renderer }) => {
              const { field } = memberOf(property);
              const type = typeText(field.type, scope);
              const fixed = fixedText(field);
              const name = property.propertyName;
              return renderer.renderBlock([
                scope.doc(field).trimEnd(),
                `@JsonProperty(${scope.literal(field.wire)})`,
                field.isRequired ? "" : "@JsonInclude(JsonInclude.Include.NON_NULL)",
                fixed === undefined
                  ? `private ${type} ${name};`
                  : `private ${type} ${name} = ${scope.literal(fixed)};`,
              ]);
            },
            additionalContent({ model }) {
              const { others } = objectOf(model);
              return others === undefined ? "" : othersText(typeText(others, scope));
            },
          },
          enum: {
            item: ({ item }) => `\n${item.key}(${item.value})`,
            getValue: ({ content }) => `@JsonValue\n${content}`,
            fromValue: ({ content }) => `@JsonCreator\n${content}`,
          },
        },
      ],
    }),
  declare: (model, scope) => (model.kind === "union" ? unionText(model, scope) : ""),
  files: ({ folder, header, declarations }) =>
    declarations.map((declaration) => ({
      path: `${folder}/${declaration.name}.java`,
      text: `// ${header}\n\npackage ${folder};\n\n${importsOf(declaration)}${declaration.text}\n`,
    })),
  notes: [
    "Needs Java 8 or later and Jackson (`com.fasterxml.jackson.core:jackson-databind`, 2.12 or later). Add the folder to your sources (UTF-8).",
    "```java\nChatMessage message = new ObjectMapper().readValue(text, ChatMessage.class); // any class here, or the interface of a union\nString text = new ObjectMapper().writeValueAsString(message);\n```",
    "Members that the contract does not name are kept in `getOthers()`, but where it allows none: there Jackson refuses them. An optional member is absent when it is null. A union whose cases no single member tells apart, a tuple and a list of several types are `Object` (what Jackson makes of the JSON). Dates and formats are texts, as on the wire; whole numbers are `Long`; lengths, patterns and ranges are not checked. Jackson knows no member with an empty name.",
  ],
};

/** By its fields alone: Jackson has its own idea of what a getter's property is called. */
const fieldsOnly: readonly string[] = [
  "@JsonAutoDetect(",
  "  getterVisibility = JsonAutoDetect.Visibility.NONE,",
  "  isGetterVisibility = JsonAutoDetect.Visibility.NONE,",
  "  setterVisibility = JsonAutoDetect.Visibility.NONE)",
];

function typeText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "Object";
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
      return "List<Object>";
    case "map":
      return `Map<String, ${typeText(type.value, scope)}>`;
    case "literals":
      return type.enumName !== undefined && scope.models.has(type.enumName)
        ? scope.typeName(type.enumName)
        : typeText({ is: type.base, isNullable: false }, scope);
    case "model":
      return scope.models.has(type.name) ? scope.typeName(type.name) : "Object";
    default:
      return type satisfies never;
  }
}

const othersText = (
  type: string,
): string => `private final Map<String, ${type}> others = new LinkedHashMap<>();

/** Members that the contract does not name. */
@JsonAnyGetter
public Map<String, ${type}> getOthers() { return this.others; }

@JsonAnySetter
public void setOther(String name, ${type} value) { this.others.put(name, value); }`;

function unionText({ name, discriminator }: UnionModel, scope: Scope): string {
  if (discriminator === undefined) return "";
  const cases = discriminator.cases.flatMap(({ model, values }) =>
    values.map(
      (value) =>
        `  @JsonSubTypes.Type(value = ${scope.typeName(model)}.class, name = ${scope.literal(value)})`,
    ),
  );
  return `@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = ${scope.literal(discriminator.property)}, visible = true)
@JsonSubTypes({
${cases.join(",\n")}
})
public interface ${scope.typeName(name)} {
}`;
}

/** Numbers stand nowhere in Java code: only texts have constants. */
function literal(value: Literal): string {
  // Unicode escapes are read before anything else in Java, so none may stand for a sign with a meaning.
  return quote(String(value), (unit) =>
    unit < 127 ? `\\${unit.toString(8).padStart(3, "0")}` : `\\u${unit.toString(16).padStart(4, "0")}`,
  );
}

/** What Javadoc, HTML or Java itself would understand becomes a character reference. */
export function javadoc(prose: readonly string[]): readonly string[] {
  const lines = prose.map((line) =>
    line
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll("\\", "&#92;")
      .replaceAll("@", "&#64;")
      .replaceAll("*/", "*&#47;")
      .replaceAll("/*", "/&#42;"),
  );
  const [only] = lines;
  if (only === undefined) return [];
  return lines.length === 1
    ? [`/** ${only} */`]
    : ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

function importsOf({ text }: Declaration): string {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const names = [
    ...["JsonAnyGetter", "JsonAnySetter", "JsonAutoDetect", "JsonCreator", "JsonInclude", "JsonProperty"],
    ...["JsonSubTypes", "JsonTypeInfo", "JsonValue"],
  ].filter(uses);
  const lines = [
    ...names.map((name) => `import com.fasterxml.jackson.annotation.${name};`),
    ...["LinkedHashMap", "List", "Map"].filter(uses).map((name) => `import java.util.${name};`),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}
