import type { Models } from "./models.js";

export { languages } from "../languages/names.js";
export type { Models } from "./models.js";

/** The models that are asked for, where any are; what makes them is loaded only then. Throws a `UsageError`. */
export async function modelsOf({
  cwd,
  models,
}: {
  readonly cwd: string;
  readonly models: readonly string[];
}): Promise<Models | undefined> {
  if (models.length === 0) return undefined;
  const { readModels } = await import("./models.js");
  return readModels(models, cwd);
}
