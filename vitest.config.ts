import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { handlebarsVitePlugin } from "./build/handlebars.mjs";
import { rawFilesVitePlugin } from "./build/raw-text.mjs";

export default defineConfig({
  plugins: [handlebarsVitePlugin(), rawFilesVitePlugin()],
  test: {
    globalSetup: ["test/build.setup.ts"],
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    testTimeout: 30_000,
    // Much of the time is spent in waiting for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
