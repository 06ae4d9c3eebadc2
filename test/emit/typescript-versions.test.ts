import { expect, test } from "vitest";
import { compileGenerated } from "./typescript-versions.js";

test.each([
  ["5.5", "nodenext"],
  ["7.0", "nodenext"],
  ["7.0", "bundler"],
] as const)(
  "our generated code compiles with TypeScript %s and %s resolution",
  async (version, resolution) => {
    const { version: named, faults } = await compileGenerated(version, resolution);
    expect(named.startsWith(`${version}.`), named).toBe(true);
    expect(faults).toBe("");
  },
);
