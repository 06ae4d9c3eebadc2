import { defineConfig } from "vitest/config";
import { handlebarsVitePlugin } from "./build/handlebars.mjs";

export default defineConfig({
  plugins: [handlebarsVitePlugin()],
  test: {
    globalSetup: ["test/build.setup.ts"],
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
