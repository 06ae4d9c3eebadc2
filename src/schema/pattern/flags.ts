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
