import type { Job } from "../cli/run-input.js";
import type { Models } from "./models.js";

/** The models that a job asks for, where it does; what makes them is loaded only then. Throws a `UsageError`. */
export async function modelsOf({ cwd, models }: Job): Promise<Models | undefined> {
  if (models.length === 0) return undefined;
  const { readModels } = await import("./models.js");
  return readModels(models, cwd);
}
