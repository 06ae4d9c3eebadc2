import { discriminatorOf } from "./discriminator.js";
import type { Model } from "./model.js";

/** Tells each union how its cases differ, and each object what it is a case of. */
export function withUnions(models: readonly Model[]): readonly Model[] {
  const objects = new Map(models.flatMap((model) => (model.kind === "object" ? [[model.name, model]] : [])));
  const cases = new Map<string, string[]>();
  const told = models.map((model) => {
    if (model.kind !== "union") return model;
    const discriminator = discriminatorOf(model, objects);
    if (discriminator === undefined) return model;
    for (const { model: name } of discriminator.cases) {
      const list = cases.get(name);
      if (list === undefined) cases.set(name, [model.name]);
      else list.push(model.name);
    }
    return { ...model, discriminator };
  });
  return told.map((model) =>
    model.kind === "object" ? { ...model, unions: (cases.get(model.name) ?? []).toSorted() } : model,
  );
}
