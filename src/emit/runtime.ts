import files from "../runtime?files";
import type { OutputFile } from "./file.js";

/** The library that generated code needs: `src/runtime`, byte for byte. */
export const runtimeFiles: readonly OutputFile[] = files.map(({ path, text }) => ({
  path: `runtime/${path}`,
  text,
}));
