import type { Contract } from "../../src/contract/contract.js";
import { emitModels } from "../../src/languages/languages.js";
import type { Language } from "../../src/languages/names.js";
import type { SchemaJson } from "../../src/schema/schema.js";

/** A contract of one service `chat` with these schemas. */
export function contractOf(schemas: Readonly<Record<string, SchemaJson>>): Contract {
  const source = { file: "asyncapi.yaml", pointer: "" };
  const service = {
    name: "chat",
    typeName: "Chat",
    title: "Chat",
    servers: [],
    channels: [],
    operations: [],
    messages: [],
    schemas: Object.entries(schemas)
      .map(([name, json]) => ({ name, json, source }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    source,
  };
  return { title: "Chat", version: "1", file: "asyncapi.yaml", services: [service] };
}

/** The files that a language makes of schemas, by path within its folder. */
export async function filesOf(
  language: Language,
  schemas: Readonly<Record<string, SchemaJson>>,
): Promise<ReadonlyMap<string, string>> {
  const { files } = await emitModels(contractOf(schemas), [language]);
  return new Map(files.map(({ path, text }) => [path.replace(`models/${language}/`, ""), text]));
}

/** Everything that a language makes of schemas, but for what it says to readers. */
export const codeOf = async (
  language: Language,
  schemas: Readonly<Record<string, SchemaJson>>,
): Promise<string> =>
  [...(await filesOf(language, schemas))]
    .filter(([path]) => path !== "README.md" && !path.endsWith("_base.py"))
    .map(([, text]) => text)
    .join("\n");
