import { load } from "js-yaml";
import { isMapping } from "../../../src/json/value.js";
import { defaultLimits } from "../../../src/limits.js";
import { type Conversion, convertDocument } from "../../../src/program/conversion.js";
import type { SourceFile } from "../../../src/read/document.js";
import { top } from "../../../src/read/node.js";
import { readText } from "../../../src/read/read.js";
import { convert } from "../../../src/rewrite/convert/convert.js";
import { toTree, toValue } from "../../../src/rewrite/tree.js";
import type { TargetVersion, Version } from "../../../src/specification/version.js";

/** A document of AsyncAPI 2.6 converted without being read again: its value, and the codes of what was said. */
export function converted(yaml: string, to: TargetVersion = "3.0.0") {
  const text = `asyncapi: 2.6.0\ninfo: { title: T, version: 1.0.0 }\n${yaml}`;
  return convertedValue(load(text), { from: "2.6.0", to });
}

/** A value converted as it stands. */
export function convertedValue(value: unknown, versions: { from: Version; to: TargetVersion }) {
  const file: SourceFile = { path: "asyncapi.yaml", text: "", value };
  const { tree, diagnostics } = convert(toTree(top(file)), versions);
  return { tree, value: toValue(tree), said: diagnostics.map(({ code }) => code), diagnostics };
}

/** What stands at the end of a path. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found: unknown = value;
  for (const key of path) {
    if (Array.isArray(found)) found = found[Number(key)];
    else found = isMapping(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

/** A document of AsyncAPI 2.6 converted as the command does, with its own check. */
export async function checked(yaml: string, to: TargetVersion = "3.0.0"): Promise<Conversion> {
  const text = `asyncapi: 2.6.0\ninfo: { title: T, version: 1.0.0 }\n${yaml}`;
  const { document, diagnostics } = await readText(text, { limits: defaultLimits });
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return convertDocument(document, { to, limits: defaultLimits });
}
