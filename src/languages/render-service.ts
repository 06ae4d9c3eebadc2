import type { Service } from "../contract/contract.js";
import type { Declaration, Generator, Language, Scope } from "./language.js";
import { buildMetaModel } from "./meta-model.js";
import type { Doc, EnumModel, Model, ObjectModel } from "./model.js";
import type { Modelina } from "./modelina.js";
import { lineWidth, proseLines } from "./prose.js";
import { createTokens, type Tokens } from "./tokens.js";
import { allocateNames } from "./words.js";

type Circles = ReadonlyMap<string, ReadonlySet<string>>;

/** A service and its models. */
export interface Material {
  readonly service: Service;
  readonly models: readonly Model[];
  readonly circular: Circles;
  readonly mutual: Circles;
}

/** Every declaration of a service in a language, sorted by name. */
export async function renderService(
  { models: all, circular, mutual }: Material,
  language: Language,
  modelina: Modelina,
): Promise<readonly Declaration[]> {
  const models = all.filter(language.declares);
  const types = allocateNames(
    models.map(({ name }) => name),
    language.names.types,
  );
  const tokens = createTokens();
  const scope = createScope({ models, types, tokens, circular, mutual }, language);
  const generator = language.generator(modelina, scope);
  const declarations: Declaration[] = [];
  for (const model of models) {
    const rendered =
      model.kind === "object" || model.kind === "enum"
        ? await render(model, generator, { modelina, scope })
        : language.declare(model, scope);
    const text = tokens.resolve(tidy((language.placesDocs ? "" : scope.doc(model)) + rendered));
    declarations.push({ model, name: types.get(model.name) ?? model.name, text });
  }
  return declarations.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** One call a model: the library compares each of its models with each other. */
async function render(
  model: ObjectModel | EnumModel,
  generator: Generator,
  { modelina, scope }: { readonly modelina: Modelina; readonly scope: Scope },
): Promise<string> {
  const input = new modelina.InputMetaModel();
  const meta = buildMetaModel(model, modelina, scope);
  input.models = { [meta.name]: meta };
  const [output] = await generator.generate(input);
  if (output === undefined) throw new Error("Modelina gave nothing back");
  return output.result;
}

interface Naming {
  readonly models: readonly Model[];
  readonly types: ReadonlyMap<string, string>;
  readonly tokens: Tokens;
  readonly circular: Circles;
  readonly mutual: Circles;
}

function createScope({ models, types, tokens, circular, mutual }: Naming, language: Language): Scope {
  const { fields, constants } = language.names;
  const fieldNames = new Map<ObjectModel, ReadonlyMap<string, string>>();
  const constantNames = new Map<EnumModel, ReadonlyMap<string, string>>();
  const typeOf = (model: string): string => types.get(model) ?? model;
  const token = (name: string): string =>
    tokens.name({ own: name, large: name.charAt(0).toUpperCase() + name.slice(1) });
  const globals = language.hasGlobalConstants
    ? allocateNames(
        models.flatMap((model) =>
          model.kind === "enum" ? model.values.map((value) => globalKey(model, value)) : [],
        ),
        { ...constants, reserved: new Set([...constants.reserved, ...types.values()]) },
      )
    : undefined;
  return {
    tokens,
    models: new Map(models.map((model) => [model.name, model])),
    typeName: (model) => token(typeOf(model)),
    fieldName(owner, wire) {
      const names =
        fieldNames.get(owner) ??
        allocateNames(
          owner.fields.map((field) => field.wire),
          { ...fields, reserved: new Set([...fields.reserved, typeOf(owner.name)]) },
        );
      fieldNames.set(owner, names);
      return token(names.get(wire) ?? "_");
    },
    constantName(owner, value) {
      if (globals !== undefined) return token(globals.get(globalKey(owner, value)) ?? "_");
      const names =
        constantNames.get(owner) ??
        allocateNames(owner.values, {
          ...constants,
          reserved: new Set([...constants.reserved, typeOf(owner.name)]),
        });
      constantNames.set(owner, names);
      return token(names.get(value) ?? "_");
    },
    literal: (value) => tokens.code(language.literal(value)),
    doc({ doc }) {
      const lines = language.comment(prose(doc));
      return lines.length === 0 ? "" : `${tokens.lines(lines)}\n`;
    },
    isCircular: (owner, type) => type.is === "model" && circular.get(owner)?.has(type.name) === true,
    isMutual: (owner, type) => type.is === "model" && mutual.get(owner)?.has(type.name) === true,
  };
}

/** A text that names a constant among those of all enums; no two pairs make the same. */
const globalKey = ({ name }: EnumModel, value: string): string => `${name} ${value}`;

const prose = ({ words, isDeprecated }: Doc): readonly string[] => {
  const lines = proseLines(words, lineWidth - 12);
  if (!isDeprecated) return lines;
  return [...lines, ...(lines.length === 0 ? [] : [""]), "Deprecated: the contract says so."];
};

/** Templates leave blanks at the ends of lines, and empty lines inside braces. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replaceAll(/([{(])\n\n+/g, "$1\n")
    .replaceAll(/\n\n+([ \t]*[})])/g, "\n$1")
    .trim();
