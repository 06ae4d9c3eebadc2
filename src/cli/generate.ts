import type { ExitStatus } from "./exit-status.js";
import { type GenerateFlags, generateOnce } from "./generation.js";

/** `asyncwright generate [DOCUMENT]`: brings the output folder up to date, or says what differs. */
export async function runGenerate(path: string | undefined, flags: GenerateFlags): Promise<ExitStatus> {
  if (!flags.watch) return (await generateOnce(path, flags)).status;
  const { watch } = await import("./watch.js");
  return watch(path, flags);
}
