import { loadCompiler } from "../../code/template.js";
import { nearest } from "../../diagnostic/nearest.js";
import { UsageError } from "../../diagnostic/usage-error.js";
import { templateNames } from "./template.js";

/** A template of the user's own. */
export interface TemplateSource {
  /** Of the file, such as `layout.html.hbs`. */
  readonly file: string;
  readonly text: string;
}

/** Fills a template with a view. */
export type Renderer = (view: object) => string;

const extension = ".html.hbs";

/**
 * Makes templates of the user's ready to stand in for ours, by the same rules: holes are escaped, a hole that the view
 * has no value for is an error, and there are no helpers but `each`, `if` and `unless`. Throws a `UsageError` that names
 * file and line; so do the renderers. The compiler is loaded where there is something to compile.
 */
export async function compileTemplates(
  sources: readonly TemplateSource[],
): Promise<ReadonlyMap<string, Renderer>> {
  if (sources.length === 0) return new Map();
  const compile = await loadCompiler();
  return new Map(
    sources.map(({ file, text }) => {
      const name = nameOf(file);
      const render = explained(file, () => compile(text));
      return [name, (view: object) => explained(file, () => render(view))] as const;
    }),
  );
}

function nameOf(file: string): string {
  const name = file.endsWith(extension) ? file.slice(0, -extension.length) : file;
  if (file.endsWith(extension) && templateNames.includes(name)) return name;
  const near = nearest(name, templateNames);
  throw UsageError.of("usage", {
    reason: `there is no template \`${file}\` to stand in for`,
    hint:
      near === undefined
        ? `The templates are ${templateNames.map((known) => `${known}${extension}`).join(", ")}.`
        : `Did you mean \`${near}${extension}\`?`,
  });
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof UsageError || !(cause instanceof Error)) throw cause;
    const line = lineOf(cause);
    const [first = ""] = cause.message.replace(/^Parse error on line \d+:\s*/, "").split("\n");
    throw UsageError.of(
      "usage",
      {
        reason: `the template \`${file}\`${line === undefined ? "" : `, line ${line},`} does not work: ${first.replace(/ - \d+:\d+$/, "")}`,
        hint: "Start from the template of the same name in `templates/site` of the package.",
      },
      cause,
    );
  }
}

/** The compiler says it in a member, the parser in the message. */
function lineOf(cause: Error): string | undefined {
  if ("lineNumber" in cause && typeof cause.lineNumber === "number") return String(cause.lineNumber);
  return /on line (\d+)/.exec(cause.message)?.[1] ?? / - (\d+):\d+$/.exec(cause.message)?.[1];
}
