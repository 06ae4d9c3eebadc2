import { type Code, catalogue, type Holes } from "./catalogue/catalogue.js";
import { fill } from "./fill.js";

/** A wrong call: the command line, the configuration or the output folder, not the document. Exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: Code;
  readonly help: string;

  private constructor(code: Code, message: string, help: string, cause: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.help = help;
  }

  /** Makes one of the catalogue; `holes` fill the `{names}` of its message and help. */
  static of<C extends Code>(code: C, holes: Holes<C>, cause?: unknown): UsageError {
    const entry = catalogue[code];
    return new UsageError(code, fill(entry.message, holes), fill(entry.help, holes), cause);
  }
}
