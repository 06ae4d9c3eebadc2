import { readFileSync } from "node:fs";

/**
 * Looks at the memory of a process five times a second and tells once when it has more than it may. The heap's own
 * limit does not count everything that a process takes. Only where the system shows it (`/proc`); elsewhere the
 * heap's limit is all there is. Returns what ends the watch.
 */
export function watchMemory(
  pid: number | undefined,
  megabytes: number,
  onExcess: (megabytes: number) => void,
): () => void {
  const timer = setInterval(() => {
    const taken = pid === undefined ? undefined : residentBytes(pid);
    if (taken === undefined || taken <= megabytes * 1024 * 1024) return;
    clearInterval(timer);
    onExcess(Math.round(taken / 1024 / 1024));
  }, 200).unref();
  return () => clearInterval(timer);
}

function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
