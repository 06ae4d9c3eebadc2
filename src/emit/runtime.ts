import dispatch from "../runtime/dispatch.ts?raw";
import index from "../runtime/index.ts?raw";
import message from "../runtime/message.ts?raw";
import standardSchema from "../runtime/standard-schema.ts?raw";
import validation from "../runtime/validation.ts?raw";
import type { OutputFile } from "./file.js";

/** The library that generated code needs: `src/runtime`, byte for byte. */
export const runtimeFiles: readonly OutputFile[] = [
  { path: "runtime/dispatch.ts", text: dispatch },
  { path: "runtime/index.ts", text: index },
  { path: "runtime/message.ts", text: message },
  { path: "runtime/standard-schema.ts", text: standardSchema },
  { path: "runtime/validation.ts", text: validation },
];
