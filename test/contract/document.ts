import { load } from "js-yaml";
import { buildContract } from "../../src/contract/build.js";
import type { Contract, Dispatch, Service } from "../../src/contract/contract.js";
import type { SourceDocument, SourceFile } from "../../src/read/document.js";
import type { Version } from "../../src/specification/version.js";

/** A document of files given as YAML; the first is the root. */
export function documentOf(files: Readonly<Record<string, string>>): SourceDocument {
  const sources = Object.entries(files).map(([path, text]): [string, SourceFile] => [
    path,
    { path, text, value: load(text) },
  ]);
  const [first] = sources;
  if (first === undefined) throw new Error("a document has a root");
  const [, root] = first;
  return { version: (root.value as { asyncapi: Version }).asyncapi, root, files: new Map(sources) };
}

/** Builds the contract of one file of YAML. */
export const build = (yaml: string) => buildContract(documentOf({ "asyncapi.yaml": yaml }));

/** The only service of a contract. */
export function onlyService({ services }: Contract): Service {
  const [service, another] = services;
  if (service === undefined || another !== undefined) throw new Error(`${services.length} services`);
  return service;
}

/** A dispatch in short: `{ type: { said: "said" } }`. */
export function outline(dispatch: Dispatch | undefined): unknown {
  switch (dispatch?.kind) {
    case undefined:
      return undefined;
    case "message":
      return [...dispatch.refinements, dispatch.message].map(({ name }) => name).join(" < ");
    case "ambiguous":
      return dispatch.messages.map(({ name }) => name);
    case "switch":
      return {
        [dispatch.path.join(".")]: Object.fromEntries(
          dispatch.cases.map(({ value, then }) => [String(value), outline(then)]),
        ),
        ...(dispatch.otherwise === undefined ? {} : { otherwise: outline(dispatch.otherwise) }),
      };
  }
}
