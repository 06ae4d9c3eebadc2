type Check = (
  source: string,
  flags: string,
  parameters: { readonly checker: "automaton"; readonly timeout: number; readonly maxNFASize: number },
) => { readonly status: "safe" | "vulnerable" | "unknown" };

let check: Promise<Check> | undefined;

/**
 * True unless a backtracking engine is shown to run a pattern in time linear in the text. The proof comes from
 * recheck, which is large: it is loaded when the first pattern needs it. No fuzzing, so the answer is the same
 * on each run.
 */
export async function isVulnerable(pattern: string, flags: string): Promise<boolean> {
  check ??= loadCheck();
  const { status } = (await check)(pattern, flags, {
    checker: "automaton",
    timeout: 5_000,
    maxNFASize: 10_000,
  });
  return status !== "safe";
}

async function loadCheck(): Promise<Check> {
  // The build for browsers: plain JavaScript, no program is started.
  const module: unknown = await import("recheck/lib/browser.js" as string);
  const found = [module, at(module, "default")].map((from) => at(from, "checkSync"));
  const checkSync = found.find((value): value is Check => typeof value === "function");
  if (checkSync === undefined) throw new Error("recheck has no checkSync");
  return checkSync;
}

const at = (value: unknown, key: string): unknown =>
  (typeof value === "object" || typeof value === "function") && value !== null
    ? Reflect.get(value, key)
    : undefined;
