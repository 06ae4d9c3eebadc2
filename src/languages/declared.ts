import type { Model } from "./model.js";

/** Whether a model is a type of its own in languages that have no aliases, and unions only with a discriminator. */
export function isDeclared(model: Model): boolean {
  switch (model.kind) {
    case "object":
      return true;
    case "enum":
      return !model.isInline || model.values.length > 1;
    case "union":
      return model.discriminator !== undefined;
    case "alias":
      return false;
    default:
      return model satisfies never;
  }
}
