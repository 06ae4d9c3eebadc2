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
export const renderTemplate = (precompiled: unknown, view: object): string =>
  `${rendererOf(precompiled)(view).trimEnd()}\n`;

/** What fills a template, and leaves the end of the text as it is: parts of a page need not be looked at so often. */
export function rendererOf(precompiled: unknown): Renderer {
  if (typeof precompiled !== "object" || precompiled === null) throw new Error("not a precompiled template");
  const known = renderers.get(precompiled);
  if (known !== undefined) return known;
  const renderer = template(precompiled as Parameters<typeof template>[0]);
  renderers.set(precompiled, renderer);
  return renderer;
}

/**
 * Loads what turns the text of a template into one: nothing that is needed for our own, which are compiled when the tool
 * is built (build/handlebars.mjs), by the same rules as those in HTML.
 */
export async function loadCompiler(): Promise<(source: string) => Renderer> {
  const { default: handlebars } = await import("handlebars");
  return (source) => {
    handlebars.precompile(source, options); // what `compile` would find out when a page is rendered
    return handlebars.compile(source, options);
  };
}

/** `with`, `lookup` and `log` are known to Handlebars if nobody says otherwise. */
const options = {
  strict: true,
  knownHelpers: { each: true, if: true, unless: true, with: false, lookup: false, log: false },
  knownHelpersOnly: true,
  data: false,
} as const;
