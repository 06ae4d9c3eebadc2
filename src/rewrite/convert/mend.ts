import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { parsePointer } from "../../json/pointer.js";
import { shortVersion, type TargetVersion } from "../../specification/version.js";
import { type MapTree, map, type Tree, treeAt } from "../tree.js";
import { convertCodes } from "./codes.js";
import { pointerTo } from "./conversion.js";
import type { Converted } from "./convert.js";
import { withEntries } from "./members.js";

/**
 * Moves out of the way what the meta-schema finds wrong with bindings: AsyncAPI 2 took anything there. The binding, or
 * its one member that is wrong, is kept in an extension beside it. `findings` are about the converted document itself.
 */
export function mendBindings(
  tree: Tree,
  findings: readonly Diagnostic[],
  { to }: { readonly to: TargetVersion },
): Converted {
  let mended = tree;
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();
  for (const finding of findings) {
    if (finding.severity !== "error") continue;
    const path = parsePointer(finding.source.pointer) ?? [];
    const end = bindingEnd(path);
    if (end === undefined) continue;
    const bindings = path.slice(0, end);
    const [protocol = "", member] = path.slice(end);
    const place = pointerTo(...bindings, protocol, ...(member === undefined ? [] : [member]));
    const parent = treeAt(mended, bindings);
    const binding = treeAt(mended, [...bindings, protocol]);
    if (done.has(place) || parent?.kind !== "map" || binding === undefined) continue;
    done.add(place);
    const name = `x-${protocol.replaceAll(/[^\w.-]/g, "_")}`;
    mended = replaceAt(mended, bindings, setAside(parent, { protocol, member, name }));
    diagnostics.push(
      convertCodes.diagnose(
        "convert-kept",
        {
          what: `A part of the bindings of \`${protocol}\``,
          name,
          version: shortVersion(to),
          reason: finding.message,
        },
        (member === undefined ? binding : (treeAt(binding, [member]) ?? binding)).source ?? finding.source,
      ),
    );
  }
  return { tree: mended, diagnostics };
}

/** How many steps lead to the map of protocols that a path passes through; undefined where it passes through none. */
function bindingEnd(path: readonly string[]): number | undefined {
  const [top, section = ""] = path;
  const isComponent = top === "components" && /^(server|channel|operation|message)Bindings$/.test(section);
  const end = isComponent ? 3 : path.indexOf("bindings", 2) + 1;
  return end > 0 && path.length > end ? end : undefined;
}

interface Aside {
  readonly protocol: string;
  /** The whole binding when undefined. */
  readonly member: string | undefined;
  readonly name: string;
}

function setAside(parent: MapTree, { protocol, member, name }: Aside): Tree {
  const entries = new Map(parent.entries);
  const binding = entries.get(protocol);
  if (binding === undefined) return parent;
  const one = member === undefined || binding.kind !== "map" ? undefined : binding.entries.get(member);
  const known = entries.get(name);
  const aside = new Map(known?.kind === "map" ? known.entries : []);
  if (member === undefined || one === undefined || binding.kind !== "map") {
    entries.delete(protocol);
    if (binding.kind === "map") for (const [key, each] of binding.entries) aside.set(key, each);
    entries.set(name, binding.kind === "map" ? { kind: "map", entries: aside } : binding);
    return withEntries(parent, entries);
  }
  const rest = new Map(binding.entries);
  rest.delete(member);
  entries.set(protocol, withEntries(binding, rest));
  entries.set(name, { kind: "map", entries: aside.set(member, one) });
  return withEntries(parent, entries);
}

function replaceAt(tree: Tree, path: readonly string[], replacement: Tree): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (tree.kind === "map") {
    const inner = tree.entries.get(step) ?? map({});
    return withEntries(tree, new Map(tree.entries).set(step, replaceAt(inner, rest, replacement)));
  }
  if (tree.kind === "scalar") return tree;
  const items = tree.items.map((one, index) =>
    String(index) === step ? replaceAt(one, rest, replacement) : one,
  );
  return { ...tree, items };
}
