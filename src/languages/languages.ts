import type { OutputFile } from "../code/file.js";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { buildModels } from "./build-models.js";
import { findCircular, findMutual } from "./circular.js";
import { csharp } from "./csharp.js";
import { go } from "./go.js";
import { java } from "./java.js";
import { kotlin } from "./kotlin.js";
import type { Language as Dialect, Project } from "./language.js";
import { loadModelina, type Modelina } from "./modelina.js";
import { type Language, languages } from "./names.js";
import { python } from "./python.js";
import { renderReadme } from "./readme.js";
import { renderService } from "./render-service.js";
import { rust } from "./rust.js";
import { typescriptClasses } from "./typescript-classes.js";
import { allocateNames, snake } from "./words.js";

/** What is known of each language: it is shown to compile, and to keep hostile texts out of its code. */
const dialects: Readonly<Record<Language, Dialect>> = {
  python,
  "typescript-classes": typescriptClasses,
  java,
  kotlin,
  csharp,
  go,
  rust,
};

/** The models of every service, in `models/<language>/<service>/`. `modelina` is its file where it lies elsewhere. */
export async function emitModels(
  contract: Contract,
  wanted: readonly Language[],
  options: { readonly modelina?: string } = {},
): Promise<{ readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (wanted.length === 0) return { files: [], diagnostics: [] };
  const modelina = await loadModelina(options.modelina);
  const services = contract.services
    .filter(({ schemas, messages }) => schemas.length + messages.length > 0)
    .map((service) => {
      const models = buildModels(service);
      return { service, models, circular: findCircular(models), mutual: findMutual(models) };
    });
  const files: OutputFile[] = [];
  for (const name of languages.filter((language) => wanted.includes(language)))
    files.push(...(await emitLanguage(name, contract, { modelina, services })));
  return { files, diagnostics: [] };
}

interface Material {
  readonly modelina: Modelina;
  readonly services: readonly Parameters<typeof renderService>[0][];
}

async function emitLanguage(
  name: Language,
  contract: Contract,
  { modelina, services }: Material,
): Promise<readonly OutputFile[]> {
  const language = dialects[name];
  const header = `Generated from ${headerText(contract.file)} by asyncwright. Do not edit.`;
  const folders = allocateNames(
    services.map(({ service }) => service.name),
    folderStyle(language),
  );
  const rendered: Project["services"][number][] = [];
  for (const material of services) {
    const declarations = await renderService(material, language, modelina);
    const folder = folders.get(material.service.name) ?? material.service.name;
    rendered.push({ folder, title: material.service.name, header, declarations });
  }
  const project: Project = { name: projectName(contract.title), header, services: rendered };
  const files = [
    ...rendered.flatMap((service) => language.files(service)),
    ...(language.packageFiles?.(project) ?? []),
    { path: "README.md", text: renderReadme(project, { name, language, materials: services }) },
  ];
  return files.map(({ path, text }) => ({ path: `models/${name}/${path}`, text }));
}

/** The folder is a package or module in most languages. */
const folderStyle = ({ names, folders = new Set() }: Dialect) => ({
  casing: snake,
  reserved: new Set([...names.fields.reserved, ...folders]),
  suffix: "_models",
  prefix: "n",
});

const headerText = (file: string): string => file.replaceAll(/[^\w./ -]/g, "_");

const projectName = (title: string): string => {
  const name = snake(title.normalize("NFKD").match(/[A-Za-z0-9]+/g) ?? []).replaceAll("_", "-");
  return /^[a-z]/.test(name) ? name : `api-${name}`.replace(/-$/, "");
};
