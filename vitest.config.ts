import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { handlebarsVitePlugin } from "./build/handlebars.mjs";
import { rawFilesVitePlugin } from "./build/raw-text.mjs";

/** Soaks, long property runs and matrices: `npm run test:long` runs these and nothing else. */
const long = "test/**/*.long.test.ts";

/** Which files belong to which project; `pure` has all others. */
const projects = {
  /** Compilers of other languages, generators, package managers. */
  toolchain: [
    "test/emit/conformance/conformance.test.ts",
    "test/emit/typescript-versions.test.ts",
    "test/generator/**/*.test.ts",
    "test/languages/{core-command,models,toolchain}.test.ts",
    "test/{api,sdk}/package.test.ts",
    "test/sdk/hello.test.ts",
  ],
  /** Chromium. */
  browser: [
    "test/sdk/browser.test.ts",
    "test/site/{accessibility,browser-page,browser-search,hostile,try}.test.ts",
  ],
  /** Processes, sockets, memory and time; and what replaces a module, which files that share modules cannot. */
  process: [
    "test/{acceptance,cli,conversation,faults,mock,official,runtime}/**/*.test.ts",
    "test/rewrite/convert/command.test.ts",
    "test/validator/shape.test.ts",
  ],
};

const pure = {
  include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
  exclude: [long, ...Object.values(projects).flat()],
};

/** Files of one project follow each other, since workers can be shared within a project alone; the slowest come first. */
class Sequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = [...Object.keys(projects), "pure"];
    const bySlowness = await super.sort(files);
    return bySlowness.toSorted((a, b) => order.indexOf(a.project.name) - order.indexOf(b.project.name));
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [handlebarsVitePlugin(), rawFilesVitePlugin()],
  test: {
    globalSetup: ["test/build.setup.ts"],
    // Ends what hangs; long enough for a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: Sequencer },
    // Much of the time is spent in waiting for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects:
      mode === "long"
        ? [{ extends: true, test: { name: "long", include: [long] } }]
        : [
            ...Object.entries(projects).map(([name, include]) => ({
              extends: true as const,
              // The tests of one worker share its browser.
              test: { name, include, exclude: [long], isolate: name !== "browser" },
            })),
            // Pure functions and data, in threads that keep their modules from file to file.
            { extends: true, test: { name: "pure", ...pure, pool: "threads", isolate: false } },
          ],
  },
}));
