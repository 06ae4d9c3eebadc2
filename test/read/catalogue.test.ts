import { describe, expect, test } from "vitest";
import { readCatalogue } from "../../src/diagnostic/catalogue/read.js";

describe("every finding of the reader explains itself", () => {
  test.each(Object.entries(readCatalogue))("%s", (code, entry) => {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(entry.page.trim().length).toBeGreaterThan(60);
    expect(entry.help).not.toBe("");
  });
});
