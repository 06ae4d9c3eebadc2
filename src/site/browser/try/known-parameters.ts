import type { ConnectionSettings } from "./connection-settings.js";
import type { Live } from "./live.js";

/**
 * Fills parameters of addresses that are still empty with what came under the same name: `chat_id` for `{chatId}`.
 * Returns whether it did.
 */
export function fillParameters({ contract }: Live, settings: ConnectionSettings, payload: unknown): boolean {
  const names = new Set(
    Object.values(contract.channels).flatMap(({ parameters }) => parameters.map(({ name }) => name)),
  );
  const known = valuesIn(payload);
  let hasFilled = false;
  for (const name of names) {
    const value = known.get(plain(name));
    if (value === undefined || (settings.parameters.get(name) ?? "") !== "") continue;
    settings.parameters.set(name, value);
    hasFilled = true;
  }
  return hasFilled;
}

/** Plain values, at the top and one object deep. */
function valuesIn(payload: unknown, depth = 0): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (typeof payload !== "object" || payload === null || payload instanceof Blob) return found;
  for (const [name, value] of Object.entries(payload))
    if (typeof value === "string" || typeof value === "number") found.set(plain(name), String(value));
    else if (depth === 0)
      for (const [inner, each] of valuesIn(value, 1)) if (!found.has(inner)) found.set(inner, each);
  return found;
}

const plain = (name: string): string => name.replaceAll(/[_-]/g, "").toLowerCase();
