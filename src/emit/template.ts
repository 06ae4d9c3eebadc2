import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";

/** The runtime's types are those of the whole library, which is never loaded. */
const { template } = runtime as unknown as Pick<typeof Handlebars, "template">;

type Renderer = (view: object) => string;

const renderers = new WeakMap<object, Renderer>();

/**
 * Fills a template of `templates/` with a view: finished code, lists of it, yes or no. Throws for a hole that the
 * view has no value for. The text ends with one line feed.
 */
export function renderTemplate(precompiled: unknown, view: object): string {
  if (typeof precompiled !== "object" || precompiled === null) throw new Error("not a precompiled template");
  let renderer = renderers.get(precompiled);
  if (renderer === undefined) {
    renderer = template(precompiled as Parameters<typeof template>[0]);
    renderers.set(precompiled, renderer);
  }
  return `${renderer(view).trimEnd()}\n`;
}
