import { buildContract } from "../../contract/build.js";
import type { Contract } from "../../contract/contract.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { child, children } from "../../read/node.js";
import { isVersion2, shortVersion, type TargetVersion, type Version } from "../../specification/version.js";
import { type MapTree, scalar, type Tree } from "../tree.js";
import { type ChannelInput, convertChannels, moveChannels } from "./channel.js";
import { planChannels } from "./channel-plan.js";
import { convertCodes } from "./codes.js";
import { convertComponents, moveMessages, withAdded } from "./components.js";
import { type Conversion, startConversion } from "./conversion.js";
import { keepNames } from "./kept-names.js";
import { convertEach, isReferenceTree, withEntries } from "./members.js";
import { moveReferences } from "./moved-references.js";
import { planNames } from "./planned-names.js";
import { planSecurity } from "./security.js";
import { convertServer } from "./server.js";

/** A converted document, and what could not be said in its version. */
export interface Converted {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/** From which version to which. */
interface Versions {
  readonly from: Version;
  readonly to: TargetVersion;
  /** The contract of the document that the tree was bundled from: its names come out as they were. */
  readonly contract?: Contract;
}

/**
 * A document in another version of AsyncAPI. It is of one file; what is taken over keeps its source. What a document of
 * AsyncAPI 2 says and 3 cannot is kept in extensions or left out, each with a warning. Between 3.0 and 3.1 only the
 * number differs: whether the document is valid with it is for others to check.
 */
export function convert(tree: Tree, { from, to, contract }: Versions): Converted {
  if (tree.kind !== "map") return { tree, diagnostics: [] };
  if (!isVersion2(from)) return renumber(tree, { from, to });
  const conversion = startConversion(tree, { from, to });
  const before = contract ?? buildContract(conversion.document).contract;
  const names = planNames(conversion, before);
  const plan = planChannels(conversion, names);
  const input: ChannelInput = { plan, names, security: planSecurity(conversion) };
  moveChannels(conversion, input);
  moveMessages(conversion, input);
  moveAbout(conversion);
  const converted = convertDocument(conversion, tree, input);
  const moved = moveReferences(conversion, converted);
  const components = withAdded(conversion, moved.entries.get("components"), ["schemas"]);
  const entries = new Map(moved.entries);
  if (components !== undefined) entries.set("components", components);
  const named = keepNames(withEntries(moved, entries), { before, to });
  return { tree: named, diagnostics: conversion.diagnostics };
}

function renumber(tree: MapTree, { from, to }: Versions): Converted {
  const written = tree.entries.get("asyncapi");
  if (from === to) {
    const source = written?.source ?? tree.source ?? { file: "asyncapi.yaml", pointer: "/asyncapi" };
    return {
      tree,
      diagnostics: [convertCodes.diagnose("convert-unchanged", { version: shortVersion(to) }, source)],
    };
  }
  const entries = new Map(tree.entries).set("asyncapi", scalar(to, written?.source));
  return { tree: withEntries(tree, entries), diagnostics: [] };
}

/** In AsyncAPI 3 what the whole is about stands in `info`. */
const about = ["tags", "externalDocs"] as const;

function moveAbout(conversion: Conversion): void {
  for (const key of about) conversion.move(`/${key}`, `/info/${key}`);
}

function convertDocument(conversion: Conversion, tree: MapTree, input: ChannelInput): MapTree {
  const { root } = conversion;
  const { channels, operations } = convertChannels(conversion, input);
  const own = convertComponents(conversion, input);
  const components = withAdded(conversion, own, ["operations"]);
  const entries = new Map<string, Tree>();
  for (const [key, node] of children(root)) {
    const before = conversion.treeOf(node);
    switch (key) {
      case "asyncapi":
        entries.set(key, scalar(conversion.to, before.source));
        break;
      case "info":
        entries.set(key, convertInfo(conversion, before));
        break;
      case "tags":
      case "externalDocs":
        break;
      case "servers":
        entries.set(
          key,
          convertEach(conversion, node, (one) => convertServer(conversion, one, input.security)) ?? before,
        );
        break;
      case "channels":
        entries.set(key, before.kind === "map" ? withEntries(before, channels) : before);
        if (operations.size > 0) entries.set("operations", { kind: "map", entries: operations });
        break;
      case "components":
        entries.set(key, components ?? before);
        break;
      default:
        entries.set(key, before);
    }
  }
  return withEntries(tree, entries);
}

function convertInfo(conversion: Conversion, info: Tree): Tree {
  if (info.kind !== "map" || isReferenceTree(info)) return info;
  const entries = new Map(info.entries);
  for (const key of about) {
    const node = child(conversion.root, key);
    if (node !== undefined) entries.set(key, conversion.treeOf(node));
  }
  return withEntries(info, entries);
}
