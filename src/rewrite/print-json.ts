import type { ScalarTree, Tree } from "./tree.js";

/** The JSON text of a tree, with 2 spaces a level. */
export const printJson = (tree: Tree): string => `${render(tree, "")}\n`;

function render(tree: Tree, indent: string): string {
  const inner = `${indent}  `;
  switch (tree.kind) {
    case "scalar":
      return jsonScalar(tree.value);
    case "list":
      return wrap(
        tree.items.map((item) => `${inner}${render(item, inner)}`),
        ["[", `${indent}]`],
      );
    case "map":
      return wrap(
        [...tree.entries].map(([key, item]) => `${inner}${JSON.stringify(key)}: ${render(item, inner)}`),
        ["{", `${indent}}`],
      );
    default:
      return tree satisfies never;
  }
}

/** A scalar as JSON has it; minus zero keeps its sign. */
export const jsonScalar = (value: ScalarTree["value"]): string =>
  Object.is(value, -0) ? "-0" : JSON.stringify(value);

const wrap = (parts: readonly string[], [open, close]: readonly [string, string]): string =>
  parts.length === 0 ? `${open}${close.trim()}` : `${open}\n${parts.join(",\n")}\n${close}`;
