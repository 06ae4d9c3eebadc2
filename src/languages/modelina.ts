/** The library that renders classes. This file is the only door to it. */
export type Modelina = typeof import("@asyncapi/modelina");
export type {
  ConstrainedEnumModel,
  ConstrainedEnumValueModel,
  ConstrainedMetaModel,
  ConstrainedObjectModel,
  ConstrainedObjectPropertyModel,
  MetaModel,
} from "@asyncapi/modelina";

/** Its name in the registry. */
export const modelinaPackage = "@asyncapi/modelina";

/** Loads it, which takes about a second; `place` is its file where it is not among asyncwright's own packages. */
export async function loadModelina(place?: string): Promise<Modelina> {
  if (place === undefined) return import("@asyncapi/modelina");
  const loaded: Modelina & { readonly default?: Modelina } = await import(place);
  // A CommonJS package: by its path, all that it exports is its default.
  return loaded.default ?? loaded;
}
