import { buildContract } from "../contract/build.js";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { type AddedMember, addMembers } from "../rewrite/added-members.js";
import { bundleCodes } from "../rewrite/bundle/codes.js";
import { nodeAt, type Tree, toValue } from "../rewrite/tree.js";

/** A tree in which everything has the name in code that it had before, and what had to be done for that. */
interface Kept {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Sees to it that code generated from a rewritten document calls everything what code from the document itself calls
 * it: `x-ts-name` is added where that is not so. `names` are those of the configuration.
 */
export function keepNames(
  document: SourceDocument,
  tree: Tree,
  names: Readonly<Record<string, string>> = {},
): Kept {
  const before = namedIn(buildContract(document, { names }).contract, idOf);
  const wanted = new Map<string, Renamed>();
  for (const change of renamed({ document, names }, tree, before)) wanted.set(change.pointer, change);
  if (wanted.size === 0) return { tree, diagnostics: [] };
  const mended = addMembers(tree, [...wanted.values()].map(toMember));
  const lost = new Set(renamed({ document, names }, mended, before).map(({ pointer }) => pointer));
  if (lost.size >= wanted.size) return { tree, diagnostics: [] };
  const diagnostics = [...wanted.values()].flatMap(({ pointer, was, source, isUnnamed }) =>
    lost.has(pointer) || isUnnamed ? [] : [bundleCodes.diagnose("bundle-name", { name: was }, source)],
  );
  return { tree: mended, diagnostics };
}

/** The document that a tree makes; its only file has the name of the root. */
function documentOf(document: SourceDocument, tree: Tree): SourceDocument {
  const root = { path: document.root.path, text: "", value: toValue(tree) };
  return { version: document.version, root, files: new Map([[root.path, root]]) };
}

/** Something that has another name in code than before. */
interface Renamed {
  readonly pointer: string;
  readonly was: string;
  readonly source: Source;
  /** A message that was called after its payload, which stands in its place now. */
  readonly isUnnamed: boolean;
}

interface Named {
  readonly name: string;
  readonly key: string | undefined;
  readonly source: Source;
}

interface Ask {
  readonly document: SourceDocument;
  readonly names: Readonly<Record<string, string>>;
}

type Names = ReadonlyMap<string, ReadonlyMap<string, Named>>;

function renamed({ document, names }: Ask, tree: Tree, before: Names): readonly Renamed[] {
  const origin = ({ pointer }: Source): Source => nodeAt(tree, pointer).source ?? { file: "", pointer };
  const after = namedIn(buildContract(documentOf(document, tree), { names }).contract, (source) =>
    idOf(origin(source)),
  );
  return [...after].flatMap(([id, things]) => {
    const known = before.get(id);
    const [now] = things.values();
    const [was, another] = known?.values() ?? [];
    if (now === undefined || was === undefined || another !== undefined) return [];
    if (things.size === 1 && now.name === was.name && now.key === was.key) return [];
    const isUnnamed = now.key !== was.key && was.key !== undefined;
    const { pointer } = now.source;
    return [{ pointer, was: isUnnamed ? (was.key ?? "") : was.name, source: origin(now.source), isUnnamed }];
  });
}

/** Everything with a name in code, by what it is and where it stands. */
function namedIn({ services }: Contract, idOf: (source: Source) => string): Names {
  const found = new Map<string, Map<string, Named>>();
  for (const service of services)
    for (const [kind, things] of [
      ["schema", service.schemas],
      ["message", service.messages],
      ["channel", service.channels],
      ["operation", service.operations],
    ] as const)
      for (const thing of things) {
        const id = `${kind} ${idOf(thing.source)}`;
        const key = "key" in thing && kind === "message" ? thing.key : undefined;
        const known = found.get(id) ?? new Map<string, Named>();
        found.set(id, known.set(thing.name, { name: thing.name, key, source: thing.source }));
      }
  return found;
}

const idOf = ({ file, pointer }: Source): string => `${file}#${pointer}`;

const toMember = ({ pointer, was, isUnnamed }: Renamed): AddedMember => ({
  pointer,
  key: isUnnamed ? "name" : "x-ts-name",
  value: was,
});
