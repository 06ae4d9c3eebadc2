import { AsyncApiError } from "../wire/error.js";

/** Loads a package that only some servers need; without it the error says how to install it. */
export async function loadPackage(name: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const loaded: Readonly<Record<string, unknown>> = await import(name);
    return loaded;
  } catch (cause) {
    throw new AsyncApiError("missing-package", `the package \`${name}\` is needed: npm install ${name}`, {
      cause,
    });
  }
}
