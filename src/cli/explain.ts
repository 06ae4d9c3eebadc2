import { explain, listCodes, nearestCode } from "../diagnostic/explain.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { registry } from "../program/registry.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import type { Io } from "./io.js";
import { openTerminal } from "./terminal.js";

/** `asyncwright explain [CODE]`: the page of a code, or all codes. */
export function runExplain(code: string | undefined, io: Io): ExitStatus {
  const { out } = openTerminal({}, io);
  const page = code === undefined ? listCodes(registry) : explain(code, registry);
  if (page !== undefined) {
    out.write(page);
    return exitStatus.fine;
  }
  const near = nearestCode(code ?? "", registry);
  throw UsageError.of("usage", {
    reason: `there is no diagnostic \`${code ?? ""}\``,
    hint: near === undefined ? "`asyncwright explain` lists all." : `Did you mean \`${near}\`?`,
  });
}
