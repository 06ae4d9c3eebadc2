/** The source of a module whose default export is the precompiled template. */
export function compileTemplate(source: string): string;

/** For esbuild: `plugins: [handlebarsPlugin()]`. */
export function handlebarsPlugin(): import("esbuild").Plugin;

/** For vite and vitest: `plugins: [handlebarsVitePlugin()]`. */
export function handlebarsVitePlugin(): import("vite").Plugin;
