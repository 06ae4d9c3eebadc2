import type { Perspective } from "../config/config.js";
import { UsageError } from "../diagnostic/usage-error.js";

/** The parameters of the template, as `generator.parameters` of package.json documents them. */
export interface TemplateParameters {
  readonly config: string | undefined;
  readonly root: string | undefined;
  readonly perspective: Perspective | undefined;
  readonly services: readonly string[] | undefined;
  readonly packageName: string | undefined;
  readonly packageVersion: string | undefined;
  readonly models: string | undefined;
}

/** Reads what the user said; the generator has refused unknown names already. Throws a `UsageError`. */
export function readParameters(values: Readonly<Record<string, unknown>>): TemplateParameters {
  const text = (name: keyof TemplateParameters) => {
    const value = values[name];
    if (value === undefined || (typeof value === "string" && value.trim() !== "")) return value?.trim();
    throw wrong(name, "it is not a text, or an empty one");
  };
  const perspective = text("perspective");
  if (perspective !== undefined && perspective !== "server" && perspective !== "client")
    throw wrong("perspective", "it is `server` or `client`");
  const services = text("services")
    ?.split(",")
    .map((name) => name.trim());
  return {
    perspective,
    services,
    config: text("config"),
    root: text("root"),
    packageName: text("packageName"),
    packageVersion: text("packageVersion"),
    models: text("models"),
  };
}

const wrong = (name: string, hint: string): UsageError =>
  UsageError.of("usage", { reason: `the template parameter \`${name}\` is not understood`, hint });
