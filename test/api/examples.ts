import { readFileSync } from "node:fs";

/** The programs of a page: its blocks of TypeScript, each whole. */
export const readExamples = (path: string): readonly string[] =>
  [...readFileSync(path, "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
