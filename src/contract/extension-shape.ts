import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { isMapping, ownMember } from "../json/value.js";
import { child, children, type Node, sourceOf } from "../read/node.js";
import type { Keys, Shape } from "../specification/extensions.js";

/** A shape that a value has to have, and the extension that it is a part of. */
interface Wanted<S extends Shape = Shape> {
  readonly extension: string;
  readonly shape: S;
}

type Of<Kind extends Shape["kind"]> = Wanted<Extract<Shape, { readonly kind: Kind }>>;

/** What of a value has not the shape that it has to have, each at its place. */
export function checkShape(node: Node, { extension, shape }: Wanted): readonly Diagnostic[] {
  switch (shape.kind) {
    case "any":
      return [];
    case "list":
      return checkList(node, { extension, shape });
    case "object":
      return checkObject(node, { extension, shape });
    case "map":
      return checkMap(node, { extension, shape });
    case "either":
      return checkEither(node, { extension, shape });
    case "template":
      return checkTemplate(node, { extension, holes: shape.holes });
    case "flag":
    case "text":
    case "number":
    case "schema":
      return fits(shape, node.value) ? [] : [wrongShape(node, { extension, shape })];
    default:
      return shape satisfies never;
  }
}

/** Whether a value could be meant for a shape: of a list or an object only that it is one. */
function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "any":
    case "template":
      return true;
    case "flag":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && shape.pattern?.test(value) !== false;
    case "number":
      return (
        typeof value === "number" && value >= shape.least && (shape.most === undefined || value <= shape.most)
      );
    case "schema":
      return isMapping(value) || typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    case "object":
    case "map":
      return isMapping(value);
    case "either":
      return shape.shapes.some((one) => fits(one, value));
    default:
      return shape satisfies never;
  }
}

function checkList(node: Node, { extension, shape }: Of<"list">): readonly Diagnostic[] {
  const { of, least = 0, most = Number.POSITIVE_INFINITY } = shape;
  const items = children(node);
  const isList = Array.isArray(node.value) && items.length >= least && items.length <= most;
  return isList
    ? items.flatMap(([, item]) => checkShape(item, { extension, shape: of }))
    : [wrongShape(node, { extension, shape })];
}

function checkObject(node: Node, { extension, shape }: Of<"object">): readonly Diagnostic[] {
  if (!isMapping(node.value)) return [wrongShape(node, { extension, shape })];
  const names = Object.keys(shape.members);
  const missing = names.filter((name) => child(node, name) === undefined);
  const strange = children(node).filter(([name]) => !names.includes(name) && !name.startsWith("x-"));
  // What is only misspelt is not missing too.
  const meant = new Set(strange.map(([name]) => nearest(name, missing)));
  return [
    ...children(node).flatMap(([name, value]) => {
      const member = ownMember(shape.members, name);
      return member === undefined ? [] : checkShape(value, { extension, shape: member });
    }),
    ...strange.map(([name, value]) =>
      unknown(value, { extension, what: "member", name, known: names, candidates: missing }),
    ),
    ...shape.required
      .filter((name) => missing.includes(name) && !meant.has(name))
      .map((name) =>
        diagnose("extension-shape", { extension, problem: `\`${name}\` is missing` }, sourceOf(node)),
      ),
  ];
}

function checkMap(node: Node, { extension, shape }: Of<"map">): readonly Diagnostic[] {
  if (!isMapping(node.value)) return [wrongShape(node, { extension, shape })];
  const { keys, of } = shape;
  return children(node).flatMap(([name, value]) => [
    ...(keys === undefined || isKnown(name, keys)
      ? []
      : [unknown(value, { extension, what: keys.what, name, known: keys.known })]),
    ...checkShape(value, { extension, shape: of }),
  ]);
}

/** Of several shapes the one that the value could be meant for says what is wrong with it. */
function checkEither(node: Node, { extension, shape }: Of<"either">): readonly Diagnostic[] {
  const meant = shape.shapes.find((one) => fits(one, node.value));
  return meant === undefined
    ? [wrongShape(node, { extension, shape })]
    : checkShape(node, { extension, shape: meant });
}

/** Texts in which a hole is misspelt would be sent as they stand. */
function checkTemplate(
  node: Node,
  { extension, holes }: { readonly extension: string; readonly holes: Keys },
): readonly Diagnostic[] {
  const { value } = node;
  if (typeof value !== "string")
    return children(node).flatMap(([, one]) => checkTemplate(one, { extension, holes }));
  if (!value.startsWith("$")) return [];
  return value.split(" | ").flatMap((name) => {
    if (!/^\$[a-z]/i.test(name) || isKnown(name, holes)) return [];
    const hint = hintOf(name.replace(/#.*$/, "#"), holes.known);
    const holesOf = { extension, what: holes.what, name, hint };
    return [diagnose("extension-member-unknown", holesOf, sourceOf(node))];
  });
}

const isKnown = (name: string, { known, pattern }: Keys): boolean =>
  known.includes(name) || pattern?.test(name) === true;

interface Unknown {
  readonly extension: string;
  readonly what: string;
  readonly name: string;
  readonly known: readonly string[];
  /** Those of the known ones that could be meant; all where it is not said. */
  readonly candidates?: readonly string[];
}

function unknown(node: Node, { extension, what, name, known, candidates }: Unknown): Diagnostic {
  const hint = hintOf(name, known, candidates);
  return diagnose(
    "extension-member-unknown",
    { extension, what, name, hint },
    { ...sourceOf(node), part: "key" },
  );
}

function hintOf(name: string, known: readonly string[], candidates = known): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return `There are: ${known.map((one) => `\`${one}\``).join(", ")}.`;
}

const wrongShape = (node: Node, { extension, shape }: Wanted): Diagnostic =>
  diagnose("extension-shape", { extension, problem: `this has to be ${wordsFor(shape)}` }, sourceOf(node));

function wordsFor(shape: Shape): string {
  switch (shape.kind) {
    case "any":
    case "template":
      return "a value";
    case "flag":
      return "true or false";
    case "text":
    case "number":
    case "either":
      return shape.what;
    case "schema":
      return "a schema";
    case "list":
      return `a list${countOf(shape)}, each ${wordsFor(shape.of)}`;
    case "object":
      return `an object of ${Object.keys(shape.members)
        .map((name) => `\`${name}\``)
        .join(", ")}`;
    case "map":
      return "an object";
    default:
      return shape satisfies never;
  }
}

function countOf({ least = 0, most }: Of<"list">["shape"]): string {
  if (most === undefined) return least === 0 ? "" : ` of at least ${least}`;
  return least === most ? ` of ${least}` : ` of ${least} to ${most}`;
}
