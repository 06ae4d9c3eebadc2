import { createJiti } from "jiti";

/** Imports a TypeScript module on a Node.js that cannot do so itself (below 22.18). */
export const importTypeScript = (path: string): Promise<unknown> =>
  createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(path);
