import { suggest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";

/** How findings are printed, and where: stdout unless a path is given. */
export interface Format {
  readonly kind: (typeof formatKinds)[number];
  readonly path?: string;
}

/** The formats of findings. */
export const formatKinds = ["text", "json", "github", "sarif", "junit", "markdown"] as const;

/** The flags of the verbs that look at a document. */
export interface DocumentFlags {
  readonly config?: string;
  readonly root?: string;
  readonly allowRemote?: readonly string[];
  readonly format?: readonly Format[];
  readonly strict?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Reads one of the formats, with `=path` or without; collects. */
export function parseFormat(value: string, previous: readonly Format[] = []): readonly Format[] {
  const [name = "", ...rest] = value.split("=");
  const path = rest.join("=");
  const kind = formatKinds.find((known) => known === name);
  if (kind === undefined || (rest.length > 0 && path === ""))
    throw UsageError.of("usage", {
      reason: `\`--format ${value}\` is not understood`,
      hint: suggest(name, formatKinds),
    });
  return [...previous, path === "" ? { kind } : { kind, path }];
}

/** Collects the values of a flag that may come several times. */
export const collect = (value: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  value,
];
