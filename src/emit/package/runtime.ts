import type { OutputFile } from "../../code/file.js";
import files from "../../runtime?files";

/** The library that generated code needs: `src/runtime`, byte for byte. */
export const runtimeFiles: readonly OutputFile[] = files.map(({ path, text }) => ({
  path: `runtime/${path}`,
  text,
}));
