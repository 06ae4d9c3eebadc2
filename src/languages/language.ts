import type { OutputFile } from "../code/file.js";
import type { AliasModel, EnumModel, Field, Literal, Model, ObjectModel, Type, UnionModel } from "./model.js";
import type { Modelina } from "./modelina.js";
import type { Tokens } from "./tokens.js";
import type { NameStyle } from "./words.js";

/** A language: how its names, literals and comments are written, and which files its models go to. */
export interface Language {
  /** Types; `fields` of one class; `constants` of one enum. */
  readonly names: { readonly types: NameStyle; readonly fields: NameStyle; readonly constants: NameStyle };
  /** Names that no folder may have, beside the reserved ones of fields. */
  readonly folders?: ReadonlySet<string>;
  /** Constants of all enums live side by side, so their names start with that of their type. */
  readonly hasGlobalConstants?: true;
  /** Whether a model is declared at all; where it is not, its uses are written as something looser. */
  readonly declares: (model: Model) => boolean;
  /** A text with exactly this value. */
  readonly literal: (value: Literal) => string;
  /** What the document says, as a comment before a declaration; no line where it says nothing. */
  readonly comment: (prose: readonly string[]) => readonly string[];
  /** Puts the comments of declarations where they belong itself, not before them. */
  readonly placesDocs?: true;
  /** Modelina's generator with the presets that make its output right. */
  readonly generator: (modelina: Modelina, scope: Scope) => Generator;
  /** A union or alias, which Modelina does not render. May use tokens. */
  readonly declare: (model: UnionModel | AliasModel, scope: Scope) => string;
  /** The files of a service, from its declarations. */
  readonly files: (service: RenderedService) => readonly OutputFile[];
  /** Files beside those of the services: a manifest that makes the folder a package. */
  readonly packageFiles?: (project: Project) => readonly OutputFile[];
  /** What a reader has to know: what is needed, how JSON is read and written, what is looser. Markdown. */
  readonly notes: readonly string[];
}

/** What Modelina's generators have in common, as far as it is used. */
export interface Generator {
  generate(input: InstanceType<Modelina["InputMetaModel"]>): Promise<readonly { readonly result: string }[]>;
}

/** The names and tokens of a service in a language. */
export interface Scope {
  readonly tokens: Tokens;
  readonly models: ReadonlyMap<string, Model>;
  /** The token of a model's name. */
  readonly typeName: (model: string) => string;
  /** The token of a field's name. */
  readonly fieldName: (owner: ObjectModel, wire: string) => string;
  /** The token of a value's name in an enum. */
  readonly constantName: (owner: EnumModel, value: string) => string;
  /** The token of a literal. */
  readonly literal: (value: Literal) => string;
  /** The token of a comment with the line feed behind it, or nothing. */
  readonly doc: (of: Model | Field) => string;
  /** What has to be boxed, because a value of it would hold itself. */
  readonly isCircular: (owner: string, type: Type) => boolean;
  /** Whether a model names another that names it in turn, in whatever way. */
  readonly isMutual: (owner: string, type: Type) => boolean;
}

/** One declaration, with the document's text in it. */
export interface Declaration {
  readonly model: Model;
  /** Its name in the language. */
  readonly name: string;
  readonly text: string;
}

/** The declarations of a service, sorted by name. */
export interface RenderedService {
  /** The folder, and the name of the package or module in it. */
  readonly folder: string;
  readonly title: string;
  /** `Generated from ... Do not edit.` */
  readonly header: string;
  readonly declarations: readonly Declaration[];
}

/** All that goes into the folder of a language. */
export interface Project {
  /** The contract's title in kebab-case. */
  readonly name: string;
  readonly header: string;
  readonly services: readonly RenderedService[];
}

/** Texts of words with blanks between, as a set. */
export const wordSet = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.join(" ").split(" "));
