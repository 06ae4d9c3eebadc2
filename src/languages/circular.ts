import type { Model, Type } from "./model.js";

/**
 * For each model the models that it holds directly (not in a list or map) and that hold it in turn, over however
 * many steps: where a language stores values in place, something has to stand between.
 */
export const findCircular = (models: readonly Model[]): Circles => circlesOf(models, held);

/** The same for models that name each other in any way: through lists and maps, too. */
export const findMutual = (models: readonly Model[]): Circles => circlesOf(models, named);

type Circles = ReadonlyMap<string, ReadonlySet<string>>;

function circlesOf(models: readonly Model[], partsOf: (type: Type) => readonly string[]): Circles {
  const edges = new Map(models.map((model) => [model.name, partsIn(model, partsOf)]));
  const group = findGroups(edges);
  return new Map(
    [...edges].map(([name, targets]) => [
      name,
      new Set([...targets].filter((target) => group.get(target) === group.get(name))),
    ]),
  );
}

function partsIn(model: Model, partsOf: (type: Type) => readonly string[]): ReadonlySet<string> {
  switch (model.kind) {
    case "object":
      return new Set(model.fields.flatMap(({ type }) => partsOf(type)));
    case "union":
      return new Set(model.members.flatMap(partsOf));
    case "alias":
      return new Set(partsOf(model.type));
    case "enum":
      return new Set();
    default:
      return model satisfies never;
  }
}

function held(type: Type): readonly string[] {
  if (type.is === "model") return [type.name];
  return type.is === "tuple" ? type.elements.flatMap(held) : [];
}

/** The models that a type names. */
export function named(type: Type): readonly string[] {
  switch (type.is) {
    case "model":
      return [type.name];
    case "list":
      return named(type.element);
    case "map":
      return named(type.value);
    case "tuple":
      return type.elements.flatMap(named);
    default:
      return [];
  }
}

/** Strongly connected components (Tarjan, without recursion): a number for each. */
function findGroups(edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const group = new Map<string, number>();
  const open: string[] = [];
  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const path: { readonly name: string; readonly rest: Iterator<string> }[] = [];
    const enter = (name: string) => {
      index.set(name, index.size);
      low.set(name, index.size - 1);
      open.push(name);
      path.push({ name, rest: (edges.get(name) ?? new Set<string>()).values() });
    };
    enter(root);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { name, rest } = step;
      const next = rest.next();
      if (next.done !== true) {
        if (!index.has(next.value)) enter(next.value);
        else if (!group.has(next.value))
          low.set(name, Math.min(low.get(name) ?? 0, index.get(next.value) ?? 0));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low.set(parent.name, Math.min(low.get(parent.name) ?? 0, low.get(name) ?? 0));
      if (low.get(name) !== index.get(name)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        group.set(member, index.get(name) ?? 0);
        if (member === name) break;
      }
    }
  }
  return group;
}
