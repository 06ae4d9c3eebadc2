import { join } from "node:path";
import { defaultLimits } from "../../../src/limits.js";
import type { SourceDocument } from "../../../src/read/document.js";
import { readDocument } from "../../../src/read/read.js";
import { type Bundled, type BundleOptions, bundle } from "../../../src/rewrite/bundle/bundle.js";
import { toValue } from "../../../src/rewrite/tree.js";
import { makeFolder } from "../../folder.js";

/** Reads a document of files; the first is the root. Broken references are no reason to fail. */
export async function readFiles(files: Readonly<Record<string, string>>): Promise<SourceDocument> {
  const folder = makeFolder(files);
  const path = join(folder, Object.keys(files)[0] ?? "");
  const { document, diagnostics } = await readDocument({ path, rootFolder: folder, limits: defaultLimits });
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return document;
}

/** Bundles a document of files; the first is the root. */
export const bundleFiles = async (
  files: Readonly<Record<string, string>>,
  options: BundleOptions = {},
): Promise<Bundled> => bundle(await readFiles(files), options);

/** What a document of files is as one, in plain values. */
export const bundledValue = async (
  files: Readonly<Record<string, string>>,
  options: BundleOptions = {},
): Promise<unknown> => toValue((await bundleFiles(files, options)).tree);

/** The first lines of a document of version 3, and of 2. */
export const head3 = "asyncapi: 3.0.0\ninfo: { title: T, version: '1' }\n";
export const head2 = "asyncapi: 2.6.0\ninfo: { title: T, version: '1' }\n";
