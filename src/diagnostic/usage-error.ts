import { type Code, catalogue } from "./catalogue/catalogue.js";
import type { CatalogueEntry, HolesOf } from "./catalogue/entry.js";
import { fill } from "./fill.js";

/** A wrong call: the command line, the configuration or the output folder, not the document. Exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: string;
  readonly help: string;

  private constructor(
    message: string,
    { code, help }: { readonly code: string; readonly help: string },
    cause: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.help = help;
  }

  /** Makes one of the catalogue; `holes` fill the `{names}` of its message and help. */
  static of<C extends Code>(code: C, holes: HolesOf<(typeof catalogue)[C]>, cause?: unknown): UsageError {
    return UsageError.from({ code, entry: catalogue[code] }, holes, cause);
  }

  /** Makes one of any code. */
  static from(
    { code, entry }: { readonly code: string; readonly entry: CatalogueEntry },
    holes: Readonly<Record<string, string | number>>,
    cause?: unknown,
  ): UsageError {
    return new UsageError(fill(entry.message, holes), { code, help: fill(entry.help, holes) }, cause);
  }
}
