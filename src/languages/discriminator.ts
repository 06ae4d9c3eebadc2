import type { Discriminator, ObjectModel, UnionModel } from "./model.js";

/** The property whose values tell the cases of a union apart: required in each, a text, no value in two of them. */
export function discriminatorOf(
  { members }: UnionModel,
  objects: ReadonlyMap<string, ObjectModel>,
): Discriminator | undefined {
  const cases = members.flatMap((member) => {
    const model = member.is === "model" ? objects.get(member.name) : undefined;
    return model === undefined ? [] : [{ model: model.name, tags: tagsOf(model) }];
  });
  if (cases.length < members.length) return undefined;
  for (const property of cases[0]?.tags.keys() ?? []) {
    const found = cases.map(({ model, tags }) => ({ model, values: tags.get(property) ?? [] }));
    const all = found.flatMap(({ values }) => values);
    if (found.every(({ values }) => values.length > 0) && new Set(all).size === all.length)
      return { property, cases: found };
  }
  return undefined;
}

/** The properties that an object always has, with one of these texts. */
const tagsOf = ({ fields }: ObjectModel): ReadonlyMap<string, readonly string[]> =>
  new Map(
    fields.flatMap(({ wire, isRequired, type }) => {
      if (!isRequired || type.isNullable || type.is !== "literals" || type.base !== "string") return [];
      return [[wire, type.values.filter((value) => typeof value === "string")]] as const;
    }),
  );
