import { type Language, type RenderedService, type Scope, wordSet } from "./language.js";
import { quoteCharacters, wellFormed } from "./literal.js";
import type { Field, Literal, ObjectModel, Type, UnionModel } from "./model.js";
import { constraints, enumOf, memberOf, objectOf, typeMapping } from "./presets.js";
import { allocateNames, pascal, snake } from "./words.js";

const keywords = wordSet(
  "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub",
  "ref return self static struct super trait true type unsafe use where while abstract become box do final macro override",
  "priv typeof unsized virtual yield try gen others union",
);

const taken = wordSet(
  "Box BTreeMap Clone Copy Debug Default Deserialize Eq Err Hash Iterator None Ok Option Ord PartialEq PartialOrd Result",
  "Self Serialize Some String ToString Value Vec",
);

/** Structs and enums for serde, one module a service. */
export const rust: Language = {
  names: {
    types: { casing: pascal, reserved: taken, suffix: "Model", prefix: "N" },
    fields: { casing: snake, reserved: keywords, suffix: "_", prefix: "n" },
    constants: { casing: pascal, reserved: wordSet("Self"), suffix: "Value", prefix: "N" },
  },
  declares: () => true,
  literal,
  // In a Rust doc comment an indented or fenced block would be compiled and run as a test.
  comment: (prose) =>
    prose.map((line) => `/// ${line.replaceAll(/`{3,}/g, "``").replaceAll(/~{3,}/g, "~~")}`.trimEnd()),
  generator: (modelina, scope) =>
    new modelina.RustGenerator({
      indentation: { type: modelina.IndentationTypes.SPACES, size: 4 },
      typeMapping: typeMapping((type) => typeText(type, scope)),
      constraints,
      presets: [
        {
          struct: {
            structMacro: () => `#[derive(${derived})]`,
            fieldMacro({ field: property }) {
              const { field } = memberOf(property);
              const rules = [
                `rename = ${scope.literal(field.wire)}`,
                ...(field.isRequired ? [] : ["default", 'skip_serializing_if = "Option::is_none"']),
              ];
              return `${scope.doc(field)}#[serde(${rules.join(", ")})]`;
            },
            field({ field: property }) {
              const { owner, field } = memberOf(property);
              return `pub ${property.propertyName}: ${fieldText(owner, field, scope)},`;
            },
            self({ model, content }) {
              const own = objectOf(model);
              // Without the sentence that Modelina puts before each.
              const text = content.slice(content.indexOf("#[derive"));
              const strict = own.others === undefined ? "#[serde(deny_unknown_fields)]\n" : "";
              const others =
                own.others === undefined
                  ? ""
                  : `    /// Members that the contract does not name.\n    #[serde(flatten)]\n    pub others: BTreeMap<String, ${typeText(own.others, scope)}>,\n`;
              return text
                .replace("\npub struct", `\n${strict}pub struct`)
                .replace(/\n?\}\s*$/, `\n${others}}`);
            },
          },
          enum: {
            self({ model, renderer }) {
              const own = enumOf(model);
              const items = own.values.map(
                (value) => `#[serde(rename = ${scope.literal(value)})]\n${scope.constantName(own, value)},`,
              );
              return `#[derive(${derived}, Eq, Copy)]\npub enum ${model.name} {\n${renderer.indent(items.join("\n"), 4)}\n}`;
            },
          },
        },
      ],
    }),
  declare: (model, scope) => {
    const name = scope.typeName(model.name);
    return model.kind === "union"
      ? unionText(model, scope)
      : `pub type ${name} = ${typeText(model.type, scope)};`;
  },
  files: (service) => [{ path: `${service.folder}/mod.rs`, text: modelsText(service) }],
  packageFiles: ({ name, header, services }) => [
    {
      path: "Cargo.toml",
      text: `[package]\nname = "${name}-models"\nversion = "0.0.0"\nedition = "2021"\npublish = false\n\n[lib]\npath = "lib.rs"\n\n[dependencies]\nserde = { version = "1", features = ["derive"] }\nserde_json = "1"\n`,
    },
    {
      path: "lib.rs",
      text: `// ${header}\n\n${services.map(({ folder }) => `pub mod ${folder};\n`).join("")}`,
    },
  ],
  notes: [
    "Needs Rust 2021 with serde and serde_json. The folder is a crate; a module can be copied out of it.",
    "```rust\nlet message: ChatMessage = serde_json::from_str(&text)?; // any struct here, or a union\nlet text = serde_json::to_string(&message)?;\n```",
    "A constant of the contract is an enum of one value. A union is an enum of its cases: the first that fits is taken. Members that the contract does not name are kept in `others`, but where it allows none: there they are errors. An optional member is absent when it is `None`. A type that holds itself is in a `Box`. Dates and formats are texts, as on the wire; whole numbers are `i64`; lengths, patterns and ranges are not checked.",
  ],
};

const derived = "Clone, Debug, PartialEq, Serialize, Deserialize";

function fieldText(owner: ObjectModel, { type, isRequired }: Field, scope: Scope): string {
  const plain = plainText(type, scope);
  const text = scope.isCircular(owner.name, type) ? `Box<${plain}>` : plain;
  return type.isNullable || !isRequired ? `Option<${text}>` : text;
}

const typeText = (type: Type, scope: Scope): string => {
  const text = plainText(type, scope);
  return type.isNullable && type.is !== "any" ? `Option<${text}>` : text;
};

function plainText(type: Type, scope: Scope): string {
  switch (type.is) {
    case "any":
      return "serde_json::Value";
    case "string":
      return "String";
    case "integer":
      return "i64";
    case "number":
      return "f64";
    case "boolean":
      return "bool";
    case "list":
      return `Vec<${typeText(type.element, scope)}>`;
    case "tuple":
      return `(${type.elements.map((element) => `${typeText(element, scope)},`).join(" ")})`;
    case "map":
      return `BTreeMap<String, ${typeText(type.value, scope)}>`;
    case "literals":
      return type.enumName === undefined
        ? plainText({ is: type.base, isNullable: false }, scope)
        : scope.typeName(type.enumName);
    case "model":
      return scope.typeName(type.name);
    default:
      return type satisfies never;
  }
}

function unionText({ name, members }: UnionModel, scope: Scope): string {
  const labels = members.map((member, index) =>
    member.is === "model" ? member.name : `${member.is} ${index}`,
  );
  const names = allocateNames(labels, rust.names.constants);
  const cases = members.map((member, index) => {
    const text = plainText(member, scope);
    const held = scope.isCircular(name, member) || isLarge(member, scope) ? `Box<${text}>` : text;
    const label = names.get(labels[index] ?? "") ?? "_";
    return `    ${scope.tokens.name({ own: label, large: label })}(${held}),`;
  });
  return `#[derive(${derived})]\n#[serde(untagged)]\npub enum ${scope.typeName(name)} {\n${cases.join("\n")}\n}`;
}

/** The largest case decides the size of all. */
const isLarge = (type: Type, scope: Scope): boolean =>
  type.is === "model" && scope.models.get(type.name)?.kind === "object";

function literal(value: Literal): string {
  if (typeof value !== "string") return String(value);
  return quoteCharacters(wellFormed(value), (point) => `\\u{${point.toString(16)}}`);
}

function modelsText({ header, declarations }: RenderedService): string {
  const text = declarations.map((declaration) => declaration.text).join("\n\n");
  const uses = [
    ...(/\bBTreeMap</.test(text) ? ["use std::collections::BTreeMap;"] : []),
    ...(/derive\(/.test(text) ? ["use serde::{Deserialize, Serialize};"] : []),
  ];
  return `// ${header}\n\n${uses.length === 0 ? "" : `${uses.join("\n\n")}\n\n`}${text}\n`;
}
