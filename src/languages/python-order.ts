import { named } from "./circular.js";
import type { Declaration } from "./language.js";

/** Classes first, then unions and aliases, each behind those that it names: Python reads them top to bottom.
 * Those that name one another have the names in quotes, and come last. */
export function orderDeclarations(declarations: readonly Declaration[]): {
  readonly classes: readonly Declaration[];
  readonly others: readonly Declaration[];
} {
  const isClass = ({ model }: Declaration) => model.kind === "object" || model.kind === "enum";
  const classes = declarations.filter(isClass);
  const rest = new Map(declarations.filter((one) => !isClass(one)).map((one) => [one.model.name, one]));
  const waits = new Map(
    [...rest].map(([name, { model }]) => [name, new Set(namesIn(model).filter((one) => rest.has(one)))]),
  );
  const users = new Map<string, string[]>();
  for (const [name, needs] of waits)
    for (const need of needs) users.set(need, [...(users.get(need) ?? []), name]);
  const ready = [...waits].flatMap(([name, needs]) => (needs.size === 0 ? [name] : []));
  const others: Declaration[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    const declaration = rest.get(next);
    if (declaration === undefined || !rest.delete(next)) continue;
    others.push(declaration);
    for (const user of users.get(next) ?? []) {
      waits.get(user)?.delete(next);
      if (waits.get(user)?.size === 0) ready.push(user);
    }
  }
  return { classes, others: [...others, ...rest.values()] };
}

function namesIn(model: Declaration["model"]): readonly string[] {
  switch (model.kind) {
    case "union":
      return model.members.flatMap(named);
    case "alias":
      return named(model.type);
    default:
      return [];
  }
}
