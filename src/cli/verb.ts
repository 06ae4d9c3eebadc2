import type { ExitStatus } from "./exit-status.js";
import type { Io } from "./io.js";

/** A verb of the command, as plain data: the command line, its help and its error messages are made from it. */
export interface Verb {
  readonly name: string;
  /** One line of help. */
  readonly summary: string;
  /** The name of its argument, which may be left out. */
  readonly argument?: string;
  readonly flags?: readonly Flag[];
  /** Verbs below this one, which does nothing itself then. */
  readonly verbs?: readonly Verb[];
  readonly run?: (call: Call) => Promise<ExitStatus>;
}

/** A flag, as its help shows it: `-o, --out <folder>`. */
export interface Flag {
  readonly flag: string;
  readonly summary: string;
  /** Reads one value; `previous` is what those before it gave. Throws a `UsageError`. */
  read?(value: string, previous: unknown): unknown;
}

/** One call of a verb. */
export interface Call {
  readonly argument: string | undefined;
  /** The flags of the verb and the global ones, by name in camelCase; their types follow from the table. */
  readonly flags: <F>() => F;
  readonly io: Io;
}

/** The names that a flag has on the command line: `-o`, `--out`. */
export const namesOf = ({ flag }: Flag): readonly string[] => flag.match(/(?<![\w<-])--?[\w-]+/g) ?? [];
