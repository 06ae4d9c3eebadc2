import { type Code, code, identifier, importList, text } from "./code.js";
import { freeName } from "./free-name.js";

/** Collects what a generated file imports, and what each name is called there. */
export interface Imports {
  type(name: string, module: string): Code;
  value(name: string, module: string): Code;
  /** The finished lines, sorted by module. */
  render(): readonly Code[];
}

interface Import {
  readonly name: string;
  readonly local: Code;
  isType: boolean;
}

/**
 * The imports of a file that declares the names of `own`. A name that is taken gets a line below it; the names of
 * `models` come before all other imports.
 */
export function openImports(own: readonly string[], models: readonly string[]): Imports {
  const modules = new Map<string, Map<string, Import>>();
  const taken = new Set(own);
  const ofModels = new Set(models);
  const bring = (name: string, module: string, isType: boolean): Code => {
    const names = modules.get(module) ?? new Map<string, Import>();
    modules.set(module, names);
    const known = names.get(name);
    if (known !== undefined) {
      known.isType &&= isType;
      return known.local;
    }
    const others = module === modelsModule ? globals : ofModels;
    const local = freeName(name, { has: (one) => taken.has(one) || others.has(one) });
    taken.add(local);
    names.set(name, { name, local: identifier(local), isType });
    return identifier(local);
  };
  return {
    type: (name, module) => bring(name, module, true),
    value: (name, module) => bring(name, module, false),
    render: () =>
      [...modules]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([module, names]) => lineOf(module, [...names.values()])),
  };
}

/** Where the types of payloads stand. */
export const modelsModule = "./models.js";

/** Types of the platform that generated code uses by their own name. */
const globals: ReadonlySet<string> = new Set(["Blob", "Uint8Array"]);

function lineOf(module: string, imports: readonly Import[]): Code {
  const sorted = [...imports].sort((one, other) => (one.name < other.name ? -1 : 1));
  const areTypes = sorted.every(({ isType }) => isType);
  const names = sorted.map(({ name, local, isType }) => {
    const renamed = name === local ? local : code`${identifier(name)} as ${local}`;
    return isType && !areTypes ? code`type ${renamed}` : renamed;
  });
  return code`import ${areTypes ? code`type ` : code``}${importList(names)} from ${text(module)};`;
}
