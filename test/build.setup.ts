import { execFileSync } from "node:child_process";

/** Builds dist/ before the tests that start the command, unless it is newer than everything it is made from. */
export default function setup(): void {
  execFileSync(process.execPath, ["build/build.mjs", "--if-older"], { stdio: "inherit" });
}
