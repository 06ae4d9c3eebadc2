/** The flags that a pattern compiles with: Unicode where it does so. Undefined when it does not compile. */
export function flagsOf(pattern: string): "u" | "" | undefined {
  for (const flags of ["u", ""] as const) {
    try {
      new RegExp(pattern, flags);
      return flags;
    } catch {
      // tried without the flag next
    }
  }
  return undefined;
}

/** Why a pattern does not compile; undefined where it does. */
export function faultOf(pattern: string): string | undefined {
  if (flagsOf(pattern) !== undefined) return undefined;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message.replace(/^.*: /, "") : "it does not parse";
  }
}
